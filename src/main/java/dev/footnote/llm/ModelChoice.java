package dev.footnote.llm;

import dev.footnote.api.CancelledException;
import dev.footnote.config.Settings;
import dev.footnote.llm.ModelFailure.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Which model of an endpoint is used, settled once. All who ask meanwhile wait for one request, and hear of its failure together; who asks
 * later asks anew. Safe for many threads.
 */
final class ModelChoice {

    /**
     * A settled choice.
     *
     * @param id of the model
     * @param family what goes for it
     * @param window tokens
     */
    record Chosen(String id, Family family, long window) {}

    private final Settings settings;
    private final EndpointSettings endpoint;
    private final Catalogue catalogue;
    private final Failures failures;
    private final Executor executor;
    private final AtomicReference<@Nullable CompletableFuture<Chosen>> asking = new AtomicReference<>();
    private volatile @Nullable Chosen chosen;

    /**
     * @param executor asks the host
     */
    ModelChoice(
            Settings settings, EndpointSettings endpoint, Catalogue catalogue, Failures failures, Executor executor) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.catalogue = catalogue;
        this.failures = failures;
        this.executor = executor;
        if (!endpoint.auto()) {
            chosen = chosen(endpoint.model(), 0);
        }
    }

    /** The choice; asks the host where it is not settled, and blocks meanwhile. */
    Chosen get() {
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
        try {
            Chosen made = ask();
            chosen = made;
            answer.complete(made);
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        } finally {
            asking.set(null);
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

    /** The choice as far as it is settled. */
    Optional<Chosen> known() {
        return Optional.ofNullable(chosen);
    }

    /** The window, or the best guess while the model is not settled. */
    long window() {
        String likely = endpoint.prefer().isEmpty() ? "" : endpoint.prefer().get(0);
        return known().orElseGet(() -> chosen(likely, 0)).window();
    }

    /** A refusal told the window; a smaller one than was thought counts from now on. */
    void learn(long window) {
        Chosen known = chosen;
        if (known != null && window > 0 && window < known.window()) {
            chosen = new Chosen(known.id(), known.family(), window);
        }
    }

    private Chosen ask() {
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
        Family family =
                endpoint.family().equals("auto") ? Family.of(settings, id) : Family.named(settings, endpoint.family());
        long window = endpoint.window() > 0 ? endpoint.window() : told > 0 ? told : family.window();
        return new Chosen(id, family, window);
    }
}
