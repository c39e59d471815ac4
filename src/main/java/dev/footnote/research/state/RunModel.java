package dev.footnote.research.state;

import dev.footnote.api.run.ResearchEvent;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The model of one run, and what takes its place when its host fails. Safe for many threads. */
public final class RunModel {

    /** An empty turn is the model's own fault and is asked again; what one host's filter refuses is not carried to another. */
    private static final Set<Kind> STAYS = EnumSet.of(Kind.EMPTY, Kind.FILTERED);

    private final ModelsInOrder models;
    private final RunJournal journal;
    private final List<String> passedOver;
    private volatile ModelInUse now;

    private RunModel(ModelsInOrder models, RunJournal journal, ModelsInOrder.Found first) {
        this.models = models;
        this.journal = journal;
        this.passedOver = first.passedOver();
        this.now = first.model();
    }

    /**
     * The model of a run that begins or goes on: a run that has changed it goes on with the one that it had last.
     *
     * @param journal of the run
     */
    public static RunModel of(ModelsInOrder models, RunJournal journal) {
        List<ResearchEvent.ModelChanged> changes =
                journal.with(state -> state.models().changes());
        Optional<ModelInUse> last = changes.isEmpty()
                ? Optional.empty()
                : models.named(changes.get(changes.size() - 1).endpoint());
        return new RunModel(
                models,
                journal,
                last.map(model -> new ModelsInOrder.Found(model, List.of())).orElseGet(models::first));
    }

    /** The model as it is now. */
    public ModelInUse now() {
        return now;
    }

    /** Records the hosts that were passed over before the run began. */
    public void tellPassedOver() {
        if (!passedOver.isEmpty()) {
            journal.append(changed(0, models.preferred(), String.join("; ", passedOver)));
        }
    }

    /**
     * Goes on with the next model that can be used, and records that.
     *
     * @param failure why the model cannot be used any more
     * @param pricesKnown true if the run's limit of money needs a model whose prices are known
     * @return false if the failure is none of the host's, or there is no further model
     */
    public boolean next(ModelFailure failure, boolean pricesKnown) {
        if (STAYS.contains(failure.kind())) {
            return false;
        }
        String from = now.endpoint();
        Optional<ModelsInOrder.Found> found = models.after(from, model -> !pricesKnown || model.price() != null);
        found.ifPresent(next -> {
            now = next.model();
            String others = next.passedOver().isEmpty() ? "" : "; " + String.join("; ", next.passedOver());
            journal.append(
                    changed(journal.with(state -> state.steps().current()), from, failure.getMessage() + others));
        });
        return found.isPresent();
    }

    private ResearchEvent.ModelChanged changed(int step, String from, String reason) {
        return new ResearchEvent.ModelChanged(step, from, now.endpoint(), now.model(), reason);
    }
}
