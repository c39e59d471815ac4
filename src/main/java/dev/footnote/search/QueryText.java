package dev.footnote.search;

import dev.footnote.text.Cut;

/** Queries as engines take them: none takes them at any length. */
public final class QueryText {

    private QueryText() {}

    /** Returns the first words of a text. */
    static String words(String text, int most) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = Character.isWhitespace(text.charAt(i));
            words += !space && !inWord ? 1 : 0;
            inWord = !space;
            if (words > most) {
                return text.substring(0, i).strip();
            }
        }
        return text;
    }

    /** Returns how many words a text has. */
    static int count(String text) {
        int words = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean begins = i == 0 || Character.isWhitespace(text.charAt(i - 1));
            words += begins && !Character.isWhitespace(text.charAt(i)) ? 1 : 0;
        }
        return words;
    }

    /** At most so many characters, whole words where there are spaces, and never half of a character. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Cut.end(text, most);
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > most / 2 ? space : end).strip();
    }
}
