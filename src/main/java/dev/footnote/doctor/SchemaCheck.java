package dev.footnote.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;

/** Holds a call's arguments against the part of JSON Schema that tools use: type, properties, required, items and enum. Stateless. */
final class SchemaCheck {

    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private SchemaCheck() {}

    /**
     * What is wrong with arguments, in a few words; empty if nothing is.
     *
     * @param schema of the arguments
     * @param arguments as the host sent them
     */
    static Optional<String> problem(JsonNode schema, String arguments) {
        try {
            JsonNode value = STRICT.readTree(arguments);
            return value.isObject() ? problem(schema, value, "arguments") : Optional.of("no JSON object");
        } catch (JsonProcessingException e) {
            return Optional.of("no JSON");
        }
    }

    private static Optional<String> problem(JsonNode schema, JsonNode value, String path) {
        String type = schema.path("type").asText();
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "integer" -> value.isIntegralNumber();
            default -> value.isTextual();
        };
        if (!fits) {
            return Optional.of(path + " is not of type " + type);
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            return Optional.of(path + " is none of its values");
        }
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                return Optional.of(path + "." + name.asText() + " is missing");
            }
        }
        return within(schema, value, path);
    }

    private static Optional<String> within(JsonNode schema, JsonNode value, String path) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode inner = schema.path("properties").path(field.getKey());
            Optional<String> wrong = inner.isMissingNode()
                    ? Optional.of(path + "." + field.getKey() + " is not in the schema")
                    : problem(inner, field.getValue(), path + "." + field.getKey());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        for (JsonNode item : value.isArray() ? value : schema.path("none")) {
            Optional<String> wrong = problem(schema.path("items"), item, path + "[]");
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
