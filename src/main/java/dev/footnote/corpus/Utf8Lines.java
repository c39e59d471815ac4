package dev.footnote.corpus;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a UTF-8 file, one at a time and none longer than a limit, so that no file is too large for the memory. */
final class Utf8Lines implements Closeable {

    /**
     * A line.
     *
     * @param text without its end; empty where there is a problem
     * @param problem why it cannot be read, or null
     */
    record Line(String text, @Nullable String problem) {}

    private final InputStream in;
    private final int most;
    private boolean first = true;

    /**
     * Reads from a stream, and closes it in the end.
     *
     * @param most bytes of a line
     */
    Utf8Lines(InputStream in, int most) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.most = most;
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long length = 0;
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (++length <= most) {
                bytes.write(b);
            }
        }
        boolean opening = first;
        first = false;
        if (length > most) {
            return new Line("", "has " + length + " bytes, more than corpus.max_line_bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            boolean marked = opening && text.startsWith("\uFEFF");
            return new Line(marked ? text.substring(1) : text, null);
        } catch (CharacterCodingException e) {
            return new Line("", "is not UTF-8, which JSON lines must be; save the file as UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
