package dev.footnote.llm.endpoint;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a gzip stream as its bytes come, for gateways that compress although no such thing was asked for. One thread at
 * a time.
 */
public final class GzipDecoder implements Consumer<ByteBuffer> {

    /** Bytes that are no gzip. */
    public static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static final int FIXED = 10;
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final Consumer<ByteBuffer> next;
    private final Inflater inflater = new Inflater(true);
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private boolean inBody;
    private boolean over;

    /**
     * @param next takes the plain bytes
     */
    public GzipDecoder(Consumer<ByteBuffer> next) {
        this.next = next;
    }

    /** True for an answer that is packed in this way. */
    public static boolean isNeeded(HttpResponse.ResponseInfo info) {
        String packing = info.headers().firstValue("Content-Encoding").orElse("");
        return packing.equalsIgnoreCase("gzip") || packing.equalsIgnoreCase("x-gzip");
    }

    /**
     * Takes the next packed bytes.
     *
     * @throws Unreadable if they are no gzip
     */
    @Override
    public void accept(ByteBuffer packed) {
        byte[] bytes = new byte[packed.remaining()];
        packed.get(bytes);
        if (inBody) {
            inflate(bytes, 0);
            return;
        }
        header.writeBytes(bytes);
        byte[] all = header.toByteArray();
        int end = headerEnd(all);
        if (end >= 0) {
            inBody = true;
            inflate(all, end);
        } else if (all.length > LONGEST_HEADER) {
            throw new Unreadable("a gzip header without an end", null);
        }
    }

    /** Frees what is held outside the heap. */
    public void end() {
        if (!over) {
            over = true;
            inflater.end();
        }
    }

    private void inflate(byte[] bytes, int from) {
        if (over) {
            return; // the trailer, or what stands behind it
        }
        inflater.setInput(bytes, from, bytes.length - from);
        byte[] plain = new byte[8 * 1024];
        try {
            for (int n = inflater.inflate(plain); n > 0; n = inflater.inflate(plain)) {
                next.accept(ByteBuffer.wrap(plain, 0, n));
            }
        } catch (DataFormatException e) {
            throw new Unreadable("no gzip data", e);
        }
        if (inflater.finished() || inflater.needsDictionary()) {
            end();
        }
    }

    /** Where the packed data begin, or -1 while the header is not whole. */
    private static int headerEnd(byte[] b) {
        if (b.length < FIXED) {
            return -1;
        }
        if ((b[0] & 0xFF) != 0x1F || (b[1] & 0xFF) != 0x8B) {
            throw new Unreadable("no gzip header", null);
        }
        int flags = b[3];
        int at = FIXED;
        if ((flags & EXTRA) != 0) {
            if (b.length < at + 2) {
                return -1;
            }
            at += 2 + (b[at] & 0xFF) + ((b[at + 1] & 0xFF) << 8);
        }
        for (int flag : new int[] {NAME, COMMENT}) {
            if ((flags & flag) != 0) {
                at = afterZero(b, at);
                if (at < 0) {
                    return -1;
                }
            }
        }
        at += (flags & CHECKSUM) != 0 ? 2 : 0;
        return at <= b.length ? at : -1;
    }

    private static int afterZero(byte[] b, int from) {
        for (int i = from; i < b.length; i++) {
            if (b[i] == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
