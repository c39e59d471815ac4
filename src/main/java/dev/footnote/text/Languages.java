package dev.footnote.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tells a text's main language from its script and its commonest words. Stateless, safe for many threads. */
public final class Languages {

    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");

    /** The answer where nothing tells. */
    private static final String UNKNOWN = "und";

    /** Enough to tell; a long text's beginning speaks for it. */
    private static final int ENOUGH = 20_000;

    private static final Map<UnicodeScript, String> BY_SCRIPT = Map.of(
            UnicodeScript.CYRILLIC, "ru",
            UnicodeScript.ARABIC, "ar",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.GREEK, "el",
            UnicodeScript.DEVANAGARI, "hi",
            UnicodeScript.THAI, "th",
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.HAN, "zh",
            UnicodeScript.HIRAGANA, "ja",
            UnicodeScript.KATAKANA, "ja");

    private static final Map<String, Set<String>> COMMON = new TreeMap<>(Map.of(
            "en",
                    words("the of and to in is was that for it as with on by at from are this which who what when"
                            + " where how were has have had be an its his her did does"),
            "de",
                    words("der die das und ist nicht ein eine von zu mit den dem des auf für im sich auch wird wurde"
                            + " als wer wie wann oder war"),
            "fr",
                    words("le la les des et est une un du dans que qui pour pas sur avec au par ce il elle sont était"
                            + " quel quelle où"),
            "es",
                    words("el la los las de y es una un en que por para con del se su no al lo fue qué cuál quién"
                            + " cuándo dónde"),
            "it", words("il lo la gli le di e è una un che per con del della nel non si sono chi quando dove quale"),
            "pt", words("o os as de e é uma um em que por para com do da no na não se foi qual quem quando onde"),
            "nl", words("de het een en van is niet op te dat in met voor zijn aan door was wie wat wanneer waar")));

    private Languages() {}

    /**
     * The main language of a text.
     *
     * @param text any; its first 20,000 units are looked at
     * @return a BCP 47 language such as {@code en} or {@code zh}; {@code und} where nothing tells, as with a bare name
     */
    public static String of(String text) {
        String sample = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
        Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
        sample.codePoints()
                .filter(Character::isLetter)
                .forEach(c -> scripts.merge(isHan(c) ? UnicodeScript.HAN : UnicodeScript.of(c), 1, Integer::sum));
        int latin = scripts.getOrDefault(UnicodeScript.LATIN, 0);
        int kana = scripts.getOrDefault(UnicodeScript.HIRAGANA, 0) + scripts.getOrDefault(UnicodeScript.KATAKANA, 0);
        int han = scripts.getOrDefault(UnicodeScript.HAN, 0);
        if (kana > 0 && kana * 8 >= han && (kana + han) * 3 >= latin) {
            return "ja";
        }
        // A Han character says as much as three letters, so a Chinese text may name many foreign things.
        String best = latin > 0 ? "latin" : UNKNOWN;
        int most = latin;
        for (var entry : scripts.entrySet()) {
            String language = BY_SCRIPT.get(entry.getKey());
            int weight = entry.getValue() * (entry.getKey() == UnicodeScript.HAN ? 3 : 1);
            if (language != null && weight > most) {
                most = weight;
                best = language;
            }
        }
        return best.equals("latin") ? latin(sample) : best;
    }

    private static String latin(String text) {
        Map<String, Integer> votes = new TreeMap<>();
        for (String word : NOT_LETTERS.split(text.toLowerCase(Locale.ROOT), -1)) {
            COMMON.forEach((language, common) -> {
                if (common.contains(word)) {
                    votes.merge(language, 1, Integer::sum);
                }
            });
        }
        int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (most == 0) {
            return UNKNOWN;
        }
        if (votes.getOrDefault("en", 0) == most) {
            return "en";
        }
        return votes.entrySet().stream()
                .filter(e -> e.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(UNKNOWN);
    }

    /**
     * True for a Chinese character.
     *
     * @param codePoint any
     */
    public static boolean isHan(int codePoint) {
        return Character.isIdeographic(codePoint) && UnicodeScript.of(codePoint) == UnicodeScript.HAN;
    }

    /**
     * Returns true for a text that is answered in Chinese: more than a quarter of its letters are Han.
     *
     * @param text any
     */
    public static boolean isChinese(String text) {
        long han = text.codePoints().filter(Character::isIdeographic).count();
        long letters = text.codePoints().filter(Character::isLetter).count();
        return han * 4 > letters;
    }

    /**
     * True if a text has a Chinese character.
     *
     * @param text any
     */
    public static boolean hasHan(String text) {
        return text.codePoints().anyMatch(Languages::isHan);
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" ", -1));
    }
}
