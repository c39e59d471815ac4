package dev.footnote.evidence.hostile;

import java.util.List;

/** Tells whether a place of a text is quoted or shown as code, as texts about such orders do. All looks are short. */
final class Quotation {

    private static final int BACK = 300;
    private static final int ON = 600;

    /** Columns from which a line is code, and of a tab. */
    private static final int TAB = 4;

    private static final String OPENING = "“„«「『‹‘‚\"`”»›";

    /** What closes each of them. */
    private static final List<String> CLOSING =
            List.of("”", "“”", "»", "」", "』", "›", "’", "‘’", "\"", "`", "”", "«»", "‹›");

    /** Marks that close in most languages and open in some. */
    private static final String BOTH = "”»›";

    /** Marks that, where they do not open a quotation, end one; single ones may be apostrophes. */
    private static final String ENDING = "”»」』›“«‹";

    private Quotation() {}

    /** True if a place stands between marks of quotation, in code, or in a quoted block. */
    static boolean around(String text, int start, int end) {
        return isQuotedLine(text, start) || isFenced(text, start) || isMarked(text, start, end);
    }

    private static boolean isQuotedLine(String text, int start) {
        int line = text.lastIndexOf('\n', start - 1) + 1;
        if (start - line > BACK) {
            return false;
        }
        int at = line;
        int column = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            column = text.charAt(at) == '\t' ? column / TAB * TAB + TAB : column + 1;
            at++;
        }
        return at < text.length() && (text.charAt(at) == '>' || text.charAt(at) == '|' || column >= TAB);
    }

    /** True in a fenced block of code. An odd number of fences before a place opens one around it; only those nearby are looked at. */
    static boolean isFenced(String text, int start) {
        int before = text.lastIndexOf("```", start);
        if (before < 0 || start - before > 4 * BACK) {
            return false;
        }
        int lineEnd = text.indexOf('\n', before);
        int after = text.indexOf("```", start);
        boolean opens = lineEnd < 0 || lineEnd > before + 3 || before == 0 || text.charAt(before - 1) == '\n';
        return opens && after >= 0 && after - start < 8 * BACK;
    }

    private static boolean isMarked(String text, int start, int end) {
        for (int i = Math.min(start, text.length() - 1); i >= Math.max(0, start - BACK); i--) {
            char c = text.charAt(i);
            if (c == '\n' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                return false;
            }
            int kind = OPENING.indexOf(c);
            if (kind >= 0 && isOpening(text, i, c)) {
                int close = closing(text, Math.max(i + 1, end - 1), CLOSING.get(kind));
                return close >= 0;
            }
            if (i < start && ENDING.indexOf(c) >= 0) {
                return false;
            }
        }
        return false;
    }

    /** Which way a mark faces shows by what stands beside it: German closes with the mark that opens an English quotation. */
    private static boolean isOpening(String text, int at, char c) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        if (BOTH.indexOf(c) >= 0) {
            char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            boolean apart =
                    Character.isWhitespace(before) || "([{".indexOf(before) >= 0 || OPENING.indexOf(before) >= 0;
            return apart && (Character.isLetterOrDigit(after) || OPENING.indexOf(after) >= 0);
        }
        boolean inWord = Character.isLetterOrDigit(before) && !FoldedText.isDense(before);
        boolean straight = c == '"' || c == '`';
        return !inWord && (straight || ".!?".indexOf(before) < 0);
    }

    private static int closing(String text, int from, String marks) {
        for (int i = from; i < Math.min(text.length(), from + ON); i++) {
            if (marks.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
            if (text.charAt(i) == '\n' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                return -1;
            }
        }
        return -1;
    }
}
