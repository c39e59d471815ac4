package dev.footnote.http.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.ResearchRequest;
import org.jspecify.annotations.Nullable;

/**
 * A chat request. The last message is the question; earlier ones help to understand it; system messages are wishes for language and form. Fields that mean nothing here, such as
 * {@code temperature}, are ignored, as clients send many.
 *
 * @param model which was asked for
 * @param request the request for research
 * @param stream true if the answer is to come in chunks
 * @param usage true if a stream is to end with the count of tokens
 * @param lastReply the latest assistant's message, or null if there is none
 */
public record ChatCall(
        NamedModel model,
        ResearchRequest request,
        boolean stream,
        boolean usage,
        @Nullable String lastReply) {

    /**
     * Reads a body.
     *
     * @param body JSON in UTF-8
     * @throws ChatProblem if it cannot be served, with the field at fault
     */
    public static ChatCall read(byte[] body) {
        JsonNode top = CallFields.tree(body);
        if (!top.path("tools").isEmpty() || !top.path("functions").isEmpty()) {
            throw new ChatProblem(
                    400,
                    "tools",
                    "tools of the caller are not used here; leave tools out: Footnote searches by itself");
        }
        CallFields.refuseMany(top);
        NamedModel model = CallFields.model(top, top.path("reasoning_effort"));
        JsonNode messages = top.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw new ChatProblem(400, "messages", "messages is missing or empty; send at least one user message");
        }
        int last = messages.size() - 1;
        if (!role(messages, last).equals("user")) {
            throw new ChatProblem(400, "messages", "the last message is not the user's; end with a user message");
        }
        EarlierTurns turns = new EarlierTurns();
        for (int i = 0; i < last; i++) {
            if (EarlierTurns.takes(role(messages, i))) {
                turns.add(role(messages, i), text(messages, i));
            }
        }
        JsonNode format = top.path("response_format");
        String schema = CallFields.schema(
                format, format.path("json_schema").path("schema"), "response_format.json_schema.schema");
        return new ChatCall(
                model,
                CallFields.build(
                        CallFields.request(model, text(messages, last), schema, "messages")
                                .context(turns.context()),
                        "messages"),
                CallFields.flag(top, "stream"),
                CallFields.flag(top.path("stream_options"), "include_usage"),
                turns.lastReply());
    }

    private static String role(JsonNode messages, int index) {
        return messages.get(index).path("role").asText("");
    }

    private static String text(JsonNode messages, int index) {
        return CallFields.text(messages.get(index).path("content"), "messages." + index + ".content");
    }
}
