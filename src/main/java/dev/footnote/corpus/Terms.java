package dev.footnote.corpus;

import dev.footnote.text.Languages;
import dev.footnote.text.Words;
import java.util.List;
import java.util.regex.Pattern;

/** The words of a text as the index holds them: stems without accents and English stop words; Chinese ones stay, they help tell a phrase. */
final class Terms {

    /** What encyclopaedias put behind a title to tell it from others of its name. */
    private static final Pattern REMARK = Pattern.compile("\\s*[（(][^()（）]*[)）]\\s*$");

    private Terms() {}

    static List<String> of(String text) {
        return Words.of(text).stream()
                .filter(word -> Languages.isHan(word.codePointAt(0)) || !Words.isStop(word))
                .map(Terms::term)
                .toList();
    }

    /** All words in their form for the index, stop words as well. */
    static List<String> all(String text) {
        return Words.of(text).stream().map(Terms::term).toList();
    }

    private static String term(String word) {
        return Words.stem(Words.withoutAccents(word));
    }

    /** A title without its remark: what another text would call the thing. */
    static String called(String title) {
        String name = REMARK.matcher(title).replaceFirst("");
        return name.isBlank() ? title.strip() : name.strip();
    }

    /** One key for a name, however it is written. */
    static String key(List<String> words) {
        return String.join(" ", words);
    }
}
