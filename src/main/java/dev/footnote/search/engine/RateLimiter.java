package dev.footnote.search.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** At most so many calls within any window of so long. Safe for many threads. */
final class RateLimiter {

    private final int calls;
    private final Duration window;
    private final Clock clock;
    /** When the last calls begin, those to come included. */
    private final Deque<Instant> starts = new ArrayDeque<>();

    RateLimiter(int calls, Duration window, Clock clock) {
        this.calls = calls;
        this.window = window;
        this.clock = clock;
    }

    /** Takes the next turn and says how long to wait for it; empty, and nothing taken, if that is longer than the patience. */
    synchronized Optional<Duration> turn(Duration patience) {
        Instant now = clock.instant();
        Instant start = now;
        if (starts.size() >= calls) {
            Instant free = starts.getFirst().plus(window);
            start = free.isAfter(now) ? free : now;
        }
        Duration wait = Duration.between(now, start);
        if (wait.compareTo(patience) > 0) {
            return Optional.empty();
        }
        if (starts.size() >= calls) {
            starts.removeFirst();
        }
        starts.addLast(start);
        return Optional.of(wait);
    }
}
