package dev.footnote.answer;

import dev.footnote.answer.support.QuotedPassage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A claim that a model may judge.
 *
 * @param key of the claim and its passages: equal ones need one judgement
 * @param claim plain text
 * @param passages what is quoted for it
 */
public record JudgeTask(String key, String claim, List<Shown> passages) {

    /**
     * A passage as the judge sees it.
     *
     * @param title of its source, may be empty
     * @param text the quoted sentences whole
     */
    public record Shown(String title, String text) {}

    public JudgeTask {
        passages = List.copyOf(passages);
    }

    /** Hex digits of a key; the claims of a run are few. */
    private static final int KEY = 16;

    static JudgeTask of(String claim, List<QuotedPassage> passages) {
        List<JudgeTask.Shown> shown = passages.stream()
                .map(passage -> new JudgeTask.Shown(passage.title(), sentences(passage)))
                .distinct()
                .toList();
        return new JudgeTask(key(claim, shown), claim, shown);
    }

    /** The quoted sentences whole. */
    static String sentences(QuotedPassage passage) {
        int start = ClosestPassage.sentenceStart(passage.text(), passage.start());
        int end = ClosestPassage.sentenceEnd(passage.text(), passage.end());
        return passage.text().substring(start, end);
    }

    private static String key(String claim, List<JudgeTask.Shown> shown) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(claim.getBytes(StandardCharsets.UTF_8));
            for (JudgeTask.Shown passage : shown) {
                digest.update((byte) 0);
                digest.update(passage.title().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(passage.text().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, KEY);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
