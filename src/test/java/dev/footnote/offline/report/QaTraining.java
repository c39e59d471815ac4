package dev.footnote.offline.report;

import java.util.List;

/** The measure by which answers to training questions are judged. */
public final class QaTraining {

    private QaTraining() {}

    /** Returns true if at least half of the words of an answer, and of an accepted one, agree. */
    public static boolean isRight(QaQuestion question, String answer) {
        return QaScores.f1(question, answer) >= 0.5;
    }

    /** Returns the best token F1 of an answer against the accepted ones, 0 to 1. */
    public static double f1(List<String> accepted, String answer) {
        return QaScores.f1(new QaQuestion("", "", accepted, false, List.of()), answer);
    }

    /** A stated confidence and whether the answer was right. */
    public record Stated(double confidence, boolean right) {}

    /** Returns the area under the curve and the expected calibration error of some answers. */
    public static double[] measured(List<Stated> all) {
        List<QaScores.Stated> stated = all.stream()
                .map(one -> new QaScores.Stated(one.confidence(), one.right()))
                .toList();
        return new double[] {QaScores.auc(stated), QaScores.calibrationError(stated)};
    }
}
