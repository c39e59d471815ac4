package dev.footnote.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.testkit.ScriptedTurn;
import dev.footnote.testkit.Turn;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Answers a doctor's requests as a sound host with a sound model would, but for the faults that are planted. */
final class FakeHost implements Function<JsonNode, Turn> {

    enum Fault {
        CALLS_AS_TEXT,
        CALLS_LOST_IN_STREAM,
        PROSE_INSTEAD_OF_CALLS,
        THINKING_IN_TEXT,
        NO_THINKING,
        NO_USAGE,
        NO_CACHE_REPORT,
        ODD_IDS,
        ONE_CALL_A_TURN,
        LATE_LEAK,
        WRONG_ARGUMENTS,
        SOME_WRONG_ARGUMENTS,
        FIXED_TEMPERATURE,
        ONLY_LOW_TEMPERATURE,
        NO_JSON_MODE,
        CUT_PROMPTS,
        ENGLISH_ONLY,
        THINKING_REFUSED,
        THINKING_REQUIRED,
        RESULTS_DROPPED,
        UNSOUND_ARGUMENTS_REFUSED,
        NAME_REFUSED,
        NO_STREAM,
        ERROR_IN_STREAM
    }

    static final String SOUND = "{\"report\":{\"city\":\"Oslo\",\"unit\":\"celsius\",\"days\":"
            + "[{\"day\":\"mon\",\"degrees\":4},{\"day\":\"tue\",\"degrees\":7}]}}";
    private static final String UNSOUND = "{\"report\":{\"city\":\"Oslo\",\"unit\":\"Celsius\",\"days\":[]}}";

    private final Set<Fault> faults;
    private final String thinkingField;
    private int reports;

