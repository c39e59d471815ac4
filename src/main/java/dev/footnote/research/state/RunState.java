package dev.footnote.research.state;

import dev.footnote.api.Answer;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchResult;
import dev.footnote.research.address.AddressMentions;
import dev.footnote.research.address.NamedAddresses;
import dev.footnote.tools.ToolNames;
import dev.langchain4j.data.message.ChatMessage;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a run's events: computed, never set. Guarded by the lock of its {@link RunJournal}.
 *
 * <p>A turn in prose is left out of the messages: once in the history it makes chat templates drop the thinking of all
 * earlier turns. The note that follows it tells the model what it said.
 */
public final class RunState implements ResearchEvent.Teller<Boolean> {

    private final Conversation conversation = new Conversation();
    private final TokenEstimate estimate = new TokenEstimate();
    private final CallCounts calls = new CallCounts();
    private final Map<String, ToolCall> unanswered = new LinkedHashMap<>();
    private final NamedAddresses named = new NamedAddresses();
    private final SearchesDone results = new SearchesDone();
    private final List<ResearchEvent.ModelChanged> changes = new ArrayList<>();
    private final Set<String> warned = new HashSet<>();
    private final DraftState drafts = new DraftState();
    private final Trajectories trajectories = new Trajectories();
    private final Set<Integer> read = new HashSet<>();
    private final Set<Integer> kept = new HashSet<>();
    private ResearchEvent.@Nullable ModeChosen mode;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable Answer answer;
    private boolean ended;
    private int step;
    private int answeredSteps;
    private List<String> offered = List.of();
    private boolean onlySubmit;
    private boolean onlySearched;
    private boolean limitReached;
    private int limitReachedAt;
    private boolean limitIgnored;
    private Spent spentBeforeLastCall = new Spent(0, 0, Optional.of(BigDecimal.ZERO), 0, Instant.EPOCH);
    private TokenCount tokens = TokenCount.ZERO;
    private @Nullable BigDecimal cost = BigDecimal.ZERO;
    private int judgeCalls;
    private int searches;
    private int proseTurns;
    private @Nullable Message prose;
    private ResearchEvent.@Nullable BudgetWarned untold;

    /**
     * What a run had used up at a time.
     *
     * @param steps model calls
     * @param tokens input and output
     * @param cost US dollars, where known
     * @param equalCalls how often the most frequent call was made
     */
    record Spent(int steps, long tokens, Optional<BigDecimal> cost, int equalCalls, Instant at) {}

    void apply(RecordedEvent recorded) {
        if (startedAt == null) {
            startedAt = recorded.at();
        }
        if (recorded.trajectory() != 0) {
            trajectories.take(recorded);
            return;
        }
        if (recorded.event() instanceof ResearchEvent.RunEnded) {
            endedAt = recorded.at();
        } else if (recorded.event() instanceof ResearchEvent.ModelCalled) {
            spentBeforeLastCall = spent(recorded.at());
        }
        recorded.event().tell(this);
    }

    @Override
    public Boolean runStarted(ResearchEvent.RunStarted e) {
        conversation.add(0, e.system());
        named.addAllOf(String.valueOf(e.question().text()));
        conversation.add(0, e.question());
        return true;
    }

    @Override
    public Boolean modelCalled(ResearchEvent.ModelCalled e) {
        step = e.step();
        offered = e.tools();
        onlySubmit = e.onlySubmit();
        estimate.sent(conversation.bytes(conversation.folded()));
        return true;
    }

    @Override
    public Boolean attemptDiscarded(ResearchEvent.AttemptDiscarded e) {
        return true;
    }

    @Override
    public Boolean modelChanged(ResearchEvent.ModelChanged e) {
        return changes.add(e);
    }

    @Override
    public Boolean modeChosen(ResearchEvent.ModeChosen e) {
        mode = e;
        return true;
    }

