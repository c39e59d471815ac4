package dev.footnote.service;

import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.estimate.EndedRun;
import dev.footnote.estimate.EndedRuns;
import dev.footnote.estimate.Estimator;
import dev.footnote.research.heavy.HeavyResearch;
import dev.footnote.research.mode.ModeChoice;
import dev.footnote.research.mode.ModeChooser;
import dev.footnote.research.mode.ModeSettings;
import dev.footnote.research.state.ModelInUse;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Estimates what questions take, and keeps what ended runs took. Safe for many threads. */
final class Estimates {

    private static final Logger LOG = LoggerFactory.getLogger(Estimates.class);

    /** A run that failed or was stopped tells nothing of what others take. */
    private static final Set<Answer.Status> TELLING = EnumSet.of(
            Answer.Status.ANSWERED, Answer.Status.NOT_FOUND, Answer.Status.UNSUPPORTED, Answer.Status.BUDGET_EXHAUSTED);

    private final EndedRuns seen;
    private final ModeSettings mode;
    private final int trajectories;

    private static final String ALIKE = "the trajectories of the embedded model would not differ";
    private static final String EMBEDDED = "the embedded model goes one way in all modes";
    private final Map<String, CompletableFuture<?>> writing = new ConcurrentHashMap<>();

    /**
     * @param trajectories of runs in heavy mode
     */
    Estimates(EndedRuns seen, ModeSettings mode, int trajectories) {
        this.seen = seen;
        this.mode = mode;
        this.trajectories = trajectories;
    }

    /** The mode of a request that names none. */
    ResearchRequest.Mode mode() {
        return mode.mode();
    }

    /**
     * What a request is expected to take.
     *
     * @param budget the settings' own limits
     */
    Estimate of(ResearchRequest request, ModelInUse model, Budget budget) {
        ModeChoice wanted = ModeChooser.choose(request, mode);
        boolean heavy = wanted.mode() == Mode.HEAVY && model.canJudge();
        String alike = wanted.mode() == Mode.HEAVY ? ALIKE : EMBEDDED;
        ModeChoice choice = model.canJudge() ? wanted : new ModeChoice(Mode.THINK, false, alike);
        return new Estimator(seen, mode.fastSteps(), trajectories)
                .estimate(new Estimator.Task(
                        model.endpoint(),
                        model.model(),
                        model.price(),
                        choice.mode(),
                        choice.escalates(),
                        choice.reason(),
                        heavy
                                ? HeavyResearch.whole(request.budget(), budget, trajectories)
                                : request.budget().orElse(budget),
                        !model.canJudge()));
    }

    /** Keeps what a run takes, once it has ended. */
    void follow(ResearchRun run) {
        CompletableFuture<?> written = run.result().thenAccept(answer -> keep(run, answer));
        writing.put(run.id(), written);
        var unused = written.whenComplete((done, error) -> writing.remove(run.id()));
    }

    /** Done when nothing is being written any more. */
    CompletableFuture<Void> settled() {
        return CompletableFuture.allOf(writing.values().toArray(CompletableFuture<?>[]::new));
    }

    private void keep(ResearchRun run, Answer answer) {
        if (!TELLING.contains(answer.status()) || answer.usage().modelCalls() == 0) {
            return;
        }
        Optional<ResearchEvent.ModeChosen> begun = run.events(1).stream()
                .filter(recorded -> recorded.trajectory() == 0)
                .map(RecordedEvent::event)
                .filter(ResearchEvent.ModeChosen.class::isInstance)
                .map(ResearchEvent.ModeChosen.class::cast)
                .findFirst();
        String way = begun.map(chosen -> Estimator.way(chosen.mode(), chosen.escalates()))
                .orElse(Estimator.way(ResearchRequest.Mode.THINK, false));
        try {
            seen.add(new EndedRun(
                    answer.model(),
                    way,
                    answer.usage().modelCalls(),
                    answer.usage().tokens(),
                    answer.usage().elapsedMs()));
        } catch (UncheckedIOException e) {
            LOG.warn("what run {} took could not be kept for later estimates: {}", run.id(), e.getMessage());
        }
    }
}
