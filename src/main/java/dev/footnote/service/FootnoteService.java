package dev.footnote.service;

import dev.footnote.api.Answer;
import dev.footnote.api.CacheReport;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.Indexed;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.Passage;
import dev.footnote.api.PermanentException;
import dev.footnote.api.PrefetchReport;
import dev.footnote.api.Reading;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.TransientException;
import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.api.search.SearchResult;
import dev.footnote.llm.endpoint.ModelFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that the command line, the service and batches need: runs and their records, searching, reading, indexing, and their reports. {@link
 * dev.footnote.Footnote} shows embedders a part of it. Safe for many threads; several instances live side by side. Close it when done: runs that are still going end as
 * cancelled, and all methods but {@code close} throw {@link IllegalStateException} from then on.
 */
public final class FootnoteService implements AutoCloseable {

    private final Components parts;
    private final RequestChecks checks;
    private final LiveRuns runs;
    private final ActiveWork active;

    FootnoteService(Components parts) {
        this.parts = parts;
        this.checks = new RequestChecks(parts);
        this.runs = new LiveRuns(parts);
        this.active = parts.active();
    }

    /**
     * Begins to load the data that the first question needs, on a daemon thread, and returns at once. Worth a call where a process starts for one question; without it each
     * part is read when it is needed. Some 0.2 s of computing, whichever model is asked.
     */
    public static void prepare() {
        FirstUse.begin();
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
        return LiveRuns.await(start(request));
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
        return call(cancellation -> resume(open(request, owner)));
    }

    /**
     * Makes a place for a run without starting it, so that it has an id while it waits; {@link #resume} starts it.
     *
     * @param request question and limits
     * @param owner who may see it; empty where nobody is told apart
     * @throws InvalidInputException if settings cannot be used; nothing was sent then
     */
    public StoredRun open(ResearchRequest request, String owner) {
        return call(cancellation -> {
            checks.forRun(request, owner);
            return runs.open(request, owner);
        });
    }

    /**
     * Starts a run that was opened, goes on with one where its record ends, or gives the handle of one that has ended.
     *
     * @param stored from any store
     */
    public ResearchRun resume(StoredRun stored) {
        return call(cancellation -> runs.resume(stored));
    }

    /**
     * Ends a run that was opened and never started: it gets its record, and no model is asked.
     *
     * @param stored from {@link #open}
     * @param reason why, for the answer
     */
    public ResearchRun dismiss(StoredRun stored, String reason) {
        return call(cancellation -> runs.dismiss(stored, reason));
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
     * Returns an estimate of a question's cost and time, by the runs that were seen on this machine and the prices in the settings. No model is asked; where the model's id is
     * left to the host, the host is asked for it.
     *
     * @param request question, mode and limits
     */
    public Estimate estimate(ResearchRequest request) {
        return call(cancellation -> {
            checks.forEstimate(request);
            return parts.estimates().of(request, parts.models(request).first().model(), parts.budget());
        });
    }

    /** Returns the options that a request can choose from; no host is asked. */
    public RunOptions options() {
        return parts().options();
    }

    /** Returns one line that says which model is used, at which host, and what leaves the machine. */
    public String consent() {
        return parts().consent();
    }

    /**
     * Returns why no run can be begun now: the store takes none, or the model's host cannot be used. Asks the host, which costs nothing, and blocks meanwhile.
     *
     * @param most how long to wait for the host
     * @return the fault and the remedy, or empty if a run may succeed
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
     * @throws TransientException if the host has to be asked for its model and cannot be reached now
     * @throws PermanentException if the host has to be asked for its model and does not tell it
     */
    public boolean priced(ResearchRequest request) {
        return call(cancellation -> parts.models(request).first().model().price() != null);
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
     * @param query the words to look for
     */
    public SearchResult search(String query) {
        return call(cancellation -> parts.facets().search(query, cancellation));
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
     * Reads a page, and tells which parts were left out of it.
     *
     * @param url http, https, or an address of the corpus
     */
    public Reading reading(URI url) {
        return call(cancellation -> parts.facets().readings().of(url, cancellation));
    }

    /**
     * Reads a local file as the corpus would, and tells which parts were left out of it.
     *
     * @param file HTML, Markdown, text, PDF or DOCX
     */
    public Reading reading(Path file) {
        return call(cancellation -> parts.facets().readings().of(file));
    }

    /**
     * Returns the passages of a source that fit a goal best, as a run shows them to its model: whole paragraphs in their order, the beginning of the text
     * among them, together at most {@code research.read_chars} characters. A source that is no longer than that is one passage.
     *
     * @param source as {@link #reading(URI)} gives it
     * @param goal the words that are looked for; may be empty
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
        return call(cancellation -> parts.index(progress));
    }

    /** Returns the figures of the caches that all runs share: of engines' answers, and of pages where pages of the web are read. */
    public List<CacheReport> caches() {
        return parts().facets().caches();
    }

    /** Returns the figures on pages that were fetched before the models asked for them; all zero where no pages of the web are read. */
    public PrefetchReport prefetched() {
        return parts().facets().prefetched();
    }

    /** Carries out a call; a failure of the model's host becomes one that says whether trying again helps. */
    private <T> T call(Function<Cancellation, T> work) {
        try {
            return active.call(work);
        } catch (ModelFailure e) {
            String message = String.valueOf(e.getMessage());
            throw e.mayPass() ? new TransientException(message, e) : new PermanentException(message, e);
        }
    }

    /** The parts, while this is open. */
    private Components parts() {
        if (active.isClosed()) {
            throw new IllegalStateException("this Footnote is closed; build another one");
        }
        return parts;
    }

    /**
     * Ends runs that are still going as cancelled, and calls of other threads with a {@link CancelledException}; waits until none of them is at work, for at most some seconds; and
     * frees everything. After that all other methods throw {@link IllegalStateException}.
     */
    @Override
    public void close() {
        runs.close();
    }
}
