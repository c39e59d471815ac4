package dev.footnote.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a careful host finds wrong with the history of a request. */
final class History {

    private static final List<String> NAMES =
            List.of("reasoning_content", "reasoning", "reasoning_details", "thinking");

    private History() {}

    /**
     * The error to answer with, or null where the history is sound.
     *
     * @param body of a chat request
     * @param field the only one that may carry thinking
     */
    static @Nullable String complaint(String body, String field) {
        try {
            String problem = problem(ScriptedTurn.JSON.readTree(body).path("messages"), field);
            return problem == null
                    ? null
                    : ScriptedTurn.JSON
                            .createObjectNode()
                            .set(
                                    "error",
                                    ScriptedTurn.JSON
                                            .createObjectNode()
                                            .put("message", problem)
                                            .put("type", "invalid_request_error"))
                            .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String problem(JsonNode messages, String field) {
        Set<String> open = new LinkedHashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            String role = message.path("role").asText();
            if (role.equals("tool")) {
                if (!open.remove(message.path("tool_call_id").asText())) {
                    return "tool_call_id " + message.path("tool_call_id").asText() + " is not found";
                }
                continue;
            }
            if (!open.isEmpty()) {
                return "no result for " + open + " before message " + i;
            }
            if (role.equals("assistant")) {
                String problem = assistant(message, field, i);
                if (problem != null) {
                    return problem;
                }
                message.path("tool_calls")
                        .forEach(call -> open.add(call.path("id").asText()));
            }
            if (message.toString().contains("<|tool_call")) {
                return "marker text in message " + i;
            }
        }
        return open.isEmpty() ? null : "no result for " + open;
    }

    private static @Nullable String assistant(JsonNode message, String field, int index) {
        for (String name : NAMES) {
            if (message.has(name) && !name.equals(field)) {
                return "unknown field " + name + " at index " + index;
            }
        }
        boolean mute = message.path("content").asText("").isEmpty()
                || message.path("content").isNull();
        if (mute && message.path("tool_calls").isEmpty()) {
            return "message must not be empty at index " + index;
        }
        return message.path("tool_calls").isEmpty()
                        || !message.path(field).asText("").isEmpty()
                ? null
                : "thinking is enabled but " + field + " is missing in assistant tool call message at index " + index;
    }
}
