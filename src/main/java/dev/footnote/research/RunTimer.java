package dev.footnote.research;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A run's two moments: its time limit, and the end of the grace after it. Holds no thread. */
final class RunTimer {

    /** The clock that tells whether the limit is reached may lag behind the timer a little. */
    private static final long MARGIN_MS = 20;

    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /**
     * Starts both.
     *
     * @param left time to the limit; nothing is called at a limit that has passed
     * @param atLimit must not block
     * @param grace after the limit
     * @param atEnd must not block
     */
    void start(Duration left, Runnable atLimit, Duration grace, Runnable atEnd) {
        if (!left.isNegative() && !left.isZero()) {
            after(left.toMillis() + MARGIN_MS, atLimit);
        }
        after(Math.max(1, left.plus(grace).toMillis()), atEnd);
    }

    private void after(long millis, Runnable action) {
        CompletableFuture<Void> unused = stopped.copy()
                .orTimeout(millis, TimeUnit.MILLISECONDS)
                .exceptionally(error -> {
                    action.run();
                    return null;
                });
    }

    void stop() {
        stopped.complete(null);
    }
}
