package dev.footnote.page.standin;

import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A phrase of the resource file. Most are ruled out by a word that each of their forms holds, without their expression.
 *
 * @param words of which a text must hold one; none for a phrase without
 */
record Phrase(List<String> words, Pattern pattern) {

    /** Between the parts of a phrase. */
    private static final String GAP = ".{0,30}?";

    /** At the end of a sentence that says nothing else. */
    private static final String REST = ".{0,80}";

    /** A shorter word is in nearly every text. */
    private static final int MIN_WORD = 4;

    /** Before a phrase of a language with spaces; signs of one without may stand there. */
    private static final String NO_LETTER = "(?<![\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{IsArabic}\\p{IsHebrew}])";

    private static final String MARKS = "()|*?^$\\{}";

    /** A phrase that may stand anywhere in a sentence. */
    static Phrase within(String form) {
        String body = form.endsWith("*") ? form.substring(0, form.length() - 1) : form;
        int first = body.replace("(", "").codePointAt(0);
        boolean word = Character.isLetterOrDigit(first) && first < 0x700;
        return new Phrase(
                words(body),
                WordPatterns.compile((word ? NO_LETTER : "") + expression(body, GAP, "(?:" + GAP + " )?")));
    }

    /** A phrase that is a whole sentence. */
    static Phrase whole(String form) {
        return new Phrase(words(form), WordPatterns.compile("^(?:" + expression(form, REST, REST + " ") + ")$"));
    }

    /** A phrase that begins a title, or the part of it before or after a stroke. */
    static Phrase ofTitle(String form) {
        return new Phrase(
                words(form),
                WordPatterns.compile("(?:^|[|–—·] ?|- )(?:" + expression(form, GAP, " ") + ")(?:$| ?[|–—·-])"));
    }

    boolean mayBeIn(String text) {
        return words.isEmpty() || words.stream().anyMatch(text::contains);
    }

    boolean isIn(String sentence) {
        return mayBeIn(sentence) && pattern.matcher(sentence).find();
    }

    private static String expression(String form, String star, String between) {
        StringBuilder out = new StringBuilder();
        String body = form.replace(" * ", " _");
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            switch (c) {
                case '(' -> out.append("(?:");
                case '*' -> out.append(star);
                case '_' -> out.append(between);
                case '.' -> out.append("\\.");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** The longest text outside of all groups, or else the alternatives of the first group whose shortest is longest. */
    private static List<String> words(String form) {
        String best = "";
        List<String> group = List.of();
        int at = 0;
        while (at < form.length()) {
            char c = form.charAt(at);
            int end = at + 1;
            if (c == '(') {
                end = close(form, at);
                List<String> options = options(form.substring(at + 1, end - 1));
                boolean optional = end < form.length() && form.charAt(end) == '?';
                group = !optional && shortest(options) > shortest(group) ? options : group;
            } else if (MARKS.indexOf(c) < 0) {
                while (end < form.length() && MARKS.indexOf(form.charAt(end)) < 0) {
                    end++;
                }
                boolean optional = end < form.length() && form.charAt(end) == '?';
                String plain = form.substring(at, optional ? end - 1 : end).strip();
                best = weight(plain) > weight(best) ? plain : best;
            } else if (c == '\\') {
                end++;
            }
            at = end;
        }
        return weight(best) >= Math.min(MIN_WORD, shortest(group) + 1)
                ? List.of(best)
                : shortest(group) > 0 ? group : List.of();
    }

    private static int close(String form, int open) {
        int depth = 0;
        for (int i = open; i < form.length(); i++) {
            depth += form.charAt(i) == '(' ? 1 : form.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalStateException("a phrase with an open bracket: " + form);
    }

    /** The alternatives of a group, each cut at its first mark. */
    private static List<String> options(String group) {
        List<String> out = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= group.length(); i++) {
            char c = i == group.length() ? '|' : group.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                out.add(plainStart(group.substring(from, i)));
                from = i + 1;
            }
        }
        return out;
    }

    private static String plainStart(String option) {
        int end = 0;
        while (end < option.length() && MARKS.indexOf(option.charAt(end)) < 0) {
            end++;
        }
        boolean optional = end < option.length() && option.charAt(end) == '?';
        return option.substring(0, optional ? Math.max(0, end - 1) : end).strip();
    }

    private static int shortest(List<String> options) {
        return options.stream().mapToInt(Phrase::weight).min().orElse(0);
    }

    /** The length of a text, in which a sign of a language without spaces counts as two. */
    private static int weight(String text) {
        return text.chars().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }
}
