package dev.footnote.page.format;

import java.nio.charset.StandardCharsets;

/** The mark that a whole file of a kind has near its end, and that one that was cut off lacks. */
public final class Tail {

    /** The end record of a zip file's directory. */
    public static final String OF_ZIP = "PK\u0005\u0006";

    public static final String OF_PDF = "%%EOF";

    /** Some writers leave the last mark out, but no reader finds its way without this word. */
    public static final String OF_PDF_INDEX = "startxref";

    /** A zip file's comment may be 65,535 bytes long; what servers append to a PDF is shorter. */
    private static final int LOOKED_AT = 66_000;

    private Tail() {}

    public static boolean has(byte[] bytes, String mark) {
        int from = Math.max(0, bytes.length - LOOKED_AT);
        return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1).contains(mark);
    }
}
