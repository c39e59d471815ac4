package dev.footnote.llm.endpoint;

import dev.footnote.api.CancelledException;
import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The choice of an endpoint's model, made once. All who ask meanwhile wait for one request, and hear of its failure together; who asks
 * later asks anew. Safe for many threads.
 */
public final class ModelSelection {

    /**
     * A settled choice.
     *
     * @param id of the model
     * @param family the settings of its family
     * @param window tokens
     */
    public record Chosen(String id, ModelFamily family, long window) {}

    /** A list that only tells a window is not worth a longer wait. */
    private static final Duration WINDOW_WAIT = Duration.ofSeconds(5);

    private final Settings settings;
    private final EndpointSettings endpoint;
    private final ModelCatalog catalogue;
    private final EndpointFailures failures;
    private final Executor executor;
    private final AtomicReference<@Nullable CompletableFuture<Chosen>> asking = new AtomicReference<>();
    private volatile @Nullable Chosen chosen;

    /**
     * @param executor asks the host
     */
    public ModelSelection(
            Settings settings,
            EndpointSettings endpoint,
            ModelCatalog catalogue,
            EndpointFailures failures,
            Executor executor) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.catalogue = catalogue;
        this.failures = failures;
        this.executor = executor;
        if (!endpoint.auto() && endpoint.window() > 0) {
            chosen = chosen(endpoint.model(), 0);
        }
    }

    /** The model's id; asks the host only where none is named. */
    public String id() {
        return endpoint.auto() ? get().id() : endpoint.model();
    }

    /** The choice; asks the host where it is not settled, and blocks meanwhile. */
    public Chosen get() {
        Chosen known = chosen;
        if (known != null) {
            return known;
        }
        CompletableFuture<Chosen> fresh = new CompletableFuture<>();
        CompletableFuture<Chosen> shared = asking.compareAndExchange(null, fresh);
        if (shared == null) {
            executor.execute(() -> settle(fresh));
        }
        return await(shared == null ? fresh : shared);
    }

    private void settle(CompletableFuture<Chosen> answer) {
        // Whoever comes after the answer asks anew, so the place is free before anybody hears of it.
        try {
            Chosen made = ask();
            chosen = made;
            asking.set(null);
            answer.complete(made);
        } catch (RuntimeException | Error e) {
            asking.set(null);
            answer.completeExceptionally(e);
        }
    }

    private Chosen await(CompletableFuture<Chosen> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while asking " + endpoint.host() + " for its models");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the list of models could not be asked for", e.getCause());
        }
    }

    /** The model's id as far as it is settled. */
    public Optional<String> knownId() {
        return endpoint.auto() ? known().map(Chosen::id) : Optional.of(endpoint.model());
    }

    /** The choice as far as it is settled. */
    public Optional<Chosen> known() {
        return Optional.ofNullable(chosen);
    }

    /** The window, or the best guess while the model is not settled. */
    public long window() {
        return best().window();
    }

    /** The family, or the best guess while the model is not settled. */
    public ModelFamily family() {
        return best().family();
    }

    private Chosen best() {
        String likely = !endpoint.auto()
                ? endpoint.model()
                : endpoint.prefer().isEmpty() ? "" : endpoint.prefer().get(0);
        return known().orElseGet(() -> chosen(likely, 0));
    }

    /** A refusal told the window; a smaller one than was thought counts from now on. */
    public void learn(long window) {
        Chosen known = chosen;
        if (known != null && window > 0 && window < known.window()) {
            chosen = new Chosen(known.id(), known.family(), window);
        }
    }

    /** A named model needs no list, but its window may stand there: servers are often started with a smaller one. */
    private Chosen named() {
        try {
            Map<String, Long> shown = catalogue.models(WINDOW_WAIT);
            Long only = shown.size() == 1 ? shown.values().iterator().next() : Long.valueOf(0);
            return chosen(endpoint.model(), shown.getOrDefault(endpoint.model(), only));
        } catch (ModelFailure e) {
            return chosen(endpoint.model(), 0); // a refusal will tell it, or the call fails by itself
        }
    }

    private Chosen ask() {
        if (!endpoint.auto()) {
            return named();
        }
        Map<String, Long> shown;
        try {
            shown = catalogue.models();
        } catch (ModelFailure e) {
            if (e.kind() == Kind.MODEL && !endpoint.prefer().isEmpty()) {
                return chosen(endpoint.prefer().get(0), 0); // the host has no list at all
            }
            throw e;
        }
        for (String wanted : endpoint.prefer()) {
            if (shown.containsKey(wanted)) {
                return chosen(wanted, shown.getOrDefault(wanted, 0L));
            }
        }
        if (endpoint.prefer().isEmpty() && shown.size() == 1) {
            Map.Entry<String, Long> only = shown.entrySet().iterator().next();
            return chosen(only.getKey(), only.getValue());
        }
        String list = shown.isEmpty() ? "none" : String.join(", ", shown.keySet());
        throw failures.of(
                Kind.MODEL,
                endpoint.prefer().isEmpty()
                        ? "does not settle which model to use; it shows: " + list
                        : "shows no model of llm." + endpoint.name() + ".prefer; it shows: " + list);
    }

    private Chosen chosen(String id, long told) {
        ModelFamily family = endpoint.family().equals("auto")
                ? ModelFamily.of(settings, id)
                : ModelFamily.named(settings, endpoint.family());
        long window = endpoint.window() > 0 ? endpoint.window() : told > 0 ? told : family.window();
        return new Chosen(id, family, window);
    }
}
