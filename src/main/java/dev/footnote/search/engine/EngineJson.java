package dev.footnote.search.engine;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.json.JsonNodes;
import dev.footnote.net.HttpAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads engines' JSON. */
final class EngineJson {

    private EngineJson() {}

    /** The answer's object; {@link SearchFailure} where it is none. */
    static JsonNode read(EngineConfig setup, HttpAnswer answer) {
        try {
            JsonNode body = JsonNodes.MAPPER.readTree(answer.body());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JacksonException e) {
            // told below, without the body
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean page = answer.header("content-type").orElse("").contains("html")
                || EngineFailures.body(answer).stripLeading().startsWith("<");
        if (page) {
            throw EngineFailures.inside(setup, Outcome.BLOCKED, "a web page instead of JSON");
        }
        throw EngineFailures.inside(
                setup, Outcome.DOWN, answer.truncated() ? "more than max_bytes" : "no readable JSON");
    }

    /** A list that may be missing when there is nothing in it; anything else in its place is a broken answer. */
    static JsonNode list(EngineConfig setup, JsonNode body, String pointer) {
        JsonNode list = body.at(pointer);
        if (list.isMissingNode() || list.isNull()) {
            return JsonNodes.MAPPER.createArrayNode();
        }
        if (!list.isArray()) {
            throw EngineFailures.inside(setup, Outcome.DOWN, "no list at " + pointer);
        }
        return list;
    }

    /** A list that a sound answer always has, also when it is empty. */
    static JsonNode required(EngineConfig setup, JsonNode body, String pointer) {
        if (!body.at(pointer).isArray()) {
            throw EngineFailures.inside(setup, Outcome.DOWN, "no list at " + pointer);
        }
        return body.at(pointer);
    }
}
