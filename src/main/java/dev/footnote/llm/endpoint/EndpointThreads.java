package dev.footnote.llm.endpoint;

import dev.footnote.threads.DaemonThreads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one endpoint; all are daemons.
 *
 * @param network reads streams and tells their parts
 * @param callbacks tells the ends of streams, so that the work after one never holds up the network
 * @param timer watches and waits; its tasks are short
 */
public record EndpointThreads(ExecutorService network, ExecutorService callbacks, ScheduledExecutorService timer) {

    /** More would pass one small task after another from thread to thread. */
    private static final int NETWORK = 2;

    /**
     * Tasks that wait before the second thread helps. A stream gives a dozen tiny tasks in a row: shared by two threads, each would wake a thread, which costs more than
     * the task.
     */
    private static final int BACKLOG = 16;

    /** Seconds; far below the limits of a request. */
    private static final int TICK = 10;

    public static EndpointThreads named(String name) {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, DaemonThreads.named("llm-" + name + "-timer"));
        timer.setRemoveOnCancelPolicy(true);
        // Always the first in line: without it each request's limits, which are due later than this, would wake the
        // timer's thread when they are set.
        Future<?> unused = timer.scheduleWithFixedDelay(() -> {}, TICK, TICK, TimeUnit.SECONDS);
        return new EndpointThreads(
                network(DaemonThreads.named("llm-" + name + "-net")),
                callbacks(DaemonThreads.named("llm-" + name + "-call")),
                timer);
    }

    /**
     * Takes tasks after its shutdown too, on the caller's thread: the JDK's client counts a request whose task was refused as pending for ever, and then
     * never ends its own thread.
     */
    private static ExecutorService network(ThreadFactory threads) {
        Line line = new Line();
        return new ThreadPoolExecutor(1, NETWORK, TICK, TimeUnit.SECONDS, line, threads, (task, pool) -> {
            if (pool.isShutdown()) {
                task.run();
                return;
            }
            line.addBehindAll(task);
            if (pool.isShutdown() && line.remove(task)) {
                task.run(); // it ended in this moment, and may not have seen the task
            }
        });
    }

    /** Tasks that wait. It seems full where another thread should help. */
    private static final class Line extends LinkedBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return size() < BACKLOG && super.offer(task);
        }

        /** All threads are at work. */
        void addBehindAll(Runnable task) {
            super.offer(task);
        }
    }

    /** Takes tasks after its shutdown too, on the caller's thread, so that no end goes untold. */
    private static ExecutorService callbacks(ThreadFactory threads) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                threads,
                (task, pool) -> task.run());
    }

    public void close() {
        timer.shutdownNow();
        callbacks.shutdown();
        network.shutdown();
    }
}
