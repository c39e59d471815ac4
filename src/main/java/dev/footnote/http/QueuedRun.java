package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.run.StoredRun;
import dev.footnote.http.limit.KeyUsage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run as the REST interface sees it: waiting, going or ended, and who watches it. Safe for many threads. */
final class QueuedRun {

    private final StoredRun stored;
    private boolean detached;
    private volatile boolean abandoned;
    private final Supplier<CompletableFuture<ResearchRun>> handle;
    private final KeyUsage.@Nullable Place place;
    private int watchers;
    private @Nullable Instant unwatchedSince;

    private QueuedRun(
            StoredRun stored,
            boolean detached,
            Supplier<CompletableFuture<ResearchRun>> handle,
            KeyUsage.@Nullable Place place,
            @Nullable Instant unwatchedSince) {
        this.stored = stored;
        this.detached = detached;
        this.handle = handle;
        this.place = place;
        this.unwatchedSince = unwatchedSince;
    }

    /**
     * A run that waits for its place.
     *
     * @param stored its record
     * @param detached true if it goes on though nobody watches
     * @param now when it was asked for
     * @param place among the runs of its key
     */
    static QueuedRun waiting(StoredRun stored, boolean detached, Instant now, KeyUsage.Place place) {
        CompletableFuture<ResearchRun> started = new CompletableFuture<>();
        return new QueuedRun(stored, detached, () -> started, place, now);
    }

    /**
     * A run that has ended.
     *
     * @param stored its record
     * @param handle makes its handle, which takes reading all its texts: a list does without
     */
    static QueuedRun ended(StoredRun stored, Supplier<ResearchRun> handle) {
        return new QueuedRun(stored, true, () -> CompletableFuture.completedFuture(handle.get()), null, null);
    }

    /** Whether a record tells of a run that has ended. */
    static boolean hasEnded(StoredRun stored) {
        return status(stored).isPresent();
    }

    String id() {
        return stored.id();
    }

    StoredRun stored() {
        return stored;
    }

    /** It has begun: from now on its money is counted. */
    void begin(ResearchRun run) {
        if (place != null) {
            place.follow(run);
        }
    }

    /** It has ended, or could not begin. */
    void leavePlace() {
        if (place != null) {
            place.leave();
        }
    }

    /** The run, once it has a place. */
    CompletableFuture<ResearchRun> started() {
        return handle.get();
    }

    /** The answer, once there is one. */
    CompletableFuture<Answer> result() {
        return started().thenCompose(ResearchRun::result);
    }

    /** The run's own number of the source with that hash, by which answers tell theirs. */
    Optional<Integer> sourceNumber(String sha256) {
        return stored.log().from(1).stream()
                .map(RecordedEvent::event)
                .filter(ResearchEvent.SourceFrozen.class::isInstance)
                .map(event -> ((ResearchEvent.SourceFrozen) event).source())
                .filter(source -> source.sha256().equals(sha256))
                .map(SourceInfo::number)
                .findFirst();
    }

    synchronized void enter() {
        watchers++;
        unwatchedSince = null;
    }

    synchronized void leave(Instant now) {
        watchers--;
        unwatchedSince = watchers == 0 ? now : null;
    }

    /** Somebody asked how it stands, which counts as watching for a moment. */
    synchronized void touch(Instant now) {
        unwatchedSince = watchers == 0 ? now : null;
    }

    /** It goes on from now on though nobody watches. */
    synchronized void detach() {
        detached = true;
    }

    /** It is cancelled for want of anybody who cares. */
    void abandon() {
        abandoned = true;
    }

    /** True if it was cancelled for want of anybody who cares. */
    boolean abandoned() {
        return abandoned;
    }

    /** True if it may be cancelled for want of anybody who cares. */
    synchronized boolean unwatchedBefore(Instant limit) {
        return !detached && unwatchedSince != null && unwatchedSince.isBefore(limit);
    }

    /** {@code queued}, {@code running}, or how it ended, as in the answer. */
    String status() {
        return status(stored).orElseGet(() -> started().isDone() ? "running" : "queued");
    }

    private static Optional<String> status(StoredRun stored) {
        List<RecordedEvent> events = stored.log().from(1);
        return !events.isEmpty() && events.get(events.size() - 1).event() instanceof ResearchEvent.RunEnded ended
                ? Optional.of(ended.status().name().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
