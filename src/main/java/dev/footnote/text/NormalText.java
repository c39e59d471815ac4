package dev.footnote.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text in the form in which quotes are compared, with a map back to the original's offsets.
 *
 * <p>White space of any kind and length becomes one space, typographic quotation marks and dashes become ASCII ones, soft hyphens and zero-width
 * characters vanish, letters are composed (NFC), and of the compatibility forms only width variants and Latin ligatures are resolved. Full NFKC would
 * turn 10² into 102. Digits, letters and case stay. See Unicode Standard Annex 15 for the forms.
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
     * @param original any text
     */
    public static NormalText of(String original) {
        Builder builder = new Builder(original.length());
        int i = 0;
        while (i < original.length()) {
            int end = clusterEnd(original, i);
            builder.add(original.substring(i, end), i, end);
            i = end;
        }
        return builder.build();
    }

    /** A base character with the marks that follow it; only these can compose. */
    private static int clusterEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length() && isMark(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isMark(int cp) {
        int type = Character.getType(cp);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || isJamo(cp);
    }

    private static boolean isJamo(int cp) {
        return cp >= 0x1160 && cp <= 0x11FF;
    }

    /** The normal form. */
    public String text() {
        return text;
    }

    /**
     * Where a unit of the normal form begins in the original.
     *
     * @param i 0 to {@code text().length() - 1}
     */
    public int originalStart(int i) {
        return starts[i];
    }

    /**
     * Where a stretch of the normal form ends in the original.
     *
     * @param i offset after the stretch's last unit, from 1
     */
    public int originalEnd(int i) {
        return ends[i - 1];
    }

    private static final class Builder {
        private final StringBuilder out;
        private int[] starts;
        private int[] ends;

        Builder(int capacity) {
            out = new StringBuilder(capacity);
            starts = new int[capacity + 16];
            ends = new int[capacity + 16];
        }

        void add(String cluster, int start, int end) {
            int cp = cluster.codePointAt(0);
            if (isSpace(cp)) {
                if (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
                    ends[out.length() - 1] = end;
                } else {
                    put(" ", start, end);
                }
            } else if (!isInvisible(cp)) {
                put(folded(cluster, cp), start, end);
            }
        }

        private void put(String form, int start, int end) {
            int needed = out.length() + form.length();
            if (needed > starts.length) {
                starts = Arrays.copyOf(starts, needed * 2);
                ends = Arrays.copyOf(ends, needed * 2);
            }
            for (int i = out.length(); i < needed; i++) {
                starts[i] = start;
                ends[i] = end;
            }
            out.append(form);
        }

        NormalText build() {
            return new NormalText(
                    out.toString(), Arrays.copyOf(starts, out.length()), Arrays.copyOf(ends, out.length()));
        }
    }

    private static boolean isSpace(int cp) {
        return Character.isWhitespace(cp) || Character.isSpaceChar(cp);
    }

    private static boolean isInvisible(int cp) {
        return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || cp == 0x2060 || cp == 0xFEFF;
    }

    private static String folded(String cluster, int cp) {
        switch (cp) {
            case '‘', '’', '‚', '‛', '′', '＇' -> {
                return "'" + cluster.substring(Character.charCount(cp));
            }
            case '“', '”', '„', '‟', '″', '＂', '«', '»' -> {
                return "\"" + cluster.substring(Character.charCount(cp));
            }
            case '‐', '‑', '‒', '–', '—', '―', '−', '－' -> {
                return "-" + cluster.substring(Character.charCount(cp));
            }
            default -> {
                boolean width = cp >= 0xFF00 && cp <= 0xFFEF;
                boolean ligature = cp >= 0xFB00 && cp <= 0xFB06;
                return Normalizer.normalize(cluster, width || ligature ? Normalizer.Form.NFKC : Normalizer.Form.NFC);
            }
        }
    }
}
