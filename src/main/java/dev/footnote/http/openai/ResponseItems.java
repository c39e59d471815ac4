package dev.footnote.http.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.ToolCall;
import dev.footnote.json.Json;
import dev.footnote.tools.InvalidArgumentsException;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as OpenAI's Responses tell it: the items of its output, and the events by which they come. All of it follows from the run's recorded events, so that a stream that is asked for
 * again has the same events under the same numbers. Not safe for many threads.
 */
public final class ResponseItems {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String IN_PROGRESS = "in_progress";
    private static final String COMPLETED = "completed";

    private final String run;
    private final long created;
    private final ResponsesCall call;
    private final long after;
    private final List<ObjectNode> output = new ArrayList<>();
    private final Map<String, Integer> open = new LinkedHashMap<>();
    private final Map<Integer, URI> sources = new HashMap<>();
    private StringBuilder told = new StringBuilder();
    private long sequence;

    /**
     * Creates the beginning of a response.
     *
     * @param run the run's id
     * @param created seconds since 1970
     * @param call the request
     * @param after the number of the last event that the reader has; -1 for none
     */
    public ResponseItems(String run, long created, ResponsesCall call, long after) {
        this.run = run;
        this.created = created;
        this.call = call;
        this.after = after;
    }

    /** Returns the first events. */
    public String opening() {
        emit("response.created", "response", body(IN_PROGRESS));
        emit("response.in_progress", "response", body(IN_PROGRESS));
        return taken();
    }

    /**
     * Returns the events that tell of one of the run's.
     *
     * @param recorded each of the run's events once, in their order
     */
    public String event(RecordedEvent recorded) {
        ResearchEvent event = recorded.event();
        if (event instanceof ResearchEvent.ModelAnswered answered) {
            String thinking = answered.message().thinking();
            if (call.summary() && thinking != null && !thinking.isBlank()) {
                reasoning(thinking);
            }
        } else if (event instanceof ResearchEvent.ToolCalled called) {
            begun(called.call());
        } else if (event instanceof ResearchEvent.SearchDone done && call.sources()) {
            Integer index = open.get(done.callId());
            if (index != null) {
                ArrayNode hits = action(index).putArray("sources");
                done.result()
                        .hits()
                        .forEach(hit -> hits.addObject()
                                .put("type", "url")
                                .put("url", hit.url().toString()));
            }
        } else if (event instanceof ResearchEvent.SourceFrozen frozen) {
            sources.put(frozen.source().number(), frozen.source().url());
        } else if (event instanceof ResearchEvent.ToolAnswered answered) {
            ended(answered.message().toolCallId(), answered.failed() ? "failed" : COMPLETED);
        }
        return taken();
    }

    /**
     * Returns the last events.
     *
     * @param ended the run
     * @param answer how it ended
     */
    public String ending(ResearchRun ended, Answer answer) {
        ObjectNode whole = whole(ended, answer);
        String status = whole.path("status").asText();
        String type = status.equals(COMPLETED)
                ? "response.completed"
                : status.equals("failed") ? "response.failed" : "response.incomplete";
        emit(type, "response", whole);
        return taken();
    }

    /** Returns the last event of a run whose record failed. */
    public String broken() {
        ObjectNode error = NODES.objectNode()
                .put("code", "server_error")
                .put("message", "the run could not be told to its end; the server's log tells why")
                .putNull("param");
        emit("error", error);
        return taken();
    }

    /**
     * Returns the response of a run that has not ended.
     *
     * @param status {@code queued} or {@code in_progress}
     * @param events the events so far
     */
    public ObjectNode sofar(String status, List<RecordedEvent> events) {
        events.forEach(this::event);
        return body(status);
    }

    /**
     * Returns the response of a run that has ended, of which no event was told.
     *
     * @param ended the run
     * @param answer how it ended
     */
    public ObjectNode response(ResearchRun ended, Answer answer) {
        ended.events(1).forEach(this::event);
        return whole(ended, answer);
    }

