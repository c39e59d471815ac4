package dev.footnote.answer.quote;

/**
 * Finds the ends of rows, headings and paragraphs that a quote in one line would hide. A line that ends a sentence, or goes
 * on with a small letter, hides nothing.
 */
final class BlockBoundaries {

    private static final String ENDS = ".!?:;,…\"'”’»)]。！？：；，、」』）】》";

    private BlockBoundaries() {}

    /**
     * True if a stretch runs over such an end.
     *
     * @param text the source's
     * @param start of the stretch
     * @param end of the stretch
     */
    static boolean within(String text, int start, int end) {
        int line = text.indexOf('\n', start);
        while (line >= 0 && line < end) {
            int left = line;
            while (left > start && Character.isWhitespace(text.charAt(left - 1))) {
                left--;
            }
            int right = line;
            int lines = 0;
            while (right < end && Character.isWhitespace(text.charAt(right))) {
                lines += text.charAt(right) == '\n' ? 1 : 0;
                right++;
            }
            if (left > start && right < end && isBorder(text, left, right, lines)) {
                return true;
            }
            line = text.indexOf('\n', Math.max(right, line + 1));
        }
        return false;
    }

    private static boolean isBorder(String text, int left, int right, int lines) {
        if (text.charAt(left - 1) == '|' || text.charAt(right) == '|') {
            return true;
        }
        boolean ended = ENDS.indexOf(text.charAt(left - 1)) >= 0;
        boolean goesOn = Character.isLowerCase(text.codePointAt(right));
        return lines > 1 && !ended && !goesOn;
    }
}
