package dev.footnote.search.engine;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.net.CancellableSleep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** An engine asked no faster, and no more at once, than it allows. Its limits hold for all runs. */
final class RateLimitedEngine implements SearchEngine {

    /** Waits are cut into such slices, so that a cancelled call ends soon. */
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(50);

    private final SearchEngine engine;
    private final RateLimiter pace;
    private final Semaphore places;
    private final Duration patience;
    private final boolean doubtsEmpty;
    private final String remedy;

    /**
     * @param doubtsEmpty true if an empty first page is only believed the second time
     * @param remedy the remedy when there is no turn soon
     */
    RateLimitedEngine(
            SearchEngine engine,
            RateLimiter pace,
            int parallel,
            Duration patience,
            boolean doubtsEmpty,
            String remedy) {
        this.engine = engine;
        this.pace = pace;
        this.places = new Semaphore(parallel, true);
        this.patience = patience;
        this.doubtsEmpty = doubtsEmpty;
        this.remedy = remedy;
    }

    @Override
    public EngineTraits traits() {
        return engine.traits();
    }

    @Override
    public List<Hit> search(Query query, Cancellation cancellation) {
        try {
            takePlace(cancellation);
            try {
                cancellation.throwIfCancelled();
                CancellableSleep.await(pace.turn(patience).orElseThrow(this::tooBusy), cancellation);
                List<Hit> hits = engine.search(query, cancellation);
                if (!hits.isEmpty() || !doubtsEmpty || query.page() > 1) {
                    return hits;
                }
                CancellableSleep.await(pace.turn(patience).orElseThrow(this::tooBusy), cancellation);
                return engine.search(query, cancellation);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while waiting for " + traits().name());
        }
    }

    private void takePlace(Cancellation cancellation) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long left = patience.toNanos();
        while (!places.tryAcquire(Math.min(SLICE, left), TimeUnit.NANOSECONDS)) {
            cancellation.throwIfCancelled();
            left = end - System.nanoTime();
            if (left <= 0) {
                throw tooBusy();
            }
        }
    }

    private SearchFailure tooBusy() {
        return new SearchFailure(
                Outcome.SKIPPED,
                traits().name() + " allows no further call within " + patience.toSeconds() + " s; " + remedy,
                null,
                null);
    }
}
