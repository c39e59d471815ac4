package dev.footnote.llm.endpoint;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a body as its bytes come, for gateways that compress although no such thing was asked for. One thread at
 * a time.
 */
public final class BodyUnpacker implements Consumer<ByteBuffer> {

    /** The encoding of a body. */
    public enum Packing {
        NONE,
        GZIP,
        /** With the frame that the name stands for, or without it, as some servers send it. */
        DEFLATE;

        /** Returns the encoding that the headers of an answer name; NONE too for one that cannot be unpacked here. */
        public static Packing of(HttpResponse.ResponseInfo info) {
            String name =
                    info.headers().firstValue("Content-Encoding").orElse("").strip();
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "gzip", "x-gzip" -> GZIP;
                case "deflate" -> DEFLATE;
                default -> NONE;
            };
        }
    }

    /** Bytes that are not packed as they should be. */
    public static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static final int FRAME = 2;
    private static final int FIXED = 10;
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final Packing packing;
    private final Consumer<ByteBuffer> next;
    private final Inflater inflater = new Inflater(true);
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private boolean inBody;
    private boolean over;

    private BodyUnpacker(Packing packing, Consumer<ByteBuffer> next) {
        this.packing = packing;
        this.next = next;
    }

    /**
     * Returns the subscriber for the packed bytes.
     *
     * @param packing how they are packed
     * @param next takes the plain bytes
     */
    public static Consumer<ByteBuffer> before(Consumer<ByteBuffer> next, Packing packing) {
        return packing == Packing.NONE ? next : new BodyUnpacker(packing, next);
    }

    /**
     * Takes the next packed bytes.
     *
     * @throws Unreadable if they are not packed so
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
        int end = packing == Packing.GZIP ? headerEnd(all) : frameEnd(all);
        if (end >= 0) {
            inBody = true;
            inflate(all, end);
        } else if (all.length > LONGEST_HEADER) {
            throw new Unreadable("a gzip header without an end", null);
        }
    }

    /** Frees the memory that is held outside the heap. */
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
            throw new Unreadable("no packed data", e);
        }
        if (inflater.finished() || inflater.needsDictionary()) {
            end();
        }
    }

    /** The same for deflate: a frame of two bytes is known by its check digits. */
    private static int frameEnd(byte[] b) {
        if (b.length < FRAME) {
            return -1;
        }
        int both = ((b[0] & 0xFF) << 8) + (b[1] & 0xFF);
        return (b[0] & 0x0F) == 8 && both % 31 == 0 ? FRAME : 0;
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
