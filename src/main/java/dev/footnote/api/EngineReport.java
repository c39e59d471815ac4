package dev.footnote.api;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How one engine did in one search.
 *
 * @param engine its name
 * @param outcome what happened; empty and blocked are different things
 * @param hits how many it gave
 * @param elapsedMs milliseconds from the call to its end
 * @param costUsd what the call cost, or null where unknown or free; a late call counts, since it goes on
 * @param message one sentence on a failure, or null
 */
public record EngineReport(
        String engine,
        Outcome outcome,
        int hits,
        long elapsedMs,
        @Nullable BigDecimal costUsd,
        @Nullable String message) {

    /** What came of asking an engine. */
    public enum Outcome {
        ANSWERED,
        EMPTY,
        /** From a cache: no call was made. */
        CACHED,
        /** Left behind at the deadline. */
        LATE,
        /** Not asked: circuit open, quota spent, parked, or not fit for the query. */
        SKIPPED,
        AUTH,
        QUOTA,
        RATE,
        BLOCKED,
        BAD_QUERY,
        DOWN
    }
}
