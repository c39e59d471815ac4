package dev.footnote.llm;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one endpoint; all are daemons.
 *
 * @param network reads streams and tells their parts
 * @param callbacks tells the ends of streams, so that what follows from one never holds up the network
 * @param timer watches and waits; its tasks are short
 */
record Threads(ExecutorService network, ExecutorService callbacks, ScheduledExecutorService timer) {

    private static final int NETWORK = 4;

    static Threads named(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons(name + "-timer"));
        timer.setRemoveOnCancelPolicy(true);
        return new Threads(
                Executors.newFixedThreadPool(NETWORK, daemons(name + "-net")),
                Executors.newCachedThreadPool(daemons(name + "-call")),
                timer);
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "llm-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    void close() {
        timer.shutdownNow();
        callbacks.shutdown();
        network.shutdown();
    }
}
