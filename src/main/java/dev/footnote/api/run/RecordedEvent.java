package dev.footnote.api.run;

import java.time.Instant;

/**
 * An event as it stands in a run's log.
 *
 * @param seq its number in the run, from 1, without gaps
 * @param at when it was appended
 * @param trajectory which rollout of the run it belongs to, from 0
 * @param event what happened
 */
public record RecordedEvent(long seq, Instant at, int trajectory, ResearchEvent event) {}
