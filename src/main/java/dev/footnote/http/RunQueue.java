package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.http.limit.KeyUsage;
import dev.footnote.http.log.AccessLog;
import dev.footnote.service.FootnoteService;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets runs in, starts them as places come free, and cancels those that nobody watches. Safe for many threads. */
final class RunQueue {

    private static final String GOING_DOWN = "the server is going down";

    private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, QueuedRun> tickets = new HashMap<>();
    private final FairQueue<QueuedRun> queue = new FairQueue<>();
    private final FootnoteService footnote;
    private final HttpSettings settings;
    private final Clock clock;
    private final BiConsumer<ResearchRun, Answer> onEnd;
    private final KeyUsage usage;
    private final AccessLog log;
    private int admitted;
    private int running;
    private boolean draining;

    RunQueue(
            FootnoteService footnote,
            HttpSettings settings,
            Clock clock,
            AccessLog log,
            BiConsumer<ResearchRun, Answer> onEnd) {
        this.footnote = footnote;
        this.settings = settings;
        this.clock = clock;
        this.log = log;
        this.onEnd = onEnd;
        this.usage = new KeyUsage(settings.keyLimits(), clock);
    }

    /**
     * Takes a run in; it starts now or when a place comes free.
     *
     * @throws ProblemException if there is no room, or the server is going down
     */
    QueuedRun admit(ResearchRequest request, String owner, boolean detached) {
        KeyUsage.Place place = place(request, owner);
        QueuedRun ticket;
        try {
            reserve(owner);
        } catch (ProblemException e) {
            place.leave();
            throw e;
        }
        try {
            ticket = QueuedRun.waiting(footnote.open(place.within(request), owner), detached, clock.instant(), place);
        } catch (RuntimeException | Error e) {
            locked(() -> admitted--);
            place.leave();
            throw e;
        }
        locked(() -> {
            tickets.put(ticket.id(), ticket);
            queue.add(owner, ticket);
        });
        if (draining()) {
            cancel(ticket, GOING_DOWN); // let in just before, and not seen by who cancelled those that wait
        } else {
            startNext();
        }
        return ticket;
    }

    private KeyUsage.Place place(ResearchRequest request, String owner) {
        if (settings.keyLimits().costUsd() != null && !footnote.priced(request)) {
            throw new ProblemException(Problem.of(
                    503,
                    "no-prices",
                    "The money of runs cannot be counted",
                    "http.key_cost_usd is set, but nothing is known of the prices of the model; set them in the"
                            + " settings of its endpoint, or limit runs and requests instead"));
        }
        return usage.take(owner, settings.retryAfter());
    }

    /** Returns what each key has used. */
    KeyUsage usage() {
        return usage;
    }

    /** Returns what does the work. */
    FootnoteService footnote() {
        return footnote;
    }

    private void reserve(String owner) {
        lock.lock();
        try {
            if (draining) {
                throw new ProblemException(Problem.shuttingDown(), settings.retryAfter());
            }
            if (admitted >= room() || crowds(owner)) {
                throw new ProblemException(
                        Problem.of(
                                429,
                                "too-many-runs",
                                "There is no room for another run",
                                admitted + " runs are going or waiting, and no more are taken"
                                        + (admitted < room() ? " of this key" : "") + "; try again in "
                                        + settings.retryAfter().toSeconds() + " s"),
                        settings.retryAfter());
            }
            admitted++;
        } finally {
            lock.unlock();
        }
    }

    private int room() {
        return settings.maxRuns() + settings.queue();
    }

    /** Where keys are told apart, the last quarter of the room is for those who do not hold half of it already. */
    private boolean crowds(String owner) {
        return settings.apiKeyFile() != null && admitted >= room() - room() / 4 && queue.held(owner) >= room() / 2;
    }

    private void startNext() {
        for (QueuedRun ticket = next(); ticket != null; ticket = next()) {
            start(ticket, true);
        }
    }

