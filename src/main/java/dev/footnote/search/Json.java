package dev.footnote.search;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.EngineReport.Outcome;
import dev.footnote.net.HttpAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads engines' JSON. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static void put(ObjectNode body, String name, List<String> values) {
        if (!values.isEmpty()) {
            var array = body.putArray(name);
            values.forEach(array::add);
        }
    }

    /** The answer's object; {@link SearchFailure} where it is none. */
    static JsonNode read(EngineSetup setup, HttpAnswer answer) {
        try {
            JsonNode body = MAPPER.readTree(answer.body());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JacksonException e) {
            // told below, without the body
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean page = answer.header("content-type").orElse("").contains("html")
                || Refusals.body(answer).stripLeading().startsWith("<");
        if (page) {
            throw Refusals.inside(setup, Outcome.BLOCKED, "a web page instead of JSON");
        }
        throw Refusals.inside(setup, Outcome.DOWN, answer.truncated() ? "more than max_bytes" : "no readable JSON");
    }

    /** A list that may be missing when there is nothing in it; anything else in its place is a broken answer. */
    static JsonNode list(EngineSetup setup, JsonNode body, String pointer) {
        JsonNode list = body.at(pointer);
        if (list.isMissingNode() || list.isNull()) {
            return MAPPER.createArrayNode();
        }
        if (!list.isArray()) {
            throw Refusals.inside(setup, Outcome.DOWN, "no list at " + pointer);
        }
        return list;
    }

    /** A list that a sound answer always has, also when it is empty. */
    static JsonNode required(EngineSetup setup, JsonNode body, String pointer) {
        if (!body.at(pointer).isArray()) {
            throw Refusals.inside(setup, Outcome.DOWN, "no list at " + pointer);
        }
        return body.at(pointer);
    }

    /** The texts of a field's list; empty where there is none. */
    static List<String> texts(JsonNode node, String name) {
        List<String> out = new ArrayList<>();
        node.path(name).forEach(part -> {
            if (part.isTextual() && !part.asText().isBlank()) {
                out.add(part.asText());
            }
        });
        return out;
    }

    /** A field's text; empty where there is none. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
