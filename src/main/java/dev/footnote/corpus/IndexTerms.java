package dev.footnote.corpus;

import dev.footnote.text.Languages;
import dev.footnote.text.Words;
import java.util.List;

/** The words of a text as the index holds them: stems without accents and English stop words; Chinese ones stay, they help tell a phrase. */
final class IndexTerms {

    private IndexTerms() {}

    static List<String> of(String text) {
        return Words.of(text).stream()
                .filter(word -> Languages.isHan(word.codePointAt(0)) || !Words.isStop(word))
                .map(IndexTerms::term)
                .toList();
    }

    /** The same, of a text's words that are not Chinese; the dictionary of Chinese is not needed for it. */
    static List<String> outsideHan(String text) {
        return Words.outsideHan(text).stream()
                .filter(word -> !Words.isStop(word))
                .map(IndexTerms::term)
                .toList();
    }

    /** All words in their form for the index, stop words as well. */
    static List<String> all(String text) {
        return Words.of(text).stream().map(IndexTerms::term).toList();
    }

    private static String term(String word) {
        return Words.stem(Words.withoutAccents(word));
    }

    /** A title without the remark in brackets by which encyclopaedias tell things of one name apart. */
    static String called(String title) {
        String whole = title.strip();
        int end = whole.length() - 1;
        if (end < 0 || ")）".indexOf(whole.charAt(end)) < 0) {
            return whole;
        }
        int open = end - 1;
        while (open >= 0 && "()（）".indexOf(whole.charAt(open)) < 0) {
            open--;
        }
        boolean opens = open >= 0 && "(（".indexOf(whole.charAt(open)) >= 0;
        String name = opens ? whole.substring(0, open).strip() : "";
        return name.isEmpty() ? whole : name;
    }

    /** One key for a name, however it is written. */
    static String key(List<String> words) {
        return String.join(" ", words);
    }
}
