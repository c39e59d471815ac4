package dev.footnote.api;

/**
 * A run of text taken from one source.
 *
 * @param source the run's number of the source, from 1
 * @param start offset in the source's text, UTF-16 units, from 0
 * @param text exactly that stretch of the source; never trimmed or normalised
 */
public record Passage(int source, int start, String text) {

    public Passage {
        if (start < 0) {
            throw new IllegalArgumentException(
                    "passage start is " + start + " in source " + source + "; offsets count from 0");
        }
    }

    /** The offset after its last unit. */
    public int end() {
        return start + text.length();
    }
}
