package dev.footnote.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model hands in. Nothing of it is shown before it is checked.
 *
 * @param found false when the model says that the sources do not hold the answer
 * @param shortAnswer the answer in a few words; may be empty
 * @param confidence the model's own, 0 to 1
 * @param claims in the order in which the answer tells them
 * @param openQuestions what stays unanswered
 */
public record Draft(
        boolean found, String shortAnswer, double confidence, List<DraftClaim> claims, List<String> openQuestions) {

    /**
     * One statement of a draft.
     *
     * @param text one or more sentences of the answer, Markdown, without marks
     * @param section heading under which it stands, or null to go on under the last one
     * @param quotes what is to support it; empty for an unsupported claim
     */
    public record DraftClaim(String text, @Nullable String section, List<DraftQuote> quotes) {
        public DraftClaim {
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * Words that are said to stand in a source.
     *
     * @param source the run's number of the source
     * @param quote the words
     */
    public record DraftQuote(int source, String quote) {}

    public Draft {
        claims = List.copyOf(claims);
        openQuestions = List.copyOf(openQuestions);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + "; it runs from 0 to 1");
        }
    }
}
