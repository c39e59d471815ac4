package dev.footnote.research.heavy;

import dev.footnote.answer.Agreement;
import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.Cancellation;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.run.StoredRun;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.SourceGroups;
import dev.footnote.research.Researcher;
import dev.footnote.research.RunPlan;
import dev.footnote.research.state.ModelsInOrder;
import dev.footnote.research.state.PooledBudget;
import dev.footnote.research.state.RunContext;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.state.RunState;
import dev.footnote.research.tool.ResearchSources;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The trajectories of one run. The run itself is the last pass: it begins, waits until no trajectory goes on, and then writes the answer out of what they found. Safe
 * for many threads.
 */
final class HeavyRun {

    /** Of the whole limits of steps, tokens and money, what one trajectory may use at most, as a multiple of its even share. */
    private static final int MOST_SHARES = 2;

    /** Between the time at which trajectories are asked to hand in, and the end of the whole, when those that have not are stopped. */
    private static final double HALFWAY = 0.5;

    /**
     * The parts of a run in heavy mode.
     *
     * @param stored the whole run, with every limit filled in
     * @param earlier the run whose sources stay citable, or null
     * @param models the models of trajectories
     * @param material where they look
     * @param trajectories how many there are, from 2
     */
    record Parts(
            StoredRun stored,
            @Nullable StoredRun earlier,
            ModelsInOrder models,
            ResearchSources material,
            int trajectories) {}

    private final Parts parts;
    private final Researcher researcher;
    private final HeavySettings settings;
    private final Approaches approaches;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, ResearchRun> going = new TreeMap<>();

    /** Complete when all trajectories are known here: none asks its model before, so that whoever cancels the run reaches all of them. */
    private final CompletableFuture<Void> known = new CompletableFuture<>();

    private final CompletableFuture<Void> handedOver = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final CompletableFuture<Void> waiting = new CompletableFuture<>();
    private @Nullable String stopped;
    private volatile @Nullable RunContext run;
    private volatile @Nullable EvidenceLedger ledger;

    HeavyRun(Parts parts, Researcher researcher, HeavySettings settings, Approaches approaches, Clock clock) {
        this.parts = parts;
        this.researcher = researcher;
        this.settings = settings;
        this.approaches = approaches;
        this.clock = clock;
    }

    /** Returns how the whole run differs from one without trajectories. */
    RunPlan plan() {
        return new RunPlan("", null, null, "", this::begin, null, this::best);
    }

    // --- beginning ------------------------------------------------------------------------------------------------

    private CompletableFuture<Void> begin(RunContext whole, EvidenceLedger read) {
        run = whole;
        ledger = read;
        RunJournal journal = whole.journal();
        if (journal.with(state -> state.trajectories().compared()) != null) {
            return CompletableFuture.completedFuture(null);
        }
        Set<Integer> ended =
                journal.with(state -> state.trajectories().answers()).keySet();
        Cancellation.Registration link = whole.cancellation()
                .onCancel(() -> stop(whole.cancellation().reason().orElse("cancelled")));
        var unused = over.whenComplete((nothing, error) -> link.close());
        List<Integer> open = new ArrayList<>();
        for (int number = 1; number <= parts.trajectories(); number++) {
            if (!ended.contains(number)) {
                open.add(number);
            }
        }
        PooledBudget pool = new PooledBudget(journal, whole(), HeavyResearch.RECONCILING);
        Delegates delegates =
                new Delegates(parts, researcher, settings, clock, new Delegates.Whole(journal, read, pool));
        try {
            startAll(open, number -> start(number, whole, delegates, pool), whole);
        } finally {
            known.complete(null);
        }
        if (open.isEmpty()) {
            whole.execute(() -> finish("all trajectories have ended"));
        }
        stopInTime(whole);
        return handedOver;
    }

    private void startAll(List<Integer> open, IntFunction<ResearchRun> starter, RunContext whole) {
        Map<Integer, ResearchRun> started = new TreeMap<>();
        open.forEach(number -> started.put(number, starter.apply(number)));
        String stoppedBefore;
        lock.lock();
        try {
            going.putAll(started);
            stoppedBefore = stopped;
        } finally {
            lock.unlock();
        }
        if (stoppedBefore != null) {
            started.values().forEach(trajectory -> trajectory.cancel(stoppedBefore));
        }
        // Only now, so that none that ends at once is taken for the last.
        started.forEach((number, trajectory) -> follow(number, trajectory, whole));
    }

