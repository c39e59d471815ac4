package dev.footnote.batch;

import dev.footnote.api.Answer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What a batch has come to so far. Safe for many threads. */
final class BatchCounters {

    private final Clock clock;
    private final Instant started;
    private long total;
    private long before;
    private long done;
    private long notFound;
    private long failed;
    private long cancelled;
    private long bad;
    private boolean priced = true;
    private BigDecimal cost = BigDecimal.ZERO;

    BatchCounters(Clock clock) {
        this.clock = clock;
        this.started = clock.instant();
    }

    synchronized void total(long questions) {
        total = questions;
    }

    /**
     * A question has been answered before this start.
     *
     * @param withoutAnswer true if it was not found
     */
    synchronized void before(boolean withoutAnswer) {
        before++;
        notFound += withoutAnswer ? 1 : 0;
    }

    synchronized void bad() {
        bad++;
    }

    synchronized void ended(Answer answer) {
        switch (answer.status()) {
            case FAILED -> failed++;
            case CANCELLED -> cancelled++;
            case NOT_FOUND -> {
                done++;
                notFound++;
            }
            case ANSWERED, UNSUPPORTED, BUDGET_EXHAUSTED -> done++;
        }
        BigDecimal one = answer.usage().costUsd();
        priced &= one != null;
        cost = one == null ? cost : cost.add(one);
    }

    synchronized BigDecimal spent() {
        return cost;
    }

    Duration elapsed() {
        return Duration.between(started, clock.instant());
    }

    /**
     * How far it is.
     *
     * @param running questions on the way
     */
    synchronized BatchProgress progress(int running) {
        return new BatchProgress(
                total, before, done, notFound, failed, cancelled, bad, running, priced ? cost : null, elapsed());
    }
}
