package dev.footnote.api.run;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in the log of a run.
 *
 * @param seq its number in the run, from 1, without gaps
 * @param at when it was appended
 * @param trajectory which rollout of the run it belongs to, from 0
 * @param event the event
 * @param costUsd US dollars that the run has cost when it has happened, or null where a price is unknown or a log does not count them
 */
public record RecordedEvent(
        long seq,
        Instant at,
        int trajectory,
        ResearchEvent event,
        @Nullable BigDecimal costUsd) {

    /**
     * Returns an event as a log keeps it; the cost of a run follows from its events.
     *
     * @param seq its number in the run, from 1, without gaps
     * @param at when it was appended
     * @param trajectory which rollout of the run it belongs to, from 0
     * @param event the event
     */
    public RecordedEvent(long seq, Instant at, int trajectory, ResearchEvent event) {
        this(seq, at, trajectory, event, null);
    }

    /**
     * Returns the same event with the cost of the run by then.
     *
     * @param usd US dollars, or null where a price is unknown
     */
    public RecordedEvent withCost(@Nullable BigDecimal usd) {
        return new RecordedEvent(seq, at, trajectory, event, usd);
    }
}
