package dev.footnote.http.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.ResearchRequest;
import dev.footnote.json.InvalidFieldException;
import dev.footnote.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what requests of both of OpenAI's forms have in common. */
final class CallFields {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TEXTS = Set.of("text", "input_text", "output_text");
    private static final List<String> LOW_EFFORT = List.of("none", "minimal", "low");

    private CallFields() {}

    static JsonNode tree(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ChatProblem(400, "", "the body is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ChatProblem(400, "", "the body is no JSON in UTF-8");
        }
        if (tree == null || !tree.isObject()) {
            throw new ChatProblem(400, "", "the body is no JSON object");
        }
        return tree;
    }

    /** A field that is true or false; false where it is missing or null. */
    static boolean flag(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (!value.isBoolean() && !value.isMissingNode() && !value.isNull()) {
            throw new ChatProblem(400, name, name + " is neither true nor false; send one of them, or leave it out");
        }
        return value.booleanValue();
    }

    static void refuseMany(JsonNode top) {
        if (top.path("n").asInt(1) != 1) {
            throw new ChatProblem(400, "n", "n is " + top.path("n") + "; one answer is given: leave n out or send 1");
        }
    }

    /**
     * The model that is asked for; the usual one is fast where little effort is wanted.
     *
     * @param effort where the request tells it
     */
    static NamedModel model(JsonNode top, JsonNode effort) {
        JsonNode name = top.path("model");
        if (!name.isTextual()) {
            throw new ChatProblem(400, "model", "model is missing or no string");
        }
        NamedModel model = NamedModel.of(name.textValue());
        return model.equals(NamedModel.DEFAULT) && LOW_EFFORT.contains(effort.asText("")) ? NamedModel.FAST : model;
    }

    /**
     * The text of a message.
     *
     * @param content a string or a list of parts
     * @param field where it stands, for problems
     */
    static String text(JsonNode content, String field) {
        if (content.isTextual()) {
            return content.textValue();
        }
        StringBuilder out = new StringBuilder();
        for (JsonNode part : content) {
            String type = part.path("type").asText("");
            if (!TEXTS.contains(type)) {
                throw new ChatProblem(
                        400, field, "a part of " + field + " has the type \"" + type + "\"; only text can be read");
            }
            out.append(out.isEmpty() ? "" : "\n").append(part.path("text").asText(""));
        }
        return out.toString();
    }

    /**
     * The schema of an answer in JSON, or null where none is wanted.
     *
     * @param format has {@code type}
     * @param schema where it stands if there is one
     * @param field its name, for problems
     */
    static @Nullable String schema(JsonNode format, JsonNode schema, String field) {
        if (!format.hasNonNull("type") || format.path("type").asText("").equals("text")) {
            return null;
        }
        if (!format.path("type").asText("").equals("json_schema")) {
            String place = field.substring(0, field.indexOf("ormat") + "ormat".length());
            throw new ChatProblem(
                    400,
                    place,
                    place + " has the type " + format.path("type") + "; send json_schema with a schema, or text");
        }
        String text = schema.toString();
        try {
            Json.outputSchema(text);
        } catch (InvalidFieldException e) {
            throw new ChatProblem(400, field, String.valueOf(e.getMessage()));
        }
        return text;
    }

    /**
     * A request that a client makes in one of the two forms.
     *
     * @param field where the question stands, for problems
     */
    static ResearchRequest.Builder request(NamedModel model, String question, @Nullable String schema, String field) {
        if (question.isBlank()) {
            throw new ChatProblem(400, field, "the question is empty; ask something");
        }
        return ResearchRequest.about(question)
                .outputSchema(schema)
                .mode(model.mode())
                .model(model.endpoint());
    }

    /** Builds a request, whose problems are told as those of a field. */
    static ResearchRequest build(ResearchRequest.Builder request, String field) {
        try {
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new ChatProblem(400, field, String.valueOf(e.getMessage()));
        }
    }
}
