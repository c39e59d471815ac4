package dev.footnote.service;

import dev.footnote.api.Answer;
import dev.footnote.api.CacheReport;
import dev.footnote.api.CancelledException;
import dev.footnote.api.Indexed;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.Passage;
import dev.footnote.api.PrefetchReport;
import dev.footnote.api.Reading;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.api.search.SearchResult;
import dev.footnote.json.InvalidFieldException;
import dev.footnote.json.Json;
import dev.footnote.research.state.ModelInUse;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that the command line, the service and batches need: runs and their records, searching, reading, indexing, and what is told of them. {@link
 * dev.footnote.Footnote} shows embedders a part of it. Safe for many threads; several instances live side by side. Close it when done: runs that are still going end as
 * cancelled, and all methods but {@code close} throw {@link IllegalStateException} from then on.
 */
public final class FootnoteService implements AutoCloseable {

    private static final String CLOSED = "Footnote was closed";

    /** For runs to end as cancelled before what they use is closed. */
    private static final long ENDING_SECONDS = 5;

    private final Components parts;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ResearchRun> live = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    FootnoteService(Components parts) {
        this.parts = parts;
    }

    /** A builder with the settings' defaults, the process's environment, and nothing else. */
    public static ServiceBuilder builder() {
        return new ServiceBuilder();
    }

    /**
     * Researches a question with the default budget and waits for the answer.
     *
     * @param question at most 64 KB
     * @return whatever its status; see {@link Answer#status}
     * @throws InvalidInputException if question or settings cannot be used; nothing was sent then
     * @throws CancelledException if the calling thread is interrupted; the run is cancelled, and the thread stays interrupted
     */
    public Answer research(String question) {
        return research(request(question));
    }

