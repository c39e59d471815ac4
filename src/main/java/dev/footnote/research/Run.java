package dev.footnote.research;

import dev.footnote.answer.DraftChecker;
import dev.footnote.api.Answer;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.ToolCall;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.research.state.BudgetMeter;
import dev.footnote.research.state.ModelInUse;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.research.state.RunContext;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.state.RunModel;
import dev.footnote.research.state.RunState;
import dev.footnote.research.state.ThinkingMode;
import dev.footnote.research.tool.ToolAnswers;
import dev.footnote.research.tool.ToolRunner;
import dev.footnote.tools.ToolTexts;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: its endings, its limits, its handle. The turning itself is done by the AI service and the {@link ModelDriver}. */
final class Run implements ResearchRun, RunContext {

    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    /**
     * What a run is made of.
     *
     * @param id of the run
     * @param request with every limit filled in
     * @param ledger what it has read
     * @param proseNote the text of the note after a turn in prose
     * @param plan how it differs from a run of its own
     */
    record Parts(
            String id,
            ResearchRequest request,
            RunJournal journal,
            EvidenceLedger ledger,
            RunModel model,
            ResearchSettings settings,
            String proseNote,
            RunPlan plan,
            Executor executor,
            Clock clock) {}

    private final Parts parts;
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<Answer> result = new CompletableFuture<>();
    private final RunTimer timer = new RunTimer();
    private final Map<String, ToolRunner.Outcome> outcomes = new ConcurrentHashMap<>();
    private volatile Runnable onTimeLimit = () -> {};
    private final BudgetMeter meter;
    private final DraftChecker checker;
    private final ThinkingMode thinking;
    private final ToolAnswers answers;
    private final RunEnding ending;

    Run(Parts parts) {
        this.parts = parts;
        this.meter = new BudgetMeter(
                parts.request().budget(),
                parts.settings().warnAt(),
                parts.settings().equalCalls(),
                parts.plan().budget());
        this.checker = new DraftChecker(parts.ledger(), Researcher.schema(parts.request()));
        this.answers = new ToolAnswers(parts.journal(), meter, parts.clock());
        this.thinking = new ThinkingMode(parts.journal(), parts.settings().mode());
        this.ending = new RunEnding(parts, checker);
    }

    DraftChecker checker() {
        return checker;
    }

    /** Ends the run at its time limit and a grace for handing in, however busy its model is. */
    void startTimer() {
        Duration limit = parts.request().budget().maxTime();
        if (limit == null) {
            return;
        }
        Instant now = parts.clock().instant();
        Duration used = Duration.between(journal().with(state -> state.startedAt(now)), now);
        String reason = "the time limit of " + limit.toSeconds() + " s was reached before an answer was handed in";
        timer.start(
                limit.minus(used),
                this::atTimeLimit,
                settings().endGrace(),
                () -> hop(() -> end(Answer.Status.BUDGET_EXHAUSTED, reason)));
    }

    void atTimeLimit() {
        hop(onTimeLimit);
    }

    /** Called at the time limit, while there is still a grace for handing in. */
    void onTimeLimit(Runnable action) {
        onTimeLimit = action;
    }

    /** Completes the handle of a run that had ended before. */
    void alreadyEnded() {
        journal()
                .with(RunState::answer)
                .ifPresentOrElse(
                        result::complete,
                        () -> result.completeExceptionally(
                                new IllegalStateException("run " + id() + " has ended but its log holds no answer")));
    }

    // --- the tools' answers -------------------------------------------------------------------------------------

    ToolRunner.Outcome remember(ToolCall call, ToolRunner.Outcome outcome) {
        outcomes.put(call.id(), outcome);
        return outcome;
    }

    void answered(ToolExecutionResultMessage result) {
        answers.add(result, outcomes.remove(result.id()));
    }

    void answered(ToolCall call, ToolRunner.Outcome outcome) {
        answers.add(call, outcome);
    }

    // --- what the seat asks ---------------------------------------------------------------------------------------

    @Override
    public RunJournal journal() {
        return parts.journal();
    }

    @Override
    public ModelInUse model() {
        return parts.model().now();
    }

    @Override
    public ResearchSettings settings() {
        return parts.settings();
    }

    @Override
    public ThinkingMode thinking() {
        return thinking;
    }

