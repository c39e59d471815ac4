package dev.footnote.offline;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to show in short of a sentence where no single name, date or figure stands out. */
final class Clauses {

    private static final Pattern CLAUSE = Pattern.compile("[^，；,;]+[，；,;]?\\s*");

    /** Who is speaking, as chat logs and plays write it. */
    private static final Pattern SPEAKER = Pattern.compile("^(?:.{0,40}\\s)?\\p{Lu}[\\p{L}\\d]+: ");

    /** Han characters say as much as three letters. */
    private static final int SHORT = 160;

    private static final int SHORT_HAN = 40;

    private Clauses() {}

    /** A stretch of whole clauses, those with most of the question's words, no longer than one reads at a glance. */
    static String best(Sentence sentence, Question question) {
        String text = SPEAKER.matcher(sentence.text()).replaceFirst("");
        int most = question.chinese() ? SHORT_HAN : SHORT;
        if (text.length() <= most) {
            return text;
        }
        Matcher clause = CLAUSE.matcher(text);
        int from = 0;
        int to = 0;
        double best = -1;
        while (clause.find()) {
            int end = end(text, clause.start(), most);
            double weight = weight(text.substring(clause.start(), end), question);
            if (weight > best) {
                best = weight;
                from = clause.start();
                to = end;
            }
        }
        return withoutEnd(text.substring(from, to));
    }

    private static String withoutEnd(String clauses) {
        int end = clauses.length();
        while (end > 0
                && (Character.isWhitespace(clauses.charAt(end - 1)) || "，；,;".indexOf(clauses.charAt(end - 1)) >= 0)) {
            end--;
        }
        return clauses.substring(0, end);
    }

    /** The end of the last clause that leaves the stretch short enough; of the first one in any case. */
    private static int end(String text, int from, int most) {
        Matcher clause = CLAUSE.matcher(text).region(from, text.length());
        int end = from;
        while (clause.find() && (end == from || clause.end() - from <= most)) {
            end = clause.end();
        }
        return end;
    }

    private static double weight(String stretch, Question question) {
        Set<String> stems = Question.stems(stretch);
        return question.terms().stream()
                        .filter(term ->
                                stems.contains(term) || Kin.of(term).stream().anyMatch(stems::contains))
                        .count()
                - 0.001 * stretch.length();
    }
}
