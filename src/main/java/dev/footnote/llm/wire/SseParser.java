package dev.footnote.llm.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts a byte stream into server-sent events. Takes any line end and a byte order mark; one thread at a time. */
public final class SseParser {

    /** Takes events. */
    public interface Sink {
        /**
         * One event.
         *
         * @param name empty where the host gave none
         * @param data UTF-8; lines are separated by a newline
         */
        void event(String name, byte[] data);
    }

    /** An event that outgrew the limit. */
    public static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final byte[] DATA = "data".getBytes(StandardCharsets.UTF_8);
    private static final byte[] EVENT = "event".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Sink sink;
    private final int limit;
    private byte[] line = new byte[512];
    private int length;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String name = "";
    private boolean inEvent;
    private boolean afterReturn;
    private boolean first = true;

    /**
     * @param limit bytes of one event
     * @param sink takes each event
     */
    public SseParser(int limit, Sink sink) {
        this.limit = limit;
        this.sink = sink;
    }

    /**
     * Takes the next bytes.
     *
     * @throws TooLong if an event outgrows the limit
     */
    public void push(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b == '\n' || b == '\r') {
                endLine(b == '\n');
            } else {
                if (length == line.length) {
                    grow();
                }
                line[length++] = b;
            }
        }
    }

    private void grow() {
        if (length >= limit) {
            throw new TooLong();
        }
        line = Arrays.copyOf(line, (int) Math.min(limit, length * 2L));
    }

    /** The stream is over: the text in the last line counts although it has no end. */
    public void end() {
        endLine(true);
        flush();
    }

    private void endLine(boolean newline) {
        if (length == 0 && newline && afterReturn) {
            afterReturn = false;
            return;
        }
        afterReturn = !newline;
        if (first) {
            first = false;
            dropMark();
        }
        if (length == 0) {
            flush();
            return;
        }
        int from = value(DATA);
        if (from >= 0) {
            data(from);
        } else {
            from = value(EVENT);
            if (from >= 0) {
                name = new String(line, from, length - from, StandardCharsets.UTF_8);
            }
        }
        length = 0;
    }

    private void data(int from) {
        if (data.size() + length - from >= limit) {
            throw new TooLong();
        }
        if (inEvent) {
            data.write('\n');
        }
        data.write(line, from, length - from);
        inEvent = true;
    }

    private void dropMark() {
        if (length >= MARK.length && Arrays.equals(line, 0, MARK.length, MARK, 0, MARK.length)) {
            System.arraycopy(line, MARK.length, line, 0, length - MARK.length);
            length -= MARK.length;
        }
    }

    /** Where a field's value begins in the line, or -1 where it is a comment or another field. */
    private int value(byte[] field) {
        int n = field.length;
        if (length <= n || line[n] != ':' || !Arrays.equals(line, 0, n, field, 0, n)) {
            return -1;
        }
        return length > n + 1 && line[n + 1] == ' ' ? n + 2 : n + 1;
    }

    private void flush() {
        String called = name;
        name = "";
        if (inEvent) {
            inEvent = false;
            byte[] whole = data.toByteArray();
            data.reset();
            sink.event(called, whole);
        }
    }
}
