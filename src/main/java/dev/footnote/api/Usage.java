package dev.footnote.api;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The resources that a run has used.
 *
 * @param modelCalls completed model calls
 * @param tokens of all of them
 * @param searches queries asked, repeats from memory left out
 * @param pagesRead sources frozen
 * @param costUsd model calls and paid searches, or null where a price is unknown
 * @param elapsedMs milliseconds from start to end (or to now)
 */
public record Usage(
        int modelCalls,
        TokenCount tokens,
        int searches,
        int pagesRead,
        @Nullable BigDecimal costUsd,
        long elapsedMs) {

    /** Nothing yet, at no cost. */
    public static final Usage NONE = new Usage(0, TokenCount.ZERO, 0, 0, BigDecimal.ZERO, 0);
}
