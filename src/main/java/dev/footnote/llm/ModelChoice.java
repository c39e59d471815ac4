package dev.footnote.llm;

import dev.footnote.config.Settings;
import dev.footnote.llm.ModelFailure.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Which model of an endpoint is used; settled once, by the first who asks. Safe for many threads. */
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
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Chosen chosen;

    ModelChoice(Settings settings, EndpointSettings endpoint, Catalogue catalogue, Failures failures) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.catalogue = catalogue;
        this.failures = failures;
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
        lock.lock();
        try {
            Chosen mine = chosen;
            if (mine == null) {
                mine = ask();
                chosen = mine;
            }
            return mine;
        } finally {
            lock.unlock();
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
