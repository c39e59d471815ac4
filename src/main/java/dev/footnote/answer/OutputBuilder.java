package dev.footnote.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.OutputSchema.Field;
import dev.footnote.api.StructuredOutput;
import dev.footnote.api.StructuredOutput.Basis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the structured answer out of checked values. What is not supported is null, and its basis says why. */
final class OutputBuilder {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Elements of one list; more would need more quotes than a draft has. */
    private static final int MAX_ELEMENTS = 100;

    private final Map<String, String> values;
    private final Map<String, Basis> known;
    private final boolean chinese;
    private final List<Basis> basis = new ArrayList<>();

    /**
     * @param values as text, by path
     * @param known what they rest on, by path
     * @param chinese true if reasons are given in Chinese
     */
    private OutputBuilder(Map<String, String> values, Map<String, Basis> known, boolean chinese) {
        this.values = values;
        this.known = known;
        this.chinese = chinese;
    }

    /**
     * Builds a structured answer.
     *
     * @param schema its form
     * @param values as text, by path
     * @param checked what they rest on, in any order; a later one of the same path is left out
     * @param chinese true if reasons are given in Chinese
     */
    static StructuredOutput build(
            OutputSchema schema, Map<String, String> values, List<Basis> checked, boolean chinese) {
        Map<String, Basis> known = new LinkedHashMap<>();
        checked.forEach(one -> known.putIfAbsent(one.field(), one));
        OutputBuilder builder = new OutputBuilder(values, known, chinese);
        String json = builder.node("", schema.root()).toString();
        return new StructuredOutput(json, builder.basis);
    }

    private JsonNode node(String path, Field field) {
        return switch (field.type()) {
            case OBJECT -> {
                ObjectNode object = NODES.objectNode();
                for (Field child : field.fields()) {
                    object.set(child.name(), node(OutputSchema.join(path, child.name()), child));
                }
                yield object;
            }
            case ARRAY -> array(path, field);
            default -> value(path, field);
        };
    }

    private JsonNode array(String path, Field field) {
        ArrayNode array = NODES.arrayNode();
        Field items = field.items();
        if (items == null) {
            return array;
        }
        int size = size(path);
        for (int index = 0; index < size; index++) {
            array.add(node(path + "." + index, items));
        }
        if (size == 0) {
            missing(path);
        }
        return array;
    }

    /** One more than the highest index that has some value: elements without support stay in place, as null. */
    private int size(String path) {
        int size = 0;
        String start = path + ".";
        for (String known : values.keySet()) {
            if (known.startsWith(start)) {
                int end = known.indexOf('.', start.length());
                String index = known.substring(start.length(), end < 0 ? known.length() : end);
                size = Math.max(size, Integer.parseInt(index) + 1);
            }
        }
        return Math.min(size, MAX_ELEMENTS);
    }

    private JsonNode value(String path, Field field) {
        Basis found = known.get(path);
        if (found == null) {
            missing(path);
            return NODES.nullNode();
        }
        basis.add(found);
        if (found.support() == Support.NONE) {
            return NODES.nullNode();
        }
        String text = values.getOrDefault(path, "");
        return switch (field.type()) {
            case BOOLEAN -> NODES.booleanNode(text.equals("true"));
            case NUMBER -> NODES.numberNode(FieldChecks.number(text).orElse(BigDecimal.ZERO));
            case INTEGER ->
                NODES.numberNode(
                        FieldChecks.number(text).orElse(BigDecimal.ZERO).toBigInteger());
            default -> NODES.textNode(text);
        };
    }

    private void missing(String path) {
        String text = chinese ? "已读的资料中没有给出" : "the sources that were read do not give it";
        basis.add(new Basis(path, Support.NONE, List.of(new Claim.Reason("missing", text)), List.of()));
    }
}
