package dev.footnote.http;

import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.ThoughtDelta;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one reader the events of one run, from a number on, then the answer. It never blocks: whoever has news calls {@link #wake}, and
 * one of the callers writes as long as the connection takes bytes. What a slow reader has not got yet stays in the run's record and
 * nowhere else.
 */
final class SseWriter implements WriteListener, AsyncListener, RunListener {

    private static final Logger LOG = LoggerFactory.getLogger(SseWriter.class);
    private static final byte[] KEEP_ALIVE = ": keep-alive\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int MAX_THOUGHTS = 200;

    private final ServletOutputStream out;
    private final SseForm form;
    private final Executor executor;
    private final Consumer<SseWriter> onDone;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private final AtomicInteger wakes = new AtomicInteger();
    private final AtomicBoolean finished = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<byte[]> thoughts = new ArrayDeque<>();
    private final ArrayDeque<RecordedEvent> batch = new ArrayDeque<>();
    private volatile boolean blocked = true;
    private volatile boolean keepAlive;
    private volatile @Nullable ResearchRun run;
    private volatile @Nullable Supplier<String> ending;
    private ResearchRun.@Nullable Watch watch;
    private long next;
    private boolean opened;
    private boolean unflushed;
    private boolean last;

    /**
     * @param out the response's own stream, asynchronous
     * @param form how things are told to this reader
     * @param from the first event wanted, from 1
     * @param executor ends the response
     * @param onDone hears once that this reader is gone
     */
    SseWriter(ServletOutputStream out, SseForm form, long from, Executor executor, Consumer<SseWriter> onDone) {
        this.out = out;
        this.form = form;
        this.next = from;
        this.executor = executor;
        this.onDone = onDone;
    }

    /** Completes, never exceptionally, when nothing more will be written. */
    CompletableFuture<@Nullable Void> done() {
        return done;
    }

    /** Begins as soon as the run has a place. */
    void follow(QueuedRun ticket) {
        var unused = ticket.started().whenComplete((started, error) -> {
            if (error != null) {
                end(() -> form.ending(null, null));
            } else {
                attach(started);
            }
        });
    }

    private void attach(ResearchRun started) {
        run = started;
        ResearchRun.Watch mine = started.watch(next, this);
        lock.lock();
        try {
            watch = mine;
        } finally {
            lock.unlock();
        }
        if (finished.get()) {
            mine.close();
        }
        var unused = started.result().whenComplete((answer, error) -> end(() -> form.ending(started, answer)));
        wake();
    }

    /** The last words are found when all events are told: a form may go by what it has told. */
    private void end(Supplier<String> words) {
        ending = words;
        wake();
    }

    @Override
    public void onEvent(RecordedEvent recorded) {
        wake();
    }

    @Override
    public void onThought(ThoughtDelta delta) {
        String told = form.thought(delta);
        if (told.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            if (thoughts.size() < MAX_THOUGHTS) {
                thoughts.add(bytes(told));
            }
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** Sends a comment if there is nothing else to send. */
    void tick() {
        keepAlive = true;
        wake();
    }

    private void wake() {
        if (wakes.getAndIncrement() != 0) {
            return;
        }
        int seen;
        do {
            seen = wakes.get();
            try {
                pump();
            } catch (IOException | RuntimeException e) {
                LOG.debug("a reader of events is gone", e);
                finish();
            }
        } while (wakes.addAndGet(-seen) != 0);
    }

    private void pump() throws IOException {
        while (!finished.get() && ready()) {
            byte[] bytes = last ? null : news();
            if (bytes != null) {
                out.write(bytes);
                unflushed = true;
            } else if (unflushed) {
                unflushed = false;
                out.flush();
            } else {
                if (last) {
                    finish();
                }
                return;
            }
        }
    }

    /** The flag is set before the question: the container may answer it on another thread at once. */
    private boolean ready() {
        if (blocked) {
            return false;
        }
        blocked = true;
        if (!out.isReady()) {
            return false;
        }
        blocked = false;
        return true;
    }

    private byte @Nullable [] news() {
        if (!opened) {
            opened = true;
            String first = form.opening();
            if (!first.isEmpty()) {
                return bytes(first);
            }
        }
        Supplier<String> end = ending;
        ResearchRun following = run;
        if (batch.isEmpty() && following != null) {
            batch.addAll(following.events(next));
        }
        for (RecordedEvent recorded = batch.poll(); recorded != null; recorded = batch.poll()) {
            next = recorded.seq() + 1;
            String told = form.event(recorded);
            if (!told.isEmpty()) {
                return bytes(told);
            }
        }
        byte[] thought = thought();
        if (thought != null) {
            return thought;
        }
        if (end != null) {
            last = true;
            return bytes(end.get());
        }
        boolean due = keepAlive;
        keepAlive = false;
        return due ? KEEP_ALIVE : null;
    }

    private byte @Nullable [] thought() {
        lock.lock();
        try {
            return thoughts.poll();
        } finally {
            lock.unlock();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void finish() {
        if (!finished.compareAndSet(false, true)) {
            return;
        }
        lock.lock();
        try {
            if (watch != null) {
                watch.close();
            }
            thoughts.clear();
        } finally {
            lock.unlock();
        }
        onDone.accept(this);
        try {
            executor.execute(() -> done.complete(null));
        } catch (RejectedExecutionException e) {
            LOG.debug("the server is closed already", e);
            done.complete(null);
        }
    }

    @Override
    public void onWritePossible() {
        blocked = false;
        wake();
    }

    @Override
    public void onError(Throwable error) {
        LOG.debug("a reader of events is gone", error);
        finish();
    }

    @Override
    public void onError(AsyncEvent event) {
        finish();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        finish();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        finish();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Only a second start on the same request comes here, and there is none; the listener stays as it is.
    }
}
