package dev.footnote;

import dev.footnote.api.Budget;
import dev.footnote.api.Cancellation;
import dev.footnote.api.RunStore;
import dev.footnote.research.Material;
import dev.footnote.research.ModelInUse;
import dev.footnote.research.Researcher;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a {@link Footnote} is wired of. The model is looked up when first used, as its id may have to be asked for. */
final class Parts implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Researcher researcher;
    private final Material material;
    private final RunStore store;
    private final Budget budget;
    private final Facets facets;
    private final Supplier<ModelInUse> modelSource;
    private final Supplier<String> consent;
    private final List<AutoCloseable> owned;
    private final boolean batch;
    private volatile @Nullable ModelInUse model;
    private boolean fresh;

    Parts(
            Researcher researcher,
            Material material,
            RunStore store,
            Budget budget,
            Facets facets,
            Thinking thinking,
            boolean batch,
            List<AutoCloseable> owned) {
        this.researcher = researcher;
        this.material = material;
        this.store = store;
        this.budget = budget;
        this.facets = facets;
        this.modelSource = thinking.model();
        this.consent = thinking.consent();
        this.batch = batch;
        this.owned = List.copyOf(owned);
    }

    /**
     * Where the thinking is done.
     *
     * @param model asks for the model's id if need be
     * @param consent which model, at which host, and what leaves the machine
     */
    record Thinking(Supplier<ModelInUse> model, Supplier<String> consent) {}

    /** No lock is held over the asking: who comes meanwhile shares the endpoint's one request. */
    ModelInUse model() {
        ModelInUse known = model;
        if (known == null) {
            known = modelSource.get();
            model = known;
        }
        return known;
    }

    /** Brings the index up to date: before every run, in a batch before the first. */
    void refresh() {
        if (!batch) {
            facets.index(line -> {}, new Cancellation());
            return;
        }
        lock.lock();
        try {
            if (!fresh) {
                facets.index(line -> {}, new Cancellation());
                fresh = true;
            }
        } finally {
            lock.unlock();
        }
    }

    Researcher researcher() {
        return researcher;
    }

    Material material() {
        return material;
    }

    RunStore store() {
        return store;
    }

    Budget budget() {
        return budget;
    }

    Facets facets() {
        return facets;
    }

    String consent() {
        return consent.get();
    }

    @Override
    public void close() {
        for (AutoCloseable part : owned) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("could not close " + part, e);
            }
        }
    }
}
