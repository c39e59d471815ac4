package dev.footnote.answer;

import dev.footnote.api.run.Judgement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options for the check of a draft.
 *
 * @param last true if the draft is accepted in any case, with all that does not hold marked
 * @param mayDoubtClaims true if claims that their quotes do not support fully may go back to the model
 * @param mayDoubtShortAnswer true if a short answer that nothing carries may go back to the model
 * @param judgements the judgements of a model on claims, by the key of the task
 * @param judgeProblem why a model that was asked has not judged all of them, or null
 */
public record CheckOptions(
        boolean last,
        boolean mayDoubtClaims,
        boolean mayDoubtShortAnswer,
        Map<String, Judgement> judgements,
        @Nullable String judgeProblem) {

    public CheckOptions {
        judgements = Map.copyOf(judgements);
    }

    /**
     * Returns the options of a draft that nothing was said about yet.
     *
     * @param last true if it is accepted in any case
     */
    public static CheckOptions of(boolean last) {
        return new CheckOptions(last, true, true, Map.of(), null);
    }
}
