package dev.footnote.offline.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The measures of extractive question answering: containment, F1, area under the curve, calibration error. */
final class QaScores {

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final int BINS = 10;

    private QaScores() {}

    /** Returns the tokens that are compared: words in lower case without articles, and each Han character by itself. */
    static List<String> tokens(String text) {
        List<String> out = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        plain.codePoints().forEach(c -> {
            boolean han = Character.isIdeographic(c);
            if (Character.isLetterOrDigit(c) && !han) {
                word.appendCodePoint(c);
            } else {
                flush(word, out);
                if (han) {
                    out.add(Character.toString(c));
                }
            }
        });
        flush(word, out);
        out.removeIf(ARTICLES::contains);
        return out;
    }

    private static void flush(StringBuilder word, List<String> out) {
        if (!word.isEmpty()) {
            out.add(word.toString());
            word.setLength(0);
        }
    }

    /** Returns true if the accepted answer, or each part of a joint one, stands in a text. */
    static boolean holds(QaQuestion question, String text) {
        String in = " " + String.join(" ", tokens(text)) + " ";
        return question.joint()
                ? question.answers().stream().allMatch(answer -> stands(answer, in))
                : question.answers().stream().anyMatch(answer -> stands(answer, in));
    }

    private static boolean stands(String answer, String text) {
        List<String> tokens = tokens(answer);
        return !tokens.isEmpty() && text.contains(" " + String.join(" ", tokens) + " ");
    }

    /** Returns the best token F1 of a short answer against the accepted ones, 0 to 1. */
    static double f1(QaQuestion question, String shortAnswer) {
        if (question.joint()) {
            return f1(tokens(String.join(" ", question.answers())), tokens(shortAnswer));
        }
        return question.answers().stream()
                .mapToDouble(answer -> f1(tokens(answer), tokens(shortAnswer)))
                .max()
                .orElse(0);
    }

    private static double f1(List<String> gold, List<String> given) {
        List<String> left = new ArrayList<>(gold);
        long common = given.stream().filter(left::remove).count();
        return common == 0 ? 0 : 2.0 * common / (gold.size() + given.size());
    }

    /** A stated confidence and whether the answer was right. */
    record Stated(double confidence, boolean right) {}

    /** Returns the chance that a right answer states more confidence than a wrong one; NaN if one kind is missing. */
    static double auc(List<Stated> all) {
        double wins = 0;
        long pairs = 0;
        for (Stated right : all) {
            for (Stated wrong : all) {
                if (right.right() && !wrong.right()) {
                    pairs++;
                    int order = Double.compare(right.confidence(), wrong.confidence());
                    wins += order > 0 ? 1 : order == 0 ? 0.5 : 0;
                }
            }
        }
        return pairs == 0 ? Double.NaN : wins / pairs;
    }

    /** Returns the expected calibration error over ten bins of equal width, 0 to 1. */
    static double calibrationError(List<Stated> all) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int b = bin;
            List<Stated> in = all.stream()
                    .filter(one -> Math.min(BINS - 1, (int) (one.confidence() * BINS)) == b)
                    .sorted(Comparator.comparingDouble(Stated::confidence))
                    .toList();
            double stated = in.stream().mapToDouble(Stated::confidence).sum();
            double right = in.stream().filter(Stated::right).count();
            sum += Math.abs(stated - right);
        }
        return all.isEmpty() ? 0 : sum / all.size();
    }
}
