package dev.footnote.service;

import dev.footnote.api.Budget;
import dev.footnote.api.Indexed;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RunStore;
import dev.footnote.offline.OfflineModel;
import dev.footnote.research.Researcher;
import dev.footnote.research.heavy.HeavyResearch;
import dev.footnote.research.state.ModelsInOrder;
import dev.footnote.research.tool.ResearchSources;
import dev.footnote.trace.RunTraces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a {@link FootnoteService} is wired of. The model is looked up when first used, as its id may have to be asked for. */
final class Components implements AutoCloseable {

    private static final Duration JUST_NOW = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final HeavyResearch research;
    private final Researcher researcher;
    private final Places places;
    private final RunStore store;
    private final Budget budget;
    private final StandaloneOperations facets;
    private final ModelsInOrder models;
    private final ModelsInOrder embedded;
    private final SharedWork refreshing;
    private final Supplier<String> consent;
    private final Function<Duration, Optional<String>> trouble;
    private final OwnedResources owned;
    private final boolean batch;
    private final Estimates estimates;
    private final RunTraces traces;
    private final Clock clock;
    private final ActiveWork active;
    private @Nullable Instant indexedAt;
    private boolean fresh;

    Components(Runs runs, StandaloneOperations facets, Places places, Thinking thinking, OwnedResources owned) {
        this.research = runs.research();
        this.researcher = runs.researcher();
        this.store = runs.store();
        this.budget = runs.budget();
        this.batch = runs.batch();
        this.estimates = runs.estimates();
        this.traces = runs.traces();
        this.clock = runs.clock();
        this.places = places;
        this.facets = facets;
        this.active = runs.active();
        this.refreshing = new SharedWork(() -> indexed(line -> {}));
        this.models = thinking.models();
        this.embedded = thinking.embedded();
        this.consent = thinking.consent();
        this.trouble = thinking.trouble();
        this.owned = owned;
    }

    /**
     * The parts that make and keep runs.
     *
     * @param research starts them
     * @param researcher ends those that never began
     * @param store keeps their records
     * @param budget of a run whose request names none
     * @param batch true if the index is brought up to date before the first run only
     * @param estimates keeps their usage
     * @param traces exports their steps
     * @param clock tells how long ago the index was brought up to date
     * @param active calls and workers, which closing waits for
     */
    record Runs(
            HeavyResearch research,
            Researcher researcher,
            RunStore store,
            Budget budget,
            boolean batch,
            Estimates estimates,
            RunTraces traces,
            Clock clock,
            ActiveWork active) {}

    /**
     * The models that do the thinking.
     *
     * @param models in the order in which they are tried
     * @param embedded the model inside the program, which a request can ask for
     * @param consent which model, at which host, and what leaves the machine
     * @param trouble asks whether the model can be used now
     */
    record Thinking(
            ModelsInOrder models,
            ModelsInOrder embedded,
            Supplier<String> consent,
            Function<Duration, Optional<String>> trouble) {
        /** A model that is always there. */
        Thinking(ModelsInOrder models, ModelsInOrder embedded, Supplier<String> consent) {
            this(models, embedded, consent, most -> Optional.empty());
        }
    }

    ModelsInOrder models() {
        return models;
    }

    /**
     * Returns the models of a run, in the order in which it tries them: the one that it names first, {@code offline} alone. One that is not
     * there any more is passed over.
     */
    ModelsInOrder models(ResearchRequest request) {
        String wanted = request.model();
        if (wanted == null) {
            return models;
        }
        if (models.names().contains(wanted)) {
            return models.startingWith(wanted);
        }
        return embedded.names().contains(wanted) ? embedded : models;
    }

    /** Refuses a request for what is not there. */
    void check(ResearchRequest request) {
        String wanted = request.model();
        Set<String> names = new LinkedHashSet<>(models.names());
        names.addAll(embedded.names());
        if (wanted != null && !names.contains(wanted)) {
            String shown = wanted.length() > 64 ? wanted.substring(0, 64) + "…" : wanted;
            throw new InvalidInputException("there is no model \"" + shown + "\" here; leave model out, or give "
                    + String.join(" or ", names) + " (model.endpoint in the settings)");
        }
        places.check(request.places());
    }

    RunOptions options() {
        boolean thinks = !models.preferred().equals(ModelOpener.OFFLINE);
        return new RunOptions(
                models.names().stream()
                        .map(name -> new RunOptions.Model(
                                name,
                                models.idOf(name).orElse(name.equals(ModelOpener.OFFLINE) ? OfflineModel.NAME : null)))
                        .toList(),
                thinks ? List.of(ResearchRequest.Mode.values()) : List.of(),
                estimates.mode(),
                places.names(),
                budget);
    }

    /** Brings the index up to date on demand; a run that begins at once finds it so. */
    Indexed index(Consumer<String> progress) {
        Indexed indexed = indexed(progress);
        lock.lock();
        try {
            indexedAt = clock.instant();
        } finally {
            lock.unlock();
        }
        return indexed;
    }

    private Indexed indexed(Consumer<String> progress) {
        return active.call(cancellation -> facets.index(progress, cancellation));
    }

    /** True once after an index was brought up to date a moment ago. */
    private boolean isJustIndexed() {
        lock.lock();
        try {
            Instant at = indexedAt;
            indexedAt = null;
            return at != null && !at.plus(JUST_NOW).isBefore(clock.instant());
        } finally {
            lock.unlock();
        }
    }

    /** Brings the index up to date: before every run, in a batch before the first. */
    void refresh() {
        if (!batch) {
            if (!isJustIndexed()) {
                refreshing.await();
            }
            return;
        }
        lock.lock();
        try {
            if (!fresh) {
                indexed(line -> {});
                fresh = true;
            }
        } finally {
            lock.unlock();
        }
    }

    HeavyResearch research() {
        return research;
    }

    Researcher researcher() {
        return researcher;
    }

    /** The places where a run may look. */
    ResearchSources material(ResearchRequest request) {
        return places.of(request.places());
    }

    Estimates estimates() {
        return estimates;
    }

    RunTraces traces() {
        return traces;
    }

    ActiveWork active() {
        return active;
    }

    RunStore store() {
        return store;
    }

    Budget budget() {
        return budget;
    }

    StandaloneOperations facets() {
        return facets;
    }

    Optional<String> trouble(Duration most) {
        return trouble.apply(most);
    }

    String consent() {
        return consent.get();
    }

    @Override
    public void close() {
        owned.close();
    }
}
