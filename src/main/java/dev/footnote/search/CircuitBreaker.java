package dev.footnote.search;

import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves an engine alone for as long as its failures say. Safe for many threads. */
final class CircuitBreaker {

    /** Why, and until when, an engine is left alone. */
    record Parked(String why, Instant until) {}

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);
    private static final Duration AFTER_RATE = Duration.ofSeconds(20);

    private final SearchSettings settings;
    private final Clock clock;
    private int failures;
    private @Nullable Instant until;
    private String why = "";

    CircuitBreaker(SearchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Why the engine must not be asked now, and until when; empty when it may. */
    synchronized Optional<Parked> parked() {
        if (until == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(until)) {
            until = null;
            return Optional.empty();
        }
        return Optional.of(new Parked(why, until));
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed(SearchFailure failure) {
        boolean operators = failure.kind() == Outcome.AUTH || failure.kind() == Outcome.QUOTA;
        if (operators && until == null) {
            LOG.warn("{}", failure.getMessage());
        }
        Instant now = clock.instant();
        Optional<Duration> asked = failure.retryAfter();
        switch (failure.kind()) {
            case AUTH -> park(Instant.MAX, "its key was refused");
            case QUOTA -> park(asked.map(now::plus).orElseGet(this::tomorrow), "its allowance is used up");
            case RATE -> park(now.plus(asked.orElse(AFTER_RATE)), "it asked for fewer calls");
            case BLOCKED -> park(now.plus(asked.orElse(settings.blockedPause())), "it refused to serve this program");
            case DOWN -> {
                failures++;
                if (failures >= settings.breakerFailures()) {
                    // One more failure after the pause opens it again at once.
                    park(now.plus(settings.breakerPause()), "it failed " + failures + " times in a row");
                }
            }
            default -> {
                // the query's fault, not the engine's
            }
        }
    }

    private Instant tomorrow() {
        return clock.instant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** Calls that run side by side fail in different ways; the longest pause holds. */
    private void park(Instant end, String reason) {
        if (until == null || end.isAfter(until)) {
            until = end;
            why = reason;
        }
    }
}
