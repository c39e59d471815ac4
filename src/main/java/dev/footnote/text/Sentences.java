package dev.footnote.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into sentences, English and Chinese alike. Full stops of abbreviations, initials and decimals end none; blank lines,
 * headings, list items and table rows do. Stateless, safe for many threads.
 */
public final class Sentences {

    private static final String ENDS = "。！？!?｡";
    private static final String CLOSERS = "\"'”’」』）)]】》";

    /** A line at least this long that does not end a sentence, followed by a small letter, was wrapped. */
    private static final int WRAPPED = 40;

    private static final Set<String> ABBREVIATIONS = Set.of(
            ("mr mrs ms dr prof sr jr st mt ft vs etc no nos vol vols pp p fig figs ed eds rev gen col lt sgt capt cpt"
                + " cmdr adm gov sen rep hon pres inc ltd co corp bros dept univ assn approx ca cf al op jan feb mar"
                + " apr jun jul aug sep sept oct nov dec e.g i.e u.s u.k u.n u.s.a a.m p.m d.c b.c a.d ph.d m.d b.a"
                + " m.a est esp viz resp messrs")
                    .split(" ", -1));

    private Sentences() {}

    /**
     * The sentences of a text in order, without the white space round them; what lies between them is white space only.
     *
     * @param text any
     * @return spans in UTF-16 units, none empty, none overlapping
     */
    public static List<Span> of(String text) {
        List<Span> out = new ArrayList<>();
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = -1;
            if (c == '\n') {
                end = endsLine(text, start, i) ? i : -1;
            } else if (ENDS.indexOf(c) >= 0) {
                end = afterMarks(text, i + 1);
                end = wide(c) || opens(text, end) ? end : -1;
            } else if (c == '.') {
                end = endsAtStop(text, start, i) ? afterMarks(text, i + 1) : -1;
            }
            if (end >= 0) {
                add(text, start, end, out);
                start = end;
                i = Math.max(end, i + 1);
            } else {
                i++;
            }
        }
        add(text, start, text.length(), out);
        return Collections.unmodifiableList(out);
    }

    private static boolean wide(char mark) {
        return mark > 0x7F;
    }

    private static int afterMarks(String text, int from) {
        int i = from;
        while (i < text.length() && (ENDS + "." + CLOSERS).indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** True where something may begin: after white space, at the end, or at a Han character. */
    private static boolean opens(String text, int at) {
        return at >= text.length() || Character.isWhitespace(text.charAt(at)) || Languages.isHan(text.codePointAt(at));
    }

    private static boolean endsAtStop(String text, int start, int dot) {
        int after = afterMarks(text, dot + 1);
        if (!opens(text, after)) {
            // "[3]" right after the stop, as encyclopaedias write it, was taken for a closer or follows at once.
            return after < text.length() && text.charAt(after) == '[' && Character.isLetter(before(text, dot));
        }
        int next = after;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        if (next < text.length() && Character.isLowerCase(text.charAt(next))) {
            return false;
        }
        if (after > dot + 1 && text.charAt(dot + 1) == '.') {
            return next >= text.length() || Character.isUpperCase(text.charAt(next)) || text.charAt(next) == '\n';
        }
        return next >= text.length() || !abbreviates(text, start, dot);
    }

    private static char before(String text, int at) {
        return at == 0 ? ' ' : text.charAt(at - 1);
    }

    private static boolean abbreviates(String text, int start, int dot) {
        int begin = dot;
        while (begin > start && isWordPart(text.charAt(begin - 1))) {
            begin--;
        }
        String word = text.substring(begin, dot);
        if (word.isEmpty()) {
            return false;
        }
        if (word.chars().allMatch(Character::isDigit)) {
            // "3. Third point" at the beginning of a line is a number, not a sentence.
            return text.substring(start, begin).isBlank();
        }
        boolean degree = begin > start && text.charAt(begin - 1) == '°';
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I") && !degree;
        return initial || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isWordPart(char c) {
        return c == '.' || (Character.isLetterOrDigit(c) && !Languages.isHan(c));
    }

    private static boolean endsLine(String text, int start, int newline) {
        int lineStart = text.lastIndexOf('\n', newline - 1) + 1;
        int next = newline + 1;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        if (next >= text.length() || text.charAt(next) == '\n') {
            return true;
        }
        String line = text.substring(Math.max(lineStart, start), newline).strip();
        boolean wrapped = newline - lineStart >= WRAPPED && !line.startsWith("#") && !line.startsWith("|");
        return !wrapped || !Character.isLowerCase(text.charAt(next));
    }

    private static void add(String text, int start, int end, List<Span> out) {
        int from = start;
        int to = end;
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (to > from && blank(text.charAt(to - 1))) {
            to--;
        }
        if (to > from) {
            out.add(new Span(from, to));
        }
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || c == '\u00A0' || c == '\u3000';
    }
}
