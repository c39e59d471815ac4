package dev.footnote.text;

/** Cuts texts between characters. Stateless, safe for many threads. */
public final class Cut {

    private Cut() {}

    /**
     * Returns the beginning of a text, never with half of a character at its end.
     *
     * @param text any
     * @param most UTF-16 units at most, from 0
     * @return the text itself if it is no longer
     */
    public static String to(String text, int most) {
        return text.length() <= most ? text : text.substring(0, end(text, most));
    }

    /**
     * Returns where a part of a text may end, so that it does not end with half of a character.
     *
     * @param text any
     * @param at where it would end, from 0 to the text's length
     * @return the same place, or the one before it
     */
    public static int end(String text, int at) {
        return isInside(text, at) ? at - 1 : at;
    }

    /**
     * Returns where a part of a text may begin, so that it does not begin with half of a character.
     *
     * @param text any
     * @param at where it would begin, from 0 to the text's length
     * @return the same place, or the one after it
     */
    public static int start(String text, int at) {
        return isInside(text, at) ? at + 1 : at;
    }

    private static boolean isInside(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }
}
