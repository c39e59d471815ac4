package dev.footnote.service;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks on another executor, and counts those that are running as work under way. Safe for many threads. */
final class CountedExecutor extends AbstractExecutorService {

    private final ExecutorService inner;
    private final ActiveWork active;

    CountedExecutor(ExecutorService inner, ActiveWork active) {
        this.inner = inner;
        this.active = active;
    }

    @Override
    public void execute(Runnable task) {
        inner.execute(() -> active.work(task));
    }

    @Override
    public void shutdown() {
        inner.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return inner.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return inner.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return inner.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return inner.awaitTermination(timeout, unit);
    }
}
