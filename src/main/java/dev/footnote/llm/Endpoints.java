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
     * The endpoints that the settings mean, in the order in which they are tried: {@code model.endpoint}, or where that is auto, the first of kimi,
     * kimi-cn and openrouter that has a key, else {@code offline}, which is always alone.
     *
     * @param settings all of them
     * @throws InvalidInputException if there is no endpoint of such a name, or one stands there that cannot take over from another
     */
    public static List<String> choose(Settings settings) {
        List<String> wanted = settings.list("model.endpoint").stream()
                .filter(name -> !name.isEmpty())
                .toList();
        if (wanted.isEmpty() || wanted.equals(List.of("auto"))) {
            return List.of(BY_KEY.stream()
                    .filter(name -> settings.optional("llm." + name + ".key").isPresent())
                    .findFirst()
                    .orElse(OFFLINE));
        }
        Set<String> known = settings.children("llm");
        for (String name : wanted) {
            if (wanted.size() > 1 && (name.equals(OFFLINE) || name.equals("auto"))) {
                throw settings.bad(
                        "model.endpoint",
                        "\"" + name + "\" cannot stand beside others",
                        "give it alone, or a list of " + String.join(", ", known));
            }
            if (!name.equals(OFFLINE) && !known.contains(name)) {
                throw settings.bad(
                        "model.endpoint",
                        "there is no endpoint \"" + name + "\"",
                        "choose auto, offline, or one or several of " + String.join(", ", known));
            }
        }
        if (wanted.stream().distinct().count() < wanted.size()) {
            throw settings.bad("model.endpoint", "an endpoint stands there twice", "name each once");
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
        return open(settings, endpoint, modelName, true, clock);
    }

    /**
     * Opens an endpoint behind which another one may take over.
     *
     * @param settings all of them
     * @param endpoint a name as {@link #choose} gives it, but not offline
     * @param modelName a model's id, or null for the endpoint's own choice
     * @param last false if another endpoint follows, so that this one is given up earlier
     * @param clock for waits that the host gives as a date
     * @throws InvalidInputException if the endpoint is unknown, its settings are wrong, or a public host's key is missing
     */
    public static Endpoint open(
            Settings settings, String endpoint, @Nullable String modelName, boolean last, Clock clock) {
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
        return new HttpEndpoint(settings, chosen, last, clock);
    }
}
