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
        if (text.length() <= most) {
            return text;
        }
        boolean half = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, half ? most - 1 : most);
    }
}
