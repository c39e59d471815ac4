package dev.footnote.evidence.hostile;

/** Tells whether a place of a text is quoted or shown as code, as texts about such orders do. All looks are short. */
final class Quotation {

    private static final int BACK = 300;
    private static final int ON = 600;
    private static final String OPENING = "“„«「『‹‘\"`";
    private static final String CLOSING = "”“»」』›’\"`";

    private Quotation() {}

    /** True if a place stands between marks of quotation, in code, or in a quoted block. */
    static boolean around(String text, int start, int end) {
        return isQuotedLine(text, start) || isFenced(text, start) || isMarked(text, start, end);
    }

    private static boolean isQuotedLine(String text, int start) {
        int line = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
        if (start - line > BACK) {
            return false;
        }
        int at = line;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '>' || text.charAt(at) == '|' || at - line >= 4);
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
                int close = closing(text, Math.max(i + 1, end - 1), CLOSING.charAt(kind));
                return close >= 0;
            }
            if (i < start && CLOSING.indexOf(c) >= 0 && c != '\'' && c != '’' && OPENING.indexOf(c) < 0) {
                return false;
            }
        }
        return false;
    }

    private static boolean isOpening(String text, int at, char c) {
        boolean straight = c == '"' || c == '`';
        return !straight || at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static int closing(String text, int from, char mark) {
        for (int i = from; i < Math.min(text.length(), from + ON); i++) {
            if (text.charAt(i) == mark) {
                return i;
            }
            if (text.charAt(i) == '\n' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                return -1;
            }
        }
        return -1;
    }
}
