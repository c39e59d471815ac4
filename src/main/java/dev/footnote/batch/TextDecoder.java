package dev.footnote.batch;

import dev.footnote.api.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An input as text: unpacked where it is packed; in the encoding that was given or that its byte order mark names, else in UTF-16 if the first two characters have zero
 * bytes, else in UTF-8 or the encoding that {@link EncodingGuess} finds.
 *
 * @param reader the text, up to where the bytes cannot be had any more; bytes that are no text come as {@link #NO_TEXT}
 * @param charset which
 * @param source tells whether it ended before its end
 */
record TextDecoder(BufferedReader reader, Charset charset, Source source) {

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
    private static final int LONGEST_MARK = 4;

    /** One control character in so many makes a file binary. */
    private static final int MOST_CONTROLS = 20;

    private record Mark(Charset charset, int... bytes) {}

    /** The longer ones first: a UTF-32 mark begins with a UTF-16 one. */
    private static final Mark[] MARKS = {
        new Mark(Charset.forName("UTF-32LE"), 0xff, 0xfe, 0, 0),
        new Mark(Charset.forName("UTF-32BE"), 0, 0, 0xfe, 0xff),
        new Mark(StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf),
        new Mark(StandardCharsets.UTF_16LE, 0xff, 0xfe),
        new Mark(StandardCharsets.UTF_16BE, 0xfe, 0xff)
    };

    /** What files of other kinds begin with, and what to do about it. */
    private static final Map<String, String> OTHERS = Map.of(
            "PK\u0003\u0004", "is a workbook (.xlsx) or another packed file; save it as CSV in UTF-8",
            "\u00d0\u00cf\u0011\u00e0", "is a workbook or document of old Office (.xls); save it as CSV in UTF-8",
            "%PDF", "is a PDF; questions are read from text files and tables",
            "PAR1", "is a Parquet file; convert it to JSON lines",
            "SQLite format", "is an SQLite database; export a table as CSV",
            "BZh", "is packed with bzip2; unpack it, or pack it with gzip",
            "\u00fd7zXZ", "is packed with xz; unpack it, or pack it with gzip",
            "(\u00b5/\u00fd", "is packed with zstd; unpack it, or pack it with gzip");

    /**
     * Opens an input.
     *
     * @param name of the input, for complaints
     * @param stream its bytes
     * @param given its encoding, or null to tell it from the bytes
     * @throws InvalidInputException if it is of a kind that holds no lines of text
     */
    static TextDecoder open(String name, InputStream stream, @Nullable Charset given) throws IOException {
        Source source = new Source(unpacked(new BufferedInputStream(stream, BUFFER)));
        InputStream in = new BufferedInputStream(source, BUFFER);
        byte[] start = start(in);
        for (Mark mark : MARKS) {
            if (begins(start, mark.bytes())) {
                in.skipNBytes(mark.bytes().length);
                return text(in, mark.charset(), source);
            }
        }
        refuse(name, start);
        Charset told = given == null ? unmarked(start).orElseGet(() -> EncodingGuess.of(start)) : given;
        return text(in, told, source);
    }

    private static void refuse(String name, byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        OTHERS.forEach((begin, kind) -> {
            if (text.startsWith(begin)) {
                throw new InvalidInputException(name + " " + kind);
            }
        });
        long controls =
                text.chars().filter(c -> c < ' ' && "\t\n\r\f\0".indexOf(c) < 0).count();
        if (controls * MOST_CONTROLS > text.length()) {
            throw new InvalidInputException(name + " holds no text; give JSON lines, CSV, TSV or a question a line");
        }
    }

    /** Its first bytes, as many as come at once: a pipe's writer may wait for answers before it writes more. */
    private static byte[] start(InputStream in) throws IOException {
        in.mark(BUFFER);
        byte[] bytes = new byte[BUFFER];
        int length = 0;
        int more;
        do {
            more = in.read(bytes, length, BUFFER - length);
            length += Math.max(0, more);
        } while (more > 0 && length < LONGEST_MARK);
        in.reset();
        return Arrays.copyOf(bytes, length);
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

    private static TextDecoder text(InputStream in, Charset charset, Source source) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(NO_TEXT));
        return new TextDecoder(new BufferedReader(new InputStreamReader(in, decoder), BUFFER), charset, source);
    }
}
