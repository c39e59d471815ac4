package dev.footnote.http.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.json.Json;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The reply to one chat request: a whole completion, or its chunks. The chunks of an answer come in the order that clients insist on: text, then all annotations on the chunk with the
 * finish reason, then usage alone.
 *
 * @param id of the completion
 * @param created seconds since 1970
 * @param model which was asked for
 */
public record ChatReplies(String id, long created, String model) {

    /** Ends a stream. */
    public static final String DONE = "data: [DONE]\n\n";

    /**
     * Returns the whole completion.
     *
     * @param run the run, which knows its sources
     * @param answer how it ended; not failed
     */
    public ObjectNode completion(ResearchRun run, Answer answer) {
        ChatAnswer told = new ChatAnswer(answer);
        ObjectNode body = head("chat.completion");
        ObjectNode choice = body.putArray("choices").addObject();
        choice.put("index", 0);
        ObjectNode message = choice.putObject("message");
        message.put("role", "assistant");
        message.put("content", told.text());
        message.put("reasoning_content", thinking(run));
        message.putNull("refusal");
        message.set("annotations", told.annotations());
        choice.putNull("logprobs");
        choice.put("finish_reason", "stop");
        body.set("usage", told.usage());
        told.addTo(body, run);
        return body;
    }

    /** The thinking of all steps that count, a paragraph a step. */
    private static String thinking(ResearchRun run) {
        return run.events(1).stream()
                .map(RecordedEvent::event)
                .filter(ResearchEvent.ModelAnswered.class::isInstance)
                .map(event -> ((ResearchEvent.ModelAnswered) event).message().thinking())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n\n"));
    }

    /** Returns the first chunk. */
    public String opening() {
        ObjectNode delta = JsonNodeFactory.instance.objectNode();
        return chunk(delta.put("role", "assistant").put("content", ""), null);
    }

    /**
     * Returns a chunk of thinking.
     *
     * @param text as the model thinks it, or a line of progress
     */
    public String reasoning(String text) {
        ObjectNode delta = JsonNodeFactory.instance.objectNode();
        return chunk(delta.put("reasoning_content", text), null);
    }

    /**
     * Returns the chunks of a whole answer, with the end of the stream.
     *
     * @param run the run, which knows its sources
     * @param answer how it ended; not failed
     * @param usage true if the count of tokens is wanted
     */
    public String answer(ResearchRun run, Answer answer, boolean usage) {
        ChatAnswer told = new ChatAnswer(answer);
        ObjectNode text = JsonNodeFactory.instance.objectNode();
        ObjectNode first = chunkBody(text.put("content", told.text()), null);
        told.addTo(first, run);
        ObjectNode delta = JsonNodeFactory.instance.objectNode();
        delta.set("annotations", told.annotations());
        ObjectNode last = chunkBody(delta, "stop");
        told.addTo(last, run);
        String end = block(first) + block(last);
        if (usage) {
            ObjectNode tokens = head("chat.completion.chunk");
            tokens.putArray("choices");
            tokens.set("usage", told.usage());
            end += block(tokens);
        }
        return end + DONE;
    }

    /**
     * Returns the end of a stream that broke. It has no {@link #DONE}, and an event name besides the data, since some clients look at one and some at the other.
     *
     * @param message the fault, and the remedy
     */
    public static String broken(String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error(message, "server_error", null, "run_failed"));
        return "event: error\ndata: " + Json.line(body) + "\n\n";
    }

    /**
     * Returns an error object.
     *
     * @param message the fault, and the remedy
     * @param type {@code invalid_request_error} or {@code server_error} and the like
     * @param param the request's field, or null
     * @param code short and stable
     */
    public static ObjectNode error(String message, String type, @Nullable String param, String code) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return node.put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
    }

    private String chunk(ObjectNode delta, @Nullable String finish) {
        return block(chunkBody(delta, finish));
    }

    private ObjectNode chunkBody(ObjectNode delta, @Nullable String finish) {
        ObjectNode body = head("chat.completion.chunk");
        ArrayNode choices = body.putArray("choices");
        ObjectNode choice = choices.addObject();
        choice.put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finish);
        return body;
    }

    private ObjectNode head(String object) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return body.put("id", id).put("object", object).put("created", created).put("model", model);
    }

    private static String block(ObjectNode body) {
        return "data: " + Json.line(body) + "\n\n";
    }
}
