package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.Status;
import dev.footnote.api.Claim;
import dev.footnote.api.ResearchRequest;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.ScriptedTurn;
import dev.footnote.testkit.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The faults that Kimi's hosts are known for, each injected once in the middle of a run and then for ever. Once: the run ends answered,
 * unless the fault cannot pass. For ever: the run ends with one sentence that names the remedy, and with what it had read; it never hangs
 * and is never answered. Each constant of {@link Fault} is a row of the table: the fault, and what the run says when it stays.
 */
@Timeout(120)
class FaultCatalogueIT {

    private static final String QUESTION = "Who kept the toll house of Arden in 1850?";
    private static final String KEPT = "From 1841 to 1863 the toll house of Arden was kept by Morag Laing.";
    private static final String ERROR = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\"}}";
    private static final String MARK = "<|tool_calls_section_begin|><|tool_call_begin|>functions.find:7"
            + "<|tool_call_argument_begin|>{\"source\":1,\"text\":\"toll\"}<|tool_call_end|><|tool_calls_section_end|>";

    /** What follows when a fault happens once. */
    private enum Once {
        PASSES,
        ENDS
    }

    enum Fault {
        MARKER_TEXT_IN_CONTENT(() -> Turn.say(MARK).finish("stop"), Once.PASSES, "repeats"),
        CALL_WITHIN_THINKING(() -> Turn.think("Look. " + MARK).finish("stop"), Once.PASSES, "repeats"),
        THINKING_ALONE(() -> Turn.think("It must be Morag."), Once.PASSES, "neither text nor a tool call"),
        CALLS_ANNOUNCED_AND_NONE_SENT(
                () -> Turn.think("Now.").finish("tool_calls"), Once.PASSES, "neither text nor a tool call"),
        STOP_THOUGH_CALLS_CAME(() -> find().finish("stop"), Once.PASSES, "repeats"),
        LIMIT_USED_UP_BY_THINKING(
                () -> Turn.think("And on and on.").finish("length"), Once.PASSES, "neither text nor a tool call"),
        ARGUMENTS_CUT_SHORT(
                () -> Turn.call("functions.read:7", "read", "{\"url\": \"toll"), Once.PASSES, "unreadable or unknown"),
        ARGUMENTS_OF_ANOTHER_SCHEMA(
                () -> Turn.call("functions.read:7", "read", "{\"page\": 1}"), Once.PASSES, "unreadable or unknown"),
        UNKNOWN_TOOL(() -> Turn.call("functions.browse:7", "browse", "{}"), Once.PASSES, "unreadable or unknown"),
        THE_SAME_CALL_AGAIN(() -> find(), Once.PASSES, "repeats"),
        BLANK_ID(() -> Turn.call("", "find", "{\"source\":1,\"text\":\"toll\"}"), Once.PASSES, "repeats"),
        REPEATED_ID(
                () -> Turn.call("functions.read:1", "find", "{\"source\":1,\"text\":\"toll\"}"),
                Once.PASSES,
                "repeats"),
        THINK_TAGS_IN_CONTENT(
                () -> Turn.say("It is in the notes.</think>"), Once.PASSES, "neither text nor a tool call"),
        CALL_IN_TAGS(
                () -> Turn.say(
                        "<tool_call>{\"name\":\"find\",\"arguments\":{\"source\":1,\"text\":\"toll\"}}</tool_call>"),
                Once.PASSES,
                "repeats"),
        CALL_IN_TAGS_THAT_CANNOT_BE_READ(
                () -> Turn.say("<tool_call>find toll</tool_call>"), Once.PASSES, "--enable-auto-tool-choice"),
        SERVER_CANNOT_PARSE_ITS_MODELS_CALL(
                () -> Turn.status(
                        500, ERROR.formatted("cannot unmarshal string into object", "server_error"), Map.of()),
                Once.PASSES,
                "try again later"),
        STREAM_CUT(() -> Turn.say("Now").cutAfter(2), Once.PASSES, "cut"),
        STREAM_ENDS_WITHOUT_FINISH(() -> Turn.say("Now").cutAfter(2).clean(), Once.PASSES, "cut the stream"),
        EVENT_THAT_IS_NO_JSON(() -> Turn.raw("{\"choices\":["), Once.PASSES, "not JSON"),
        ERROR_WITHIN_THE_STREAM(
                () -> Turn.raw(ERROR.formatted("worker died", "server_error")), Once.PASSES, "worker died"),
        SILENCE(() -> Turn.think("Hm.").silentAfter(1), Once.PASSES, "chat.idle_timeout"),
        CONNECTION_RESET(Turn::reset, Once.PASSES, "cut the connection"),
        CONTENT_FILTER(
                () -> Turn.status(400, ERROR.formatted("considered high risk", "content_filter"), Map.of()),
                Once.PASSES,
                "word the question otherwise"),
        INPUT_TOO_LONG(
                () -> Turn.status(
                        400, ERROR.formatted("Input token length too long", "invalid_request_error"), Map.of()),
                Once.PASSES,
                "outgrown the window"),
        MODEL_TOKEN_LIMIT(
                () -> Turn.status(
                        400,
                        ERROR.formatted(
                                "Your request exceeded model token limit: 262144 (requested: 269030)",
                                "invalid_request_error"),
                        Map.of()),
                Once.PASSES,
                "outgrown the window"),
        REQUEST_TOO_LARGE(
                () -> Turn.status(413, "Request exceeds the maximum size", Map.of()), Once.PASSES, "outgrown"),
        HISTORY_REFUSED(
                () -> Turn.status(
                        400,
                        ERROR.formatted(
                                "reasoning_content is missing in assistant tool call message at index 2",
                                "invalid_request_error"),
                        Map.of()),
                Once.PASSES,
                "reasoning_content is missing"),
        BAD_REQUEST(
                () -> Turn.status(400, ERROR.formatted("invalid temperature", "invalid_request_error"), Map.of()),
                Once.ENDS,
                "family"),
        WRONG_KEY(
                () -> Turn.status(
                        401, ERROR.formatted("Invalid Authentication", "invalid_authentication_error"), Map.of()),
                Once.ENDS,
                "check the key"),
        NO_PERMISSION(
                () -> Turn.status(403, ERROR.formatted("no", "permission_denied_error"), Map.of()),
                Once.ENDS,
                "check the key"),
        MODEL_RETIRED(
                () -> Turn.status(404, ERROR.formatted("Not found the model", "resource_not_found_error"), Map.of()),
                Once.ENDS,
                "model.name"),
        OVERLOADED(
                () -> Turn.status(
                        429, ERROR.formatted("The engine is overloaded", "engine_overloaded_error"), Map.of()),
                Once.PASSES,
                "try again later"),
        RATE_BY_THE_MINUTE(
                () -> Turn.status(
                        429,
                        ERROR.formatted("reached organization max RPM: 3", "rate_limit_reached_error"),
                        Map.of("Retry-After", "0")),
                Once.PASSES,
                "ask less at once"),
        CONCURRENCY(
                () -> Turn.status(
                        429,
                        ERROR.formatted("max organization concurrency: 1", "rate_limit_reached_error"),
                        Map.of("Retry-After", "0")),
                Once.PASSES,
                "concurrency"),
        DAY_USED_UP(
                () -> Turn.status(
                        429,
                        ERROR.formatted("organization TPD rate limit, current: 9", "rate_limit_reached_error"),
                        Map.of()),
                Once.ENDS,
                "wait for the next day"),
        NO_CREDIT(
                () -> Turn.status(
                        429,
                        ERROR.formatted("suspended due to insufficient balance", "exceeded_current_quota_error"),
                        Map.of()),
                Once.ENDS,
                "recharge the account"),
        LONG_WAIT_ASKED(
                () -> Turn.status(429, ERROR.formatted("busy", "rate_limit_error"), Map.of("Retry-After", "1200")),
                Once.ENDS,
                "asks to wait 20m"),
        SERVER_ERROR(
                () -> Turn.status(500, ERROR.formatted("unexpected_output", "server_error"), Map.of()),
                Once.PASSES,
                "try again later"),
        BAD_GATEWAY(() -> Turn.status(502, "<html>502</html>", Map.of()), Once.PASSES, "try again later"),
        UNAVAILABLE(
                () -> Turn.status(503, ERROR.formatted("down", "server_unavailable"), Map.of()),
                Once.PASSES,
                "try again later"),
        GATEWAY_TIMEOUT(() -> Turn.status(504, "<html>504</html>", Map.of()), Once.PASSES, "gateway"),
        WEB_PAGE_INSTEAD(() -> Turn.body("text/html", "<html>log in</html>"), Once.ENDS, "base_url"),
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
    }

