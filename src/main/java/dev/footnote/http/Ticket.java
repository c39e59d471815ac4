package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.Recorded;
import dev.footnote.api.ResearchEvent;
import dev.footnote.api.ResearchRun;
import dev.footnote.api.StoredRun;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A run as this door sees it: waiting, going or ended, and who watches it. Safe for many threads. */
final class Ticket {

    private final StoredRun stored;
    private final boolean detached;
    private final CompletableFuture<ResearchRun> started = new CompletableFuture<>();
    private int watchers;
    private @Nullable Instant unwatchedSince;

    /**
     * @param stored its record
     * @param detached true if it goes on though nobody watches
     * @param now when it was asked for
     */
    Ticket(StoredRun stored, boolean detached, Instant now) {
        this.stored = stored;
        this.detached = detached;
        this.unwatchedSince = now;
    }

    String id() {
        return stored.id();
    }

    StoredRun stored() {
        return stored;
    }

    /** The run, once it has a place. */
    CompletableFuture<ResearchRun> started() {
        return started;
    }

    /** The answer, once there is one. */
    CompletableFuture<Answer> result() {
        return started.thenCompose(ResearchRun::result);
    }

    synchronized void enter() {
        watchers++;
        unwatchedSince = null;
    }

    synchronized void leave(Instant now) {
        watchers--;
        unwatchedSince = watchers == 0 ? now : null;
    }

    /** True if it may be cancelled for want of anybody who cares. */
    synchronized boolean unwatchedBefore(Instant limit) {
        return !detached && unwatchedSince != null && unwatchedSince.isBefore(limit);
    }

    /** {@code queued}, {@code running}, or how it ended, as in the answer. */
    String status() {
        if (!started.isDone()) {
            return "queued";
        }
        List<Recorded> events = stored.log().from(1);
        return !events.isEmpty() && events.get(events.size() - 1).event() instanceof ResearchEvent.RunEnded ended
                ? ended.status().name().toLowerCase(Locale.ROOT)
                : "running";
    }
}
