package dev.footnote.threads;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Makes threads that do not keep the process alive. */
public final class DaemonThreads {

    private DaemonThreads() {}

    /**
     * Returns a factory of numbered daemon threads.
     *
     * @param name begins the name of each thread; a hyphen and a number from 1 follow
     */
    public static ThreadFactory named(String name) {
        AtomicLong count = new AtomicLong();
        return task -> one(name + "-" + count.incrementAndGet(), task);
    }

    /**
     * Returns a daemon thread that has not been started.
     *
     * @param name of the thread
     * @param task the task that it runs
     */
    public static Thread one(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
