package dev.footnote.page.format;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Characters of a foreign text that a reader does not see. */
public final class InvisibleCharacters {

    private static final char OVERRIDE = '\u202E';
    private static final char END_OF_OVERRIDE = '\u202C';
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;

    /** Characters of a flag of a region, from the black flag to its end. */
    private static final int MAX_FLAG = 8;

    /** Invisible characters without a use of their own in a plain text. */
    private static final Set<Integer> INVISIBLE = Set.of(
            0x7F, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180E, 0x200B, 0x200E,
            0x200F, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x206A, 0x206B, 0x206C, 0x206D, 0x206E, 0x206F, 0x3164,
            0xFEFF, 0xFFA0, 0xFFF9, 0xFFFA, 0xFFFB);

    /** Scripts whose letters change their shape at joiners. */
    private static final Set<UnicodeScript> JOINING = Set.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private InvisibleCharacters() {}

    /**
     * Returns true for a character that is invisible and means nothing in a plain text: soft hyphens, zero-width spaces, marks of direction, control characters, and the tag
     * characters, variation selectors and joiners in which text can be hidden. They stay where a script or an emoji needs them.
     *
     * @param at of a character, or of either half of a pair of surrogates
     */
    public static boolean isJunk(String text, int at) {
        char c = text.charAt(at);
        if (c >= ' ' && c < '\u007F') {
            return false;
        }
        int start =
                Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
        int code = text.codePointAt(start);
        if (code < ' ' || INVISIBLE.contains(code) || isDirection(code) || (code >= 0x1D173 && code <= 0x1D17A)) {
            return true;
        }
        if (code >= 0xE0000 && code <= CANCEL_TAG) {
            return !isFlag(text, start);
        }
        int before = start == 0 ? ' ' : text.codePointBefore(start);
        if (isSelector(code)) {
            return !takesSelector(before, code);
        }
        return (code == 0x200C || code == 0x200D) && !joins(before);
    }

    private static boolean isDirection(int code) {
        return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    }

    private static boolean isSelector(int code) {
        return (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF);
    }

    /** Emoji and Han characters come in variants; one selector says which. */
    private static boolean takesSelector(int before, int code) {
        if (code == 0xFE0E || code == 0xFE0F) {
            return (before >= 0x203C && !isSelector(before) && !Character.isLetter(before))
                    || "#*0123456789\u00A9\u00AE".indexOf(before) >= 0;
        }
        return Character.isIdeographic(before) || (code < 0xFE03 && before >= 0x2200 && before <= 0x22FF);
    }

    private static boolean joins(int before) {
        return JOINING.contains(UnicodeScript.of(before))
                || before >= 0x1F000
                || before == 0xFE0F
                || (before >= 0x2600 && before <= 0x27BF);
    }

    /** Returns true for a tag character in the flag of a region, as of Scotland. */
    private static boolean isFlag(String text, int at) {
        int start = at;
        for (int i = 0; i < MAX_FLAG && start > 0; i++) {
            int before = text.codePointBefore(start);
            start -= Character.charCount(before);
            if (before == BLACK_FLAG) {
                return ends(text, at);
            }
            if (before < 0xE0030 || before > 0xE007A) {
                return false;
            }
        }
        return false;
    }

    private static boolean ends(String text, int at) {
        int end = at;
        for (int i = 0; i < MAX_FLAG && end < text.length(); i++) {
            int code = text.codePointAt(end);
            if (code == CANCEL_TAG) {
                return true;
            }
            if (code < 0xE0030 || code > 0xE007A) {
                return false;
            }
            end += Character.charCount(code);
        }
        return false;
    }

    /** Returns a text as it is drawn: an override of its direction is drawn backwards. */
    public static String drawn(String text) {
        int start = text.indexOf(OVERRIDE);
        if (start < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (start >= 0) {
            int end = text.indexOf(END_OF_OVERRIDE, start);
            int stop = end < 0 ? text.length() : end;
            String run = text.substring(start + 1, stop);
            out.append(text, from, start).append(isRightToLeft(run) ? run : backwards(run));
            from = end < 0 ? stop : stop + 1;
            start = text.indexOf(OVERRIDE, from);
        }
        return out.append(text, from, text.length()).toString();
    }

    /** Returns a text from its end to its start. */
    public static String backwards(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** Returns true if a text has letters that are written from right to left by themselves. */
    public static boolean isRightToLeft(String text) {
        return text.codePoints().anyMatch(c -> {
            byte way = Character.getDirectionality(c);
            return way == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
    }

    /** A text of several lines without such characters; its line ends become line feeds. */
    public static String readable(String text) {
        String lines = drawn(text.replace("\r\n", "\n").replace('\r', '\n'));
        StringBuilder out = new StringBuilder(lines.length());
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.charAt(i);
            if (c == '\n' || c == '\t' || !isJunk(lines, i)) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
