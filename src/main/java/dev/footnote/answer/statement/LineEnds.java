package dev.footnote.answer.statement;

import java.util.Set;

/** Joins words that a hyphen divides at the end of a line. */
public final class LineEnds {

    private static final Set<String> TENS =
            Set.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private LineEnds() {}

    public static String join(String text) {
        int at = text.indexOf("-\n");
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            int next = at + 2;
            boolean torn = at > 0
                    && Character.isLetter(text.charAt(at - 1))
                    && next < text.length()
                    && Character.isLowerCase(text.charAt(next));
            out.append(text, from, at);
            out.append(torn ? (TENS.contains(wordBefore(out)) ? "-" : "") : "-\n");
            from = next;
            at = text.indexOf("-\n", next);
        }
        return out.append(text, from, text.length()).toString();
    }

    private static String wordBefore(StringBuilder text) {
        int from = text.length();
        while (from > 0 && text.length() - from < 12 && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return dev.footnote.text.NormalText.of(text.substring(from)).text();
    }
}
