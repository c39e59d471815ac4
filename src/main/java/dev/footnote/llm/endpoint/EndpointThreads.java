package dev.footnote.llm.endpoint;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one endpoint; all are daemons.
 *
 * @param network reads streams and tells their parts
 * @param callbacks tells the ends of streams, so that what follows from one never holds up the network
 * @param timer watches and waits; its tasks are short
 */
public record EndpointThreads(ExecutorService network, ExecutorService callbacks, ScheduledExecutorService timer) {

    private static final int NETWORK = 4;

    public static EndpointThreads named(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons(name + "-timer"));
        timer.setRemoveOnCancelPolicy(true);
        return new EndpointThreads(
                Executors.newFixedThreadPool(NETWORK, daemons(name + "-net")),
                callbacks(daemons(name + "-call")),
                timer);
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

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "llm-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    public void close() {
        timer.shutdownNow();
        callbacks.shutdown();
        network.shutdown();
    }
}
