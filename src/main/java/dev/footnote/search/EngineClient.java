package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.net.CancellableSleep;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Where one engine is asked, for all runs: from the cache, or not at all while it is parked, or in its turn. Safe for many threads. */
final class EngineClient {

    /** The outcome of a call to an engine. */
    record Reply(List<Hit> hits, EngineReport report) {}

    private static final Duration QUICK = Duration.ofSeconds(2);

    private final SearchEngine engine;
    private final SearchCache cache;
    private final CircuitBreaker breaker;
    private final Clock clock;
    private final Duration retryWait;

    EngineClient(SearchEngine engine, SearchCache cache, SearchSettings settings, Clock clock) {
        this.engine = engine;
        this.cache = cache;
        this.breaker = new CircuitBreaker(settings, clock);
        this.clock = clock;
        this.retryWait = settings.retryWait();
    }

    EngineTraits traits() {
        return engine.traits();
    }

    /**
     * Asks; fails only when cancelled.
     *
     * @param begun set once this call, and not another one for the same query, is on its way to the engine
     */
    Reply ask(Query query, AtomicBoolean begun, Cancellation cancellation) {
        long start = System.nanoTime();
        try {
            if (traits().reach() == EngineTraits.Reach.CORPUS) {
                // Its folder may have changed since, and asking it costs nothing.
                return reply(new SearchCache.Found(call(query, begun, cancellation), false), start);
            }
            SearchCache.Found found =
                    cache.get(traits().name(), query, begun, () -> call(query, begun, cancellation), cancellation);
            return reply(found, start);
        } catch (SearchFailure e) {
            return failed(e.kind(), e.getMessage(), start);
        } catch (CancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            // A caller's own engine may throw anything; one engine never ends a search.
            breaker.failed(new SearchFailure(Outcome.DOWN, "failed", null, e));
            return failed(
                    Outcome.DOWN, traits().name() + " failed (" + e.getClass().getSimpleName() + ")", start);
        }
    }

    /**
     * Returns true if another call for the same query is under way, whose answer will serve this one too.
     *
     * @param begun what was given to {@link #ask} for this call, which may be under way itself without being set yet
     */
    boolean isShared(Query query, AtomicBoolean begun) {
        return cache.isAnothers(traits().name(), query, begun);
    }

    private List<Hit> call(Query query, AtomicBoolean begun, Cancellation cancellation) {
        begun.set(true);
        awaitEndOfPause(cancellation);
        long start = System.nanoTime();
        try {
            return attempt(query, cancellation);
        } catch (SearchFailure e) {
            boolean quick = System.nanoTime() - start < QUICK.toNanos();
            if (!quick || !isWorthAnother(e)) {
                throw e;
            }
        }
        awaitEndOfPause(cancellation);
        return attempt(query, cancellation);
    }

    /** A server that stumbled, or one that wants less of a moment's patience than its user has. */
    private boolean isWorthAnother(SearchFailure failure) {
        return switch (failure.kind()) {
            case DOWN -> breaker.parked().isEmpty();
            case RATE ->
                failure.retryAfter().isPresent() && failure.retryAfter().get().compareTo(retryWait) <= 0;
            default -> false;
        };
    }

    /** Returns when the engine may be asked, if that is soon. */
    private void awaitEndOfPause(Cancellation cancellation) {
        Optional<CircuitBreaker.Parked> parked = breaker.parked();
        if (parked.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        if (parked.get().until().isAfter(now.plus(retryWait))) {
            throw new SearchFailure(
                    Outcome.SKIPPED,
                    traits().name() + " is left alone: " + parked.get().why(),
                    null,
                    null);
        }
        CancellableSleep.await(Duration.between(now, parked.get().until()), cancellation);
    }

    private List<Hit> attempt(Query query, Cancellation cancellation) {
        try {
            List<Hit> hits = engine.search(query, cancellation);
            breaker.succeeded();
            return hits;
        } catch (SearchFailure e) {
            breaker.failed(e);
            throw e;
        }
    }

    private Reply reply(SearchCache.Found found, long start) {
        Outcome outcome = found.cached() ? Outcome.CACHED : found.hits().isEmpty() ? Outcome.EMPTY : Outcome.ANSWERED;
        BigDecimal cost = found.cached() ? null : traits().costUsd();
        return new Reply(found.hits(), report(outcome, found.hits().size(), start, cost, null));
    }

    private Reply failed(Outcome outcome, @Nullable String message, long start) {
        return new Reply(List.of(), report(outcome, 0, start, null, message));
    }

    private EngineReport report(
            Outcome outcome, int hits, long start, @Nullable BigDecimal cost, @Nullable String message) {
        boolean free = cost == null || cost.signum() == 0;
        long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return new EngineReport(traits().name(), outcome, hits, elapsed, free ? null : cost, message);
    }
}
