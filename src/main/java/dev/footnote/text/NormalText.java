package dev.footnote.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;

/**
 * A text in the form in which quotes are compared, with the way back to the original.
 *
 * <p>White space runs become one space (none at either end, beside a Chinese or Japanese character, or beside a comma,
 * colon, semicolon, question or exclamation mark or round bracket that no digit follows or precedes: in a wide form these
 * carry their own space), typographic quotation marks and dashes their plain forms, width forms and Latin ligatures their
 * letters, signs of units such as ℃ and ㎡ the letters of the unit, all in NFC; invisible format characters go, and with a
 * soft hyphen the line's end after it. A raised 2 or 3 after a unit of length and a lowered digit after a letter become plain
 * digits: km² is km2, and CO₂ is CO2. Case, digits, letters and words stay as they are otherwise: 10² is not 102, and "not"
 * is never lost. Immutable, safe for many threads.
 */
public final class NormalText {

    private static final int SOFT_HYPHEN = 0xAD;

    /** Units that are written with a raised digit; after other words such a digit is the mark of a note. */
    private static final Set<String> RAISED_UNITS =
            Set.of("m", "km", "hm", "dm", "cm", "mm", "μm", "nm", "ft", "yd", "mi", "in", "s");

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
     * Returns the offset in the original at which a unit of the normal form begins.
     *
     * @param i index in {@link #text()}, from 0
     * @return UTF-16 offset in the original
     */
    public int originalStart(int i) {
        return starts[i];
    }

    /**
     * Returns the offset in the original behind the text that a unit of the normal form stands for.
     *
     * @param i index in {@link #text()}, from 0
     * @return UTF-16 offset after its last unit
     */
    public int originalEnd(int i) {
        return ends[i];
    }

    /** One pass over the original, a base character with its marks at a time. */
    private static final class Walk {
        /** Marks that one character may bear: twice what Unicode's stream-safe form allows; a hostile text has a million. */
        private static final int MOST_MARKS = 64;

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
                    at = cp == SOFT_HYPHEN && spaceStart < 0 ? afterSoftHyphen() : at + size;
                } else if (isPlain(cp) && (at + 1 == in.length() || isPlain(in.charAt(at + 1)))) {
                    space(cp);
                    out.append((char) cp);
                    map(out.length() - 1, at, at + 1);
                    at++;
                } else {
                    cluster();
                }
            }
            int length = out.length();
            return new NormalText(out.toString(), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
        }

        /** Where the word goes on that a soft hyphen at a line's end tears. */
        private int afterSoftHyphen() {
            int next = at + 1;
            boolean torn = false;
            while (next < in.length() && isSpace(in.charAt(next))) {
                torn |= in.charAt(next) == '\n';
                next++;
            }
            return torn && next < in.length() && Character.isLetter(in.codePointAt(next)) ? next : at + 1;
        }

        private void cluster() {
            int start = at;
            int cp = in.codePointAt(at);
            at += Character.charCount(cp);
            String piece =
                    isPlainDigit(cp) ? Normalizer.normalize(Character.toString(cp), Normalizer.Form.NFKC) : plain(cp);
            int end = at;
            StringBuilder marked = null;
            int next = nextVisible(end);
            for (int marks = 0; next < in.length() && marks < MOST_MARKS; marks++) {
                String form = plain(in.codePointAt(next));
                if (!joins(form.codePointAt(0))) {
                    break;
                }
                marked = marked == null ? new StringBuilder(piece) : marked;
                marked.append(form);
                end = next + Character.charCount(in.codePointAt(next));
                at = end;
                next = nextVisible(end);
            }
            if (marked != null || piece.charAt(0) >= 0xC0) {
                piece = Normalizer.normalize(marked == null ? piece : marked, Normalizer.Form.NFC);
            }
            space(piece.codePointAt(0));
            append(piece, start, end);
        }

        /** True for a raised or lowered digit that stands for a plain one because of what is right before it. */
        private boolean isPlainDigit(int cp) {
            boolean raised = cp == 0xB2 || cp == 0xB3;
            boolean lowered = cp >= 0x2080 && cp <= 0x2089;
            if (!(raised || lowered) || spaceStart >= 0 || out.length() == 0) {
                return false;
            }
            int from = out.length();
            while (from > 0 && out.length() - from < 4 && Character.isLetter(out.charAt(from - 1))) {
                from--;
            }
            String word = out.substring(from);
            return raised
                    ? RAISED_UNITS.contains(word)
                    : !word.isEmpty() && !Character.isIdeographic(word.codePointBefore(word.length()));
        }

        private int nextVisible(int from) {
            int next = from;
            while (next < in.length() && isInvisible(in.codePointAt(next))) {
                next += Character.charCount(in.codePointAt(next));
            }
            return next;
        }

        private void space(int next) {
            if (spaceStart >= 0 && out.length() > 0) {
                int last = out.codePointBefore(out.length());
                boolean tight = isEastAsian(last)
                        || isEastAsian(next)
                        || (isSpaced(last) && !Character.isDigit(next))
                        || (isSpaced(next) && !Character.isDigit(last));
                if (!tight) {
                    append(" ", spaceStart, spaceEnd);
                }
            }
            spaceStart = -1;
        }

        private void append(String piece, int start, int end) {
            int from = out.length();
            out.append(piece);
            map(from, start, end);
        }

        private void map(int from, int start, int end) {
            if (out.length() > starts.length) {
                starts = Arrays.copyOf(starts, out.length() * 2);
                ends = Arrays.copyOf(ends, out.length() * 2);
            }
            Arrays.fill(starts, from, out.length(), start);
            Arrays.fill(ends, from, out.length(), end);
        }
    }

    /** The bulk of most texts: characters that are their own plain form and join nothing before them. */
    private static boolean isPlain(int cp) {
        return cp < 0x80 || (cp >= 0x4E00 && cp <= 0x9FFF);
    }

    private static boolean isSpace(int cp) {
        return cp <= ' ' || (cp >= 0x85 && (Character.isWhitespace(cp) || Character.isSpaceChar(cp) || cp == 0x85));
    }

    /** Characters without a shape of their own: joiners, marks of direction, selectors of a variant, tags. */
    private static boolean isInvisible(int cp) {
        if (cp < 0x34F) {
            return cp == SOFT_HYPHEN;
        }
        return cp == 0x34F
                || cp == 0x61C
                || (cp >= 0x180B && cp <= 0x180F)
                || (cp >= 0x200B && cp <= 0x200F)
                || (cp >= 0x202A && cp <= 0x202E)
                || (cp >= 0x2060 && cp <= 0x206F)
                || (cp >= 0xFE00 && cp <= 0xFE0F)
                || cp == 0xFEFF
                || (cp >= 0xFFF9 && cp <= 0xFFFB)
                || (cp >= 0xE0000 && cp <= 0xE0FFF);
    }

    /** True for marks whose wide forms come without a space beside them. */
    private static boolean isSpaced(int cp) {
        return cp < 0x80 && ",;:!?()".indexOf(cp) >= 0;
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
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2E3A, 0x2E3B, 0xFE58 -> "-";
            case 0x301C, 0x223C -> "~";
            case 0x2103 -> "°C";
            case 0x2109 -> "°F";
            case 0xB5 -> "μ";
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
        boolean wide = (cp >= 0xFF01 && cp <= 0xFFEE) || (cp >= 0xFE50 && cp <= 0xFE6B);
        boolean unit = (cp >= 0x3371 && cp <= 0x337A) || (cp >= 0x3380 && cp <= 0x33DF);
        return wide || unit ? Normalizer.normalize(same, Normalizer.Form.NFKC) : same;
    }
}
