package dev.footnote.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into sentences, by the marks of most scripts. Full stops of abbreviations, initials and decimals end none; blank lines,
 * headings, list items and table rows do. Stateless, safe for many threads.
 */
public final class Sentences {

    private static final String ENDS = "。！？!?｡؟۔।॥։።";
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
     * The sentences of a text in order, without the white space round them; only white space lies between them.
     *
     * @param text any
     * @return spans in UTF-16 units, none empty, none overlapping
     */
    public static List<Span> of(String text) {
        return new Walk(text).run();
    }

    /** One pass over a text. How far runs of marks and of blanks reach is kept, so that a long run is walked once. */
    private static final class Walk {
        private final String text;
        private final List<Span> out = new ArrayList<>();
        private int start;
        private int marksFrom = -1;
        private int marksEnd = -1;
        private int blanksFrom = -1;
        private int blanksEnd = -1;

        Walk(String text) {
            this.text = text;
        }

        List<Span> run() {
            int i = 0;
            while (i < text.length()) {
                int end = end(i);
                if (end >= 0) {
                    add(text, start, end, out);
                    start = end;
                }
                i = Math.max(end, i + 1);
            }
            add(text, start, text.length(), out);
            return Collections.unmodifiableList(out);
        }

        /** Where the sentence ends for which the character at a place is the last mark or line feed; -1 where none does. */
        private int end(int at) {
            char c = text.charAt(at);
            if (c == '\n') {
                return endsLine(text, start, at) ? at : -1;
            }
            if (ENDS.indexOf(c) >= 0) {
                int after = afterMarks(at + 1);
                return wide(c) || opens(text, after) && !goesOn(at, after) ? after : -1;
            }
            return c == '.' && endsAtStop(at) ? afterMarks(at + 1) : -1;
        }

        /** True behind a question or call that is quoted: "Who?" she asked. */
        private boolean goesOn(int at, int after) {
            int next = afterBlanks(after);
            boolean quoted = after > at + 1 && CLOSERS.indexOf(text.charAt(after - 1)) >= 0;
            return quoted && next < text.length() && Character.isLowerCase(text.charAt(next));
        }

        private int afterMarks(int from) {
            if (from < marksFrom || from > marksEnd) {
                marksFrom = from;
                marksEnd = from;
                while (marksEnd < text.length() && (ENDS + "." + CLOSERS).indexOf(text.charAt(marksEnd)) >= 0) {
                    marksEnd++;
                }
            }
            return marksEnd;
        }

        private int afterBlanks(int from) {
            if (from < blanksFrom || from > blanksEnd) {
                blanksFrom = from;
                blanksEnd = from;
                while (blanksEnd < text.length() && text.charAt(blanksEnd) == ' ') {
                    blanksEnd++;
                }
            }
            return blanksEnd;
        }

        private boolean endsAtStop(int dot) {
            int after = afterMarks(dot + 1);
            if (!opens(text, after)) {
                // "[3]" right after the stop, as encyclopaedias write it, was taken for a closer or follows at once.
                return after < text.length() && text.charAt(after) == '[' && Character.isLetter(before(text, dot));
            }
            int next = afterBlanks(after);
            if (next < text.length() && Character.isLowerCase(text.charAt(next))) {
                return false;
            }
            if (after > dot + 1 && text.charAt(dot + 1) == '.') {
                return next >= text.length() || Character.isUpperCase(text.charAt(next)) || text.charAt(next) == '\n';
            }
            return next >= text.length() || !abbreviates(text, start, dot);
        }
    }

    private static boolean wide(char mark) {
        return mark > 0x7F;
    }

    /** True where something may begin: after white space, at the end, or at a Han character. */
    private static boolean opens(String text, int at) {
        return at >= text.length() || Character.isWhitespace(text.charAt(at)) || Languages.isHan(text.codePointAt(at));
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