    @Override
    public boolean wantsFields() {
        return request().outputSchema() != null;
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

    @Override
    public void hop(Runnable work) {
        try {
            parts.executor().execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    fail(e);
                }
            });
        } catch (RejectedExecutionException e) {
            end(Answer.Status.CANCELLED, "Footnote was closed");
        } catch (RuntimeException | Error e) {
            fail(e); // no thread could be started, for one
        }
    }

    @Override
    public void after(CompletableFuture<Void> future, Runnable work) {
        CompletableFuture<Void> unused = future.whenComplete((done, error) -> hop(work));
    }

    @Override
    public boolean mayGoOn() {
        int bad = journal().with(state -> state.calls().badInARow());
        if (bad >= settings().badCallLimit()) {
            fail("the model made " + bad + " unreadable or unknown tool calls in a row; it does not seem fit for tools."
                    + " Choose another with --model-name or model.name");
            return false;
        }
        if (journal()
                .with(state ->
                        meter.wasUsedUpBeforeLastCall(state, parts.clock().instant()))) {
            end(Answer.Status.BUDGET_EXHAUSTED, "the budget ended and the model did not hand in an answer that holds");
            return false;
        }
        return true;
    }

    @Override
    public void warn() {
        Instant now = parts.clock().instant();
        journal().with(state -> {
            Optional<ResearchEvent.BudgetWarned> due =
                    state.untold().or(() -> meter.due(state, now)).filter(ResearchEvent.BudgetWarned::reached);
            due.ifPresent(warned -> {
                if (state.untold().isEmpty()) {
                    journal().append(warned);
                }
                journal()
                        .append(new ResearchEvent.UserNoted(
                                state.step(), Message.user(ToolTexts.budgetNote(warned.note()))));
            });
            return due;
        });
    }

    @Override
    public void fold() {
        long window = model().window().getAsLong();
        journal().with(state -> {
            Optional<ResearchEvent.MemoryFolded> fold = Folding.before(state, window, settings());
            fold.ifPresent(journal()::append);
            return fold;
        });
    }

    @Override
    public boolean foldMore() {
        return journal().with(state -> {
            Optional<ResearchEvent.MemoryFolded> fold =
                    Folding.afterRefusal(state, settings().folding());
            fold.ifPresent(journal()::append);
            return fold.isPresent();
        });
    }

    @Override
    public boolean changeModel(ModelFailure failure) {
        boolean limited = request().budget().maxCostUsd() != null;
        boolean changed = !cancellation.isCancelled() && parts.model().next(failure, limited);
        if (changed) {
            fold(); // the next window may be smaller
        }
        return changed;
    }

    @Override
    public @Nullable BigDecimal price(TokenCount tokens) {
        var price = model().price();
        return price == null ? null : price.apply(tokens);
    }

    @Override
    public String proseNote(String text) {
        return PromptFiles.fill(parts.proseNote(), Map.of("text", text.isEmpty() ? "(nothing)" : text));
    }

    // --- endings --------------------------------------------------------------------------------------------------

    void accepted(Draft draft, DraftChecker.Verdict verdict) {
        RunEnding.Kind kind = ending.kind(draft);
        end(kind.status(), draft, verdict, kind.reason());
    }

    @Override
    public void endWithProse(int step, String text) {
        List<Draft.DraftClaim> claims = Arrays.stream(BLANK_LINE.split(text))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> new Draft.DraftClaim(paragraph.strip(), null, List.of()))
                .toList();
        Draft draft = new Draft(true, "", 0, claims, List.of());
        int round = journal().with(state -> state.drafts().round());
        if (!journal().with(state -> state.drafts().has(round))) {
            journal().append(new ResearchEvent.DraftSubmitted(step, round, draft));
        }
        end(
                Answer.Status.ANSWERED,
                draft,
                ending.verdict(draft),
                "the model answered without handing in quotes, so none of its claims could be checked");
    }

    @Override
    public void fail(Throwable error) {
        if (error instanceof CancelledException || cancellation.isCancelled()) {
            end(Answer.Status.CANCELLED, cancellation.reason().orElse("cancelled"));
        } else if (error instanceof FootnoteException) {
            fail(ToolRunner.message(error));
        } else {
            try {
                LOG.error("run {} failed", id(), error);
            } finally {
                fail(RunEnding.reason(error)); // even where there is no memory left for the log
            }
        }
    }

    @Override
    public void fail(String reason) {
        end(Answer.Status.FAILED, reason);
    }

    /** Ends with what there is: the claims of a refused draft that do hold, and the others marked. */
    private void end(Answer.Status status, String reason) {
        Draft draft = journal().with(state -> state.drafts().last()).orElse(null);
        Draft other = draft == null ? parts.plan().fallback().get().orElse(null) : null;
        if (other != null) {
            end(status, other, reason);
            return;
        }
        DraftChecker.Verdict verdict = DraftChecker.Verdict.NONE;
        try {
            verdict = draft == null ? verdict : ending.verdict(draft);
        } catch (RuntimeException | Error e) {
            LOG.error("run {} ends without its draft, which cannot be checked", id(), e);
            draft = null;
        }
        boolean early = status == Answer.Status.FAILED || status == Answer.Status.BUDGET_EXHAUSTED;
        end(status, draft, verdict, draft == null && early ? reason + ending.readSoFar() : reason);
    }

    /** Ends with what others found; that it was not gone over once more is no failure of the whole. */
    private void end(Answer.Status status, Draft found, String reason) {
        end(
                status == Answer.Status.FAILED ? Answer.Status.ANSWERED : status,
                found,
                ending.verdict(found),
                "what the trajectories found was not reconciled (" + reason + ")");
    }

    private void end(
            Answer.Status status, @Nullable Draft draft, DraftChecker.Verdict verdict, @Nullable String reason) {
        try {
            ending.write(status, draft, verdict, reason);
            journal().with(RunState::answer).ifPresent(this::complete);
        } catch (RuntimeException | Error e) {
            LOG.error("run {} cannot be ended with what it has", id(), e);
            endWithNothing(e);
        } finally {
            timer.stop();
            cancellation.cancel("the run has ended");
        }
    }

    /** The last resort: an answer without claims, or at least the failure itself, so that nobody waits for ever. */
    private void endWithNothing(Throwable error) {
        try {
            ending.write(Answer.Status.FAILED, null, DraftChecker.Verdict.NONE, RunEnding.reason(error));
            journal().with(RunState::answer).ifPresent(this::complete);
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private void complete(Answer answer) {
        cancellation.cancel("the run has ended");
        result.complete(answer);
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
            end(Answer.Status.CANCELLED, reason);
        }
    }

    /** What depends on it runs on the executor, so that a slow dependent holds up neither the run nor who cancels it. */
    @Override
    public CompletableFuture<Answer> result() {
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
