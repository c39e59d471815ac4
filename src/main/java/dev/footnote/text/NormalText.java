package dev.footnote.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text in the form in which quotes are compared, with the way back to the original.
 *
 * <p>White space runs become one space (none at either end, and none beside a Chinese or Japanese character),
 * typographic quotation marks and dashes their plain forms, width forms and Latin ligatures their letters, all in NFC;
 * invisible format characters go. Case, digits, letters and words stay as they are: 10² is not 102, and "not" is never
 * lost. Immutable, safe for many threads.
 */
public final class NormalText {

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private NormalText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * The normal form of a text.
     *
     * @param s any text
     */
    public static NormalText of(String s) {
        return new Walk(s).run();
    }

    /** The normal form. */
    public String text() {
        return text;
    }

    /**
     * Where a unit of the normal form begins in the original.
     *
     * @param i index in {@link #text()}, from 0
     * @return UTF-16 offset in the original
     */
    public int originalStart(int i) {
        return starts[i];
    }

    /**
     * Where what a unit of the normal form stands for ends in the original.
     *
     * @param i index in {@link #text()}, from 0
     * @return UTF-16 offset after its last unit
     */
    public int originalEnd(int i) {
        return ends[i];
    }

    /** One pass over the original, a base character with its marks at a time. */
    private static final class Walk {
        private final String in;
        private final StringBuilder out;
        private int[] starts;
        private int[] ends;
        private int at;
        private int spaceStart = -1;
        private int spaceEnd = -1;

        Walk(String in) {
            this.in = in;
            this.out = new StringBuilder(in.length());
            this.starts = new int[in.length() + 8];
            this.ends = new int[in.length() + 8];
        }

        NormalText run() {
            while (at < in.length()) {
                int cp = in.codePointAt(at);
                int size = Character.charCount(cp);
                if (isSpace(cp)) {
                    spaceStart = spaceStart < 0 ? at : spaceStart;
                    at += size;
                    spaceEnd = at;
                } else if (isInvisible(cp)) {
                    at += size;
                } else {
                    cluster();
                }
            }
            int length = out.length();
            return new NormalText(out.toString(), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
        }

        private void cluster() {
            int start = at;
            int cp = in.codePointAt(at);
            at += Character.charCount(cp);
            String piece = plain(cp);
            int end = at;
            boolean marked = false;
            while (at < in.length()) {
                int next = in.codePointAt(at);
                String form = plain(next);
                if (isInvisible(next)) {
                    at += Character.charCount(next);
                } else if (joins(form.codePointAt(0))) {
                    piece += form;
                    marked = true;
                    at += Character.charCount(next);
                    end = at;
                } else {
                    break;
                }
            }
            if (marked || piece.charAt(0) >= 0xC0) {
                piece = Normalizer.normalize(piece, Normalizer.Form.NFC);
            }
            space(piece.codePointAt(0));
            append(piece, start, end);
        }

        private void space(int next) {
            if (spaceStart >= 0 && out.length() > 0) {
                int last = out.codePointBefore(out.length());
                if (!isEastAsian(last) && !isEastAsian(next)) {
                    append(" ", spaceStart, spaceEnd);
                }
            }
            spaceStart = -1;
        }

        private void append(String piece, int start, int end) {
            int from = out.length();
            out.append(piece);
            if (out.length() > starts.length) {
                starts = Arrays.copyOf(starts, out.length() * 2);
                ends = Arrays.copyOf(ends, out.length() * 2);
            }
            Arrays.fill(starts, from, out.length(), start);
            Arrays.fill(ends, from, out.length(), end);
        }
    }

    private static boolean isSpace(int cp) {
        return cp <= ' ' || (cp >= 0x85 && (Character.isWhitespace(cp) || Character.isSpaceChar(cp) || cp == 0x85));
    }

    private static boolean isInvisible(int cp) {
        return cp == 0xAD
                || (cp >= 0x200B && (cp == 0x200B || cp == 0x200E || cp == 0x200F || cp == 0x2060 || cp == 0xFEFF));
    }

    /** True for what NFC may merge into the character before it. */
    private static boolean joins(int cp) {
        if (cp < 0x300) {
            return false;
        }
        int type = Character.getType(cp);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (cp >= 0x1160 && cp <= 0x11FF);
    }

    private static boolean isEastAsian(int cp) {
        return cp >= 0x2E80
                && ((cp >= 0x3000 && cp <= 0x30FF)
                        || Character.isIdeographic(cp)
                        || Character.UnicodeScript.of(cp) == Character.UnicodeScript.HAN);
    }

    /** The plain form of one character: quotation marks, dashes, width forms, Latin ligatures. */
    private static String plain(int cp) {
        if (cp < 0xAB) {
            return Character.toString(cp);
        }
        return switch (cp) {
            case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2039, 0x203A, 0x00B4, 0x02BC -> "'";
            case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x00AB, 0x00BB -> "\"";
            case 0x300C, 0x300D, 0x300E, 0x300F, 0xFF62, 0xFF63, 0x301D, 0x301E, 0x301F -> "\"";
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63 -> "-";
            case 0xFB00 -> "ff";
            case 0xFB01 -> "fi";
            case 0xFB02 -> "fl";
            case 0xFB03 -> "ffi";
            case 0xFB04 -> "ffl";
            case 0xFB05, 0xFB06 -> "st";
            case 0x2026 -> "...";
            case 0xFFE3 -> Character.toString(cp);
            default -> width(cp);
        };
    }

    private static String width(int cp) {
        String same = Character.toString(cp);
        return cp >= 0xFF01 && cp <= 0xFFEE ? Normalizer.normalize(same, Normalizer.Form.NFKC) : same;
    }
}
