package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that a cancellation ends. */
final class Waiting {

    private Waiting() {}

    /** Returns after so long, to the next millisecond; fails at once when cancelled. */
    @SuppressWarnings("try") // closed, not used
    static void await(Duration wait, Cancellation cancellation) {
        if (wait.isZero() || wait.isNegative()) {
            return;
        }
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Cancellation.Registration ignored = cancellation.onCancel(cancelled::countDown)) {
            if (cancelled.await(wait.toMillis() + 1, TimeUnit.MILLISECONDS)) {
                cancellation.throwIfCancelled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while waiting for an engine");
        }
    }
}
