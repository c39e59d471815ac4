package dev.footnote.answer.quote;

import dev.footnote.text.NormalText;
import java.util.BitSet;

/**
 * The hyphens at the ends of a text's lines after which a word goes on. Such a hyphen may belong to the word or only divide
 * it, so a quote may have it or not.
 */
final class HyphenatedLineEnds {

    private static final String HYPHENS = "-\u2010\u2011";

    /** Those of a text without any. */
    static final HyphenatedLineEnds NONE = new HyphenatedLineEnds("", NormalText.of(""));

    private final String text;
    private final BitSet hyphens = new BitSet();

    HyphenatedLineEnds(String original, NormalText normal) {
        this.text = normal.text();
        for (int i = text.indexOf("- ", 1); i > 0; i = text.indexOf("- ", i + 1)) {
            boolean between = Character.isLetterOrDigit(text.charAt(i - 1))
                    && i + 2 < text.length()
                    && Character.isLetterOrDigit(text.charAt(i + 2));
            if (between
                    && HYPHENS.indexOf(original.charAt(normal.originalStart(i))) >= 0
                    && hasLineEnd(original, normal.originalEnd(i), normal.originalStart(i + 2))) {
                hyphens.set(i);
            }
        }
    }

    private static boolean hasLineEnd(String original, int from, int to) {
        int line = original.indexOf('\n', from);
        return line >= 0 && line < to;
    }

    boolean isEmpty() {
        return hyphens.isEmpty();
    }

    /** True if a cut there would divide a word that a line's end divides already. */
    boolean tears(int at) {
        return hyphens.get(at) || (at > 0 && hyphens.get(at - 1)) || (at > 1 && hyphens.get(at - 2));
    }

    /**
     * Where a stretch ends that equals a quote but for such hyphens.
     *
     * @param from where it begins
     * @param wanted the quote's normal form
     * @param theirs the line ends of the quote itself
     * @return after its last unit, or -1 where the two differ
     */
    int endOf(int from, String wanted, HyphenatedLineEnds theirs) {
        int i = from;
        int j = 0;
        while (j < wanted.length()) {
            boolean here = hyphens.get(i);
            boolean there = theirs.hyphens.get(j);
            if (here || there) {
                int past = past(text, i, here);
                int pastTheirs = past(wanted, j, there);
                boolean hyphenless = past == i || pastTheirs == j;
                if (hyphenless && !(past < text.length() && Character.isLowerCase(text.charAt(past)))) {
                    return -1;
                }
                i = past;
                j = pastTheirs;
            } else if (i < text.length() && text.charAt(i) == wanted.charAt(j)) {
                i++;
                j++;
            } else {
                return -1;
            }
        }
        return i;
    }

    /** After a hyphen, with the blank behind it at a line's end; where there is none, the same place. */
    private static int past(String s, int i, boolean lineEnd) {
        if (lineEnd) {
            return i + 2;
        }
        return i < s.length() && s.charAt(i) == '-' ? i + 1 : i;
    }
}
