package dev.footnote.research;

import dev.footnote.testkit.ScriptedTurn;
import dev.footnote.testkit.Turn;
import java.util.Map;
import java.util.function.Supplier;

/** A fault of a model's host or of the model: the turn that shows it, whether a run goes on after one, and what is said when it stays. */
enum Fault {
    MARKER_TEXT_IN_CONTENT(() -> Turn.say(Texts.MARK).finish("stop"), Once.PASSES, "repeats"),
    CALL_WITHIN_THINKING(() -> Turn.think("Look. " + Texts.MARK).finish("stop"), Once.PASSES, "repeats"),
    THINKING_ALONE(() -> Turn.think("It must be Morag."), Once.PASSES, "neither text nor a tool call"),
    CALLS_ANNOUNCED_AND_NONE_SENT(
            () -> Turn.think("Now.").finish("tool_calls"), Once.PASSES, "neither text nor a tool call"),
    STOP_THOUGH_CALLS_CAME(() -> Texts.find().finish("stop"), Once.PASSES, "repeats"),
    LIMIT_USED_UP_BY_THINKING(
            () -> Turn.think("And on and on.").finish("length"), Once.PASSES, "neither text nor a tool call"),
    ARGUMENTS_CUT_SHORT(
            () -> Turn.call("functions.read:7", "read", "{\"url\": \"toll"), Once.PASSES, "unreadable or unknown"),
    ARGUMENTS_OF_ANOTHER_SCHEMA(
            () -> Turn.call("functions.read:7", "read", "{\"page\": 1}"), Once.PASSES, "unreadable or unknown"),
    UNKNOWN_TOOL(() -> Turn.call("functions.browse:7", "browse", "{}"), Once.PASSES, "unreadable or unknown"),
    THE_SAME_CALL_AGAIN(() -> Texts.find(), Once.PASSES, "repeats"),
    BLANK_ID(() -> Turn.call("", "find", "{\"source\":1,\"text\":\"toll\"}"), Once.PASSES, "repeats"),
    REPEATED_ID(
            () -> Turn.call("functions.read:1", "find", "{\"source\":1,\"text\":\"toll\"}"), Once.PASSES, "repeats"),
    THINK_TAGS_IN_CONTENT(() -> Turn.say("It is in the notes.</think>"), Once.PASSES, "neither text nor a tool call"),
    CALL_IN_TAGS(
            () -> Turn.say("<tool_call>{\"name\":\"find\",\"arguments\":{\"source\":1,\"text\":\"toll\"}}</tool_call>"),
            Once.PASSES,
            "repeats"),
    CALL_IN_TAGS_THAT_CANNOT_BE_READ(
            () -> Turn.say("<tool_call>find toll</tool_call>"), Once.PASSES, "--enable-auto-tool-choice"),
    SERVER_CANNOT_PARSE_ITS_MODELS_CALL(
            () -> Turn.status(
                    500, Texts.ERROR.formatted("cannot unmarshal string into object", "server_error"), Map.of()),
            Once.PASSES,
            "try again later"),
    STREAM_CUT(() -> Turn.say("Now").cutAfter(2), Once.PASSES, "cut"),
    STREAM_ENDS_WITHOUT_FINISH(() -> Turn.say("Now").cutAfter(2).clean(), Once.PASSES, "cut the stream"),
    EVENT_THAT_IS_NO_JSON(() -> Turn.raw("{\"choices\":["), Once.PASSES, "not JSON"),
    ERROR_WITHIN_THE_STREAM(
            () -> Turn.raw(Texts.ERROR.formatted("worker died", "server_error")), Once.PASSES, "worker died"),
    SILENCE(() -> Turn.think("Hm.").silentAfter(1), Once.PASSES, "chat.idle_timeout"),
    CONNECTION_RESET(Turn::reset, Once.PASSES, "cut the connection"),
    CONTENT_FILTER(
            () -> Turn.status(400, Texts.ERROR.formatted("considered high risk", "content_filter"), Map.of()),
            Once.PASSES,
            "word the question otherwise"),
    INPUT_TOO_LONG(
            () -> Turn.status(
                    400, Texts.ERROR.formatted("Input token length too long", "invalid_request_error"), Map.of()),
            Once.PASSES,
            "outgrown the window"),
    MODEL_TOKEN_LIMIT(
            () -> Turn.status(
                    400,
                    Texts.ERROR.formatted(
                            "Your request exceeded model token limit: 262144 (requested: 269030)",
                            "invalid_request_error"),
                    Map.of()),
            Once.PASSES,
            "outgrown the window"),
    REQUEST_TOO_LARGE(() -> Turn.status(413, "Request exceeds the maximum size", Map.of()), Once.PASSES, "outgrown"),
    HISTORY_REFUSED(
            () -> Turn.status(
                    400,
                    Texts.ERROR.formatted(
                            "reasoning_content is missing in assistant tool call message at index 2",
                            "invalid_request_error"),
                    Map.of()),
            Once.PASSES,
            "reasoning_content is missing"),
    BAD_REQUEST(
            () -> Turn.status(400, Texts.ERROR.formatted("invalid temperature", "invalid_request_error"), Map.of()),
            Once.ENDS,
            "family"),
    WRONG_KEY(
            () -> Turn.status(
                    401, Texts.ERROR.formatted("Invalid Authentication", "invalid_authentication_error"), Map.of()),
            Once.ENDS,
            "check the key"),
    NO_PERMISSION(
            () -> Turn.status(403, Texts.ERROR.formatted("no", "permission_denied_error"), Map.of()),
            Once.ENDS,
            "check the key"),
    MODEL_RETIRED(
            () -> Turn.status(404, Texts.ERROR.formatted("Not found the model", "resource_not_found_error"), Map.of()),
            Once.ENDS,
            "model.name"),
    OVERLOADED(
            () -> Turn.status(
                    429, Texts.ERROR.formatted("The engine is overloaded", "engine_overloaded_error"), Map.of()),
            Once.PASSES,
            "try again later"),
    RATE_BY_THE_MINUTE(
            () -> Turn.status(
                    429,
                    Texts.ERROR.formatted("reached organization max RPM: 3", "rate_limit_reached_error"),
                    Map.of("Retry-After", "0")),
            Once.PASSES,
            "ask less at once"),
    CONCURRENCY(
            () -> Turn.status(
                    429,
                    Texts.ERROR.formatted("max organization concurrency: 1", "rate_limit_reached_error"),
                    Map.of("Retry-After", "0")),
            Once.PASSES,
            "concurrency"),
    DAY_USED_UP(
            () -> Turn.status(
                    429,
                    Texts.ERROR.formatted("organization TPD rate limit, current: 9", "rate_limit_reached_error"),
                    Map.of()),
            Once.ENDS,
            "wait for the next day"),
    NO_CREDIT(
            () -> Turn.status(
                    429,
                    Texts.ERROR.formatted("suspended due to insufficient balance", "exceeded_current_quota_error"),
                    Map.of()),
            Once.ENDS,
            "recharge the account"),
    LONG_WAIT_ASKED(
            () -> Turn.status(429, Texts.ERROR.formatted("busy", "rate_limit_error"), Map.of("Retry-After", "1200")),
            Once.ENDS,
            "asks to wait 20m"),
    SERVER_ERROR(
            () -> Turn.status(500, Texts.ERROR.formatted("unexpected_output", "server_error"), Map.of()),
            Once.PASSES,
            "try again later"),
    BAD_GATEWAY(() -> Turn.status(502, "<html>502</html>", Map.of()), Once.PASSES, "try again later"),
    UNAVAILABLE(
            () -> Turn.status(503, Texts.ERROR.formatted("down", "server_unavailable"), Map.of()),
            Once.PASSES,
            "try again later"),
    GATEWAY_TIMEOUT(() -> Turn.status(504, "<html>504</html>", Map.of()), Once.PASSES, "gateway"),
    WEB_PAGE_INSTEAD(() -> Turn.body("text/html", "<html>log in</html>"), Once.ENDS, "base_url"),
    EMPTY_PIECES_OF_CALLS(
            () -> Texts.raw("{\"tool_calls\":[]}", "null").raw(Texts.event("{}", "\"tool_calls\"")),
            Once.PASSES,
            "neither text nor a tool call"),
    HALF_A_CALL_AND_STOP(
            () -> Turn.call("functions.find:7", "find", "{\"source\":1,\"te").finish("stop"),
            Once.PASSES,
            "unreadable or unknown"),
    CALL_WITHOUT_INDEX_OR_USAGE(
            () -> Texts.raw(
                    "{\"tool_calls\":[{\"id\":\"functions.find:7\",\"function\":" + Texts.FIND + "}]}",
                    "\"tool_calls\""),
            Once.PASSES,
            "repeats"),
    NO_REASON_TO_FINISH(
            () -> Texts.raw(
                            "{\"tool_calls\":[{\"index\":0,\"id\":\"functions.find:7\",\"function\":" + Texts.FIND
                                    + "}]}",
                            "null")
                    .raw("[DONE]"),
            Once.PASSES,
            "repeats"),
    UNKNOWN_REASON_TO_FINISH(() -> Texts.find().finish("unexpected_state"), Once.PASSES, "repeats"),
    ODD_USAGE(() -> Texts.find().usage(-5, 900_000_000_000L, -1, 7), Once.PASSES, "repeats"),
    TEXT_IN_PARTS(
            () -> Texts.raw(
                    "{\"content\":[{\"type\":\"text\",\"text\":\"It is in \"},{\"type\":\"text\",\"text\":\"the notes.\"}]}",
                    "\"stop\""),
            Once.PASSES,
            "without handing in quotes"),
    COMMENTS_ALONE(() -> Turn.body("text/event-stream", ": waiting\n\n".repeat(20)), Once.PASSES, "cut the stream"),
    NOTHING_AT_ALL(() -> Turn.body("text/event-stream", ""), Once.PASSES, "cut the stream"),
    PACKED_MARKED_AND_WITHOUT_DONE(
            () -> Texts.find().packed("gzip").byteOrderMark().withoutDone(), Once.PASSES, "repeats"),
    ERROR_IN_A_GOOD_ANSWER(
            () -> Turn.body("application/json", Texts.ERROR.formatted("worker died", "server_error")),
            Once.PASSES,
            "worker died"),
    NO_CREDIT_IN_A_GOOD_ANSWER(
            () -> Turn.body(
                    "application/json",
                    Texts.ERROR.formatted("You exceeded your current token quota", "exceeded_current_quota_error")),
            Once.ENDS,
            "recharge the account"),
    OVERLOADED_WITHIN_THE_STREAM(
            () -> Turn.raw(Texts.ERROR.formatted("The engine is currently overloaded", "engine_overloaded_error")),
            Once.PASSES,
            "overloaded"),
    ERROR_EVENT(
            () -> Turn.body("text/event-stream", "event: error\ndata: {\"message\":\"worker died\"}\n\n"),
            Once.PASSES,
            "worker died"),
    FLAT_ERROR_WITHIN_THE_STREAM(
            () -> Turn.raw("{\"object\":\"error\",\"message\":\"worker died\",\"code\":500}"),
            Once.PASSES,
            "worker died"),
    PROVIDER_FAILED_WITHIN_THE_STREAM(
            () -> Turn.raw(
                    "{\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\",\"error\":{\"code\":502,"
                            + "\"message\":\"Provider returned error\",\"metadata\":{\"raw\":\"upstream is down\"}}}]}"),
            Once.PASSES,
            "upstream is down"),
    THINKING_UNDER_THREE_NAMES(
            () -> Texts.raw("{\"reasoning_content\":\"One. \"}", "null")
                    .raw(Texts.event("{\"reasoning\":\"Two. \"}", "null"))
                    .raw(Texts.event("{\"content\":\"<think>Three.</think>\"}", "null"))
                    .raw(Texts.event(
                            "{\"tool_calls\":[{\"index\":0,\"id\":\"functions.find:7\",\"function\":" + Texts.FIND
                                    + "}]}",
                            "\"tool_calls\"")),
            Once.PASSES,
            "repeats"),
    CALL_IN_MARKUP_OF_K3(
            () -> Turn.say(
                    "<|open|>tools<|sep|><|open|>call tool=\"find\" index=\"1\"<|sep|><|open|>argument key=\"source\""
                            + " type=\"number\"<|sep|>1<|close|>argument<|sep|><|open|>argument key=\"text\" type=\"string\"<|sep|>toll"
                            + "<|close|>argument<|sep|><|close|>call<|sep|><|close|>tools<|sep|><|end_of_msg|>"),
            Once.PASSES,
            "repeats"),
    CALL_AFTER_A_BRACKETED_MARK(
            () -> Turn.say("[TOOL_CALLS][{\"name\":\"find\",\"arguments\":" + Texts.ARGUMENTS + "}]"),
            Once.PASSES,
            "repeats"),
    CALL_AS_BARE_JSON(
            () -> Turn.say("{\"name\":\"find\",\"arguments\":" + Texts.ARGUMENTS + "}"), Once.PASSES, "repeats"),
    CALL_OF_THE_OLD_FORM(
            () -> Texts.raw("{\"function_call\":" + Texts.FIND + "}", "\"function_call\""), Once.PASSES, "repeats"),
    PROSE(() -> Turn.say("It is in the notes."), Once.PASSES, "without handing in quotes"),
    REFUSED_WITHOUT_A_REASON(
            () -> Turn.status(400, Texts.ERROR.formatted("Invalid request Error", "invalid_request_error"), Map.of()),
            Once.PASSES,
            "Invalid request Error"),
    CONTEXT_OF_LLAMA_CPP(
            () -> Turn.status(
                    500,
                    Texts.ERROR.formatted("the request exceeds the available context size", "server_error"),
                    Map.of()),
            Once.PASSES,
            "outgrown"),
    CONTEXT_AS_422(() -> Turn.status(422, "{\"message\":\"prompt is too long\"}", Map.of()), Once.PASSES, "outgrown"),
    TOKENS_BY_THE_MINUTE(
            () -> Turn.status(
                    429,
                    Texts.ERROR.formatted(
                            "organization TPM rate limit, current: 9, limit: 8", "rate_limit_reached_error"),
                    Map.of("retry-after-ms", "1")),
            Once.PASSES,
            "ask less at once"),
    CREDITS_OF_OPENROUTER(
            () -> Turn.status(402, "{\"error\":{\"code\":402,\"message\":\"Insufficient credits\"}}", Map.of()),
            Once.ENDS,
            "recharge the account"),
    PROVIDER_DOWN(
            () -> Turn.status(
                    502,
                    "{\"error\":{\"code\":502,\"message\":\"Provider returned error\",\"metadata\":{\"raw\":\"upstream is down\"}}}",
                    Map.of()),
            Once.PASSES,
            "upstream is down"),
    CLOSED_BY_A_GATEWAY(
            () -> Turn.status(499, Texts.ERROR.formatted("client closed", "client_closed_request"), Map.of()),
            Once.PASSES,
            "try again later"),
    REQUEST_TIMED_OUT(() -> Turn.status(408, "timeout", Map.of()), Once.PASSES, "try again later"),
    CONFLICT(() -> Turn.status(409, "conflict", Map.of()), Once.PASSES, "try again later"),
    SITE_OVERLOADED(() -> Turn.status(529, "overloaded", Map.of()), Once.PASSES, "try again later"),
    FLAT_ERROR_OF_ANOTHER_HOST(
            () -> Turn.status(503, "{\"code\":50505,\"message\":\"Model service overloaded\"}", Map.of()),
            Once.PASSES,
            "Model service overloaded");

