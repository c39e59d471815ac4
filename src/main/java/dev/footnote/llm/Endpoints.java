package dev.footnote.llm;

import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.EndpointSettings;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses and opens endpoints. */
public final class Endpoints {

    /** The name of the model that needs no network. */
    private static final String OFFLINE = "offline";

    private static final List<String> BY_KEY = List.of("kimi", "kimi-cn", "openrouter");

    private Endpoints() {}

    /**
     * The endpoint that the settings mean: {@code model.endpoint}, or where that is auto, the first of kimi, kimi-cn and
     * openrouter that has a key, else {@code offline}.
     *
     * @param settings all of them
     * @throws InvalidInputException if there is no endpoint of that name
     */
    public static String choose(Settings settings) {
        String wanted = settings.optional("model.endpoint").orElse("auto");
        if (wanted.equals("auto")) {
            return BY_KEY.stream()
                    .filter(name -> settings.optional("llm." + name + ".key").isPresent())
                    .findFirst()
                    .orElse(OFFLINE);
        }
        Set<String> known = settings.children("llm");
        if (!wanted.equals(OFFLINE) && !known.contains(wanted)) {
            throw settings.bad(
                    "model.endpoint",
                    "there is no such endpoint",
                    "choose auto, offline or one of " + String.join(", ", known));
        }
        return wanted;
    }

    /**
     * Opens an endpoint. Nothing goes over the network until the first call.
     *
     * @param settings all of them
     * @param endpoint a name as {@link #choose} gives it, but not offline
     * @param modelName a model's id, or null for the endpoint's own choice
     * @param clock for waits that the host gives as a date
     * @throws InvalidInputException if the endpoint is unknown, its settings are wrong, or a public host's key is missing
     */
    public static Endpoint open(Settings settings, String endpoint, @Nullable String modelName, Clock clock) {
        Set<String> known = settings.children("llm");
        if (!known.contains(endpoint)) {
            throw new InvalidInputException("there is no endpoint \"" + endpoint + "\" to open; choose one of "
                    + String.join(", ", known) + ", or declare llm." + endpoint + ".base_url");
        }
        EndpointSettings chosen = EndpointSettings.from(settings, endpoint, modelName);
        if (chosen.lacksKey()
                && !settings.origin("llm." + endpoint + ".base_url").isSet()) {
            throw new InvalidInputException(
                    "no API key is set for the endpoint " + endpoint + " (" + chosen.host() + "): put one"
                            + " into " + chosen.keyVariable() + " or llm." + endpoint
                            + ".key, or choose another endpoint with model.endpoint (offline needs none)");
        }
        return new HttpEndpoint(settings, chosen, clock);
    }
}
