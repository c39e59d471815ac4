package dev.footnote.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The language of a text, by its script and, for Latin letters, by its commonest words. */
public final class Languages {

    private static final Map<String, List<String>> COMMON = Map.of(
            "en",
                    List.of(
                            "the", "of", "and", "to", "in", "is", "was", "that", "for", "which", "what", "who", "how",
                            "did"),
            "de", List.of("der", "die", "und", "das", "ist", "von", "den", "mit", "ein", "nicht", "wer", "wie", "wann"),
            "fr", List.of("le", "la", "les", "des", "et", "est", "une", "dans", "que", "qui", "du", "pour", "quel"),
            "es", List.of("el", "los", "las", "que", "una", "por", "con", "para", "del", "es", "qué", "cuándo"));

    private Languages() {}

    /**
     * A BCP 47 tag: {@code zh}, {@code ja}, {@code ko}, {@code ru}, {@code ar}, {@code en}, {@code de}, {@code fr}, {@code es}, or {@code und}.
     *
     * @param text any text
     */
    public static String of(String text) {
        int han = 0;
        int kana = 0;
        int hangul = 0;
        int latin = 0;
        int cyrillic = 0;
        int arabic = 0;
        for (int i = 0; i < Math.min(text.length(), 20_000); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                continue;
            }
            switch (Character.UnicodeScript.of(c)) {
                case HAN -> han++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                case CYRILLIC -> cyrillic++;
                case ARABIC -> arabic++;
                default -> latin++;
            }
        }
        // A Han character carries about as much as half a Latin word.
        int han3 = han * 3;
        if (kana * 3 > latin && kana * 4 > han) {
            return "ja";
        }
        if (han3 > latin && han > 0) {
            return "zh";
        }
        if (hangul > latin || cyrillic > latin || arabic > latin) {
            return hangul > latin ? "ko" : cyrillic > latin ? "ru" : "ar";
        }
        return latin == 0 ? "und" : latin(text);
    }

    private static String latin(String text) {
        String[] words = text.substring(0, Math.min(text.length(), 20_000))
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}]+");
        String best = "und";
        int most = 0;
        for (String language : List.of("en", "de", "fr", "es")) {
            List<String> common = COMMON.getOrDefault(language, List.of());
            int count = 0;
            for (String word : words) {
                count += common.contains(word) ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = language;
            }
        }
        return best;
    }

    /**
     * True for a Chinese character.
     *
     * @param codePoint any
     */
    public static boolean isHan(int codePoint) {
        return Character.isIdeographic(codePoint);
    }

    /**
     * True if a text has a Chinese character.
     *
     * @param text any text
     */
    public static boolean hasHan(String text) {
        return text.codePoints().anyMatch(Languages::isHan);
    }
}
