package dev.footnote.research.state;

import dev.footnote.llm.endpoint.ModelFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The models that runs may think with, in the order in which they are tried. Safe for many threads. */
public final class ModelsInOrder {

    /**
     * A model that has not been asked for yet.
     *
     * @param endpoint the endpoint's name
     * @param open asks the host for the model's id if need be, and may block; throws {@link ModelFailure} if the host does not tell it
     */
    public record Candidate(String endpoint, Supplier<ModelInUse> open) {}

    /**
     * A model that can be used.
     *
     * @param passedOver why those before it cannot, a sentence each
     */
    public record Found(ModelInUse model, List<String> passedOver) {
        public Found {
            passedOver = List.copyOf(passedOver);
        }
    }

    private final List<Candidate> candidates;
    private final Map<String, ModelInUse> known;

    /**
     * @param candidates at least one, each endpoint once
     */
    public ModelsInOrder(List<Candidate> candidates) {
        this(candidates, new ConcurrentHashMap<>());
    }

    private ModelsInOrder(List<Candidate> candidates, Map<String, ModelInUse> known) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("no model was given");
        }
        this.candidates = List.copyOf(candidates);
        this.known = known;
    }

    /** A single model. */
    public static ModelsInOrder of(ModelInUse only) {
        ModelsInOrder models = new ModelsInOrder(List.of(new Candidate(only.endpoint(), () -> only)));
        models.known.put(only.endpoint(), only);
        return models;
    }

    /**
     * The first model whose host tells its id.
     *
     * @throws ModelFailure of the last one, if none does
     */
    public Found first() {
        List<String> passed = new ArrayList<>();
        for (Candidate candidate : candidates.subList(0, candidates.size() - 1)) {
            try {
                return new Found(open(candidate), passed);
            } catch (ModelFailure e) {
                passed.add(String.valueOf(e.getMessage()));
            }
        }
        return new Found(open(candidates.get(candidates.size() - 1)), passed);
    }

    /** Returns the names of all endpoints, in the order in which they are tried. */
    public List<String> names() {
        return candidates.stream().map(Candidate::endpoint).toList();
    }

    /**
     * Returns the id of an endpoint's model, if it has been asked for before; no host is asked.
     *
     * @param endpoint its name
     */
    public Optional<String> idOf(String endpoint) {
        return Optional.ofNullable(known.get(endpoint)).map(ModelInUse::model);
    }

    /**
     * Returns the same models, of which another is tried first; the others follow in their order. What was learnt of hosts is shared.
     *
     * @param endpoint one of {@link #names}, or null for the same order
     * @throws IllegalArgumentException if there is no such endpoint
     */
    public ModelsInOrder startingWith(@Nullable String endpoint) {
        if (endpoint == null || endpoint.equals(preferred())) {
            return this;
        }
        List<Candidate> order = new ArrayList<>(candidates);
        Candidate first = candidates.stream()
                .filter(candidate -> candidate.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no endpoint " + endpoint));
        order.remove(first);
        order.add(0, first);
        return new ModelsInOrder(order, known);
    }

    /** The name of the endpoint that is tried first. */
    public String preferred() {
        return candidates.get(0).endpoint();
    }

    /**
     * The next usable model behind an endpoint; empty if there is none.
     *
     * @param endpoint the name of the one that failed
     * @param fits false for a model that the run must not use
     */
    public Optional<Found> after(String endpoint, Predicate<ModelInUse> fits) {
        List<String> passed = new ArrayList<>();
        boolean behind = false;
        for (Candidate candidate : candidates) {
            if (behind) {
                try {
                    ModelInUse model = open(candidate);
                    if (fits.test(model)) {
                        return Optional.of(new Found(model, passed));
                    }
                    passed.add("the prices of endpoint " + candidate.endpoint() + " are not known");
                } catch (ModelFailure e) {
                    passed.add(String.valueOf(e.getMessage()));
                }
            }
            behind |= candidate.endpoint().equals(endpoint);
        }
        return Optional.empty();
    }

    /** The model of an endpoint, if it is one of these and its host tells its id. */
    Optional<ModelInUse> named(String endpoint) {
        try {
            return candidates.stream()
                    .filter(candidate -> candidate.endpoint().equals(endpoint))
                    .findFirst()
                    .map(this::open);
        } catch (ModelFailure e) {
            return Optional.empty(); // the run goes on with the first that answers
        }
    }

    /** Only what succeeded is kept: a host that was down is asked anew. No lock is held over the asking. */
    private ModelInUse open(Candidate candidate) {
        ModelInUse before = known.get(candidate.endpoint());
        if (before != null) {
            return before;
        }
        ModelInUse opened = candidate.open().get();
        known.put(candidate.endpoint(), opened);
        return opened;
    }
}
