package dev.footnote.api.run;

import dev.footnote.api.ResearchRequest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The steps, tokens, money and time that a question is expected to take. Nothing here is guaranteed but the limits of the budget, which a run passes by one model call at
 * most.
 *
 * @param endpoint the name of the model's endpoint
 * @param model the model's id
 * @param mode in which the run would begin: fast, think or heavy
 * @param reason why that mode
 * @param steps model calls
 * @param tokens input and output together
 * @param costUsd US dollars for the model, without paid searches; null where the prices are not known
 * @param millis wall-clock milliseconds
 * @param seenRuns runs of this model and mode on this machine that the figures come from; 0 where they are rough ones
 */
public record Estimate(
        String endpoint,
        String model,
        ResearchRequest.Mode mode,
        String reason,
        Range steps,
        Range tokens,
        @Nullable Money costUsd,
        Range millis,
        int seenRuns) {

    /**
     * Most runs lie between.
     *
     * @param low from 0
     * @param high not below low
     */
    public record Range(long low, long high) {
        public Range {
            if (low < 0 || high < low) {
                throw new IllegalArgumentException("no range: " + low + " to " + high);
            }
        }
    }

    /**
     * Most runs lie between.
     *
     * @param low US dollars
     * @param high US dollars
     */
    public record Money(BigDecimal low, BigDecimal high) {}
}
