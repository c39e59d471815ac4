package dev.footnote.search;

/** Queries as engines take them: none takes them at any length. */
final class QueryText {

    private QueryText() {}

    /** At most so many characters, whole words where there are spaces, and never half of a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > most / 2 ? space : end).strip();
    }
}