    /** How each run ended, a row a fault, for the table. */
    private static final Map<Fault, Map<String, Answer>> ENDS = new TreeMap<>();

    private final ScriptedKimi kimi = ScriptedKimi.start();

    @TempDir
    Path folder;

    @TempDir
    Path home;

    @BeforeEach
    void lay_out_the_corpus() throws IOException {
        Files.writeString(folder.resolve("toll.md"), "# The toll house\n\n" + KEPT + "\n\nIt is a ruin now.");
    }

    @AfterEach
    void close() {
        kimi.close();
    }

    private static ScriptedTurn find() {
        return Turn.call("functions.find:7", "find", "{\"source\":1,\"text\":\"toll\"}");
    }

    private void begin() {
        kimi.turn(Turn.think("Look.").call("functions.search:0", "search", "{\"queries\":[\"toll house Arden\"]}"));
        kimi.turn(Turn.think("Read.")
                .call(
                        "functions.read:1",
                        "read",
                        "{\"url\":\"" + folder.resolve("toll.md").toUri() + "\"}"));
    }

    private Answer ask() throws Exception {
        try (Footnote footnote = Footnote.builder()
                .environment(Map.of())
                .corpus(folder)
                .home(home)
                .model("kimi")
                .setting("llm.kimi.base_url", kimi.baseUrl())
                .setting("llm.kimi.key", "sk-scripted")
                .setting("answer.judge", "off")
                .setting("chat.backoff", "1ms")
                .setting("chat.max_backoff", "5ms")
                .setting("chat.attempts", "3")
                .setting("chat.patience", "300ms")
                .setting("chat.idle_timeout", "700ms")
                .build()) {
            return footnote.start(ResearchRequest.of(QUESTION)).result().get(60, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void once_in_the_middle(Fault fault) throws Exception {
        begin();
        kimi.turn(fault.turn.get());
        kimi.turn(Turn.think("Done.")
                .call(
                        "functions.submit_answer:8",
                        "submit_answer",
                        "{\"found\":true,\"short_answer\":\"Morag"
                                + " Laing\",\"confidence\":0.9,\"claims\":[{\"text\":\"The toll house of Arden was kept by"
                                + " Morag Laing from 1841 to 1863.\",\"quotes\":[{\"source\":1,\"quote\":\""
                                + KEPT + "\"}]}]}"));
        Answer answer = ask();
        ended(fault, "once", answer);
        if (fault.once == Once.PASSES) {
            assertThat(answer.status()).as("%s", answer.reason()).isEqualTo(Status.ANSWERED);
            assertThat(answer.sources()).hasSize(1);
        } else {
            isClear(answer, fault);
        }
    }

    @ParameterizedTest
    @EnumSource
    void for_ever(Fault fault) throws Exception {
        begin();
        for (int i = 0; i < 400; i++) {
            kimi.turn(fault.turn.get());
        }
        Answer answer = ask();
        ended(fault, "always", answer);
        isClear(answer, fault);
    }

    private static void ended(Fault fault, String when, Answer answer) {
        ENDS.computeIfAbsent(fault, f -> new TreeMap<>()).put(when, answer);
    }

    /** Writes the table of all faults to {@code target/fault-catalogue.md}. */
    @AfterAll
    static void write_the_table() throws IOException {
        StringBuilder out = new StringBuilder("| fault | once in mid-run | always | what is said when it stays |\n");
        out.append("| --- | --- | --- | --- |\n");
        ENDS.forEach((fault, ends) -> out.append("| ")
                .append(fault.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append(" | ")
                .append(end(ends.get("once")))
                .append(" | ")
                .append(end(ends.get("always")))
                .append(" | ")
                .append(reason(ends.get("always")))
                .append(" |\n"));
        Path table = Path.of("target", "fault-catalogue.md");
        Files.createDirectories(table.getParent());
        Files.writeString(table, out);
    }

    private static String end(@Nullable Answer answer) {
        return answer == null
                ? ""
                : answer.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Without the address of the scripted host and the list of what was read. */
    private static String reason(@Nullable Answer answer) {
        String said = answer == null || answer.reason() == null ? "" : answer.reason();
        int read = said.indexOf(". Read so far:");
        return (read < 0 ? said : said.substring(0, read)).replace("|", "\\|");
    }

    /** One claim of the refused draft holds, the other quotes what stands nowhere. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAVAILABLE", "NO_CREDIT", "CONNECTION_RESET", "INPUT_TOO_LONG", "SILENCE"})
    void a_draft_that_was_refused_is_what_a_run_ends_with_when_the_host_fails_for_ever_after(Fault fault)
            throws Exception {
        begin();
        kimi.turn(Turn.think("Done.")
                .call(
                        "functions.submit_answer:2",
                        "submit_answer",
                        "{\"found\":true,\"short_answer\":\"Morag Laing\",\"confidence\":0.9,\"claims\":[{\"text\":\"The toll"
                                + " house of Arden was kept by Morag Laing from 1841 to 1863.\",\"quotes\":[{\"source\":1,"
                                + "\"quote\":\"" + KEPT + "\"}]},{\"text\":\"She had two dogs.\",\"quotes\":"
                                + "[{\"source\":1,\"quote\":\"two dogs lived there\"}]}]}"));
        for (int i = 0; i < 100; i++) {
            kimi.turn(fault.turn.get());
        }
        Answer answer = ask();
        assertThat(answer.status()).as("%s", answer.reason()).isIn(Set.of(Status.FAILED, Status.BUDGET_EXHAUSTED));
        assertThat(answer.reason()).contains(fault.said);
        assertThat(answer.claims()).hasSize(2);
        assertThat(answer.claims().get(0).support()).isEqualTo(Claim.Support.FULL);
        assertThat(answer.claims().get(0).citations()).isNotEmpty();
        assertThat(answer.claims().get(1).support()).isNotEqualTo(Claim.Support.FULL);
    }

    private static void isClear(Answer answer, Fault fault) {
        assertThat(answer.status()).as("%s", answer).isIn(Set.of(Status.FAILED, Status.BUDGET_EXHAUSTED));
        if (fault.said.equals("repeats")) {
            assertThat(answer.reason()).contains("did not hand in");
        } else {
            assertThat(answer.reason()).contains(fault.said);
        }
        assertThat(answer.reason()).contains("toll.md").doesNotContain("\n", "sk-scripted", "Exception");
    }
}
