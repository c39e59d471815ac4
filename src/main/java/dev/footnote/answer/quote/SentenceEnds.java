package dev.footnote.answer.quote;

/** Tells whether a stretch of a text begins or ends where a sentence does. */
final class SentenceEnds {

    private static final String TERMINATORS = ".!?:。！？：";
    private static final String CLOSERS = "\"'”’»)]）】』」*_`";
    private static final String OPENERS = "\"'“‘«([（【『「*_`#>-|";

    private SentenceEnds() {}

    /** True if nothing of the sentence that begins a stretch stands before it. */
    static boolean startsSentence(String text, int start) {
        int i = start;
        int lines = 0;
        boolean marker = false;
        while (i > 0 && (isSpace(text, i - 1) || OPENERS.indexOf(text.charAt(i - 1)) >= 0)) {
            i--;
            lines += text.charAt(i) == '\n' ? 1 : 0;
            marker |= lines == 0 && "#>*-|".indexOf(text.charAt(i)) >= 0;
        }
        boolean block = lines > 1 || (marker && lines > 0);
        while (i > 0 && CLOSERS.indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i == 0 || block || TERMINATORS.indexOf(text.charAt(i - 1)) >= 0;
    }

    /** True if nothing of the sentence that ends a stretch stands after it. */
    static boolean endsSentence(String text, int end) {
        int last = end;
        while (last > 0 && (isSpace(text, last - 1) || CLOSERS.indexOf(text.charAt(last - 1)) >= 0)) {
            last--;
        }
        if (last > 0 && ".!?。！？".indexOf(text.charAt(last - 1)) >= 0) {
            return true;
        }
        int i = end;
        while (i < text.length() && CLOSERS.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        int lines = 0;
        while (i < text.length() && isSpace(text, i)) {
            lines += text.charAt(i++) == '\n' ? 1 : 0;
        }
        return i == text.length()
                || lines > 1
                || ".!?。！？|".indexOf(text.charAt(i)) >= 0
                || (lines > 0 && "#>*-|".indexOf(text.charAt(i)) >= 0);
    }

    private static boolean isSpace(String text, int i) {
        return Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i));
    }
}
