package dev.footnote.threads;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Runs what a test does on the side, each on a thread of its own. The common pool has one thread on two processors, and from JDK 25 on
 * {@link CompletableFuture} uses it even then: a task that waits there holds up those of all other tests.
 */
public final class OwnThread {

    private OwnThread() {}

    /** Returns what the task returns, once it has. */
    public static <T> CompletableFuture<T> supply(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, OwnThread::start);
    }

    /** Returns a future that is done when the task is. */
    public static CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, OwnThread::start);
    }

    private static void start(Runnable task) {
        DaemonThreads.one("test-aside", task).start();
    }
}
