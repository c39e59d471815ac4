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
 * @param callbacks tells the ends of streams, so that what follows from one never holds up the network
 * @param timer watches and waits; its tasks are short
 */
public record EndpointThreads(ExecutorService network, ExecutorService callbacks, ScheduledExecutorService timer) {

    private static final int NETWORK = 2; // more would pass one small task after another from thread to thread

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
        return new ThreadPoolExecutor(
                NETWORK,
                NETWORK,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads,
                (task, pool) -> task.run());
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
