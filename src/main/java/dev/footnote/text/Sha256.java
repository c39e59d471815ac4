package dev.footnote.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts. Stateless, safe for many threads. */
public final class Sha256 {

    private Sha256() {}

    /**
     * Returns the hash of a text's UTF-8 bytes.
     *
     * @param text any
     * @return 32 bytes
     */
    public static byte[] of(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    /**
     * Returns the hash of a text's UTF-8 bytes as text.
     *
     * @param text any
     * @return 64 lower-case hexadecimal digits
     */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }
}