    @Override
    public Boolean modelAnswered(ResearchEvent.ModelAnswered e) {
        answeredSteps = e.step();
        tokens = tokens.plus(e.tokens());
        estimate.counted(e.tokens().input());
        spend(e.costUsd());
        if (e.message().toolCalls().isEmpty()) {
            proseTurns++;
            prose = e.message();
            return true;
        }
        proseTurns = 0;
        onlySearched =
                e.message().toolCalls().stream().allMatch(call -> call.name().equals(ToolNames.SEARCH));
        for (ToolCall call : e.message().toolCalls()) {
            limitIgnored |= !offered.contains(call.name()) && ToolNames.WITH_DELEGATE.contains(call.name());
            unanswered.put(call.id(), call);
            calls.made(call);
        }
        conversation.add(e.step(), e.message());
        return true;
    }

    @Override
    public Boolean userNoted(ResearchEvent.UserNoted e) {
        prose = null;
        untold = null;
        onlySearched = false;
        conversation.add(e.step(), e.note());
        return true;
    }

    @Override
    public Boolean toolCalled(ResearchEvent.ToolCalled e) {
        results.began(e.call());
        return true;
    }

    @Override
    public Boolean searchDone(ResearchEvent.SearchDone e) {
        SearchResult result = e.result();
        conversation.searched(result.queries());
        results.ended(e.callId(), result);
        searches += result.repeated() ? 0 : result.queries().size();
        for (EngineReport report : result.engines()) {
            if (report.outcome() != EngineReport.Outcome.CACHED && report.costUsd() != null) {
                spend(report.costUsd());
            }
        }
        for (Hit hit : result.hits()) {
            named.add(hit.url());
            AddressMentions.in(hit.title() + "\n" + hit.snippet())
                    .forEach(mention -> mention.readings().forEach(named::addExactly));
        }
        return true;
    }

    @Override
    public Boolean sourceFrozen(ResearchEvent.SourceFrozen e) {
        conversation.read(e.source());
        int number = e.source().number();
        if (e.step() > 0) {
            read.add(number);
        } else if (!trajectories.sources().containsKey(number)) {
            kept.add(number);
        }
        e.source().aliases().forEach(named::add);
        named.add(e.source().url());
        return true;
    }

    @Override
    public Boolean toolAnswered(ResearchEvent.ToolAnswered e) {
        untold = null;
        String id = e.message().toolCallId();
        ToolCall call = id == null ? null : unanswered.remove(id);
        if (call != null && call.name().equals(ToolNames.SUBMIT)) {
            drafts.answered();
        }
        onlySearched &= !e.failed();
        conversation.add(e.step(), e.message());
        return true;
    }

    @Override
    public Boolean memoryFolded(ResearchEvent.MemoryFolded e) {
        conversation.fold(e);
        if (stepIsOpen()) {
            estimate.sent(conversation.bytes(e)); // the step's request is sent anew
        }
        return true;
    }

    @Override
    public Boolean budgetWarned(ResearchEvent.BudgetWarned e) {
        warned.add(e.limit() + e.reached());
        if (e.reached() && !limitReached) {
            limitReached = true;
            limitReachedAt = e.step();
        }
        untold = e;
        return true;
    }

    @Override
    public Boolean draftSubmitted(ResearchEvent.DraftSubmitted e) {
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
        tokens = tokens.plus(e.tokens());
        judgeCalls++;
        spend(e.costUsd());
        return drafts.judged(e);
    }

    @Override
    public Boolean claimChecked(ResearchEvent.ClaimChecked e) {
        return drafts.checked();
    }

    @Override
    public Boolean answerReady(ResearchEvent.AnswerReady e) {
        answer = e.answer();
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
        ended = true;
        return true;
    }

    private void spend(@Nullable BigDecimal amount) {
        BigDecimal before = cost;
        cost = before == null || amount == null ? null : before.add(amount);
    }

    /** What was used so far, by all trajectories together. */
    Spent spent(Instant at) {
        return new Spent(step + trajectories.steps(), tokens().input() + tokens().output(), cost(), calls.most(), at);
    }

    /** What the next request sends. */
    public List<ChatMessage> messages() {
        return conversation.messages();
    }

    public Usage usage(Instant now) {
        Instant begin = startedAt == null ? now : startedAt;
        Instant end = endedAt == null ? now : endedAt;
        return new Usage(
                answeredSteps + judgeCalls + trajectories.modelCalls(),
                tokens(),
                searches + trajectories.searches(),
                pagesRead(),
                cost().orElse(null),
                Duration.between(begin, end).toMillis());
    }

