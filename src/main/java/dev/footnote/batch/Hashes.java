package dev.footnote.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** A set of ids that keeps 16 bytes of each. Not safe for many threads. */
final class Hashes {

    /** Half of a SHA-256. */
    private record Hash(long high, long low) {}

    private final Set<Hash> known = new HashSet<>();

    /** Adds an id; false if it was there. */
    boolean add(String id) {
        return known.add(hash(id));
    }

    boolean has(String id) {
        return known.contains(hash(id));
    }

    int size() {
        return known.size();
    }

    private static Hash hash(String id) {
        ByteBuffer bytes = ByteBuffer.wrap(sha256(id));
        return new Hash(bytes.getLong(), bytes.getLong());
    }

    /** The same line with the same text has the same id at every start. */
    static String idOf(long line, String text) {
        return line + "-" + HexFormat.of().formatHex(sha256(line + "\n" + text), 0, 8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
