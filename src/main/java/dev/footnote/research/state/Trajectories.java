package dev.footnote.research.state;

import dev.footnote.api.Answer;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.search.EngineReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What follows from the events of a run's trajectories in heavy mode: computed, as all of a {@link RunState}, and guarded with it. */
public final class Trajectories {

    private final Map<Integer, ResearchEvent.TrajectoryStarted> started = new TreeMap<>();
    private final Map<Integer, Answer> answers = new TreeMap<>();
    private final Set<Integer> open = new HashSet<>();
    private final Map<Integer, ResearchEvent.SourceFrozen> sources = new TreeMap<>();
    private ResearchEvent.@Nullable TrajectoriesCompared compared;
    private int steps;
    private int answered;
    private int judgeCalls;
    private int searches;
    private TokenCount tokens = TokenCount.ZERO;
    private @Nullable BigDecimal cost = BigDecimal.ZERO;
    private long largestTokens;
    private BigDecimal largestCost = BigDecimal.ZERO;

    void take(RecordedEvent recorded) {
        int number = recorded.trajectory();
        ResearchEvent event = recorded.event();
        if (event instanceof ResearchEvent.TrajectoryStarted e) {
            started.put(number, e);
        } else if (event instanceof ResearchEvent.TrajectoryEnded e) {
            answers.put(number, e.answer());
            open.remove(number); // a step that was broken off is not waited for
        } else if (event instanceof ResearchEvent.ModelCalled) {
            steps++;
            open.add(number);
        } else if (event instanceof ResearchEvent.ModelAnswered e) {
            answered++;
            open.remove(number);
            tokens = tokens.plus(e.tokens());
            spend(e.costUsd());
            largestTokens =
                    Math.max(largestTokens, e.tokens().input() + e.tokens().output());
            largestCost = e.costUsd() == null ? largestCost : largestCost.max(e.costUsd());
        } else if (event instanceof ResearchEvent.ClaimsJudged e) {
            judgeCalls++;
            tokens = tokens.plus(e.tokens());
            spend(e.costUsd());
        } else if (event instanceof ResearchEvent.SearchDone e) {
            searches += e.result().repeated() ? 0 : e.result().queries().size();
            e.result().engines().stream()
                    .filter(report -> report.outcome() != EngineReport.Outcome.CACHED && report.costUsd() != null)
                    .map(EngineReport::costUsd)
                    .forEach(this::spend);
        } else if (event instanceof ResearchEvent.SourceFrozen e && e.step() > 0) {
            sources.put(e.source().number(), e);
        }
    }

    void compared(ResearchEvent.TrajectoriesCompared e) {
        compared = e;
    }

    private void spend(@Nullable BigDecimal amount) {
        BigDecimal before = cost;
        cost = before == null || amount == null ? null : before.add(amount);
    }

    /** How they began, by their numbers. */
    public Map<Integer, ResearchEvent.TrajectoryStarted> started() {
        return new TreeMap<>(started);
    }

    /** What those that have ended found, by their numbers. */
    public Map<Integer, Answer> answers() {
        return new TreeMap<>(answers);
    }

    /** What those found that were the run's own, without those that took over questions of others; in the order of their numbers. */
    public List<Answer> ownAnswers() {
        return List.copyOf(ownByNumber().values());
    }

    /** The same by the numbers of the trajectories. */
    public Map<Integer, Answer> ownByNumber() {
        Map<Integer, Answer> own = new TreeMap<>();
        answers.forEach((number, answer) -> {
            ResearchEvent.TrajectoryStarted begun = started.get(number);
            if (begun != null && begun.parent() == 0) {
                own.put(number, answer);
            }
        });
        return own;
    }

    /**
     * Records what they read as sources that the run has from the beginning.
     *
     * @param journal of the run
     * @return the sources, in the order of their numbers
     */
    public List<SourceInfo> keep(RunJournal journal) {
        List<SourceInfo> kept = new ArrayList<>();
        for (ResearchEvent.SourceFrozen read : List.copyOf(sources.values())) {
            journal.append(new ResearchEvent.SourceFrozen(0, "", read.source(), read.links()));
            kept.add(read.source());
        }
        return kept;
    }

    /** How they were compared, or null as long as they go on or where there are none. */
    public ResearchEvent.@Nullable TrajectoriesCompared compared() {
        return compared;
    }

    /** The sources that they read, by the numbers that these have in the whole run. */
    Map<Integer, ResearchEvent.SourceFrozen> sources() {
        return sources;
    }

    int steps() {
        return steps;
    }

    /** Model calls that are going on. */
    int openSteps() {
        return open.size();
    }

    /** Trajectories that have begun and not ended. */
    int going() {
        return started.size() - answers.size();
    }

    /** Input and output tokens of the largest call so far. */
    long largestTokens() {
        return largestTokens;
    }

    /** US dollars of the dearest call so far. */
    BigDecimal largestCost() {
        return largestCost;
    }

    int modelCalls() {
        return answered + judgeCalls;
    }

    int searches() {
        return searches;
    }

    TokenCount tokens() {
        return tokens;
    }

    @Nullable
    BigDecimal cost() {
        return cost;
    }
}
