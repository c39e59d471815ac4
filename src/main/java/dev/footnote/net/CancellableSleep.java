package dev.footnote.net;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that a cancellation ends. */
public final class CancellableSleep {

    private CancellableSleep() {}

    /**
     * Returns after a time, rounded up to milliseconds.
     *
     * @param wait zero or less for not at all
     * @param cancellation ends the wait at once
     * @throws CancelledException when cancelled or interrupted
     */
    @SuppressWarnings("try") // closed, not used
    public static void await(Duration wait, Cancellation cancellation) {
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
            throw new CancelledException("interrupted while waiting");
        }
    }
}
