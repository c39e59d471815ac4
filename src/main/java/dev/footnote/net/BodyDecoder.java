package dev.footnote.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Unpacks bodies, up to a cap. */
final class BodyDecoder {

    private static final Set<String> NOT_ASKED_FOR = Set.of("br", "zstd", "compress", "x-compress", "dcb", "dcz");

    private BodyDecoder() {}

    /**
     * A body without its packing.
     *
     * @param encoding the Content-Encoding; names that mean no packing at all leave the body as it is
     * @param cap bytes of the result
     * @throws ZipException if it is broken, or packed in a way that was not asked for
     */
    static RawResponse.Bytes unpack(RawResponse.Bytes packed, String encoding, long cap) throws ZipException {
        String kind = encoding.strip().toLowerCase(Locale.ROOT);
        if (packed.bytes().length > 0 && NOT_ASKED_FOR.contains(kind)) {
            throw new ZipException("it is packed as " + kind + ", which was not asked for");
        }
        try {
            return unpacked(packed, kind, cap);
        } catch (IOException e) {
            ZipException told = new ZipException("its body, packed as " + kind + ", is broken");
            told.initCause(e);
            throw told;
        }
    }

    private static RawResponse.Bytes unpacked(RawResponse.Bytes packed, String kind, long cap) throws IOException {
        byte[] bytes = packed.bytes();
        if (bytes.length == 0) {
            return packed;
        }
        if (kind.equals("gzip") || kind.equals("x-gzip")) {
            return read(new GZIPInputStream(new ByteArrayInputStream(bytes)), packed.truncated(), cap);
        }
        if (kind.equals("deflate")) {
            // Some servers leave the zlib header out, whose first byte has 8 in its lower half.
            boolean bare = (bytes[0] & 0x0F) != 8;
            Inflater inflater = new Inflater(bare);
            try {
                return read(
                        new InflaterInputStream(new ByteArrayInputStream(bytes), inflater), packed.truncated(), cap);
            } finally {
                inflater.end();
            }
        }
        return packed;
    }

    private static RawResponse.Bytes read(InputStream in, boolean cutOff, long cap) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (out.size() + n > cap) {
                    out.write(buffer, 0, (int) (cap - out.size()));
                    return new RawResponse.Bytes(out.toByteArray(), true);
                }
                out.write(buffer, 0, n);
            }
        } catch (EOFException | ZipException e) {
            if (out.size() == 0) {
                throw e;
            }
            return new RawResponse.Bytes(out.toByteArray(), true);
        }
        return new RawResponse.Bytes(out.toByteArray(), cutOff);
    }
}
