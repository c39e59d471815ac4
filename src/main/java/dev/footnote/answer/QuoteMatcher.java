package dev.footnote.answer;

import dev.footnote.text.NormalText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for quotes in one frozen text. White space, typographic quotation marks, dashes and Unicode form do not count;
 * everything else does, and a quote may not begin or end within a word or a number.
 */
final class QuoteMatcher {

    /** Where a quote stands in the original text. */
    record Place(int start, int end) {}

    private static final Pattern ELLIPSIS_ENDS = Pattern.compile("^(?:\\[?\\.{3,}\\]?\\s*)+|(?:\\s*\\[?\\.{3,}\\]?)+$");

    private final String original;
    private final NormalText normal;

    QuoteMatcher(String text) {
        this.original = text;
        this.normal = NormalText.of(text);
    }

    String original() {
        return original;
    }

    /** The first place where the quote stands; empty where it does not, or is blank. */
    Optional<Place> find(String quote) {
        String wanted = NormalText.of(quote).text();
        Optional<Place> place = place(wanted);
        if (place.isPresent()) {
            return place;
        }
        String bare = bare(wanted);
        return bare.equals(wanted) ? Optional.empty() : place(bare);
    }

    /** A normal form without the quotation marks round it, and without dots that only say "from the middle". */
    static String bare(String wanted) {
        String bare = ELLIPSIS_ENDS.matcher(wanted).replaceAll("").strip();
        if (bare.length() > 2
                && bare.startsWith("\"")
                && bare.endsWith("\"")
                && bare.indexOf('"', 1) == bare.length() - 1) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        return ELLIPSIS_ENDS.matcher(bare).replaceAll("").strip();
    }

    private Optional<Place> place(String wanted) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        String text = normal.text();
        for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + 1)) {
            int end = i + wanted.length();
            if (startsClean(text, i) && endsClean(text, end)) {
                int from = normal.originalStart(i);
                int to = normal.originalEnd(end - 1);
                if (sameCluster(i - 1, from) || sameClusterAfter(end, to)) {
                    continue;
                }
                return Optional.of(new Place(from, to));
            }
        }
        return Optional.empty();
    }

    /** True if the unit before belongs to the same original character: half a ligature is no match. */
    private boolean sameCluster(int before, int start) {
        return before >= 0 && normal.originalEnd(before) > start;
    }

    private boolean sameClusterAfter(int after, int end) {
        return after < normal.text().length() && normal.originalStart(after) < end;
    }

    private static boolean startsClean(String text, int start) {
        if (start == 0) {
            return true;
        }
        int before = text.codePointBefore(start);
        int first = text.codePointAt(start);
        if (inWord(before) && inWord(first)) {
            return false;
        }
        if (!Character.isDigit(first)) {
            return true;
        }
        int outer = start - Character.charCount(before);
        boolean pointed = (before == '.' || before == ',') && outer > 0 && Character.isDigit(text.charAt(outer - 1));
        boolean negative = before == '-' && (outer == 0 || !Character.isLetterOrDigit(text.codePointBefore(outer)));
        return !pointed && !negative;
    }

    private static boolean endsClean(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        int last = text.codePointBefore(end);
        int next = text.codePointAt(end);
        if (inWord(last) && inWord(next)) {
            return false;
        }
        boolean pointed =
                (next == '.' || next == ',') && end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
        return !(Character.isDigit(last) && pointed);
    }

    /** Letters and digits of scripts that put spaces between words. */
    private static boolean inWord(int cp) {
        if (!Character.isLetterOrDigit(cp) || Character.isIdeographic(cp)) {
            return false;
        }
        if (cp < 0xE00) {
            return true;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(cp);
        return switch (script) {
            case HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN, HANGUL -> false;
            default -> script != Character.UnicodeScript.COMMON || Character.isDigit(cp);
        };
    }
}
