package dev.footnote.formula;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.PermanentException;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.probe.ProbeHost;
import dev.footnote.llm.probe.RawReply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Moonshot's tools at one endpoint. Safe for many threads. */
final class FormulaHost implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int NOT_FOUND = 404;

    private final ProbeHost host;
    private final Duration most;
    private final Map<String, String> functions = new ConcurrentHashMap<>();

    /**
     * @param host the endpoint
     * @param most how long one call may take
     */
    FormulaHost(ProbeHost host, Duration most) {
        this.host = host;
        this.most = most;
    }

    String name() {
        return host.endpoint().host();
    }

    /**
     * Asks the host for a tool, once.
     *
     * @param tool such as web-search
     * @param argument that it must take
     * @throws PermanentException in one sentence if it cannot be used
     */
    void check(String tool, String argument) {
        function(tool, argument);
    }

    /** The name of the function behind a tool. */
    private String function(String tool, String argument) {
        String known = functions.get(tool);
        if (known != null) {
            return known;
        }
        JsonNode root = json(tool, host.get(path(tool, "tools"), most));
        JsonNode list = root.isArray() ? root : root.path("tools");
        for (JsonNode item : list) {
            JsonNode function = item.path("function");
            if (!function.path("name").asText("").isBlank()
                    && function.path("parameters").path("properties").has(argument)) {
                String name = function.path("name").asText();
                functions.put(tool, name);
                return name;
            }
        }
        throw new PermanentException(
                "the host " + name() + " shows no tool " + tool + " that takes \"" + argument + "\"");
    }

    /**
     * Calls a tool and waits for the end of the call.
     *
     * @param tool such as web-search
     * @param argument the name of its argument
     * @param value of the argument
     * @throws PermanentException in one sentence if there is no result
     */
    FormulaAnswer call(String tool, String argument, String value) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", function(tool, argument));
        body.put(
                "arguments",
                JsonNodeFactory.instance.objectNode().put(argument, value).toString());
        FormulaAnswer answer = new FormulaAnswer(json(tool, host.post(path(tool, "fibers"), body, most)));
        answer.failure().ifPresent(said -> {
            throw new PermanentException("the host's own " + tool + " at " + name() + " failed: " + shown(said));
        });
        if (answer.text().isBlank()) {
            throw new PermanentException("the host's own " + tool + " at " + name() + " gave no result");
        }
        return answer;
    }

    private JsonNode json(String tool, RawReply reply) {
        if (reply.status() == NOT_FOUND) {
            throw new PermanentException("the host " + name() + " has no " + tool + " of its own; take it out of llm."
                    + host.endpoint().name() + ".formulas");
        }
        reply.failure().ifPresent(failure -> {
            if (failure.kind() == ModelFailure.Kind.TIMEOUT) {
                throw new PermanentException(
                        "the host's own " + tool + " at " + name() + " did not answer within "
                                + EndpointFailures.text(most) + "; raise formula.call_timeout if it is merely slow",
                        failure);
            }
            throw new PermanentException(
                    "the host's own " + tool + " cannot be used: " + failure.getMessage(), failure);
        });
        try {
            return JSON.readTree(reply.body());
        } catch (JsonProcessingException e) {
            throw new PermanentException(
                    "the host's own " + tool + " at " + name() + " answered with something else than JSON", e);
        }
    }

    private static String path(String tool, String end) {
        return "/formulas/moonshot/" + tool + ":latest/" + end;
    }

    private static String shown(String said) {
        String line = said.replace('\n', ' ').replace('\r', ' ');
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    @Override
    public void close() {
        host.close();
    }
}