    private ObjectNode whole(ResearchRun ended, Answer answer) {
        List.copyOf(open.keySet()).forEach(id -> ended(id, "failed"));
        ChatAnswer said = new ChatAnswer(answer);
        if (answer.status() != Answer.Status.FAILED && !said.text().isBlank()) {
            message(said);
        }
        String status = switch (answer.status()) {
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            default -> COMPLETED;
        };
        ObjectNode body = body(status);
        if (answer.status() == Answer.Status.FAILED) {
            body.putObject("error")
                    .put("code", "server_error")
                    .put("message", answer.reason() == null ? "the run failed" : answer.reason());
        }
        body.set("usage", usage(answer.usage().tokens()));
        said.addOwn(body, ended);
        return body;
    }

    private static ObjectNode usage(TokenCount tokens) {
        ObjectNode usage = NODES.objectNode().put("input_tokens", tokens.input());
        usage.putObject("input_tokens_details")
                .put("cached_tokens", tokens.cachedInput())
                .put("cache_write_tokens", 0);
        usage.put("output_tokens", tokens.output());
        usage.putObject("output_tokens_details").put("reasoning_tokens", tokens.reasoning());
        return usage.put("total_tokens", tokens.input() + tokens.output());
    }

    private void reasoning(String thinking) {
        ObjectNode item = item("rs_" + run + "_" + output.size(), "reasoning").put("status", IN_PROGRESS);
        item.putArray("summary");
        int index = add(item);
        ObjectNode at = NODES.objectNode()
                .put("item_id", item.path("id").asText())
                .put("output_index", index)
                .put("summary_index", 0);
        emit("response.reasoning_summary_part.added", part(at.deepCopy(), ""));
        emit("response.reasoning_summary_text.delta", at.deepCopy().put("delta", thinking));
        emit("response.reasoning_summary_text.done", at.deepCopy().put("text", thinking));
        emit("response.reasoning_summary_part.done", part(at, thinking));
        item.putArray("summary").addObject().put("type", "summary_text").put("text", thinking);
        done(index, COMPLETED);
    }

    private static ObjectNode part(ObjectNode at, String text) {
        at.putObject("part").put("type", "summary_text").put("text", text);
        return at;
    }

    private void begun(ToolCall tool) {
        ObjectNode action = action(tool);
        if (action == null) {
            return;
        }
        ObjectNode item =
                item("ws_" + run + "_" + output.size(), "web_search_call").put("status", IN_PROGRESS);
        item.set("action", action);
        int index = add(item);
        open.put(tool.id(), index);
        emit("response.web_search_call.in_progress", at(index));
        emit("response.web_search_call.searching", at(index));
    }

    /** What a call does, in the words of this form; null for the hand-in of the answer, and for calls that cannot be read, which do nothing. */
    private @Nullable ObjectNode action(ToolCall tool) {
        ObjectNode action = NODES.objectNode();
        try {
            switch (tool.name()) {
                case ToolNames.SEARCH -> {
                    List<String> queries = ToolContract.search(tool.arguments()).queries();
                    action.put("type", "search").put("query", queries.get(0));
                    ArrayNode all = action.putArray("queries");
                    queries.forEach(all::add);
                }
                case ToolNames.READ ->
                    action.put("type", "open_page")
                            .put("url", ToolContract.read(tool.arguments()).url());
                case ToolNames.FIND -> {
                    var find = ToolContract.find(tool.arguments());
                    URI url = sources.get(find.source());
                    action.put("type", "find_in_page")
                            .put("url", url == null ? "" : url.toString())
                            .put("pattern", find.text());
                }
                default -> {
                    return null;
                }
            }
        } catch (InvalidArgumentsException e) {
            return null;
        }
        return action;
    }

    private ObjectNode action(int index) {
        return (ObjectNode) output.get(index).get("action");
    }

    private void ended(@Nullable String callId, String status) {
        Integer index = callId == null ? null : open.remove(callId);
        if (index != null) {
            emit("response.web_search_call.completed", at(index));
            done(index, status);
        }
    }

