package dev.footnote.offline.span;

/**
 * The words beside the asking word of a Chinese question, which stand beside its answer too: "简称什么" is answered behind "简称".
 *
 * @param before the question up to the asking word
 * @param after the question behind it
 */
record Anchors(String before, String after) {

    /** Characters that may stand between an anchor and what it leads to. */
    private static final String PASSED = "是了的过着约为做作叫成到在于：:「“\"《（( ";

    private static final int MOST = 4;

    /** A noun behind the asking word, as in "什么动物", may be this long. */
    private static final int NOUN = 4;

    static Anchors of(String question, AskedFor asked) {
        int end = question.length();
        while (end > 0 && "？?。 ".indexOf(question.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = Math.min(asked.start(), end);
        return new Anchors(passed(question.substring(0, start)), question.substring(Math.min(asked.end(), end), end));
    }

    /** Returns how many characters before a span are those before the asking word, 0 to 4. */
    int left(String text) {
        String other = passed(text);
        int same = 0;
        while (same < MOST
                && same < other.length()
                && same < before.length()
                && other.charAt(other.length() - 1 - same) == before.charAt(before.length() - 1 - same)) {
            same++;
        }
        return same;
    }

    /** Returns how many characters behind a span are those behind the asking word, or behind the noun that follows it, 0 to 4. */
    int right(String text) {
        int best = 0;
        for (int from = 0; from <= NOUN && from < after.length(); from++) {
            int same = 0;
            while (same < MOST
                    && same < text.length()
                    && from + same < after.length()
                    && text.charAt(same) == after.charAt(from + same)) {
                same++;
            }
            best = Math.max(best, same);
        }
        return best;
    }

    private static String passed(String text) {
        int end = text.length();
        while (end > 0 && PASSED.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
