package dev.footnote.batch;

import java.io.IOException;
import java.io.Reader;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lines with their numbers, ended by LF, CR LF or CR; one that is too long is passed over without being kept. */
final class LineReader {

    /**
     * A line.
     *
     * @param number from 1
     * @param text without its end; empty where too long
     * @param tooLong true if it has more characters than allowed
     * @param ended false for a last line without an end
     */
    record Line(long number, String text, boolean tooLong, boolean ended) {}

    private static final int NOTHING = -2;

    private final Reader in;
    private final int max;
    private final BooleanSupplier cut;
    private long number;
    private int held = NOTHING;

    /**
     * @param max characters of a line
     * @param cut tells, at the end, whether the end is missing; a line without an end is none then
     */
    LineReader(Reader buffered, int max, BooleanSupplier cut) {
        this.in = buffered;
        this.max = max;
        this.cut = cut;
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = read();
        if (c < 0) {
            return null;
        }
        number++;
        boolean tooLong = false;
        while (c >= 0 && c != '\n' && c != '\r') {
            tooLong |= text.length() >= max;
            if (!tooLong) {
                text.append((char) c);
            }
            c = read();
        }
        if (c < 0 && cut.getAsBoolean()) {
            return null;
        }
        if (c == '\r') {
            int after = read();
            held = after == '\n' ? NOTHING : after;
        }
        return new Line(number, tooLong ? "" : text.toString(), tooLong, c >= 0);
    }

    private int read() throws IOException {
        int c = held == NOTHING ? in.read() : held;
        held = NOTHING;
        return c;
    }
}
