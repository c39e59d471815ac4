package dev.footnote.research.heavy;

import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.Cancellation;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.ResearchEvent.TrajectoryStarted;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.research.PromptFiles;
import dev.footnote.research.Researcher;
import dev.footnote.research.RunPlan;
import dev.footnote.research.state.PooledBudget;
import dev.footnote.research.state.RunJournal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The trajectories that work on questions which others have handed over. They have numbers behind those of the others, may not hand over anything themselves, and use
 * the same budget. Safe for many threads.
 */
final class Delegates implements DelegateTool.Others {

    /**
     * The parts that they share with the whole run.
     *
     * @param journal of the whole run
     * @param ledger the sources that all have read
     * @param budget of all together
     */
    record Whole(RunJournal journal, EvidenceLedger ledger, PooledBudget budget) {}

    private final HeavyRun.Parts parts;
    private final Researcher researcher;
    private final HeavySettings settings;
    private final Clock clock;
    private final Whole whole;
    private final Object lock = new Object();
    private final Map<Integer, Map<String, Integer>> numbers = new TreeMap<>();
    private int last;

    Delegates(HeavyRun.Parts parts, Researcher researcher, HeavySettings settings, Clock clock, Whole whole) {
        this.parts = parts;
        this.researcher = researcher;
        this.settings = settings;
        this.clock = clock;
        this.whole = whole;
        this.last = parts.trajectories();
        Map<Integer, TrajectoryStarted> begun =
                whole.journal().with(state -> state.trajectories().started());
        begun.forEach((number, started) -> {
            last = Math.max(last, number);
            if (started.parent() > 0) {
                of(started.parent()).put(started.approach(), number);
            }
        });
    }

    /** What all trajectories have read. */
    EvidenceLedger read() {
        return whole.ledger();
    }

    private Map<String, Integer> of(int parent) {
        return numbers.computeIfAbsent(parent, key -> new TreeMap<>());
    }

    @Override
    public int allowed(int parent, List<String> questions) {
        synchronized (lock) {
            Set<String> fresh = new HashSet<>(questions);
            fresh.removeAll(of(parent).keySet());
            int left = Math.max(0, settings.delegations() - of(parent).size());
            return fresh.size() <= left ? questions.size() : left;
        }
    }

    @Override
    public List<CompletableFuture<DelegateTool.Found>> begin(
            int parent, List<String> questions, Cancellation cancellation) {
        List<CompletableFuture<DelegateTool.Found>> found = new ArrayList<>();
        for (String question : questions) {
            int number;
            synchronized (lock) {
                number = of(parent).computeIfAbsent(question, key -> ++last);
            }
            ResearchRun run = start(number, parent, question);
            Cancellation.Registration link =
                    cancellation.onCancel(() -> run.cancel(cancellation.reason().orElse("cancelled")));
            found.add(run.result().handle((answer, error) -> {
                link.close();
                return new DelegateTool.Found(
                        number,
                        question,
                        answer != null ? answer : Answer.failed(run.id(), question, String.valueOf(error)));
            }));
        }
        return found;
    }

    private ResearchRun start(int number, int parent, String question) {
        StoredRun stored = parts.stored();
        ResearchRequest asked = stored.request();
        ResearchRequest request = new ResearchRequest(
                question,
                new Budget(settings.delegatedSteps(), null, null, settings.delegatedTime()).orElse(asked.budget()),
                asked.language(),
                asked.scope(),
                null,
                null,
                Mode.THINK,
                null,
                asked.model(),
                asked.places());
        TrajectoryLog log = new TrajectoryLog(whole.journal(), number, question, parent, clock);
        StoredRun place = new StoredRun(
                stored.id() + "-" + number, stored.owner(), stored.createdAt(), request, log, stored.sources());
        RunPlan plan = new RunPlan(
                PromptFiles.load("delegated.md"),
                whole.ledger(),
                whole.budget(),
                "",
                (run, own) -> CompletableFuture.completedFuture(null),
                null,
                Optional::empty);
        return researcher.start(place, null, parts.models(), parts.material(), plan);
    }
}