    /**
     * Researches a question and waits for the answer.
     *
     * @param request question and limits
     * @return whatever its status; see {@link Answer#status}
     * @throws InvalidInputException if settings cannot be used; nothing was sent then
     * @throws CancelledException if the calling thread is interrupted; the run is cancelled, and the thread stays interrupted
     */
    public Answer research(ResearchRequest request) {
        ResearchRun run = start(request);
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

    private static void checkSchema(ResearchRequest request) {
        String schema = request.outputSchema();
        if (schema != null) {
            try {
                Json.outputSchema(schema);
            } catch (InvalidFieldException e) {
                throw new InvalidInputException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    private void checkFollowed(ResearchRequest request, String owner) {
        String id = request.follows();
        if (id != null && stored(id).filter(run -> run.owner().equals(owner)).isEmpty()) {
            throw new InvalidInputException(
                    "follows names no run that is kept; leave it out, or give the id of an earlier run of your own");
        }
    }

    /** The run that another follows, as long as it is kept. */
    private static @Nullable StoredRun followed(Components parts, StoredRun stored) {
        String id = stored.request().follows();
        return id == null ? null : parts.store().find(id).orElse(null);
    }

    /**
     * Starts a run; it goes on whether or not anybody watches.
     *
     * @param request question and limits
     * @throws InvalidInputException if settings cannot be used; nothing was sent then
     */
    public ResearchRun start(ResearchRequest request) {
        return start(request, "");
    }

    /**
     * Starts a run on behalf of somebody.
     *
     * @param request question and limits
     * @param owner who may see it; empty where nobody is told apart
     * @throws InvalidInputException if settings cannot be used; nothing was sent then
     */
    public ResearchRun start(ResearchRequest request, String owner) {
        return resume(open(request, owner));
    }

    /**
     * Makes a place for a run without starting it, so that it has an id while it waits; {@link #resume} starts it.
     *
     * @param request question and limits
     * @param owner who may see it; empty where nobody is told apart
     * @throws InvalidInputException if settings cannot be used; nothing was sent then
     */
    public StoredRun open(ResearchRequest request, String owner) {
        checkSchema(request);
        checkFollowed(request, owner);
        parts().check(request);
        ModelInUse model = parts().models(request).first().model();
        if (request.budget().orElse(parts().budget()).maxCostUsd() != null && model.price() == null) {
            throw new InvalidInputException("max_cost_usd is set, but nothing is known of the prices of endpoint \""
                    + model.endpoint() + "\"; set llm." + model.endpoint()
                    + ".prices in the settings, or limit max_steps or max_time instead");
        }
        parts().refresh();
        StoredRun made = parts().store().create(newId(), owner, request);
        parts().traces().opened(made.id());
        return made;
    }

    /**
     * Starts a run that was opened, goes on with one where its record ends, or gives the handle of one that has ended.
     *
     * @param stored from any store
     */
    public ResearchRun resume(StoredRun stored) {
        Components open = parts();
        ResearchRun run = live.computeIfAbsent(stored.id(), id -> {
            // What is told of a run is told once: not of one that has ended, or goes on with an older record.
            boolean begins = stored.log().from(1).isEmpty();
            ResearchRun started = open.research()
                    .start(
                            stored,
                            followed(open, stored),
                            open.models(stored.request()),
                            open.material(stored.request()));
            open.estimates().follow(started);
            if (begins) {
                open.traces().follow(started);
            }
            return started;
        });
        var unused = run.result().whenComplete((answer, error) -> {
            live.remove(stored.id(), run);
            open.store().ended(stored.id());
        });
        if (closed.get()) {
            run.cancel(CLOSED);
        }
        return noted(run);
    }

    /**
     * Ends a run that was opened and never started: it gets its record, and no model is asked.
     *
     * @param stored from {@link #open}
     * @param reason why, for the answer
     */
    public ResearchRun dismiss(StoredRun stored, String reason) {
        Components open = parts();
        ResearchRun run = open.researcher()
                .dismiss(stored, open.models(stored.request()), open.material(stored.request()), reason);
        open.traces().follow(run);
        parts().store().ended(stored.id());
        return noted(run);
    }

    /**
     * A run's record, whether it waits, goes on or has ended; reading it starts nothing.
     *
     * @param id its id
     */
    public Optional<StoredRun> stored(String id) {
        return parts().store().find(id);
    }

    /**
     * An owner's runs, newest first.
     *
     * @param owner whose; empty where nobody is told apart
     * @param limit at most so many, from 1
     * @param before only runs older than the one of this id, or null to begin with the newest
     */
    public List<StoredRun> list(String owner, int limit, @Nullable String before) {
        return parts().store().list(owner, limit, before);
    }

    /** 128 random bits: nobody can guess another's run. */
    private String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * A request for a question.
     *
     * @param question at most 64 KB
     * @throws InvalidInputException if it is empty or too long
     */
    public static ResearchRequest request(String question) {
        try {
            return ResearchRequest.of(question);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * What a question is expected to take, by the runs that were seen on this machine and the prices in the settings. No model is asked; where the model's id is
     * left to the host, the host is asked for it.
     *
     * @param request question, mode and limits
     */
    public Estimate estimate(ResearchRequest request) {
        checkSchema(request);
        Components open = parts();
        open.check(request);
        return open.estimates().of(request, open.models(request).first().model(), open.budget());
    }

    /** What a request can choose; no host is asked. */
    public RunOptions options() {
        return parts().options();
    }

    /** One line on which model thinks, where, and what leaves the machine. */
    public String consent() {
        return parts().consent();
    }

    /**
     * Returns why no run can be begun now: the store takes none, or the model's host cannot be used. Asks the host, which costs nothing, and blocks meanwhile.
     *
     * @param most how long to wait for the host
     * @return what is wrong and the remedy, or empty if a run may succeed
     */
    public Optional<String> trouble(Duration most) {
        Components open = parts();
        return open.store().refusal().or(() -> open.trouble(most));
    }

    /**
     * Returns whether the calls of a request's model have known prices, so that limits of money can be held.
     *
     * @param request which may name a model
     * @throws InvalidInputException if it names one that is not set up
     * @throws dev.footnote.api.FootnoteException if the model's id has to be asked for and its endpoint does not tell it
     */
    public boolean priced(ResearchRequest request) {
        return parts().models(request).first().model().price() != null;
    }

    /** Returns the folders and single files whose documents are searched, by their real paths. */
    public List<Path> folders() {
        return parts().facets().folders();
    }

    /** The name of the endpoint of the model that thinks, such as {@code kimi} or {@code offline}. */
    public String endpoint() {
        return parts().models().preferred();
    }

    /** One line on where the queries of searches go. */
    public String searched() {
        return parts().facets().searched();
    }

    /**
     * Searches once, outside of any run.
     *
     * @param query what to look for
     */
    public SearchResult search(String query) {
        return parts().facets().search(query);
    }

    /**
     * A search's result as a model would read it.
     *
     * @param result from {@link #search}
     */
    public String shown(SearchResult result) {
        return parts().facets().shown(result);
    }

    /**
     * Reads a page or a file of the corpus, outside of any run.
     *
     * @param url http, https, or an address of the corpus
     */
    public Source read(URI url) {
        return reading(url).source();
    }

    /**
     * Reads a local file as the corpus would.
     *
     * @param file HTML, Markdown, text, PDF or DOCX
     */
    public Source read(Path file) {
        return reading(file).source();
    }

    /**
     * Reads a page, and says what was left out of it.
     *
     * @param url http, https, or an address of the corpus
     */
    public Reading reading(URI url) {
        return parts().facets().readings().of(url);
    }

    /**
     * Reads a local file as the corpus would, and says what was left out of it.
     *
     * @param file HTML, Markdown, text, PDF or DOCX
     */
    public Reading reading(Path file) {
        return parts().facets().readings().of(file);
    }

    /**
     * Returns the passages of a source that fit a goal best, as a run shows them to its model: whole paragraphs in their order, the beginning of the text
     * among them, together at most {@code research.read_chars} characters. A source that is no longer than that is one passage.
     *
     * @param source as {@link #reading(URI)} gives it
     * @param goal what is looked for, in words; may be empty
     */
    public List<Passage> passages(Source source, String goal) {
        return parts().facets().readings().passages(source, goal);
    }

    /**
     * Brings the index of the corpus up to date; does nothing where there is none. Every run does this before it begins, unless it was done
     * in the five seconds before; in a batch only the first does.
     *
     * @param progress hears a line now and then
     */
    public Indexed index(Consumer<String> progress) {
        return parts().index(progress);
    }

    /** How the caches that all runs share have served: of engines' answers, and of pages where pages of the web are read. */
    public List<CacheReport> caches() {
        return parts().facets().caches();
    }

    /** What came of fetching pages before the models asked for them; all zero where no pages of the web are read. */
    public PrefetchReport prefetched() {
        return parts().facets().prefetched();
    }

    /** The parts, while this is open. */
    private Components parts() {
        if (closed.get()) {
            throw new IllegalStateException("this Footnote is closed; build another one");
        }
        return parts;
    }

    private ResearchRun noted(ResearchRun run) {
        return parts.facets().sample()
                ? new NotedRun(run, SampleFiles.note(run.request().question()))
                : run;
    }

    /** Ends runs that are still going as cancelled, and frees everything. After that all other methods throw {@link IllegalStateException}. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        List<ResearchRun> going = List.copyOf(live.values());
        going.forEach(run -> run.cancel(CLOSED));
        awaitAll(
                going,
                CompletableFuture.allOf(
                        parts.estimates().settled(), parts.traces().settled()));
        parts.close();
    }

    private static void awaitAll(List<ResearchRun> runs, CompletableFuture<Void> kept) {
        CompletableFuture<?>[] results = runs.stream().map(ResearchRun::result).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(CompletableFuture.allOf(results), kept).get(ENDING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // A log that failed, or a listener that holds up the end: closing goes on all the same.
            return;
        }
    }
}
