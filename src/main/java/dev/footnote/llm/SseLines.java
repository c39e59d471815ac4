package dev.footnote.llm;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts a byte stream into the data of server-sent events. Takes any line end; one thread at a time. */
final class SseLines {

    private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};

    private final Consumer<byte[]> data;
    private byte[] line = new byte[4096];
    private int length;
    private byte[] event = new byte[0];
    private boolean inEvent;

    /**
     * @param data takes each event's data, UTF-8
     */
    SseLines(Consumer<byte[]> data) {
        this.data = data;
    }

    void push(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b == '\n' || b == '\r') {
                endLine(b == '\n');
            } else {
                if (length == line.length) {
                    line = Arrays.copyOf(line, length * 2);
                }
                line[length++] = b;
            }
        }
    }

    /** The stream is over: what stands in the last line counts although it has no end. */
    void end() {
        endLine(true);
        flush();
    }

    private boolean afterReturn;

    private void endLine(boolean newline) {
        if (length == 0 && newline && afterReturn) {
            afterReturn = false;
            return;
        }
        afterReturn = !newline;
        if (length == 0) {
            flush();
            return;
        }
        int from = dataStart();
        if (from >= 0) {
            byte[] piece = Arrays.copyOfRange(line, from, length);
            event = inEvent ? join(event, piece) : piece;
            inEvent = true;
        }
        length = 0;
    }

    /** Where the data begins in the line, or -1 where it is a comment or another field. */
    private int dataStart() {
        if (length < DATA.length || !Arrays.equals(line, 0, DATA.length, DATA, 0, DATA.length)) {
            return -1;
        }
        return length > DATA.length && line[DATA.length] == ' ' ? DATA.length + 1 : DATA.length;
    }

    private void flush() {
        if (inEvent) {
            inEvent = false;
            data.accept(event);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] out = Arrays.copyOf(first, first.length + second.length + 1);
        out[first.length] = '\n';
        System.arraycopy(second, 0, out, first.length + 1, second.length);
        return out;
    }
}
