package dev.footnote.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words that negate, in the languages that are read. {@code answer/statement/cues.txt} has further ones for claims, beside what
 * else changes the sense of a statement; {@code NegationCuesTest} holds the two against each other.
 */
public final class Negations {

    /** Words that negate the words behind them; the ones that mean something else in a neighbouring language are left out. */
    public static final Set<String> BEFORE = Set.of(
            "not",
            "no",
            "non",
            "never",
            "nor",
            "neither",
            "nobody",
            "without",
            "cannot",
            "hardly",
            "scarcely",
            "nicht",
            "nie",
            "niemals",
            "kein",
            "keine",
            "keinen",
            "keinem",
            "keiner",
            "keines",
            "ohne",
            "ne",
            "pas",
            "jamais",
            "sans",
            "nunca",
            "jamás",
            "sin",
            "não",
            "nem",
            "sem",
            "senza",
            "niet",
            "geen",
            "nooit",
            "zonder",
            "не",
            "нет",
            "без",
            "никогда",
            "안",
            "못");

    /** Words that negate the words before them. */
    public static final Set<String> AFTER =
            Set.of("not", "never", "nicht", "nie", "niemals", "pas", "jamais", "niet", "nooit");

    /** Han characters that negate the words behind them. */
    public static final String HAN_BEFORE = "不没沒未无無莫勿";
    /** Chinese words of several characters that negate the words behind them. */
    public static final List<String> LONG_HAN_BEFORE = List.of("并非", "並非", "绝非", "絕非", "而非");
    /** Japanese endings that negate the words before them. */
    public static final List<String> KANA_AFTER = List.of("ない", "なかった", "なく", "ません");

    private static final Pattern WORDS = WordPatterns.compile(
            "\\b(?:not|never|no longer|neither|nor|cannot|without)\\b|n['’]t\\b|不(?!仅|但|同(?!意)|断|久|过)|没有|未(?!来)|并非|从未|无法",
            Pattern.CASE_INSENSITIVE);

    private Negations() {}

    /**
     * Returns true if a sentence in English or Chinese denies something.
     *
     * @param text the sentence
     */
    public static boolean in(String text) {
        return WORDS.matcher(text).find();
    }

    /**
     * Returns true if a text holds one of {@link #HAN_BEFORE}, also within a word such as 不同.
     *
     * @param text any text
     */
    public static boolean hasHan(String text) {
        return text.chars().anyMatch(c -> HAN_BEFORE.indexOf(c) >= 0);
    }
}
