package dev.footnote.batch;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An input as text: unpacked where it is packed, in UTF-8 or in UTF-16 or UTF-32 with a byte order mark, which is left out. UTF-16 without a mark is known by the
 * zero bytes of its first two characters.
 *
 * @param reader the text, up to where the bytes cannot be had any more; bytes that are no text come as {@link #NO_TEXT}
 * @param charset which
 * @param source tells whether it ended before its end
 */
record TextInput(BufferedReader reader, Charset charset, Source source) {

    /** Ends where reading fails, so that readers with buffers hand out what was read before; keeps the failure. */
    static final class Source extends InputStream {
        private final InputStream from;
        private @Nullable IOException failure;

        Source(InputStream from) {
            this.from = from;
        }

        /** Why it ended before its end, or null if it did not. */
        @Nullable
        IOException failure() {
            return failure;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return failure == null ? from.read(bytes, offset, length) : -1;
            } catch (IOException e) {
                failure = e;
                return -1;
            }
        }
    }

    /** Stands for bytes that are no text: a character that is reserved for such uses and never occurs in text. */
    static final char NO_TEXT = '\uffff';

    private static final int BUFFER = 65_536;

    private record Mark(Charset charset, int... bytes) {}

    /** The longer ones first: a UTF-32 mark begins with a UTF-16 one. */
    private static final Mark[] MARKS = {
        new Mark(Charset.forName("UTF-32LE"), 0xff, 0xfe, 0, 0),
        new Mark(Charset.forName("UTF-32BE"), 0, 0, 0xfe, 0xff),
        new Mark(StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf),
        new Mark(StandardCharsets.UTF_16LE, 0xff, 0xfe),
        new Mark(StandardCharsets.UTF_16BE, 0xfe, 0xff)
    };

    static TextInput open(InputStream stream) throws IOException {
        Source source = new Source(unpacked(new BufferedInputStream(stream, BUFFER)));
        InputStream in = new BufferedInputStream(source, BUFFER);
        byte[] start = peek(in, 4);
        for (Mark mark : MARKS) {
            if (begins(start, mark.bytes())) {
                in.skipNBytes(mark.bytes().length);
                return text(in, mark.charset(), source);
            }
        }
        return text(in, unmarked(start).orElse(StandardCharsets.UTF_8), source);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        return begins(peek(in, 2), 0x1f, 0x8b) ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static byte[] peek(InputStream in, int count) throws IOException {
        in.mark(count);
        byte[] start = in.readNBytes(count);
        in.reset();
        return start;
    }

    private static boolean begins(byte[] start, int... bytes) {
        boolean all = start.length >= bytes.length;
        for (int i = 0; all && i < bytes.length; i++) {
            all = (start[i] & 0xff) == bytes[i];
        }
        return all;
    }

    private static Optional<Charset> unmarked(byte[] start) {
        if (start.length < 4 || (start[0] == 0) != (start[2] == 0) || (start[1] == 0) != (start[3] == 0)) {
            return Optional.empty();
        }
        return start[0] == 0 == (start[1] == 0)
                ? Optional.empty()
                : Optional.of(start[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    private static TextInput text(InputStream in, Charset charset, Source source) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(NO_TEXT));
        return new TextInput(new BufferedReader(new InputStreamReader(in, decoder), BUFFER), charset, source);
    }
}