    FakeHost(String thinkingField, Fault... faults) {
        this.thinkingField = thinkingField;
        this.faults = EnumSet.noneOf(Fault.class);
        this.faults.addAll(Set.of(faults));
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    @Override
    public synchronized Turn apply(JsonNode body) {
        String refusal = refusal(body);
        if (!refusal.isEmpty()) {
            ObjectNode error = JsonNodeFactory.instance.objectNode();
            error.putObject("error").put("message", refusal).put("type", "invalid_request_error");
            return Turn.status(400, error.toString(), Map.of());
        }
        boolean streamed = body.path("stream").asBoolean() && !has(Fault.NO_STREAM);
        if (has(Fault.ERROR_IN_STREAM)) {
            return Turn.raw("{\"error\":{\"message\":\"worker died\"}}");
        }
        return streamed ? streamed(body) : whole(body);
    }

    private String refusal(JsonNode body) {
        String temperature = body.path("temperature").asText("");
        if (has(Fault.FIXED_TEMPERATURE) && temperature.equals("0.5")) {
            return "invalid temperature: only 1 is allowed for this model";
        }
        if (has(Fault.ONLY_LOW_TEMPERATURE) && temperature.equals("1.0")) {
            return "invalid temperature: at most 0.7 is allowed";
        }
        if (has(Fault.NO_JSON_MODE) && body.has("response_format")) {
            return "response_format is not supported";
        }
        if (has(Fault.NAME_REFUSED) && body.path("tools").toString().contains("\"name\":\"search\"")) {
            return "function name search is reserved";
        }
        for (JsonNode message : body.path("messages")) {
            boolean thinks = message.has("reasoning_content") || message.has("reasoning");
            if (has(Fault.THINKING_REFUSED) && thinks) {
                return "Extra inputs are not permitted: reasoning_content";
            }
            if (has(Fault.THINKING_REQUIRED) && message.has("tool_calls") && !thinks) {
                return "thinking is enabled but reasoning_content is missing in assistant tool call message at index 2";
            }
            if (has(Fault.UNSOUND_ARGUMENTS_REFUSED)
                    && message.path("tool_calls").toString().contains("{'query'")) {
                return "arguments must be JSON";
            }
        }
        return "";
    }

    private static JsonNode last(JsonNode body) {
        JsonNode messages = body.path("messages");
        return messages.path(messages.size() - 1);
    }

    private ScriptedTurn streamed(JsonNode body) {
        ScriptedTurn turn = Turn.empty().split(8);
        String text = last(body).path("content").asText();
        if (!has(Fault.THINKING_IN_TEXT) && !has(Fault.NO_THINKING)) {
            turn.thinkingField(thinkingField).think("A short thought.");
        }
        if (last(body).path("role").asText().equals("tool")) {
            turn.say(afterResult(body));
        } else if (body.has("tools") && !has(Fault.PROSE_INSTEAD_OF_CALLS)) {
            calls(turn, text);
        } else {
            turn.say((has(Fault.THINKING_IN_TEXT) ? "A short thought.</think>" : "") + plain(body));
        }
        return usage(turn, body);
    }

    private String plain(JsonNode body) {
        return body.has("response_format") ? "{\"seven\": 7}" : body.has("tools") ? "It is long." : "OK";
    }

    private String afterResult(JsonNode body) {
        if (has(Fault.RESULTS_DROPPED)) {
            return "I do not know.";
        }
        boolean chinese = body.path("messages").path(1).path("content").asText().contains("哪一年");
        String answer = chinese && !has(Fault.ENGLISH_ONLY) ? "灯塔建于1862年。" : "It was built in 1862.";
        return chinese && has(Fault.LATE_LEAK) ? answer + "<|im_end|>" : answer;
    }

    private void calls(ScriptedTurn turn, String text) {
        if (text.contains("weather report")) {
            reports++;
            boolean wrong = has(Fault.WRONG_ARGUMENTS) || has(Fault.SOME_WRONG_ARGUMENTS) && reports == 1;
            turn.call(id("submit_answer", 0), "submit_answer", wrong ? UNSOUND : SOUND);
        } else if (has(Fault.CALLS_AS_TEXT)) {
            turn.say("<|tool_calls_section_begin|><|tool_call_begin|>functions.search:0");
        } else if (has(Fault.CALLS_LOST_IN_STREAM)) {
            turn.finish("tool_calls");
        } else {
            turn.call(id("search", 0), "search", "{\"query\":\"Aldermoor bridge length\"}");
            if (text.contains("both at once") && !has(Fault.ONE_CALL_A_TURN)) {
                turn.call(id("search", 1), "search", "{\"query\":\"Skerry bridge length\"}");
            }
        }
    }

    private String id(String name, int number) {
        return has(Fault.ODD_IDS) ? "call_ab" + number : "functions." + name + ":" + number;
    }

    private long tokens(JsonNode body) {
        long units = 0;
        for (JsonNode message : body.path("messages")) {
            units += message.path("content").asText().length();
        }
        return 10 + Math.round((has(Fault.CUT_PROMPTS) ? Math.min(units, 300) : units) / 4.4);
    }

    private ScriptedTurn usage(ScriptedTurn turn, JsonNode body) {
        if (has(Fault.NO_USAGE)) {
            return turn.usage(0, 0, 0, 0);
        }
        return turn.usage(tokens(body), has(Fault.NO_CACHE_REPORT) ? -1 : 4, 12, 5);
    }

    private Turn whole(JsonNode body) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("object", "chat.completion");
        ObjectNode choice = root.putArray("choices").addObject();
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        boolean calls = body.has("tools") && !has(Fault.CALLS_AS_TEXT) && !has(Fault.PROSE_INSTEAD_OF_CALLS);
        choice.put("finish_reason", calls ? "tool_calls" : "stop");
        message.put("content", calls ? "" : "OK").put(thinkingField, "A short thought.");
        if (calls) {
            ObjectNode call = message.putArray("tool_calls").addObject().put("id", id("search", 0));
            call.put("type", "function")
                    .putObject("function")
                    .put("name", "search")
                    .put("arguments", "{\"query\":\"Aldermoor bridge\"}");
        }
        root.putObject("usage").put("prompt_tokens", tokens(body)).put("completion_tokens", 12);
        return Turn.body("application/json", root.toString());
    }
}
