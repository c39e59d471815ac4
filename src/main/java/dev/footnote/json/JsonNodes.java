package dev.footnote.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes fields of JSON trees, for engines and for the cache on disk. Stateless, safe for many threads. */
public final class JsonNodes {

    public static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonNodes() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static void put(ObjectNode body, String name, List<String> values) {
        if (!values.isEmpty()) {
            var array = body.putArray(name);
            values.forEach(array::add);
        }
    }

    /** Returns the texts of a field's list; empty where there is none. */
    public static List<String> texts(JsonNode node, String name) {
        List<String> out = new ArrayList<>();
        node.path(name).forEach(part -> {
            if (part.isTextual() && !part.asText().isBlank()) {
                out.add(part.asText());
            }
        });
        return out;
    }

    /** Returns a field's text; empty where there is none. */
    public static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
