package dev.footnote.service;

import dev.footnote.api.ModelInfo;
import dev.footnote.api.TokenCount;
import dev.footnote.config.Settings;
import dev.footnote.llm.Endpoint;
import dev.footnote.llm.Endpoints;
import dev.footnote.llm.endpoint.Prices;
import dev.footnote.offline.OfflineModel;
import dev.footnote.offline.OfflineSettings;
import dev.footnote.research.state.ModelInUse;
import dev.footnote.research.state.ModelsInOrder;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens the models that runs may think with, and words what leaves the machine. */
final class ModelOpener {

    /** The name of the model that needs no network. */
    static final String OFFLINE = "offline";

    private final Settings settings;
    private final String searched;
    private final ExecutorService executor;
    private final Clock clock;
    private final OwnedResources owned;

    /**
     * @param searched where the queries of searches go
     * @param executor runs the embedded model
     * @param owned closes the endpoints
     */
    ModelOpener(Settings settings, String searched, ExecutorService executor, Clock clock, OwnedResources owned) {
        this.settings = settings;
        this.searched = searched;
        this.executor = executor;
        this.clock = clock;
        this.owned = owned;
    }

    /** A model of the caller's own. */
    Components.Thinking own(StreamingChatModel chat, ModelInfo info) {
        ModelInUse model = new ModelInUse("custom", info.name(), chat, info::window, info.price(), true, false);
        return new Components.Thinking(
                ModelsInOrder.of(model), inside(), () -> "model: " + info.name() + " (the caller's own); " + searched);
    }

    /** The model inside the program. */
    Components.Thinking embedded() {
        ModelsInOrder inside = inside();
        String why = settings.origin("model.endpoint").isSet() ? "" : " (no key is set)";
        return new Components.Thinking(
                inside,
                inside,
                () -> "model: the embedded extractive one, on this machine" + why
                        + "; it picks sentences and does not reason; " + searched);
    }

    /** Opened when first used, as most services never do. */
    private ModelsInOrder inside() {
        OfflineSettings offline = OfflineSettings.from(settings);
        return new ModelsInOrder(List.of(new ModelsInOrder.Candidate(
                OFFLINE,
                () -> new ModelInUse(
                        OFFLINE,
                        OfflineModel.NAME,
                        OfflineModel.create(offline, executor),
                        () -> 0,
                        tokens -> BigDecimal.ZERO,
                        false,
                        false))));
    }

    /**
     * Models behind endpoints, in the order in which they are tried.
     *
     * @param names as {@link Endpoints#choose} gives them
     */
    Components.Thinking hosts(List<String> names) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            // model.name is that of the first endpoint: hosts name their models each in their own way.
            String own = i == 0 ? "model.name" : "llm." + names.get(i) + ".model";
            String id = settings.optional(own).orElse(null);
            endpoints.add(owned.add(Endpoints.open(settings, names.get(i), id, i == names.size() - 1, clock)));
        }
        ModelsInOrder models = new ModelsInOrder(endpoints.stream()
                .map(endpoint -> new ModelsInOrder.Candidate(endpoint.name(), () -> inUse(endpoint)))
                .toList());
        return new Components.Thinking(
                models, inside(), () -> consent(models, endpoints), most -> trouble(endpoints, most));
    }

    /** What the first endpoint says, if none can be used; each gets its part of the time. */
    private static Optional<String> trouble(List<Endpoint> endpoints, Duration most) {
        Optional<String> first = Optional.empty();
        for (Endpoint endpoint : endpoints) {
            Optional<String> trouble = endpoint.trouble(most.dividedBy(endpoints.size()));
            if (trouble.isEmpty()) {
                return trouble;
            }
            first = first.or(() -> trouble);
        }
        return first;
    }

    private static ModelInUse inUse(Endpoint endpoint) {
        return new ModelInUse(
                endpoint.name(),
                endpoint.model(),
                endpoint.chat(),
                endpoint::window,
                price(endpoint),
                true,
                endpoint.small());
    }

    private static @Nullable Function<TokenCount, BigDecimal> price(Endpoint endpoint) {
        Optional<Prices> prices = endpoint.prices();
        return prices.isPresent() ? prices.get()::cost : null;
    }

    private String consent(ModelsInOrder models, List<Endpoint> endpoints) {
        ModelInUse first = models.first().model();
        int place = 0;
        while (!endpoints.get(place).name().equals(first.endpoint())) {
            place++;
        }
        Endpoint used = endpoints.get(place);
        List<Endpoint> further = endpoints.subList(place + 1, endpoints.size());
        String others = further.isEmpty()
                ? ""
                : ", and if it fails to "
                        + further.stream()
                                .map(next -> next.host() + " (endpoint " + next.name() + ")")
                                .collect(Collectors.joining(", then "));
        return "model: " + first.model() + " at " + used.host() + " (endpoint " + used.name()
                + "); your question and the text of the pages read go "
                + (used.local() ? "to that machine" : "there") + others + "; " + searched;
    }
}
