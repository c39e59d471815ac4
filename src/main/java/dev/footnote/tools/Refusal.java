package dev.footnote.tools;

import dev.footnote.api.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A quote that does not stand in the source it names.
 *
 * @param claim the claim's number in the draft, from 1; 0 for the draft as a whole
 * @param source the run's number of the source
 * @param quote the words that were said to stand there
 * @param reason why it was refused, one clause
 * @param closest the passage of the source that comes closest, or null
 */
public record Refusal(
        int claim,
        int source,
        String quote,
        String reason,
        @Nullable Passage closest) {}