    /**
     * Returns the form in which the question, a hit or a redirect named an address. What the model wrote itself does not count.
     *
     * @param wanted as the model wrote it
     */
    public Optional<URI> named(String wanted) {
        return named.find(wanted);
    }

    /** What the search of just this call gave, if it has ended; a try that was given up may have used its id for another. */
    public Optional<SearchResult> resultOf(ToolCall call) {
        return results.of(call);
    }

    /** Returns the results of the searches so far, in their order. */
    public Map<ToolCall, SearchResult> resultsByCall() {
        return results.all();
    }

    public List<ToolCall> unanswered() {
        return List.copyOf(unanswered.values());
    }

    boolean warned(String limit, boolean reached) {
        return warned.contains(limit + reached);
    }

    /** A warning that no message has carried to the model yet. */
    public Optional<ResearchEvent.BudgetWarned> untold() {
        return Optional.ofNullable(untold);
    }

    public boolean limitIgnored() {
        return limitIgnored;
    }

    public int step() {
        return step;
    }

    public boolean stepIsOpen() {
        return step > answeredSteps;
    }

    public int proseTurns() {
        return proseTurns;
    }

    public List<String> offered() {
        return offered;
    }

    /** True if the last turn did nothing but search, every search was done, and nothing has been said to the model since. */
    boolean onlySearched() {
        return onlySearched && !limitReached;
    }

    public boolean onlySubmit() {
        return onlySubmit;
    }

    /** True if some limit is reached or near. */
    public boolean limitNear() {
        return !warned.isEmpty();
    }

    public boolean limitReached() {
        return limitReached;
    }

    /** True if the model was called again after it had been asked to hand in. */
    boolean calledSinceLimit() {
        return limitReached && step > limitReachedAt;
    }

    Spent spentBeforeLastCall() {
        return spentBeforeLastCall;
    }

    public Conversation conversation() {
        return conversation;
    }

    /** The tokens that the next request is expected to have. */
    public long tokensToSend() {
        return tokensAfter(conversation.folded());
    }

    /** The tokens that the next request is expected to have after a fold. */
    public long tokensAfter(ResearchEvent.MemoryFolded fold) {
        return estimate.tokens(conversation.bytes(fold));
    }

    public CallCounts calls() {
        return calls;
    }

    public Optional<ToolCall> unanswered(String id) {
        return Optional.ofNullable(unanswered.get(id));
    }

    /** The tokens of all trajectories together. */
    TokenCount tokens() {
        return tokens.plus(trajectories.tokens());
    }

    /** The cost of all trajectories together; empty where a price is unknown. */
    Optional<BigDecimal> cost() {
        BigDecimal own = cost;
        BigDecimal others = trajectories.cost();
        return own == null || others == null ? Optional.empty() : Optional.of(own.add(others));
    }

    public Instant startedAt(Instant now) {
        return startedAt == null ? now : startedAt;
    }

    public boolean started() {
        return startedAt != null;
    }

    public boolean ended() {
        return ended;
    }

    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    /** How much thinking is done, where that was decided. */
    public Optional<ResearchEvent.ModeChosen> mode() {
        return Optional.ofNullable(mode);
    }

    /** How the model was changed, in order. */
    public List<ResearchEvent.ModelChanged> modelChanges() {
        return List.copyOf(changes);
    }

    /** What the trajectories of a run in heavy mode have used and found; of other runs there are none. */
    public Trajectories trajectories() {
        return trajectories;
    }

    /** What follows from the drafts that were handed in. */
    public DraftState drafts() {
        return drafts;
    }

    /** Returns how many sources were read by all trajectories together, without those of an earlier run. */
    public int pagesRead() {
        Set<Integer> all = new HashSet<>(read);
        all.addAll(trajectories.sources().keySet());
        all.removeAll(kept);
        return all.size();
    }

    /** A turn without calls that nothing has been done about yet. */
    public Optional<Message> prose() {
        return Optional.ofNullable(prose);
    }
}
