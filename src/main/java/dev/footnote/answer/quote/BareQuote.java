package dev.footnote.answer.quote;

/**
 * A quote without the quotation marks round it and without the dots of an omission at its ends.
 *
 * @param text in normal form
 * @param dotsBefore true if dots stood before it
 * @param dotsAfter true if dots stood after it
 */
public record BareQuote(String text, boolean dotsBefore, boolean dotsAfter) {

    /**
     * Takes the marks off that stand round a quote.
     *
     * @param wanted the quote's normal form
     */
    public static BareQuote of(String wanted) {
        BareQuote outer = withoutDots(wanted);
        String bare = outer.text;
        if (bare.length() > 2
                && bare.startsWith("\"")
                && bare.endsWith("\"")
                && bare.indexOf('"', 1) == bare.length() - 1) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        BareQuote inner = withoutDots(bare);
        return new BareQuote(inner.text, outer.dotsBefore || inner.dotsBefore, outer.dotsAfter || inner.dotsAfter);
    }

    private static BareQuote withoutDots(String wanted) {
        int start = 0;
        for (int next = afterDots(wanted, start); next > start; next = afterDots(wanted, start)) {
            start = next;
        }
        int end = wanted.length();
        for (int next = beforeDots(wanted, start, end); next < end; next = beforeDots(wanted, start, end)) {
            end = next;
        }
        return new BareQuote(wanted.substring(start, end).strip(), start > 0, end < wanted.length());
    }

    /** After three dots or more, in brackets or not, and the blanks behind them; where there are none, {@code from}. */
    private static int afterDots(String s, int from) {
        int i = from < s.length() && s.charAt(from) == '[' ? from + 1 : from;
        int dots = i;
        while (i < s.length() && s.charAt(i) == '.') {
            i++;
        }
        if (i - dots < 3) {
            return from;
        }
        i = i < s.length() && s.charAt(i) == ']' ? i + 1 : i;
        while (i < s.length() && s.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static int beforeDots(String s, int start, int to) {
        int i = to > start && s.charAt(to - 1) == ']' ? to - 1 : to;
        int dots = i;
        while (i > start && s.charAt(i - 1) == '.') {
            i--;
        }
        if (dots - i < 3) {
            return to;
        }
        i = i > start && s.charAt(i - 1) == '[' ? i - 1 : i;
        while (i > start && s.charAt(i - 1) == ' ') {
            i--;
        }
        return i;
    }
}
