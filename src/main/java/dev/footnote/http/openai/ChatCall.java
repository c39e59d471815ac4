package dev.footnote.http.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.json.InvalidFieldException;
import dev.footnote.json.Json;
import dev.footnote.text.Cut;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chat request. The last message is the question; earlier ones help to understand it; system messages are wishes for language and form. Fields that mean nothing here, such as
 * {@code temperature}, are ignored, as clients send many.
 *
 * @param model which was asked for
 * @param request what is researched
 * @param stream true if the answer is to come in chunks
 * @param usage true if a stream is to end with the count of tokens
 * @param lastReply the latest assistant's message, or null if there is none
 */
public record ChatCall(
        ChatModels model,
        ResearchRequest request,
        boolean stream,
        boolean usage,
        @Nullable String lastReply) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** UTF-16 units of earlier messages that are kept, the latest first. */
    private static final int MOST_CONTEXT = 12_000;

    /** UTF-16 units of one system message that are kept. */
    private static final int MOST_WISH = 4_000;

    private static final Map<String, String> TURNS = Map.of("user", "User: ", "assistant", "Answer: ");
    private static final Set<String> WISHES = Set.of("system", "developer");
    private static final List<String> LOW_EFFORT = List.of("none", "minimal", "low");

    /**
     * Reads a body.
     *
     * @param body JSON in UTF-8
     * @throws ChatProblem if it cannot be served, with the field at fault
     */
    public static ChatCall read(byte[] body) {
        JsonNode top = tree(body);
        refuse(top);
        ChatModels model = ChatModels.of(text(top, "model"));
        if (model == ChatModels.FOOTNOTE
                && LOW_EFFORT.contains(top.path("reasoning_effort").asText(""))) {
            model = ChatModels.FAST;
        }
        JsonNode messages = top.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw new ChatProblem(400, "messages", "messages is missing or empty; send at least one user message");
        }
        JsonNode last = messages.get(messages.size() - 1);
        if (!last.path("role").asText("").equals("user")) {
            throw new ChatProblem(400, "messages", "the last message is not the user's; end with a user message");
        }
        return new ChatCall(
                model,
                request(content(last, messages.size() - 1), context(messages), schema(top), model.budget()),
                top.path("stream").asBoolean(false),
                top.path("stream_options").path("include_usage").asBoolean(false),
                lastReply(messages));
    }

    private static @Nullable String lastReply(JsonNode messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).path("role").asText("").equals("assistant")) {
                return content(messages.get(i), i);
            }
        }
        return null;
    }

    private static ResearchRequest request(
            String question, @Nullable String context, @Nullable String schema, Budget budget) {
        try {
            return ResearchRequest.about(question)
                    .context(context)
                    .outputSchema(schema)
                    .budget(budget)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new ChatProblem(400, "messages", String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode tree(byte[] body) {
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

    private static void refuse(JsonNode top) {
        if (!top.path("tools").isEmpty() || !top.path("functions").isEmpty()) {
            throw new ChatProblem(
                    400,
                    "tools",
                    "tools of the caller are not used here; leave tools out: Footnote searches by itself");
        }
        if (top.path("n").asInt(1) != 1) {
            throw new ChatProblem(400, "n", "n is " + top.path("n") + "; one answer is given: leave n out or send 1");
        }
    }

    private static String text(JsonNode top, String field) {
        JsonNode value = top.path(field);
        if (!value.isTextual()) {
            throw new ChatProblem(400, field, field + " is missing or no string");
        }
        return value.textValue();
    }

    /** The text of a message, whose content is a string or a list of parts. */
    private static String content(JsonNode message, int index) {
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return content.textValue();
        }
        StringBuilder out = new StringBuilder();
        for (JsonNode part : content) {
            String type = part.path("type").asText("");
            if (!type.equals("text") && !type.equals("input_text")) {
                throw new ChatProblem(
                        400,
                        "messages." + index + ".content",
                        "a part of message " + index + " has the type \"" + type + "\"; only text can be read");
            }
            out.append(out.isEmpty() ? "" : "\n").append(part.path("text").asText(""));
        }
        return out.toString();
    }

    private static @Nullable String context(JsonNode messages) {
        List<String> wishes = new ArrayList<>();
        Deque<String> turns = new ArrayDeque<>();
        int room = MOST_CONTEXT;
        for (int i = messages.size() - 2; i >= 0; i--) {
            String role = messages.get(i).path("role").asText("");
            String text = TURNS.containsKey(role) || WISHES.contains(role)
                    ? content(messages.get(i), i).strip()
                    : "";
            if (text.isEmpty()) {
                continue;
            }
            if (WISHES.contains(role)) {
                wishes.add(0, shortened(text, MOST_WISH));
            } else if (room > 0) {
                turns.addFirst(TURNS.get(role) + shortened(text, room));
                room -= text.length();
            }
        }
        List<String> parts = new ArrayList<>();
        if (!wishes.isEmpty()) {
            parts.add("Wishes for language and form:\n" + String.join("\n", wishes));
        }
        parts.addAll(turns);
        return parts.isEmpty() ? null : String.join("\n\n", parts);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : Cut.to(text, most) + "…";
    }

    /** The schema of {@code response_format}, where one is given. */
    private static @Nullable String schema(JsonNode top) {
        JsonNode format = top.path("response_format");
        if (!format.path("type").asText("").equals("json_schema")) {
            return null;
        }
        String schema = format.path("json_schema").path("schema").toString();
        try {
            Json.outputSchema(schema);
        } catch (InvalidFieldException e) {
            throw new ChatProblem(400, "response_format.json_schema.schema", String.valueOf(e.getMessage()));
        }
        return schema;
    }
}
