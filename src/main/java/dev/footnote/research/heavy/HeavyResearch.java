package dev.footnote.research.heavy;

import dev.footnote.answer.TrajectoryNotes;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.research.Researcher;
import dev.footnote.research.RunPlan;
import dev.footnote.research.state.ModelsInOrder;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.research.tool.ResearchSources;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Starts runs of every mode, those in heavy mode as several trajectories. Safe for many threads. */
public final class HeavyResearch {

    /** Model calls that are kept back for the last pass: a look into a source, the answer, and a correction. */
    static final int RECONCILING = 3;

    /** Model calls below which a trajectory finds nothing: a search, a page, the answer. */
    private static final int FEWEST_STEPS = 3;

    private final Researcher researcher;
    private final ResearchSettings research;
    private final HeavySettings settings;
    private final Clock clock;
    private final Approaches approaches = new Approaches();

    /**
     * Creates it.
     *
     * @param researcher does the single runs
     * @param research its settings
     * @param settings of heavy mode
     * @param clock tells when trajectories were begun
     */
    public HeavyResearch(Researcher researcher, ResearchSettings research, HeavySettings settings, Clock clock) {
        this.researcher = researcher;
        this.research = research;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Starts a run, or goes on where its log ends. Returns at once.
     *
     * @param stored the run's place in a store
     * @param earlier the run whose sources stay citable, or null
     * @param models the models that it may use, the first choice first
     * @param material where it may look
     */
    public ResearchRun start(
            StoredRun stored, @Nullable StoredRun earlier, ModelsInOrder models, ResearchSources material) {
        if (!isHeavy(stored.request())) {
            return researcher.start(stored, earlier, models, material);
        }
        String question = stored.request().question();
        if (!models.first().model().canJudge()) {
            return researcher.start(
                    stored, earlier, models, material, RunPlan.alone(TrajectoryNotes.embeddedModel(question)));
        }
        Budget whole = whole(stored.request());
        int trajectories = trajectories(whole);
        if (trajectories < 2) {
            return researcher.start(
                    stored, earlier, models, material, RunPlan.alone(TrajectoryNotes.fewSteps(question)));
        }
        StoredRun limited = new StoredRun(
                stored.id(),
                stored.owner(),
                stored.createdAt(),
                stored.request().withBudget(whole),
                stored.log(),
                stored.sources());
        HeavyRun run = new HeavyRun(
                new HeavyRun.Parts(limited, earlier, models, material, trajectories),
                researcher,
                settings,
                approaches,
                clock);
        return researcher.start(limited, earlier, models, material, run.plan());
    }

    private boolean isHeavy(ResearchRequest request) {
        Mode mode = request.mode();
        return (mode == null ? research.mode().mode() : mode) == Mode.HEAVY;
    }

    /**
     * Returns the limits for all trajectories together. The request's own limits are meant for the whole; the settings' limits of steps and tokens are those of one
     * trajectory.
     *
     * @param request with or without limits of its own
     */
    private Budget whole(ResearchRequest request) {
        return whole(request.budget(), research.budget(), settings.trajectories());
    }

    /**
     * Returns the limits for all trajectories together.
     *
     * @param own the request's, meant for the whole
     * @param usual the settings', of which those of steps and tokens are meant for one trajectory
     * @param trajectories how many there are
     */
    public static Budget whole(Budget own, Budget usual, int trajectories) {
        Integer steps = usual.maxSteps();
        Long tokens = usual.maxTokens();
        return own.orElse(new Budget(
                steps == null ? null : (int) Math.min(Integer.MAX_VALUE, (long) steps * trajectories),
                tokens == null ? null : tokens * trajectories,
                usual.maxCostUsd(),
                usual.maxTime()));
    }

    private int trajectories(Budget whole) {
        Integer steps = whole.maxSteps();
        int room = steps == null ? Integer.MAX_VALUE : (steps - RECONCILING) / FEWEST_STEPS;
        return Math.min(settings.trajectories(), room);
    }
}
