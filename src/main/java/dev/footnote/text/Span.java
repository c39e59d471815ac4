package dev.footnote.text;

/**
 * A piece of a text.
 *
 * @param start its first UTF-16 unit, counted from 0
 * @param end the unit after its last
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span from " + start + " to " + end + " runs backwards");
        }
    }

    /**
     * The piece itself.
     *
     * @param text the text the span was found in
     */
    public String in(String text) {
        return text.substring(start, end);
    }

    /** Its UTF-16 units. */
    public int length() {
        return end - start;
    }
}
