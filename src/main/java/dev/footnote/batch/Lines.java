package dev.footnote.batch;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines with their numbers; one that is too long is passed over without being kept. */
final class Lines {

    /**
     * A line.
     *
     * @param number from 1
     * @param text without its end; empty where too long
     * @param tooLong true if it has more characters than allowed
     * @param ended false for a last line without a line feed
     */
    record Line(long number, String text, boolean tooLong, boolean ended) {}

    private final Reader in;
    private final int max;
    private long number;

    Lines(Reader buffered, int max) {
        this.in = buffered;
        this.max = max;
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        number++;
        boolean tooLong = false;
        while (c >= 0 && c != '\n') {
            tooLong |= text.length() >= max;
            if (!tooLong) {
                text.append((char) c);
            }
            c = in.read();
        }
        int end = text.length() > 0 && text.charAt(text.length() - 1) == '\r' ? text.length() - 1 : text.length();
        return new Line(number, tooLong ? "" : text.substring(0, end), tooLong, c == '\n');
    }
}
