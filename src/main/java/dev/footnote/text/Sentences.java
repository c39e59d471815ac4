package dev.footnote.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a text into sentences; a line break ends one, so that headings and list items stand alone. */
public final class Sentences {

    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "no", "vol", "fig", "inc", "ltd", "co", "corp",
            "e.g", "i.e", "etc", "al", "gen", "col", "lt", "sgt", "rev", "hon", "gov", "sen", "rep", "u.s", "u.k", "ca",
            "c", "op", "approx", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
            "mt", "ft", "p", "pp");
    private static final String CLOSERS = "\"'”’」』）)]》*_";

    private Sentences() {}

    /**
     * The sentences in order, without white space at their ends; what lies between them is white space.
     *
     * @param text any text
     */
    public static List<Span> of(String text) {
        List<Span> out = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n') {
                add(out, text, start, i);
                start = i + 1;
            } else if (ends(text, i)) {
                int end = i + 1;
                while (end < text.length() && (CLOSERS.indexOf(text.charAt(end)) >= 0 || isEnd(text.charAt(end)))) {
                    end++;
                }
                add(out, text, start, end);
                start = end;
                i = end - 1;
            }
            i++;
        }
        add(out, text, start, text.length());
        return out;
    }

    private static boolean isEnd(char c) {
        return c == '.' || c == '!' || c == '?' || c == '。' || c == '！' || c == '？' || c == '…';
    }

    private static boolean ends(String text, int i) {
        char c = text.charAt(i);
        if (c == '。' || c == '！' || c == '？' || c == '；') {
            return true;
        }
        if (c != '.' && c != '!' && c != '?') {
            return false;
        }
        int next = i + 1;
        while (next < text.length() && CLOSERS.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        if (next < text.length() && !Character.isWhitespace(text.charAt(next))) {
            return Languages.isHan(text.codePointAt(next)) && c != '.';
        }
        return c != '.' || !isAbbreviation(text, i, next);
    }

    private static boolean isAbbreviation(String text, int dot, int next) {
        int begin = dot;
        while (begin > 0 && (Character.isLetter(text.charAt(begin - 1)) || text.charAt(begin - 1) == '.')) {
            begin--;
        }
        String word = text.substring(begin, dot);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        int after = next;
        while (after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        boolean lowerFollows = after < text.length() && Character.isLowerCase(text.charAt(after));
        return initial || lowerFollows || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static void add(List<Span> out, String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            out.add(new Span(start, end));
        }
    }
}
