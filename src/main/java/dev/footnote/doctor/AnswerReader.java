package dev.footnote.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.doctor.ProbeAnswer.Call;
import dev.footnote.doctor.ProbeAnswer.Form;
import dev.footnote.doctor.ProbeAnswer.UsageReport;
import dev.footnote.llm.probe.RawReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an answer, streamed or whole, and keeps what others would repair. One for each answer. */
final class AnswerReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> THINKING_FIELDS = List.of("reasoning_content", "reasoning", "thinking");
    private static final String DATA = "data:";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final Map<String, StringBuilder[]> calls = new LinkedHashMap<>();
    private String thinkingField = "";
    private String finish = "";
    private String lastCall = "";
    private String error = "";
    private UsageReport usage = UsageReport.NONE;
    private boolean done;
    private boolean objects;
    private int events;

    private AnswerReader() {}

    static ProbeAnswer read(RawReply reply) {
        AnswerReader reader = new AnswerReader();
        boolean streamed =
                reply.body().stripLeading().startsWith(DATA) || reply.type().contains("event-stream");
        if (streamed) {
            reply.body().lines().filter(line -> line.startsWith(DATA)).forEach(reader::line);
        } else {
            reader.take(tree(reply.body()));
        }
        return reader.answer(streamed);
    }

    private ProbeAnswer answer(boolean streamed) {
        List<Call> made = new ArrayList<>();
        calls.values().forEach(call -> made.add(new Call(call[0].toString(), call[1].toString(), call[2].toString())));
        return new ProbeAnswer(
                text.toString(),
                thinking.toString(),
                thinkingField,
                made,
                finish,
                usage,
                new Form(streamed, events, done, objects, error));
    }

    private void line(String line) {
        String data = line.substring(DATA.length()).strip();
        if (data.equals("[DONE]")) {
            done = true;
        } else if (!data.isEmpty()) {
            take(tree(data));
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode().put("error", "no JSON: " + json.substring(0, Math.min(80, json.length())));
        }
    }

    private void take(JsonNode root) {
        events++;
        JsonNode wrong = root.path("error");
        if (!wrong.isMissingNode() && !wrong.isNull()) {
            error = wrong.path("message").asText(wrong.asText());
        }
        usage(root.path("usage"), "the last event");
        JsonNode choice = root.path("choices").path(0);
        usage(choice.path("usage"), "the choice");
        finish = choice.path("finish_reason").asText(finish).equals("null")
                ? finish
                : choice.path("finish_reason").asText(finish);
        message(choice.has("delta") ? choice.path("delta") : choice.path("message"));
    }

    private void usage(JsonNode node, String place) {
        if (!node.isObject() || node.path("prompt_tokens").asLong(0) <= 0) {
            return;
        }
        JsonNode cached = node.path("prompt_tokens_details").has("cached_tokens")
                ? node.path("prompt_tokens_details").path("cached_tokens")
                : node.path("cached_tokens");
        usage = new UsageReport(
                place,
                node.path("prompt_tokens").asLong(),
                cached.isNumber() && cached.asLong() >= 0 ? cached.asLong() : -1,
                Math.max(0, node.path("completion_tokens").asLong(0)));
    }

    private void message(JsonNode message) {
        text.append(text(message.path("content")));
        for (String field : THINKING_FIELDS) {
            String piece = text(message.path(field));
            if (!piece.isEmpty() && (thinkingField.isEmpty() || thinkingField.equals(field))) {
                thinkingField = field; // the first that comes counts; some hosts send two with the same text
                thinking.append(piece);
            }
        }
        for (JsonNode call : message.path("tool_calls")) {
            call(call);
        }
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : "";
    }

    /** A piece belongs to the call with its index, else to that with its id, else to the one before. */
    private void call(JsonNode piece) {
        String id = text(piece.path("id"));
        String key = piece.has("index") ? "#" + piece.path("index").asInt() : id.isEmpty() ? lastCall : id;
        lastCall = key;
        StringBuilder[] call = calls.computeIfAbsent(
                key, k -> new StringBuilder[] {new StringBuilder(), new StringBuilder(), new StringBuilder()});
        set(call[0], id);
        set(call[1], text(piece.path("function").path("name")));
        JsonNode arguments = piece.path("function").path("arguments");
        if (arguments.isObject()) {
            objects = true;
            call[2].append(arguments);
        } else {
            call[2].append(text(arguments));
        }
    }

    private static void set(StringBuilder field, String value) {
        if (!value.isEmpty()) {
            field.setLength(0);
            field.append(value);
        }
    }
}