    private ResearchRun start(int number, RunContext whole, Delegates delegates, PooledBudget pool) {
        EvidenceLedger read = delegates.read();
        String approach = approaches.of(number);
        RunPlan plan = new RunPlan(
                approaches.instructions(approach),
                read,
                pool,
                "",
                (trajectory, own) -> known,
                settings.delegations() == 0
                        ? null
                        : (trajectory, own) -> new DelegateTool(
                                number, delegates, read, own, trajectory.journal(), settings.delegatedTime()),
                Optional::empty);
        StoredRun place = place(number, request(), new TrajectoryLog(whole.journal(), number, approach, 0, clock));
        return researcher.start(place, parts.earlier(), parts.models(), parts.material(), plan);
    }

    private StoredRun place(int number, ResearchRequest request, TrajectoryLog log) {
        StoredRun stored = parts.stored();
        return new StoredRun(
                stored.id() + "-" + number, stored.owner(), stored.createdAt(), request, log, stored.sources());
    }

    private Budget whole() {
        return parts.stored().request().budget();
    }

    /** What a single trajectory is asked, with the most that it may use. */
    private ResearchRequest request() {
        Budget whole = whole();
        int shares = Math.max(1, parts.trajectories() / MOST_SHARES);
        Integer steps = whole.maxSteps();
        Long tokens = whole.maxTokens();
        BigDecimal cost = whole.maxCostUsd();
        Duration time = whole.maxTime();
        return parts.stored()
                .request()
                .withMode(Mode.THINK)
                .withBudget(new Budget(
                        steps == null ? null : Math.max(1, steps / shares),
                        tokens == null ? null : Math.max(1, tokens / shares),
                        cost == null ? null : cost.divide(BigDecimal.valueOf(shares), 8, RoundingMode.UP),
                        time == null ? null : share(time, settings.timeShare())));
    }

    private static Duration share(Duration time, double share) {
        return Duration.ofMillis(Math.max(1, Math.round(time.toMillis() * share)));
    }

    private void follow(int number, ResearchRun trajectory, RunContext whole) {
        var unused = trajectory.result().whenComplete((answer, error) -> whole.execute(() -> ended(number)));
    }

    // --- stopping -------------------------------------------------------------------------------------------------

    /** Leaves time for the last pass, whatever a trajectory hangs on. */
    private void stopInTime(RunContext whole) {
        Duration limit = whole().maxTime();
        if (limit == null) {
            return;
        }
        Instant now = clock.instant();
        Instant started = whole.journal().with(state -> state.startedAt(now));
        double latest = settings.timeShare() + (1 - settings.timeShare()) * HALFWAY;
        Duration left = share(limit, latest).minus(Duration.between(started, now));
        after(left, () -> finish("the time for trajectories was over"));
    }

