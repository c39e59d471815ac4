package dev.footnote.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.OutputSchema.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The text for the model on the fields that a caller wants; the same class reads it back. Stateless. */
public final class OutputFields {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPENING = "\nFields: ";
    private static final int DESCRIPTION = 400;

    private OutputFields() {}

    /**
     * Returns the fields as a list of JSON objects, on one line.
     *
     * @param schema the schema that the caller gave
     */
    public static String print(OutputSchema schema) {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        for (Leaf leaf : schema.leaves()) {
            ObjectNode field = out.addObject()
                    .put("field", leaf.path())
                    .put("type", leaf.field().type().name().toLowerCase(Locale.ROOT));
            if (!leaf.field().description().isBlank()) {
                field.put("description", SpecialTokenEscaper.line(leaf.field().description(), DESCRIPTION));
            }
            if (!leaf.field().values().isEmpty()) {
                ArrayNode values = field.putArray("one_of");
                leaf.field().values().forEach(value -> values.add(SpecialTokenEscaper.line(value, DESCRIPTION)));
            }
        }
        return out.toString();
    }

    /**
     * Returns the fields that a system message tells of.
     *
     * @param system the message
     * @return empty if it tells of none
     */
    public static List<Leaf> parse(String system) {
        int at = system.lastIndexOf(OPENING);
        List<Leaf> out = new ArrayList<>();
        if (at < 0) {
            return out;
        }
        int end = system.indexOf('\n', at + OPENING.length());
        String line = system.substring(at + OPENING.length(), end < 0 ? system.length() : end);
        try {
            for (JsonNode node : JSON.readTree(line)) {
                out.add(leaf(node));
            }
        } catch (JsonProcessingException e) {
            return List.of(); // a line of another prompt that merely begins alike
        }
        return out;
    }

    private static Leaf leaf(JsonNode node) {
        List<String> values = new ArrayList<>();
        node.path("one_of").forEach(value -> values.add(value.asText()));
        OutputSchema.Type type =
                OutputSchema.Type.valueOf(node.path("type").asText("string").toUpperCase(Locale.ROOT));
        OutputSchema.Field field =
                new OutputSchema.Field("", type, node.path("description").asText(""), values, List.of(), null);
        return new Leaf(node.path("field").asText(""), field);
    }
}
