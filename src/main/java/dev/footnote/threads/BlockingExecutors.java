package dev.footnote.threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Makes executors for work that mostly waits. */
public final class BlockingExecutors {

    private BlockingExecutors() {}

    /**
     * An executor with one thread for each task: virtual ones where the JVM has them (21 and later), else daemon threads that are used again. The
     * caller shuts it down.
     *
     * @param name begins the names of its threads
     */
    public static ExecutorService perTask(String name) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            type.getMethod("name", String.class, long.class).invoke(builder, name + "-", 1L);
            ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(builder);
            return (ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, factory);
        } catch (ReflectiveOperationException e) {
            return Executors.newCachedThreadPool(DaemonThreads.named(name));
        }
    }
}
