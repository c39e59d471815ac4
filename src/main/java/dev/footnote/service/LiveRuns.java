package dev.footnote.service;

import dev.footnote.api.Answer;
import dev.footnote.api.CancelledException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The runs that go on: makes, starts, awaits and ends them. Safe for many threads. */
final class LiveRuns implements AutoCloseable {

    private static final String CLOSED = "Footnote was closed";

    /** For runs and calls to end as cancelled before what they use is closed. */
    private static final Duration ENDING = Duration.ofSeconds(5);

    /** For workers that take no notice of being cancelled to end once what they use is closed. */
    private static final Duration INTERRUPTED = Duration.ofSeconds(1);

    private final Components parts;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ResearchRun> live = new ConcurrentHashMap<>();
    private final ActiveWork active;

    LiveRuns(Components parts) {
        this.parts = parts;
        this.active = parts.active();
    }

    /** Makes a place for a run whose request was checked. */
    StoredRun open(ResearchRequest request, String owner) {
        parts.refresh();
        StoredRun made = parts.store().create(newId(), owner, request);
        parts.traces().opened(made.id());
        return made;
    }

    /** 128 random bits: nobody can guess another's run. */
    private String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Starts a run that was opened, or goes on with one where its record ends. */
    ResearchRun resume(StoredRun stored) {
        ResearchRun run = live.computeIfAbsent(stored.id(), id -> started(stored));
        var unused = run.result().whenComplete((answer, error) -> {
            live.remove(stored.id(), run);
            parts.store().ended(stored.id());
        });
        if (active.isClosed()) {
            run.cancel(CLOSED);
        }
        return noted(run);
    }

    private ResearchRun started(StoredRun stored) {
        // What is told of a run is told once: not of one that has ended, or goes on with an older record.
        boolean begins = stored.log().from(1).isEmpty();
        ResearchRun started = parts.research()
                .start(stored, followed(stored), parts.models(stored.request()), parts.material(stored.request()));
        parts.estimates().follow(started);
        if (begins) {
            parts.traces().follow(started);
        }
        return started;
    }

    /** The run that another follows, as long as it is kept. */
    private @Nullable StoredRun followed(StoredRun stored) {
        String id = stored.request().follows();
        return id == null ? null : parts.store().find(id).orElse(null);
    }

    /** Ends a run that was opened and never started. */
    ResearchRun dismiss(StoredRun stored, String reason) {
        ResearchRun run = parts.researcher()
                .dismiss(stored, parts.models(stored.request()), parts.material(stored.request()), reason);
        parts.traces().follow(run);
        parts.store().ended(stored.id());
        return noted(run);
    }

    private ResearchRun noted(ResearchRun run) {
        return parts.facets().sample()
                ? new SampleRun(run, SampleFiles.note(run.request().question()))
                : run;
    }

    /**
     * Waits for a run's answer.
     *
     * @throws CancelledException if the calling thread is interrupted; the run is cancelled then
     */
    static Answer await(ResearchRun run) {
        try {
            return run.result().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.cancel("the thread that waited for the answer was interrupted");
            throw new CancelledException("interrupted while waiting for the answer; the run was cancelled");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        }
    }

    /**
     * Ends runs that are still going as cancelled, and calls of other threads; waits until nothing is at work any more, within bounds; and frees everything. The second call does
     * nothing.
     */
    @Override
    public void close() {
        if (!active.close()) {
            return;
        }
        long end = System.nanoTime() + ENDING.toNanos();
        List<ResearchRun> going = List.copyOf(live.values());
        going.forEach(run -> run.cancel(CLOSED));
        awaitAll(
                going,
                CompletableFuture.allOf(
                        parts.estimates().settled(), parts.traces().settled()));
        awaitWork(Duration.ofNanos(end - System.nanoTime()));
        try {
            parts.close();
        } finally {
            awaitWork(INTERRUPTED);
        }
    }

    private static void awaitAll(List<ResearchRun> runs, CompletableFuture<Void> kept) {
        CompletableFuture<?>[] results = runs.stream().map(ResearchRun::result).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(CompletableFuture.allOf(results), kept)
                    .get(ENDING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // A log that failed, or a listener that holds up the end: closing goes on all the same.
            return;
        }
    }

    private void awaitWork(Duration most) {
        try {
            active.awaitEnd(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
