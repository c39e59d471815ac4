package dev.footnote.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The messages and tools that are sent; short, as they cost money. */
final class Probes {

    static final String SEARCH = "search";
    static final String SUBMIT = "submit_answer";

    static final String SYSTEM =
            "You are an assistant with tools. Think briefly. Answer in the language of the question.";

    /** Prose of a fixed length, by which the count of prompt tokens is judged. */
    static final String PROSE = """
            The harbour of a small island town is busiest in the early morning, when the boats return with their catch \
            and the first ferry of the day takes on passengers for the mainland. Merchants walk along the quay, look \
            into the crates, and agree on prices with a nod. By nine o'clock most of the fish is on its way to the \
            market hall, packed in ice, and the fishermen sit down to breakfast in the tavern behind the customs house. \
            In the afternoon the harbour is quiet. Children dive from the outer wall, an old man mends his nets, and \
            the lighthouse keeper writes the weather into his book. Once a month a larger ship comes in with timber, \
            machines and letters, and the whole town turns out to help with the unloading. In winter, when storms keep \
            the boats in port for weeks, people repair their houses and tell each other stories about the years in \
            which the ice was thick enough to walk across the bay. The oldest of them remember the night when the \
            church bell rang without anybody touching the rope, and none of them has ever found out why it did. \
            Visitors who stay longer than a few days learn to read the flags on the signal mast, the colour of the \
            water and the flight of the gulls, and before they leave they are usually asked to come back.""";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Probes() {}

    static ArrayNode messages(ObjectNode... messages) {
        return JSON.arrayNode().addAll(List.of(messages));
    }

    static ObjectNode system() {
        return plain("system", SYSTEM);
    }

    static ObjectNode user(String text) {
        return plain("user", text);
    }

    private static ObjectNode plain(String role, String text) {
        return JSON.objectNode().put("role", role).put("content", text);
    }

    /**
     * A turn of the model with one call.
     *
     * @param thinkingField under which thinking goes back; empty to leave it out
     */
    static ObjectNode turn(String thinkingField, String thinking, ProbeAnswer.Call call) {
        ObjectNode message = JSON.objectNode().put("role", "assistant").putNull("content");
        if (!thinkingField.isEmpty()) {
            message.put(thinkingField, thinking.isEmpty() ? " " : thinking);
        }
        ObjectNode made =
                message.putArray("tool_calls").addObject().put("id", call.id()).put("type", "function");
        made.putObject("function").put("name", call.name()).put("arguments", call.arguments());
        return message;
    }

    static ObjectNode result(ProbeAnswer.Call call, String text) {
        return JSON.objectNode()
                .put("role", "tool")
                .put("tool_call_id", call.id())
                .put("name", call.name())
                .put("content", text);
    }

    /** The tool by which something is looked up. */
    static ObjectNode searchTool(Map<String, String> names) {
        ObjectNode parameters = object("query");
        field(parameters, "query", "string");
        return tool(names.getOrDefault(SEARCH, SEARCH), "Looks facts up. Give one query of a few words.", parameters);
    }

    /** The tool whose arguments are nested, with constants and numbers. */
    static ObjectNode reportTool(Map<String, String> names) {
        return tool(names.getOrDefault(SUBMIT, SUBMIT), "Hands in a weather report.", reportSchema());
    }

    static ObjectNode reportSchema() {
        ObjectNode day = object("day", "degrees");
        values(field(day, "day", "string"), "mon", "tue", "wed", "thu", "fri", "sat", "sun");
        field(day, "degrees", "integer");
        ObjectNode report = object("city", "unit", "days");
        field(report, "city", "string");
        values(field(report, "unit", "string"), "celsius", "fahrenheit");
        field(report, "days", "array").set("items", day);
        ObjectNode root = object("report");
        ((ObjectNode) root.path("properties")).set("report", report);
        return root;
    }

    private static ObjectNode tool(String name, String description, ObjectNode parameters) {
        ObjectNode tool = JSON.objectNode().put("type", "function");
        tool.putObject("function")
                .put("name", name)
                .put("description", description)
                .set("parameters", parameters);
        return tool;
    }

    private static ObjectNode object(String... required) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.putObject("properties");
        ArrayNode names = schema.putArray("required");
        for (String name : required) {
            names.add(name);
        }
        return schema;
    }

    private static ObjectNode field(ObjectNode schema, String name, String type) {
        ObjectNode field = JSON.objectNode().put("type", type);
        ((ObjectNode) schema.path("properties")).set(name, field);
        return field;
    }

    private static void values(ObjectNode field, String... values) {
        ArrayNode array = field.putArray("enum");
        for (String value : values) {
            array.add(value);
        }
    }
}
