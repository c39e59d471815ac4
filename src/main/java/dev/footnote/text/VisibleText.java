package dev.footnote.text;

/** Foreign text as it is shown to people. */
public final class VisibleText {

    private VisibleText() {}

    /**
     * Returns a text without control characters (line ends and tabs stay) and without marks that turn the direction of text round.
     *
     * @param text of a page, a model or a caller
     */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !(Character.isISOControl(c) || isTurning(c)))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isTurning(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
