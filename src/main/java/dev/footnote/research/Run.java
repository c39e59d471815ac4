package dev.footnote.research;

import dev.footnote.answer.DraftChecker;
import dev.footnote.api.Answer;
import dev.footnote.api.Cancellation;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.research.state.ModelInUse;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.research.state.RunContext;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.state.RunModel;
import dev.footnote.research.state.ThinkingMode;
import dev.footnote.research.tool.ExternalTools;
import dev.footnote.research.tool.HostTools;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The handle of one run, and what its parts share: journal, model, settings, threads, cancellation. The {@link ResearchLoop} does the work. */
final class Run implements ResearchRun, RunContext {

    /**
     * The parts of a run.
     *
     * @param id of the run
     * @param request with every limit filled in
     * @param ledger the sources that it has read
     * @param external tools of other servers
     * @param host tools of the model's own host
     * @param plan how it differs from a run of its own
     */
    record Parts(
            String id,
            ResearchRequest request,
            RunJournal journal,
            EvidenceLedger ledger,
            RunModel model,
            ResearchSettings settings,
            ExternalTools external,
            HostTools host,
            RunPlan plan,
            Executor executor,
            Clock clock) {}

    private final Parts parts;
    private final Cancellation cancellation = new Cancellation();
    private final RunTimer timer = new RunTimer();
    private volatile ExternalTools.Offer offer = new ExternalTools.Offer(List.of(), List.of());
    private final DraftChecker checker;
    private final ThinkingMode thinking;
    private final RunEnding ending;
    private volatile Runnable onTimeLimit = () -> {};

    Run(Parts parts) {
        this.parts = parts;
        this.checker = new DraftChecker(parts.ledger(), RunOpening.schema(parts.request()));
        this.thinking = new ThinkingMode(parts.journal(), parts.settings().mode());
        this.ending = new RunEnding(parts, checker, cancellation, timer);
    }

    Parts parts() {
        return parts;
    }

    /** Connects to other servers; what they and the model's own host offer now holds for the whole run. */
    void openExternal() {
        ExternalTools.Offer hosted = parts.host().open(model().endpoint());
        ExternalTools.Offer others = parts.external().open();
        offer = new ExternalTools.Offer(
                joined(hosted.specifications(), others.specifications()), joined(hosted.problems(), others.problems()));
        ending.note(offer.problems());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    @Override
    public List<ToolSpecification> external() {
        return offer.specifications();
    }

    DraftChecker checker() {
        return checker;
    }

    RunEnding ending() {
        return ending;
    }

    /**
     * Ends the run at its time limit and a grace for handing in, however busy its model is.
     *
     * @param action called at the time limit, while there is still a grace for handing in
     */
    void startTimer(Runnable action) {
        onTimeLimit = action;
        Duration limit = parts.request().budget().maxTime();
        if (limit == null) {
            return;
        }
        Instant now = parts.clock().instant();
        Duration used = Duration.between(journal().with(state -> state.startedAt(now)), now);
        timer.start(limit.minus(used), this::atTimeLimit, settings().graceAfter(limit), () -> atEndOfGrace(limit));
    }

    void atTimeLimit() {
        execute(onTimeLimit);
    }

    void atEndOfGrace(Duration limit) {
        String reason = "the time limit of " + limit.toSeconds() + " s was reached before an answer was handed in;"
                + " allow more with --max-time or research.max_time, or ask in smaller parts";
        execute(() -> ending.end(Answer.Status.BUDGET_EXHAUSTED, reason));
    }

    // --- what the parts share -------------------------------------------------------------------------------------

    @Override
    public RunJournal journal() {
        return parts.journal();
    }

    @Override
    public ResearchSettings settings() {
        return parts.settings();
    }

    /** A small model has enough to do with the tools that every run has. */
    @Override
    public boolean delegates() {
        return parts.plan().delegate() != null && !model().small();
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Returns the model as it is now. */
    ModelInUse model() {
        return parts.model().now();
    }

    /** Returns how much the model is asked to think. */
    ThinkingMode thinking() {
        return thinking;
    }

    /** Returns what tokens cost in US dollars, or null if the model's price is not known. */
    @Nullable
    BigDecimal price(TokenCount tokens) {
        var price = model().price();
        return price == null ? null : price.apply(tokens);
    }

    /** Goes on with the next model after a failure that no further try cures; returns false if there is none. */
    boolean changeModel(ModelFailure failure) {
        boolean limited = request().budget().maxCostUsd() != null;
        boolean changed = !cancellation.isCancelled() && parts.model().next(failure, limited);
        if (changed) {
            Folding.fold(journal(), model().window().getAsLong(), settings()); // the next window may be smaller
        }
        return changed;
    }

    @Override
    public void execute(Runnable work) {
        try {
            parts.executor().execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    fail(e);
                }
            });
        } catch (RejectedExecutionException e) {
            ending.end(Answer.Status.CANCELLED, "Footnote was closed");
        } catch (RuntimeException | Error e) {
            fail(e); // no thread could be started, for one
        }
    }

    /** Runs work once a future is done, however it ended; at once on this thread if it is done already. No thread waits for it. */
    void after(CompletableFuture<Void> future, Runnable work) {
        if (future.isDone()) {
            work.run();
            return;
        }
        CompletableFuture<Void> unused = future.whenComplete((done, error) -> execute(work));
    }

    @Override
    public void fail(Throwable error) {
        ending.fail(error);
    }

    @Override
    public void fail(String reason) {
        ending.fail(reason);
    }

    // --- the handle -----------------------------------------------------------------------------------------------

    @Override
    public String id() {
        return parts.id();
    }

    @Override
    public ResearchRequest request() {
        return parts.request();
    }

    @Override
    public List<RecordedEvent> events(long seq) {
        return new ArrayList<>(journal().from(seq));
    }

    @Override
    public Watch watch(long seq, RunListener listener) {
        return journal().watch(seq, listener);
    }

    @Override
    public Optional<Source> source(int number) {
        return parts.ledger().source(number);
    }

    /** Model and tools are stopped first: to check the claims so far may take a moment. */
    @Override
    public void cancel(String reason) {
        try {
            cancellation.cancel(reason);
        } finally {
            ending.end(Answer.Status.CANCELLED, reason);
        }
    }

    /** Dependents run on the executor, so that a slow dependent holds up neither the run nor who cancels it. */
    @Override
    public CompletableFuture<Answer> result() {
        CompletableFuture<Answer> result = ending.result();
        return result.isDone() ? result.copy() : result.thenApplyAsync(answer -> answer, this::executeAnyway);
    }

    private void executeAnyway(Runnable work) {
        try {
            parts.executor().execute(work);
        } catch (RejectedExecutionException e) {
            work.run(); // Footnote was closed; who waits must hear of it all the same
        }
    }
}
