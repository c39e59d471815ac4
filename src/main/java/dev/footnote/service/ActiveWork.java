package dev.footnote.service;

import dev.footnote.api.Cancellation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The calls and workers that are under way, so that closing can refuse new calls, cancel those that there are, and wait until nothing is at work. Safe for many threads.
 */
final class ActiveWork {

    private static final String CLOSED = "Footnote was closed";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Thread, Integer> working = new HashMap<>();
    private final Cancellation closing = new Cancellation();
    private boolean closed;

    /** Returns whether calls are refused. */
    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Carries out a call of the caller's thread.
     *
     * @param call gets what cancels it when this is closed
     * @throws IllegalStateException if this is closed
     */
    <T> T call(Function<Cancellation, T> call) {
        begin(true);
        Cancellation cancellation = new Cancellation();
        Cancellation.Registration link = closing.onCancel(() -> cancellation.cancel(CLOSED));
        try {
            return call.apply(cancellation);
        } finally {
            link.close();
            end();
        }
    }

    /** Carries out a part of work that goes on after this is closed, such as the end of a run. */
    void work(Runnable work) {
        begin(false);
        try {
            work.run();
        } finally {
            end();
        }
    }

    /** A call inside of a call is let through: the outer one is still to end. */
    private void begin(boolean refusable) {
        Thread mine = Thread.currentThread();
        lock.lock();
        try {
            if (refusable && closed && !working.containsKey(mine)) {
                throw new IllegalStateException("this Footnote is closed; build another one");
            }
            working.merge(mine, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            working.computeIfPresent(Thread.currentThread(), (thread, calls) -> calls == 1 ? null : calls - 1);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses calls from now on, and cancels those that are under way; returns false if that was done before. */
    boolean close() {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            closed = true;
        } finally {
            lock.unlock();
        }
        closing.cancel(CLOSED);
        return true;
    }

    /**
     * Waits until no other thread is at work.
     *
     * @param most how long at most
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void awaitEnd(Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lock();
        try {
            while (othersAreWorking() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean othersAreWorking() {
        return working.size() > (working.containsKey(Thread.currentThread()) ? 1 : 0);
    }
}
