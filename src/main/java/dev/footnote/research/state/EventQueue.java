package dev.footnote.research.state;

import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.ThoughtDelta;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener with its own queue: it holds a thread only while there is something to tell. */
final class EventQueue implements ResearchRun.Watch {

    private static final Logger LOG = LoggerFactory.getLogger(EventQueue.class);

    /** Thoughts that wait for a slow listener; events always wait, since there are few and none may be lost. */
    private static final int MAX_THOUGHTS = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Object> queue = new ArrayDeque<>();
    private final RunListener listener;
    private final Executor executor;
    private final Consumer<EventQueue> onClose;
    private int thoughts;
    private boolean failed;
    private boolean running;
    private boolean closed;

    EventQueue(RunListener listener, Executor executor, Consumer<EventQueue> onClose) {
        this.listener = listener;
        this.executor = executor;
        this.onClose = onClose;
    }

    void offer(RecordedEvent recorded) {
        enqueue(recorded, false);
    }

    void offer(ThoughtDelta delta) {
        enqueue(delta, true);
    }

    private void enqueue(Object item, boolean thought) {
        lock.lock();
        try {
            if (closed || (thought && thoughts >= MAX_THOUGHTS)) {
                return;
            }
            thoughts += thought ? 1 : 0;
            queue.add(item);
            if (running) {
                return;
            }
            running = true;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            LOG.debug("a listener is not told any more: Footnote is closed", e);
            close();
        } catch (RuntimeException | Error e) {
            LOG.warn("a listener cannot be told now; it is told with the next event", e);
            stopped();
        }
    }

    private void stopped() {
        lock.lock();
        try {
            running = false;
        } finally {
            lock.unlock();
        }
    }

    private void drain() {
        for (Object item = next(); item != null; item = next()) {
            try {
                if (item instanceof RecordedEvent recorded) {
                    listener.onEvent(recorded);
                } else {
                    listener.onThought((ThoughtDelta) item);
                }
            } catch (RuntimeException | Error e) {
                report(e);
            }
        }
    }

    /** Logs the first failure in full; a listener that fails each time must not fill the log. */
    private void report(Throwable e) {
        if (failed) {
            LOG.debug("a run's listener failed again", e);
        } else {
            failed = true;
            LOG.warn("a run's listener failed; it is told the next events all the same", e);
        }
    }

    private @Nullable Object next() {
        lock.lock();
        try {
            Object item = closed ? null : queue.poll();
            running = item != null;
            thoughts -= item instanceof ThoughtDelta ? 1 : 0;
            return item;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            queue.clear();
        } finally {
            lock.unlock();
        }
        onClose.accept(this);
    }
}
