package dev.footnote.answer;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.quote.ClosestPassage;
import dev.footnote.text.Sha256;
import java.util.List;

/**
 * A claim that a model may judge.
 *
 * @param key of the claim and its passages: equal ones need one judgement
 * @param claim plain text
 * @param passages the passages that are quoted for it
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
        StringBuilder all = new StringBuilder(claim);
        for (JudgeTask.Shown passage : shown) {
            all.append('\0').append(passage.title()).append('\0').append(passage.text());
        }
        return Sha256.hex(all.toString()).substring(0, KEY);
    }
}
