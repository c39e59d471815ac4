package dev.footnote.tools;

import dev.footnote.api.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A part of a draft that does not hold: a quote that does not stand in its source, a claim that its quotes do not carry, a
 * short answer that nothing carries, or the draft as a whole.
 *
 * @param claim the claim's number in the draft, from 1; {@link #WHOLE} or {@link #SHORT_ANSWER}
 * @param source the run's number of the source
 * @param quote the words that were said to stand there; empty where no quote is at fault
 * @param reason the reason for the refusal, and the remedy
 * @param closest the passage of the source that comes closest, or null
 */
public record Refusal(
        int claim,
        int source,
        String quote,
        String reason,
        @Nullable Passage closest) {

    /** Stands for the draft as a whole. */
    public static final int WHOLE = 0;

    /** Stands for the short answer. */
    public static final int SHORT_ANSWER = -1;
}
