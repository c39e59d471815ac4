package dev.footnote.batch;

import dev.footnote.api.Answer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What a batch has come to so far. Safe for many threads. */
final class BatchCounters {

    private final Clock clock;
    private final Instant started;
    private long total;
    private long before;
    private long done;
    private long notFound;
    private long unsupported;
    private long outOfBudget;
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
     * @param status how it ended
     */
    synchronized void before(String status) {
        before++;
        apart(status);
    }

    /** Counts what is done without being an answer that holds. */
    private void apart(String status) {
        switch (status) {
            case "not_found" -> notFound++;
            case "unsupported" -> unsupported++;
            case "budget_exhausted" -> outOfBudget++;
            default -> {}
        }
    }

    synchronized void bad() {
        bad++;
    }

    synchronized void ended(Answer answer) {
        switch (answer.status()) {
            case FAILED -> failed++;
            case CANCELLED -> cancelled++;
            case ANSWERED, NOT_FOUND, UNSUPPORTED, BUDGET_EXHAUSTED -> {
                done++;
                apart(answer.status().name().toLowerCase(Locale.ROOT));
            }
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
                total,
                before,
                done,
                notFound,
                unsupported,
                outOfBudget,
                failed,
                cancelled,
                bad,
                running,
                priced ? cost : null,
                elapsed());
    }
}
