package dev.footnote.text;

/**
 * A stretch of a text.
 *
 * @param start offset of its first UTF-16 unit
 * @param end offset after its last
 */
public record Span(int start, int end) {

    /**
     * That stretch of a text.
     *
     * @param text the text it was taken from
     */
    public String of(String text) {
        return text.substring(start, end);
    }
}
