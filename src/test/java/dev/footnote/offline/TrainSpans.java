package dev.footnote.offline;

import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.SentenceSplitter;
import dev.footnote.offline.evidence.Views;
import dev.footnote.offline.report.QaTraining;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.offline.span.SentenceView;
import dev.footnote.offline.span.SpanScorer;
import dev.footnote.offline.span.SpanTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns the weights of the short answer's scorer from question sets with known answers, and measures how often its answers are right.
 *
 * <pre>
 * TrainSpans OUT WORK FILE... [most=N] [with=WEIGHTS]
 * </pre>
 *
 * <p>OUT is the file of weights to write; beside it, OUT with {@code .confidence} at its end gets the points of the table of confidence.
 * WORK is a folder for the index. Each FILE is one of {@link TrainingSet#read}; a file named twice counts twice. The weights come from all
 * questions, the points from a run in which every sixth was left out and asked afterwards. {@code most} is how many questions of each file are
 * taken, at even distances. The new weights are averaged with those of the file {@code with}, such as the ones in use: two sets of weights that
 * come from texts of different kinds do better together than each by itself.
 */
public final class TrainSpans {

    private static final double PULL = 0.002;
    private static final int ROUNDS = 6;
    private static final int KEPT_BACK = 6;
    private static final double[] BORDERS = {0, 0.1, 0.2, 0.3, 0.45, 0.65, 1.0001};

    private TrainSpans() {}

    /** A question with the sentences that were read for it. */
    private record Asked(TrainingSet.Question question, QuestionAnalysis asked, SentenceRanker evidence) {
        List<SentenceView> sentences() {
            return Views.of(asked, evidence, SpanScorer.SENTENCES);
        }

        double rightness(String answer) {
            return QaTraining.f1(question.answers(), answer);
        }
    }

    public static void main(String[] args) throws IOException {
        List<String> files = new ArrayList<>();
        Map<String, String> options = new TreeMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals > 0) {
                options.put(arg.substring(0, equals), arg.substring(equals + 1));
            } else {
                files.add(arg);
            }
        }
        if (files.size() < 3) {
            System.err.println("Usage: TrainSpans OUT WORK FILE... [most=N] [with=WEIGHTS]");
            System.exit(2);
        }
        int most = Integer.parseInt(options.getOrDefault("most", String.valueOf(Integer.MAX_VALUE)));
        List<Asked> all = new ArrayList<>();
        for (String file : files.subList(2, files.size())) {
            all.addAll(asked(Path.of(file), Path.of(files.get(1)), most));
        }
        boolean chinese = all.get(0).asked().chinese();
        measure(Path.of(files.get(0) + ".confidence"), all, chinese);
        Map<String, Double> weights = learn(all, -1);
        if (options.containsKey("with")) {
            weights = SpanTrainer.averaged(weights, SpanTrainer.read(Path.of(options.getOrDefault("with", ""))));
        }
        List<String> lines = new ArrayList<>();
        weights.forEach((feature, weight) -> lines.add(feature + " " + weight));
        Files.write(Path.of(files.get(0)), lines);
        System.exit(0);
    }

    private static List<Asked> asked(Path file, Path work, int most) throws IOException {
        TrainingSet set = TrainingSet.read(file).atMost(most);
        List<Asked> out = new ArrayList<>();
        SentenceSplitter cutter = new SentenceSplitter();
        Path folder = set.corpus(work.resolve(file.getFileName().toString()));
        try (ClosedCorpus corpus = new ClosedCorpus(folder)) {
            for (TrainingSet.Question question : set.questions()) {
                QuestionAnalysis asked = new QuestionAnalysis(question.text());
                var pages = corpus.read(corpus.search(question.text()));
                out.add(new Asked(question, asked, new SentenceRanker(asked, pages, cutter)));
            }
        }
        return out;
    }

    /** Learns from all questions but every sixth, counted from {@code left}; from all of them if that is below 0. */
    private static Map<String, Double> learn(List<Asked> all, int left) {
        SpanTrainer trainer = new SpanTrainer(PULL, ROUNDS);
        for (int i = 0; i < all.size(); i++) {
            if (left < 0 || i % KEPT_BACK != left) {
                Asked one = all.get(i);
                trainer.add(Views.of(one.asked(), one.evidence()), one.sentences(), one::rightness);
            }
        }
        return trainer.train();
    }

    private static void measure(Path out, List<Asked> all, boolean chinese) throws IOException {
        Map<String, Double> weights = learn(all, 0);
        SpanScorer scorer = SpanTrainer.scorer(weights, weights);
        int[] asked = new int[BORDERS.length];
        int[] right = new int[BORDERS.length];
        double[] stated = new double[BORDERS.length];
        for (int i = 0; i < all.size(); i += KEPT_BACK) {
            Asked one = all.get(i);
            List<AnswerSpan> spans = scorer.rank(Views.of(one.asked(), one.evidence()), one.sentences());
            if (!spans.isEmpty()) {
                int bin = bin(spans.get(0).probability());
                asked[bin]++;
                stated[bin] += spans.get(0).probability();
                right[bin] += one.rightness(spans.get(0).text()) >= 0.5 ? 1 : 0;
            }
        }
        List<String> lines = new ArrayList<>();
        double last = 0;
        for (int bin = 0; bin < BORDERS.length - 1; bin++) {
            if (asked[bin] > 0) {
                last = Math.max(last, right[bin] / (double) asked[bin]);
                lines.add(String.format(
                        Locale.ROOT, "%s %.2f %.2f", chinese ? "SPAN_HAN" : "SPAN", stated[bin] / asked[bin], last));
            }
        }
        Files.write(out, lines);
    }

    private static int bin(double probability) {
        int bin = 0;
        while (probability >= BORDERS[bin + 1]) {
            bin++;
        }
        return bin;
    }
}
