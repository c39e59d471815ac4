package dev.footnote.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.json.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Events as readers over HTTP need them. Left out are fields without a value, what was said to the model by the program (system message, tool results, notes), and what
 * another event or the answer tells as well. A field that is not named here is never sent. Stateless, safe for many threads.
 */
final class CompactEvents {

    private static final String EVENT = "event";

    /** The fields of each kind, besides {@code type}. */
    private static final Map<String, Set<String>> FIELDS = Map.ofEntries(
            Map.entry("run_started", Set.of("request", "endpoint", "model")),
            Map.entry("model_called", Set.of("step", "only_submit")),
            Map.entry("attempt_discarded", Set.of("step", "attempt", "reason")),
            Map.entry("model_changed", Set.of("step", "from", "endpoint", "model", "reason")),
            Map.entry("mode_chosen", Set.of("step", "mode", "escalates", "reason")),
            Map.entry("model_answered", Set.of("step", "message", "finish_reason", "tokens", "cost_usd")),
            Map.entry("user_noted", Set.of("step")),
            Map.entry("tool_called", Set.of("step", "call")),
            Map.entry("search_done", Set.of("step", "call_id", "result")),
            Map.entry("source_frozen", Set.of("step", "call_id", "source")),
            Map.entry("tool_answered", Set.of("step", "message", "failed")),
            Map.entry(
                    "memory_folded", Set.of("step", "hidden_up_to_step", "thinking_up_to_step", "dropped_up_to_step")),
            Map.entry("budget_warned", Set.of("step", "limit", "reached")),
            Map.entry("draft_submitted", Set.of("step", "round", "claims")),
            Map.entry("quote_refused", Set.of("round", "claim", "source", "quote", "reason", "closest")),
            Map.entry("claim_doubted", Set.of("round", "claim", "support", "reasons")),
            Map.entry("claims_judged", Set.of("round", "claims", "tokens", "cost_usd", "problem")),
            Map.entry("claim_checked", Set.of("index", "section", "claim")),
            Map.entry("answer_ready", Set.of()),
            Map.entry("trajectory_started", Set.of("approach", "parent")),
            Map.entry("trajectory_ended", Set.of("answer")),
            Map.entry("trajectories_compared", Set.of("started", "answered", "agreeing", "short_answer", "reason")),
            Map.entry("run_ended", Set.of("status", "reason", "usage")));

    private CompactEvents() {}

    /** Returns the kinds that are known. */
    static Set<String> kinds() {
        return FIELDS.keySet();
    }

    /** Returns the fields of a kind that are sent besides {@code type}; none where the kind is not known. */
    static Set<String> fields(String kind) {
        return FIELDS.getOrDefault(kind, Set.of());
    }

    /** Returns an event on one line. */
    static String of(RecordedEvent recorded) {
        ObjectNode whole = Json.tree(recorded);
        if (whole.get(EVENT) instanceof ObjectNode event) {
            String type = event.path("type").asText();
            shorten(type, event);
            event.retain(withType(fields(type)));
        }
        if (recorded.trajectory() == 0) {
            whole.remove("trajectory");
        }
        withoutNulls(whole);
        return Json.line(whole);
    }

    private static List<String> withType(Set<String> kept) {
        return Stream.concat(Stream.of("type"), kept.stream()).toList();
    }

    private static void shorten(String type, ObjectNode event) {
        switch (type) {
            case "model_answered" -> keep(event.path("message"), "thinking", "text");
            case "tool_called" -> {
                if (event.path("call").path("name").asText().equals("submit_answer")) {
                    keep(event.path("call"), "id", "name"); // its arguments are the draft, whose claims come checked
                }
            }
            case "tool_answered" -> {
                JsonNode message = event.path("message");
                if (event.path("failed").asBoolean()) {
                    keep(message, "tool_call_id", "tool_name", "text");
                } else {
                    keep(message, "tool_call_id", "tool_name");
                }
            }
            case "trajectory_ended" ->
                keep(event.path("answer"), "status", "short_answer", "confidence", "usage", "reason");
            case "draft_submitted" ->
                event.put("claims", event.path("draft").path("claims").size());
            default -> {
                // nothing in it is longer than a reader needs
            }
        }
    }

    private static void keep(JsonNode node, String... fields) {
        if (node instanceof ObjectNode object) {
            object.retain(fields);
        }
    }

    private static void withoutNulls(JsonNode node) {
        Iterator<JsonNode> each = node.elements();
        while (each.hasNext()) {
            JsonNode value = each.next();
            if (value.isNull() && node.isObject()) {
                each.remove();
            } else {
                withoutNulls(value);
            }
        }
    }
}
