package dev.footnote.answer.quote;

/**
 * The places of one text in another, one after the other, in time that grows with their lengths and not with the product
 * of both: long quotes of one letter are no way to stop a run. Knuth, Morris and Pratt's search; short texts, for which it does not
 * pay, are left to the library's.
 */
final class Occurrences {

    private static final int SHORT = 256;

    private final String text;
    private final String wanted;
    private final int[] borders;
    private int at;
    private int matched;
    private int longest;

    Occurrences(String text, String wanted) {
        this.text = text;
        this.wanted = wanted;
        this.borders = wanted.length() <= SHORT ? new int[0] : borders(wanted);
    }

    /** How much of the beginning of {@code wanted} stands in the text, units. */
    static int longestBeginning(String text, String wanted) {
        Occurrences search = new Occurrences(text, wanted, borders(wanted));
        return search.next() >= 0 ? wanted.length() : search.longest;
    }

    private Occurrences(String text, String wanted, int[] borders) {
        this.text = text;
        this.wanted = wanted;
        this.borders = borders;
    }

    /** The next place, or -1. They may overlap. */
    int next() {
        if (borders.length == 0) {
            int found = text.indexOf(wanted, at);
            at = found < 0 ? text.length() : found + 1;
            return found;
        }
        while (at < text.length()) {
            char c = text.charAt(at++);
            while (matched > 0 && wanted.charAt(matched) != c) {
                matched = borders[matched - 1];
            }
            matched += wanted.charAt(matched) == c ? 1 : 0;
            longest = Math.max(longest, matched);
            if (matched == wanted.length()) {
                matched = borders[matched - 1];
                return at - wanted.length();
            }
        }
        return -1;
    }

    /** For each beginning of a text, how long the longest of its own beginnings is that also ends it. */
    private static int[] borders(String wanted) {
        int[] borders = new int[wanted.length()];
        int length = 0;
        for (int i = 1; i < borders.length; i++) {
            while (length > 0 && wanted.charAt(length) != wanted.charAt(i)) {
                length = borders[length - 1];
            }
            length += wanted.charAt(length) == wanted.charAt(i) ? 1 : 0;
            borders[i] = length;
        }
        return borders;
    }
}