    private void after(Duration time, Runnable action) {
        RunContext whole = run;
        if (whole != null) {
            var unused = over.copy()
                    .orTimeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS)
                    .exceptionally(error -> {
                        whole.execute(action);
                        return null;
                    });
        }
    }

    private void ended(int number) {
        lock.lock();
        try {
            going.remove(number);
            if (stopped != null) {
                return;
            }
        } finally {
            lock.unlock();
        }
        if (isSettled()) {
            finish("trajectories agree on an answer from independent sources");
        } else if (isLast()) {
            finish("all trajectories have ended");
        } else if (ownAnswers().size() >= settings.enough(parts.trajectories()) && waiting.complete(null)) {
            after(settings.patience(), () -> finish("the last trajectories took much longer than the others"));
        }
    }

    private boolean isLast() {
        lock.lock();
        try {
            return going.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private List<Answer> ownAnswers() {
        RunContext whole = run;
        return whole == null
                ? List.of()
                : whole.journal().with(state -> state.trajectories().ownAnswers());
    }

    /** True if so many agree that the others cannot change it, and not all of them believe the same text. */
    private boolean isSettled() {
        EvidenceLedger read = ledger;
        List<Answer> answered = ownAnswers().stream()
                .filter(answer -> answer.status() == Answer.Status.ANSWERED)
                .toList();
        List<Agreement.Group> groups = Agreement.groups(answered);
        if (read == null
                || groups.isEmpty()
                || groups.get(0).answers().size() < settings.enough(parts.trajectories())) {
            return false;
        }
        List<Set<Integer>> cited = groups.get(0).answers().stream()
                .map(HeavyRun::cited)
                .filter(numbers -> !numbers.isEmpty())
                .toList();
        Map<Integer, String> texts = new HashMap<>();
        cited.forEach(numbers ->
                numbers.forEach(number -> read.source(number).ifPresent(source -> texts.put(number, source.text()))));
        SourceGroups copies = SourceGroups.of(texts);
        for (Set<Integer> one : cited) {
            for (Set<Integer> other : cited) {
                Set<Integer> both = new HashSet<>(one);
                both.addAll(other);
                if (copies.independent(both) == copies.independent(one) + copies.independent(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The sources that fully support something. */
    private static Set<Integer> cited(Answer answer) {
        return answer.claims().stream()
                .filter(claim -> claim.support() == Claim.Support.FULL)
                .flatMap(claim -> claim.citations().stream())
                .map(Citation::source)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Stops all trajectories that go on; each ends with what it has. */
    private boolean stop(String reason) {
        List<ResearchRun> open;
        lock.lock();
        try {
            if (stopped != null) {
                return false;
            }
            stopped = reason;
            open = List.copyOf(going.values());
        } finally {
            lock.unlock();
        }
        open.forEach(trajectory -> trajectory.cancel(reason));
        over.complete(null);
        return true;
    }

    // --- reconciling ----------------------------------------------------------------------------------------------

    private void finish(String reason) {
        RunContext whole = run;
        if (whole == null || !stop(reason)) {
            return;
        }
        try {
            if (!whole.cancellation().isCancelled()) {
                handOver(whole, reason);
            }
        } finally {
            handedOver.complete(null);
        }
    }

    private void handOver(RunContext whole, String reason) {
        RunJournal journal = whole.journal();
        List<Answer> answers = ownAnswers();
        boolean nothing = answers.stream().allMatch(answer -> answer.claims().isEmpty());
        Optional<Answer> failed = answers.stream()
                .filter(answer -> answer.status() == Answer.Status.FAILED)
                .findFirst();
        if (answers.isEmpty() || (nothing && failed.isPresent())) {
            whole.fail("no trajectory found anything, and "
                    + answers.stream()
                            .filter(answer -> answer.status() == Answer.Status.FAILED)
                            .count()
                    + " of " + parts.trajectories() + " failed: "
                    + failed.map(Answer::reason).orElse("none has ended"));
            return;
        }
        List<Agreement.Group> groups = Agreement.groups(answers);
        int answered = groups.stream().mapToInt(group -> group.answers().size()).sum();
        journal.with(state -> {
            List<SourceInfo> sources = state.trajectories().keep(journal);
            journal.append(new ResearchEvent.UserNoted(
                    0, Message.user(TrajectoryReport.of(state.trajectories().ownByNumber(), ways(state), sources))));
            return journal.append(new ResearchEvent.TrajectoriesCompared(
                    parts.trajectories(),
                    answered,
                    groups.isEmpty() ? 0 : groups.get(0).answers().size(),
                    groups.isEmpty() ? "" : groups.get(0).shortAnswer(),
                    reason));
        });
    }

    private static Map<Integer, String> ways(RunState state) {
        Map<Integer, String> ways = new HashMap<>();
        state.trajectories().started().forEach((number, begun) -> ways.put(number, begun.approach()));
        return ways;
    }

    /** What the whole run ends with where the last pass gives nothing: the result of the trajectory that most agree with. */
    private Optional<Draft> best() {
        List<Answer> answers = ownAnswers();
        List<Agreement.Group> groups = Agreement.groups(answers);
        List<Answer> from = groups.isEmpty() ? answers : groups.get(0).answers();
        return from.stream()
                .filter(answer -> !answer.claims().isEmpty())
                .max(Comparator.comparingDouble(Answer::confidence))
                .map(HeavyRun::draft);
    }

    private static Draft draft(Answer answer) {
        List<Draft.DraftClaim> claims = answer.claims().stream()
                .filter(claim -> claim.kind() == Claim.Kind.STATEMENT)
                .map(claim -> new Draft.DraftClaim(claim.text(), null, quotes(claim.citations())))
                .toList();
        return new Draft(true, answer.shortAnswer(), answer.confidence(), claims, answer.openQuestions());
    }

    private static List<Draft.DraftQuote> quotes(List<Citation> citations) {
        return citations.stream()
                .map(citation -> new Draft.DraftQuote(citation.source(), citation.quote()))
                .toList();
    }
}
