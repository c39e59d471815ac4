package dev.footnote.research.state;

import dev.footnote.api.Usage;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.api.search.EngineReport;
import dev.footnote.tools.ToolNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a run, which follows from its events: it is computed, never set. Passes each event to the parts that it concerns. Guarded by the lock of its {@link RunJournal}.
 *
 * <p>A turn in prose is left out of the messages: once in the history it makes chat templates drop the thinking of all
 * earlier turns. The note that follows it tells the model what it said.
 */
public final class RunState implements ResearchEvent.Visitor<Boolean> {

    private final StepState steps = new StepState();
    private final Conversation conversation = new Conversation();
    private final Trajectories trajectories = new Trajectories();
    private final EvidenceState evidence = new EvidenceState(trajectories);
    private final DraftState drafts = new DraftState();
    private final LimitState limits = new LimitState();
    private final BudgetSpent spent = new BudgetSpent(trajectories);
    private final ModelHistory models = new ModelHistory();
    private final RunOutcome outcome = new RunOutcome();

    void apply(RecordedEvent recorded) {
        outcome.started();
        spent.startedAt(recorded.at());
        if (recorded.trajectory() != 0) {
            trajectories.take(recorded);
            return;
        }
        if (recorded.event() instanceof ResearchEvent.RunEnded) {
            spent.endedAt(recorded.at());
        } else if (recorded.event() instanceof ResearchEvent.ModelCalled) {
            spent.calling(steps, recorded.at());
        }
        recorded.event().accept(this);
    }

    @Override
    public Boolean runStarted(ResearchEvent.RunStarted e) {
        conversation.add(0, e.system());
        evidence.asked(String.valueOf(e.question().text()));
        conversation.add(0, e.question());
        return true;
    }

    @Override
    public Boolean modelCalled(ResearchEvent.ModelCalled e) {
        steps.opened(e);
        conversation.sent();
        return true;
    }

    @Override
    public Boolean attemptDiscarded(ResearchEvent.AttemptDiscarded e) {
        return true;
    }

    @Override
    public Boolean modelChanged(ResearchEvent.ModelChanged e) {
        models.changed(e);
        return true;
    }

    @Override
    public Boolean modeChosen(ResearchEvent.ModeChosen e) {
        models.chosen(e);
        return true;
    }

    @Override
    public Boolean modelAnswered(ResearchEvent.ModelAnswered e) {
        steps.answered(e);
        limits.called(e.message().toolCalls(), steps.offered());
        conversation.answered(e);
        spent.tokens(e.tokens());
        spent.money(e.costUsd());
        return true;
    }

    @Override
    public Boolean userNoted(ResearchEvent.UserNoted e) {
        steps.noted();
        limits.told();
        conversation.add(e.step(), e.note());
        return true;
    }

    @Override
    public Boolean toolCalled(ResearchEvent.ToolCalled e) {
        evidence.began(e.call());
        return true;
    }

    @Override
    public Boolean searchDone(ResearchEvent.SearchDone e) {
        conversation.searched(e.result().queries());
        evidence.searched(e);
        for (EngineReport report : e.result().engines()) {
            if (report.outcome() != EngineReport.Outcome.CACHED && report.costUsd() != null) {
                spent.money(report.costUsd());
            }
        }
        return true;
    }

    @Override
    public Boolean sourceFrozen(ResearchEvent.SourceFrozen e) {
        conversation.read(e.source());
        evidence.read(e);
        return true;
    }

    @Override
    public Boolean toolAnswered(ResearchEvent.ToolAnswered e) {
        limits.told();
        Optional<ToolCall> call = steps.resultOf(e);
        if (call.filter(made -> made.name().equals(ToolNames.SUBMIT)).isPresent()) {
            drafts.answered();
        }
        conversation.add(e.step(), e.message());
        return true;
    }

    @Override
    public Boolean memoryFolded(ResearchEvent.MemoryFolded e) {
        conversation.fold(e);
        if (steps.isOpen()) {
            conversation.sent(); // the step's request is sent anew
        }
        return true;
    }

    @Override
    public Boolean budgetWarned(ResearchEvent.BudgetWarned e) {
        limits.warned(e);
        return true;
    }

    @Override
    public Boolean draftSubmitted(ResearchEvent.DraftSubmitted e) {
        conversation.drafted(e.draft());
        return drafts.submitted(e);
    }

    @Override
    public Boolean quoteRefused(ResearchEvent.QuoteRefused e) {
        return drafts.refused();
    }

    @Override
    public Boolean claimDoubted(ResearchEvent.ClaimDoubted e) {
        return drafts.doubted(e);
    }

    @Override
    public Boolean claimsJudged(ResearchEvent.ClaimsJudged e) {
        spent.tokens(e.tokens());
        spent.money(e.costUsd());
        spent.judged();
        return drafts.judged(e);
    }

    @Override
    public Boolean claimChecked(ResearchEvent.ClaimChecked e) {
        return drafts.checked();
    }

    @Override
    public Boolean answerReady(ResearchEvent.AnswerReady e) {
        outcome.answered(e.answer());
        return true;
    }

    @Override
    public Boolean trajectoryStarted(ResearchEvent.TrajectoryStarted e) {
        throw new IllegalStateException("a trajectory has a number of its own");
    }

    @Override
    public Boolean trajectoryEnded(ResearchEvent.TrajectoryEnded e) {
        throw new IllegalStateException("a trajectory has a number of its own");
    }

    @Override
    public Boolean trajectoriesCompared(ResearchEvent.TrajectoriesCompared e) {
        trajectories.compared(e);
        return true;
    }

    @Override
    public Boolean runEnded(ResearchEvent.RunEnded e) {
        outcome.ended();
        return true;
    }

    /**
     * Returns what the run and its trajectories have used.
     *
     * @param now the end of a run that has not ended
     */
    public Usage usage(Instant now) {
        Instant end = spent.endedAt().orElse(now);
        return new Usage(
                steps.lastAnswered() + spent.judgeCalls() + trajectories.modelCalls(),
                spent.tokens(),
                evidence.queries(),
                evidence.pagesRead(),
                spent.cost().orElse(null),
                Duration.between(startedAt(now), end).toMillis());
    }

    /**
     * Returns when the run began.
     *
     * @param now for a run that has not begun
     */
    public Instant startedAt(Instant now) {
        return spent.startedAt().orElse(now);
    }

    /** Returns the number of model calls that the run and its trajectories have begun. */
    int stepsOfAll() {
        return steps.current() + trajectories.steps();
    }

    /** Returns the current step and its calls. */
    public StepState steps() {
        return steps;
    }

    /** Returns the messages as the model sees them. */
    public Conversation conversation() {
        return conversation;
    }

    /** Returns what was found. */
    public EvidenceState evidence() {
        return evidence;
    }

    /** Returns what the trajectories of a run in heavy mode have used and found; other runs have none. */
    public Trajectories trajectories() {
        return trajectories;
    }

    /** Returns the drafts that were handed in and their checks. */
    public DraftState drafts() {
        return drafts;
    }

    /** Returns which limits are near or reached. */
    public LimitState limits() {
        return limits;
    }

    /** Returns the tokens and money that were used. */
    BudgetSpent spent() {
        return spent;
    }

    /** Returns the models so far. */
    public ModelHistory models() {
        return models;
    }

    /** Returns whether the run has ended, and its answer. */
    public RunOutcome outcome() {
        return outcome;
    }
}
