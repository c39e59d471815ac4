package dev.footnote.http;

import dev.footnote.api.FootnoteException;
import dev.footnote.http.exchange.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether a run could be begun now. What has to be asked over the network is asked once for all who want to know, and counts for a while. Safe for many threads.
 */
final class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    /** Probes come every few seconds, often from several places. */
    private static final Duration COUNTS = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final RunQueue runs;
    private final Supplier<Optional<String>> trouble;
    private final Executor executor;
    private final Clock clock;
    private @Nullable CompletableFuture<Boolean> asked;
    private Instant askedAt = Instant.MIN;
    private boolean usable = true;

    /**
     * @param runs tells of places
     * @param trouble asks what the store and the model say; may block
     * @param executor asks
     * @param clock tells how long an answer counts
     */
    Readiness(RunQueue runs, Supplier<Optional<String>> trouble, Executor executor, Clock clock) {
        this.runs = runs;
        this.trouble = trouble;
        this.executor = executor;
        this.clock = clock;
    }

    /** Returns why no run can be begun now, once that is known; empty if one can. Anybody may read it, so it names no host. */
    CompletableFuture<Optional<Problem>> problem() {
        if (runs.draining()) {
            return CompletableFuture.completedFuture(Optional.of(Problem.shuttingDown()));
        }
        if (runs.full()) {
            return CompletableFuture.completedFuture(Optional.of(Problem.of(
                    503,
                    "full",
                    "There is no room for another run",
                    "all places for runs are taken, also those to wait in")));
        }
        if (runs.stuck()) {
            return CompletableFuture.completedFuture(Optional.of(Problem.of(
                    503,
                    "stuck",
                    "No place for a run comes free",
                    "all places for runs are taken, and a run has waited for one longer than http.stuck_after")));
        }
        return usable().thenApply(well -> well ? Optional.empty() : Optional.of(unusable()));
    }

    private static Problem unusable() {
        return Problem.of(
                503,
                "not-ready",
                "Runs cannot be begun",
                "the model's host or the store of runs cannot be used now; the server's log tells why");
    }

    private CompletableFuture<Boolean> usable() {
        CompletableFuture<Boolean> mine;
        lock.lock();
        try {
            Instant now = clock.instant();
            CompletableFuture<Boolean> known = asked;
            if (known != null && (!known.isDone() || now.isBefore(askedAt.plus(COUNTS)))) {
                return known;
            }
            mine = new CompletableFuture<>();
            asked = mine;
            askedAt = now;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(() -> ask(mine));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        }
        return mine;
    }

    private void ask(CompletableFuture<Boolean> answer) {
        try {
            answer.complete(tell(trouble.get()));
        } catch (FootnoteException e) {
            answer.complete(tell(Optional.of(String.valueOf(e.getMessage()))));
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    /** Logs a change, and not every probe. */
    private boolean tell(Optional<String> why) {
        boolean before;
        lock.lock();
        try {
            before = usable;
            usable = why.isEmpty();
        } finally {
            lock.unlock();
        }
        if (before && why.isPresent()) {
            LOG.warn("runs cannot be begun: {}", why.get());
        } else if (!before && why.isEmpty()) {
            LOG.info("runs can be begun again");
        }
        return why.isEmpty();
    }
}
