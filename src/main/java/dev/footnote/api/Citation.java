package dev.footnote.api;

/**
 * A quote that was found in its source.
 *
 * @param source the number of the source: an {@link Answer.CitedSource#id} within an answer
 * @param quote exactly the source's text from {@code start} to {@code end}
 * @param start offset in the source's text, UTF-16 units, from 0
 * @param end offset after the last unit
 */
public record Citation(int source, String quote, int start, int end) {

    public Citation {
        if (start < 0 || end - start != quote.length()) {
            throw new IllegalArgumentException("citation of source " + source + " runs from " + start + " to " + end
                    + " but its quote has " + quote.length() + " UTF-16 units");
        }
    }
}
