package dev.footnote.answer.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in the columns of a terminal, where Chinese takes two a character and marks that combine take none. Colour codes ({@code ESC [ ... m}) and links ({@code ESC ] ... ESC \}) take none either.
 * Stateless, safe for many threads.
 */
public final class TerminalText {

    private static final char ESCAPE = '\u001b';

    /** First and last code points of what terminals draw two columns wide (Unicode's East Asian Width W and F, in large strokes). */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x23E9, 0x23EC},
        {0x25FD, 0x25FE},
        {0x2614, 0x2615},
        {0x2648, 0x2653},
        {0x26AA, 0x26AB},
        {0x26BD, 0x26BE},
        {0x26C4, 0x26C5},
        {0x2705, 0x2705},
        {0x270A, 0x270B},
        {0x2728, 0x2728},
        {0x274C, 0x274C},
        {0x2753, 0x2755},
        {0x2757, 0x2757},
        {0x2795, 0x2797},
        {0x2B1B, 0x2B1C},
        {0x2B50, 0x2B50},
        {0x2E80, 0x303E},
        {0x3041, 0x4DBF},
        {0x4E00, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE10, 0xFE19},
        {0xFE30, 0xFE6F},
        {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18DFF},
        {0x1AFF0, 0x1B2FF},
        {0x1F004, 0x1F004},
        {0x1F0CF, 0x1F0CF},
        {0x1F18E, 0x1F19A},
        {0x1F1E6, 0x1F265},
        {0x1F300, 0x1F320},
        {0x1F32D, 0x1F64F},
        {0x1F680, 0x1F6FC},
        {0x1F7E0, 0x1F7EB},
        {0x1F90C, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private TerminalText() {}

    /**
     * The columns that a text takes on one line.
     *
     * @param text without line ends
     */
    public static int width(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); ) {
            int end = unit(text, i);
            sum += text.charAt(i) == ESCAPE ? 0 : width(text.codePointAt(i));
            i = end;
        }
        return sum;
    }

    /**
     * A text in lines of at most so many columns: broken at blanks and beside Chinese, and within a word only where it fills a line by itself. Blanks at a break are
     * left out; nothing else is.
     *
     * @param text its own line ends stay
     * @param columns at least 2
     */
    public static List<String> wrap(String text, int columns) {
        if (columns < 2) {
            throw new IllegalArgumentException("columns is " + columns + "; a Chinese character needs 2");
        }
        List<String> out = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            fill(line, columns, out);
        }
        return out;
    }

    private static void fill(String text, int columns, List<String> out) {
        StringBuilder line = new StringBuilder();
        int taken = 0;
        int breakAt = 0;
        for (int i = 0; i < text.length(); ) {
            int end = unit(text, i);
            int cp = text.codePointAt(i);
            int wide = cp == ESCAPE ? 0 : width(cp);
            if (wide == 2 && line.length() > 0) {
                breakAt = line.length();
            }
            if (taken + wide > columns) {
                int at = cp == ' ' || breakAt == 0 ? line.length() : breakAt;
                out.add(line.substring(0, at).stripTrailing());
                line.delete(0, at);
                taken = width(line.toString());
                breakAt = 0;
            }
            boolean blankAtStart = cp == ' ' && line.length() == 0 && !out.isEmpty() && i > 0;
            if (!blankAtStart) {
                line.append(text, i, end);
                taken += wide;
            }
            if (cp == ' ' || wide == 2) {
                breakAt = line.length();
            }
            i = end;
        }
        out.add(line.toString());
    }

    /** The end of the code point or colour code that begins at an offset. */
    private static int unit(String text, int at) {
        if (text.startsWith(ESCAPE + "[", at)) {
            int end = text.indexOf('m', at);
            if (end > 0) {
                return end + 1;
            }
        }
        if (text.startsWith(ESCAPE + "]", at)) {
            int end = text.indexOf(ESCAPE + "\\", at);
            if (end > 0) {
                return end + 2;
            }
        }
        return at + Character.charCount(text.codePointAt(at));
    }

    private static int width(int cp) {
        int type = Character.getType(cp);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || Character.isISOControl(cp)) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (cp >= range[0] && cp <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
