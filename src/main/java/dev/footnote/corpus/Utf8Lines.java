package dev.footnote.corpus;

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
    private final byte[] block = new byte[1 << 16];
    private final int most;
    private int from;
    private int to;
    private boolean first = true;

    /**
     * Reads from a stream, and closes it in the end.
     *
     * @param most bytes of a line
     */
    Utf8Lines(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        if (from == to && !fill()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
        long length = 0;
        boolean ended = false;
        while (!ended && (from < to || fill())) {
            int end = from;
            while (end < to && block[end] != '\n') {
                end++;
            }
            ended = end < to;
            int kept = (int) Math.max(0, Math.min(end - from, most - length));
            bytes.write(block, from, kept);
            length += end - from;
            from = ended ? end + 1 : end;
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

    /** Reads on; false at the end of the stream. */
    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(block));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