    private void message(ChatAnswer said) {
        ObjectNode item = item("msg_" + run, "message").put("role", "assistant").put("status", IN_PROGRESS);
        item.putArray("content");
        int index = add(item);
        ObjectNode at = at(index).put("content_index", 0);
        emit("response.content_part.added", at.deepCopy().set("part", text("")));
        emit(
                "response.output_text.delta",
                at.deepCopy().put("delta", said.text()).set("logprobs", NODES.arrayNode()));
        ObjectNode whole = text(said.text());
        ArrayNode annotations = (ArrayNode) whole.get("annotations");
        for (ObjectNode citation : said.citations()) {
            ObjectNode annotation = NODES.objectNode().put("type", "url_citation");
            annotation.setAll(citation);
            ObjectNode added = at.deepCopy().put("annotation_index", annotations.size());
            added.set("annotation", annotation);
            emit("response.output_text.annotation.added", added);
            annotations.add(annotation);
        }
        emit("response.output_text.done", at.deepCopy().put("text", said.text()).set("logprobs", NODES.arrayNode()));
        emit("response.content_part.done", at.deepCopy().set("part", whole.deepCopy()));
        item.putArray("content").add(whole);
        done(index, COMPLETED);
    }

    private static ObjectNode text(String text) {
        ObjectNode part = NODES.objectNode().put("type", "output_text").put("text", text);
        part.putArray("annotations");
        part.putArray("logprobs");
        return part;
    }

    private static ObjectNode item(String id, String type) {
        return NODES.objectNode().put("id", id).put("type", type);
    }

    private int add(ObjectNode item) {
        int index = output.size();
        output.add(item);
        emit(
                "response.output_item.added",
                NODES.objectNode().put("output_index", index).set("item", item.deepCopy()));
        return index;
    }

    private void done(int index, String status) {
        ObjectNode item = output.get(index).put("status", status);
        emit(
                "response.output_item.done",
                NODES.objectNode().put("output_index", index).set("item", item.deepCopy()));
    }

    private ObjectNode at(int index) {
        return NODES.objectNode()
                .put("item_id", output.get(index).path("id").asText())
                .put("output_index", index);
    }

    private ObjectNode body(String status) {
        ObjectNode body = NODES.objectNode()
                .put("id", id(run))
                .put("object", "response")
                .put("created_at", created)
                .put("status", status)
                .put("background", call.background())
                .put("model", call.model().id());
        body.putNull("error");
        body.putNull("incomplete_details");
        body.set("instructions", call.given("instructions"));
        body.set("metadata", call.given("metadata").isObject() ? call.given("metadata") : NODES.objectNode());
        ArrayNode items = body.putArray("output");
        output.forEach(item -> items.add(item.deepCopy()));
        body.put("parallel_tool_calls", true);
        body.set("previous_response_id", call.given("previous_response_id"));
        body.set("reasoning", call.given("reasoning"));
        body.putNull("temperature");
        body.putNull("top_p");
        body.put("tool_choice", "auto");
        body.set("tools", call.given("tools").isArray() ? call.given("tools") : NODES.arrayNode());
        body.putNull("usage");
        return body;
    }

    /**
     * Returns the id of the response of a run.
     *
     * @param run the run's id
     */
    public static String id(String run) {
        return "resp_" + run;
    }

    /**
     * Returns the run of a response, or an empty text if the id is none of a response.
     *
     * @param response the response's id
     */
    public static String run(String response) {
        return response.startsWith("resp_") ? response.substring("resp_".length()) : "";
    }

    private void emit(String type, String name, ObjectNode value) {
        emit(type, (ObjectNode) NODES.objectNode().set(name, value));
    }

    private void emit(String type, ObjectNode fields) {
        ObjectNode event = NODES.objectNode().put("type", type).put("sequence_number", sequence);
        event.setAll(fields);
        if (sequence > after) {
            told.append("event: ")
                    .append(type)
                    .append("\ndata: ")
                    .append(Json.line(event))
                    .append("\n\n");
        }
        sequence++;
    }

    private String taken() {
        String out = told.toString();
        told = new StringBuilder();
        return out;
    }
}