    private final Supplier<Turn> turn;
    private final Once once;
    private final String said;

    Fault(Supplier<Turn> turn, Once once, String said) {
        this.turn = turn;
        this.once = once;
        this.said = said;
    }

    /** Returns the turn of the host that shows the fault. */
    Turn turn() {
        return turn.get();
    }

    /** Returns true if a run goes on after it. */
    boolean passes() {
        return once == Once.PASSES;
    }

    /** Returns what is said when it stays. */
    String said() {
        return said;
    }

    /** What follows when a fault happens once. */
    private enum Once {
        PASSES,
        ENDS
    }

    /** What the turns are made of. */
    private static final class Texts {
        private static final String ERROR = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\"}}";
        private static final String ARGUMENTS = "{\"source\":1,\"text\":\"toll\"}";
        private static final String FIND =
                "{\"name\":\"find\",\"arguments\":\"{\\\"source\\\":1,\\\"text\\\":\\\"toll\\\"}\"}";
        private static final String MARK = "<|tool_calls_section_begin|><|tool_call_begin|>functions.find:7"
                + "<|tool_call_argument_begin|>" + ARGUMENTS + "<|tool_call_end|><|tool_calls_section_end|>";

        private static ScriptedTurn find() {
            return Turn.call("functions.find:7", "find", ARGUMENTS);
        }

        private static ScriptedTurn raw(String delta, String reason) {
            return Turn.raw(event(delta, reason));
        }

        private static String event(String delta, String reason) {
            return "{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason + "}]}";
        }
    }
}