    private @Nullable QueuedRun next() {
        lock.lock();
        try {
            QueuedRun next = draining || running >= settings.maxRuns() ? null : queue.next();
            running += next == null ? 0 : 1;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void start(QueuedRun ticket, boolean inPlace) {
        start(ticket, inPlace, () -> footnote.resume(ticket.stored()));
    }

    private void start(QueuedRun ticket, boolean inPlace, Supplier<ResearchRun> how) {
        try {
            ResearchRun run = how.get();
            ticket.begin(run);
            var unused = run.result().whenComplete((answer, error) -> {
                ended(ticket, inPlace, answer);
                if (answer != null) {
                    onEnd.accept(run, answer);
                }
            });
            ticket.started().complete(run);
            StoredRun stored = ticket.stored();
            log.started(ticket.id(), stored.owner(), stored.request().question(), running(), queued());
        } catch (RuntimeException e) {
            LOG.warn("run {} could not be started", ticket.id(), e);
            ended(ticket, inPlace, null);
            ticket.started().completeExceptionally(e);
        }
    }

    private void ended(QueuedRun ticket, boolean inPlace, @Nullable Answer answer) {
        locked(() -> {
            tickets.remove(ticket.id());
            admitted--;
            if (inPlace) {
                running--;
                queue.ended(ticket.stored().owner());
            }
        });
        ticket.leavePlace();
        if (answer != null) {
            log.ended(ticket.id(), ticket.stored().owner(), answer);
        }
        startNext();
    }

    /** The owner's run of that id, live or ended. */
    Optional<QueuedRun> find(String id, String owner) {
        return footnote.stored(id)
                .filter(stored -> stored.owner().equals(owner))
                .flatMap(this::ticket);
    }

    /**
     * Empty for a run that is neither live here nor ended: one that is just being let in, or could not be started. To look at such a run
     * must not start it, since it would have no place.
     */
    private Optional<QueuedRun> ticket(StoredRun stored) {
        return live(stored.id())
                .or(() -> QueuedRun.hasEnded(stored)
                        ? Optional.of(QueuedRun.ended(stored, () -> footnote.resume(stored)))
                        : Optional.empty());
    }

    /**
     * Some of an owner's runs.
     *
     * @param tickets newest first
     * @param more the id to go on after, or null if there are none
     */
    record Page(List<QueuedRun> tickets, @Nullable String more) {}

    /** The owner's runs that are wanted, newest first. */
    Page list(String owner, int limit, @Nullable String before, Predicate<QueuedRun> wanted) {
        List<QueuedRun> found = new ArrayList<>();
        String from = before;
        while (true) {
            List<StoredRun> some = footnote.list(owner, limit + 1, from);
            for (StoredRun run : some) {
                Optional<QueuedRun> ticket = ticket(run).filter(wanted);
                if (ticket.isPresent() && found.size() == limit) {
                    return new Page(found, found.get(limit - 1).id());
                }
                ticket.ifPresent(found::add);
                from = run.id();
            }
            if (some.size() <= limit) {
                return new Page(found, null);
            }
        }
    }

    private Optional<QueuedRun> live(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(tickets.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** Ends a run with what it has; one that waits gets its record too, and its model is never asked. */
    void cancel(QueuedRun ticket, String reason) {
        boolean waiting;
        lock.lock();
        try {
            waiting = queue.remove(ticket.stored().owner(), ticket);
        } finally {
            lock.unlock();
        }
        if (waiting) {
            start(ticket, false, () -> footnote.dismiss(ticket.stored(), reason));
            return;
        }
        var unused = ticket.started().thenAccept(run -> run.cancel(reason));
    }

    void cancelUnwatched() {
        Instant limit = clock.instant().minus(settings.unwatchedAfter());
        for (QueuedRun ticket : all()) {
            if (ticket.unwatchedBefore(limit)) {
                ticket.abandon();
                cancel(
                        ticket,
                        "nobody watched or waited for "
                                + settings.unwatchedAfter().toSeconds() + " s");
            }
        }
    }

    /** Takes no more runs; those that wait are cancelled. */
    void drain() {
        List<QueuedRun> waiting = new ArrayList<>();
        locked(() -> {
            draining = true;
            waiting.addAll(queue.all());
        });
        waiting.forEach(ticket -> cancel(ticket, GOING_DOWN));
    }

    List<QueuedRun> all() {
        lock.lock();
        try {
            return List.copyOf(tickets.values());
        } finally {
            lock.unlock();
        }
    }

    boolean draining() {
        lock.lock();
        try {
            return draining;
        } finally {
            lock.unlock();
        }
    }

    /** True if a further run would be refused for want of room. */
    boolean full() {
        lock.lock();
        try {
            return admitted >= room();
        } finally {
            lock.unlock();
        }
    }

    /** True if a run has waited for so long that no place can be counted on. */
    boolean stuck() {
        Instant limit = clock.instant().minus(settings.stuckAfter());
        lock.lock();
        try {
            return queue.all().stream()
                    .anyMatch(ticket -> ticket.stored().createdAt().isBefore(limit));
        } finally {
            lock.unlock();
        }
    }

    int running() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    int queued() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
