package dev.footnote.api.search;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The report on one engine in one search.
 *
 * @param engine its name
 * @param outcome the outcome; empty and blocked are different things
 * @param hits how many it gave
 * @param elapsedMs milliseconds from the call to its end
 * @param costUsd the cost of the call in US dollars, or null where unknown or free; a late call counts, since it goes on
 * @param message one sentence on a failure, or null
 */
public record EngineReport(
        String engine,
        Outcome outcome,
        int hits,
        long elapsedMs,
        @Nullable BigDecimal costUsd,
        @Nullable String message) {

    /** The outcome of a call of an engine. */
    public enum Outcome {
        /** It gave hits. */
        ANSWERED,
        /** It looked and had nothing. */
        EMPTY,
        /** From a cache: no call was made. */
        CACHED,
        /** Left behind at the deadline. */
        LATE,
        /** Not asked: circuit open, quota spent, parked, or not fit for the query. */
        SKIPPED,
        /** The key is missing or refused. */
        AUTH,
        /** The quota is used up. */
        QUOTA,
        /** It was asked too often. */
        RATE,
        /** It took us for a robot, or forbids the asking. */
        BLOCKED,
        /** It does not accept the query. */
        BAD_QUERY,
        /** It failed, or what it sent could not be read. */
        DOWN
    }
}
