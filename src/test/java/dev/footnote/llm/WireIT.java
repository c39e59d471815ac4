package dev.footnote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.footnote.llm.wire.ReportedTokens;
import dev.footnote.testkit.FullListener;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.ScriptedTurn;
import dev.footnote.testkit.Turn;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosts do to the wire. */
class WireIT {

    private static final String ERROR = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\"}}";

    private final ScriptedKimi kimi = ScriptedKimi.start();
    private final List<String> discarded = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        kimi.close();
    }

    private Endpoint endpoint(String... more) {
        return Heard.open(kimi, more);
    }

    private Heard ask(Endpoint endpoint) {
        return Heard.ask(endpoint, Heard.run(discarded), Heard.question());
    }

    private ModelFailure failure(Endpoint endpoint) throws Exception {
        Heard heard = ask(endpoint);
        Throwable thrown = heard.failure();
        assertThat(heard.ends).hasValue(1);
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace + " " + discarded).doesNotContain("sk-secret");
        assertThat(thrown).isInstanceOf(ModelFailure.class);
        return (ModelFailure) thrown;
    }

    @Test
    void a_list_without_a_wanted_model_is_told() throws Exception {
        kimi.models("gpt-x");
        try (Endpoint endpoint = endpoint()) {
            ModelFailure failure = failure(endpoint);
            assertThat(failure.kind()).isEqualTo(Kind.MODEL);
            assertThat(failure).hasMessageContaining("gpt-x").hasMessageContaining("llm.kimi.prefer");
        }
    }

    @Test
    void a_list_of_models_may_fail_stall_or_be_something_else() throws Exception {
        kimi.listing(Turn.status(401, ERROR.formatted("bad sk-secret-1", "invalid_authentication_error"), Map.of()));
        kimi.listing(Turn.body("text/html", "<html>hello</html>"));
        kimi.listing(Turn.body("application/json", "{\"data\":").stayOpen());
        kimi.listing(Turn.delay(Duration.ofSeconds(30)));
        kimi.listing(Turn.reset());
        kimi.turn(Turn.say("done"));
        try (Endpoint endpoint = endpoint("chat.list_timeout", "200ms", "chat.attempts", "2")) {
            assertThat(failure(endpoint).kind()).isEqualTo(Kind.AUTH);
            ModelFailure page = failure(endpoint);
            assertThat(page.kind()).isEqualTo(Kind.BAD_REQUEST);
            assertThat(page).hasMessageContaining("llm.kimi.base_url");
            assertThat(failure(endpoint)).hasMessageContaining("chat.list_timeout");
            assertThat(ask(endpoint).response().aiMessage().text()).isEqualTo("done");
        }
        assertThat(discarded).isNotEmpty();
    }

    private void arrivesWhole(ScriptedTurn turn) throws Exception {
        arrivesWhole(turn, false);
    }

    private void arrivesWhole(ScriptedTurn turn, boolean isLeft) throws Exception {
        kimi.turn(turn);
        try (Endpoint endpoint = endpoint("chat.finish_grace", "200ms")) {
            Heard heard = ask(endpoint);
            ChatResponse response = heard.response();
            assertThat(response.aiMessage().thinking()).isEqualTo("橋は🌉?");
            assertThat(response.aiMessage().text()).isEqualTo("Ouvert en 1890 — 是。");
            assertThat(response.aiMessage().toolExecutionRequests())
                    .extracting(call -> call.id() + call.name() + call.arguments())
                    .containsExactly("functions.search:0search{\"query\":\"橋\"}");
            assertThat(heard.calls).isEqualTo(response.aiMessage().toolExecutionRequests());
            assertThat(ReportedTokens.of(response).input()).isEqualTo(100);
            assertThat(heard.ends).hasValue(1);
            assertThat(!isLeft || kimi.awaitDisconnect(10)).isTrue();
        }
        assertThat(discarded).isEmpty();
        assertThat(kimi.bodies()).hasSize(1);
    }

    @Test
    void closing_the_endpoint_leaves_a_host_that_stays_open() throws Exception {
        kimi.turn(Turn.say("done").stayOpen());
        try (Endpoint endpoint = endpoint("chat.finish_grace", "1h")) {
            assertThat(ask(endpoint).response().aiMessage().text()).isEqualTo("done");
        }
        assertThat(kimi.awaitDisconnect(10)).isTrue();
    }

    private static ScriptedTurn full() {
        return Turn.think("橋は🌉?")
                .say("Ouvert en 1890 — 是。")
                .call("functions.search:0", "search", "{\"query\":\"橋\"}")
                .split(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void an_answer_arrives_whole_with_any_line_end_torn_anywhere(String end) throws Exception {
        arrivesWhole(full().lineEnd(end).tear(1));
    }

    @Test
    void comments_a_byte_order_mark_and_missing_blanks_do_no_harm() throws Exception {
        arrivesWhole(full().comment("OPENROUTER PROCESSING").byteOrderMark().withoutBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void a_packed_answer_is_unpacked(String packing) throws Exception {
        arrivesWhole(full().packed(packing).tear(7));
        assertThat(kimi.headers().get(0)).containsEntry("accept-encoding", "identity");
    }

    @Test
    void a_missing_done_is_no_loss() throws Exception {
        arrivesWhole(full().withoutDone());
    }

    @Test
    void a_host_that_neither_says_done_nor_closes_has_finished_all_the_same() throws Exception {
        arrivesWhole(full().withoutDone().stayOpen(), true);
    }

    @Test
    void a_host_that_stays_open_after_done_is_left() throws Exception {
        arrivesWhole(full().stayOpen(), true);
    }

    @Test
    void one_object_instead_of_a_stream_is_taken() throws Exception {
        arrivesWhole(Turn.body(
                "text/plain",
                "{\"choices\":[{\"message\":{\"content\":\"Ouvert en 1890 —"
                        + " 是。\",\"reasoning_content\":\"橋は🌉?\",\"tool_calls\":"
                        + "[{\"id\":\"functions.search:0\",\"function\":{\"name\":\"search\",\"arguments\":{\"query\":\"橋\"}}}]},"
                        + "\"finish_reason\":\"tool_calls\"}],\"usage\":{\"prompt_tokens\":100}}"));
    }

    @Test
    void broken_streams_are_tried_again_with_the_same_bytes_and_lose_or_double_nothing() throws Exception {
        kimi.turn(Turn.reset());
        kimi.turn(full().cutAfter(0));
        kimi.turn(full().cutAfter(6));
        kimi.turn(full().cutAfter(6).clean());
        kimi.turn(Turn.think("x").raw(ERROR.formatted("boom", "server_error")));
        kimi.turn(Turn.body("text/event-stream", "event: error\ndata: {\"message\":\"boom sk-secret-1\"}\n\n"));
        kimi.turn(Turn.body("text/event-stream", ""));
        kimi.turn(Turn.think("x").raw("{\"choices\":[{\"delta\":"));
        kimi.turn(full());
        try (Endpoint endpoint = endpoint("chat.attempts", "9")) {
            Heard heard = ask(endpoint);
            ChatResponse response = heard.response();
            assertThat(response.aiMessage().text()).isEqualTo("Ouvert en 1890 — 是。");
            assertThat(response.aiMessage().toolExecutionRequests()).hasSize(1);
            assertThat(heard.ends).hasValue(1);
        }
        assertThat(discarded)
                .hasSize(8)
                .allSatisfy(sentence -> assertThat(sentence).doesNotContain("sk-secret"));
        assertThat(kimi.bodies()).hasSize(9).containsOnly(kimi.bodies().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, exceeded model token limit: 262144 (requested: 269030), CONTEXT",
        "413, '', Request exceeds the maximum size, CONTEXT",
        "400, content_filter, high risk, FILTERED",
        "403, '', input was flagged by moderation, FILTERED",
        "401, invalid_authentication_error, Invalid sk-secret-1, AUTH",
        "403, permission_denied_error, no, AUTH",
        "402, '', no credits, QUOTA",
        "429, exceeded_current_quota_error, suspended due to insufficient balance, QUOTA",
        "429, rate_limit_reached_error, 'organization TPD rate limit, current: 1526210', DAILY",
        "407, '', who are you, BAD_REQUEST",
        "308, '', moved, BAD_REQUEST",
        "422, '', nonsense, BAD_REQUEST"
    })
    void what_will_not_pass_fails_at_once_in_one_sentence(int status, String type, String message, Kind kind)
            throws Exception {
        kimi.turn(Turn.status(
                status,
                ERROR.formatted(message, type),
                Map.of("Msh-Request-Id", "r-1 sk-secret-1", "Location", "https://sk-secret-1.example")));
        try (Endpoint endpoint = endpoint()) {
            ModelFailure failure = failure(endpoint);
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessageContaining(String.valueOf(status)).hasMessageNotContaining("\n");
        }
        assertThat(kimi.bodies()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503, 504, 524, 529})
    void what_may_pass_is_tried_again_so_many_times(int status) throws Exception {
        for (int i = 0; i < 4; i++) {
            kimi.turn(Turn.status(status, "busy", Map.of()));
        }
        try (Endpoint endpoint = endpoint("chat.attempts", "3")) {
            assertThat(failure(endpoint)).hasMessageContaining(status + " (\"busy\")");
        }
        assertThat(kimi.bodies()).hasSize(3);
    }

    @Test
    void a_gateway_that_waited_in_vain_is_named_as_that_and_an_answer_afterwards_is_taken() throws Exception {
        kimi.turn(Turn.status(504, "<html>504 Gateway Time-out</html>", Map.of()));
        kimi.turn(Turn.say("Here it is."));
        try (Endpoint endpoint = endpoint()) {
            assertThat(ask(endpoint).response().aiMessage().text()).isEqualTo("Here it is.");
        }
        assertThat(discarded).hasSize(1).first().asString().contains("504", "gateway", "try again later");
        assertThat(discarded.get(0)).doesNotContain("total_timeout");
    }

    @Test
    void thinking_that_never_stops_is_ended_at_the_limit_and_the_connection_dropped() throws Exception {
        kimi.turn(Turn.think("round and round ".repeat(40_000)).split(400).stayOpen());
        try (Endpoint endpoint = endpoint("chat.max_answer_bytes", "100000")) {
            Heard heard = ask(endpoint);
            assertThat(heard.failure()).hasMessageContaining("chat.max_answer_bytes");
            assertThat(heard.thinking.length()).isLessThanOrEqualTo(100_000);
            assertThat(kimi.awaitDisconnect(20)).isTrue();
        }
        assertThat(kimi.bodies()).hasSize(1);
    }

    @Test
    void a_call_is_ended_at_the_total_timeout_however_lively_it_is() throws Exception {
        kimi.turn(Turn.think("hm").silentAfter(2));
        try (Endpoint endpoint = endpoint("chat.total_timeout", "300ms")) {
            ModelFailure failure = failure(endpoint);
            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure).hasMessageContaining("chat.total_timeout");
        }
        assertThat(kimi.awaitDisconnect(5)).isTrue();
    }

    /** Comments, blanks, empty lines and events without data, without an end. */
    @ParameterizedTest
    @ValueSource(strings = {": waiting\n\n", " \n\n", "\n\n", "data:\n\n", "event: ping\n\n"})
    void a_host_that_sends_nothing_but_signs_of_life_is_told_apart_from_a_slow_one(String sign) throws Exception {
        kimi.turn(Turn.body("text/event-stream", sign.repeat(3_000)).pace(Duration.ofMillis(20)));
        try (Endpoint endpoint = endpoint("chat.idle_timeout", "400ms", "chat.total_timeout", "1s")) {
            ModelFailure failure = failure(endpoint);
            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure)
                    .hasMessageContaining("kept the connection open for 1s and sent nothing of an answer")
                    .hasMessageContaining("chat.total_timeout");
        }
        assertThat(kimi.bodies()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {": waiting\n\n", "\n\n"})
    void signs_of_life_without_an_end_behind_a_begun_answer_end_at_the_total_timeout_too(String sign) throws Exception {
        String begun = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"At\"}}]}\n\n";
        kimi.turn(Turn.body("text/event-stream", begun + sign.repeat(3_000)).pace(Duration.ofMillis(20)));
        try (Endpoint endpoint = endpoint("chat.idle_timeout", "400ms", "chat.total_timeout", "1s")) {
            ModelFailure failure = failure(endpoint);
            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure).hasMessageContaining("chat.total_timeout");
        }
    }

    @Test
    void a_host_that_accepts_no_connection_is_given_up_after_the_connect_timeout() throws Exception {
        try (FullListener full = FullListener.open();
                Endpoint endpoint = Heard.open(
                        "kimi",
                        "http://127.0.0.1:" + full.port() + "/v1",
                        "llm.kimi.model",
                        "kimi-k2-thinking",
                        "chat.connect_timeout",
                        "200ms",
                        "chat.unreachable_attempts",
                        "1")) {
            assertThat(failure(endpoint).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void a_wait_may_be_given_as_a_date() throws Exception {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(3600).atOffset(ZoneOffset.UTC));
        kimi.turn(Turn.status(429, "busy", Map.of("Retry-After", date)));
        try (Endpoint endpoint = endpoint()) {
            ModelFailure failure = failure(endpoint);
            assertThat(failure.retryAfter().orElseThrow()).isBetween(Duration.ofMinutes(58), Duration.ofMinutes(61));
            assertThat(failure).hasMessageContaining("asks to wait");
        }
    }

    @Test
    void a_wait_may_stand_in_the_text_alone() throws Exception {
        kimi.turn(Turn.status(
                429,
                ERROR.formatted("max RPM: 3, please try again after 999 seconds", "rate_limit_reached_error"),
                Map.of()));
        try (Endpoint endpoint = endpoint()) {
            assertThat(failure(endpoint).retryAfter()).contains(Duration.ofSeconds(999));
        }
    }

    @Test
    void a_web_page_instead_of_an_answer_points_to_the_address() throws Exception {
        kimi.turn(Turn.body("text/html", "<!doctype html><p>Welcome"));
        try (Endpoint endpoint = endpoint()) {
            assertThat(failure(endpoint)).hasMessageContaining("llm.kimi.base_url");
        }
    }

    @Test
    void an_event_beyond_the_limit_is_given_up() throws Exception {
        kimi.turn(Turn.say("x".repeat(20_000)));
        kimi.turn(Turn.body("application/json", "{\"a\":\"" + "x".repeat(20_000)));
        try (Endpoint endpoint = endpoint("chat.max_event_bytes", "10000")) {
            assertThat(failure(endpoint)).hasMessageContaining("chat.max_event_bytes");
            assertThat(failure(endpoint)).hasMessageContaining("chat.max_event_bytes");
        }
    }

    @Test
    void a_filter_in_the_middle_of_an_answer_is_a_refusal() throws Exception {
        kimi.turn(Turn.say("The way to").finish("content_filter"));
        try (Endpoint endpoint = endpoint()) {
            assertThat(failure(endpoint).kind()).isEqualTo(Kind.FILTERED);
        }
    }

    @Test
    void a_limit_in_the_middle_of_arguments_drops_that_call_and_keeps_the_whole_ones() throws Exception {
        kimi.turn(Turn.call("functions.search:0", "search", "{\"query\":\"a\"}")
                .call("functions.search:1", "search", "{\"query\":\"b")
                .finish("length"));
        try (Endpoint endpoint = endpoint()) {
            Heard heard = ask(endpoint);
            assertThat(heard.response().aiMessage().toolExecutionRequests())
                    .extracting(call -> call.arguments())
                    .containsExactly("{\"query\":\"a\"}");
            assertThat(heard.calls).hasSize(1);
        }
    }

    @Test
    void ids_told_early_stay_the_same_when_another_call_is_dropped() throws Exception {
        kimi.turn(Turn.raw(piece(0, "", "search", "{\"query\":"))
                .raw(piece(1, "", "read", "{\"url\":\"u\"}"))
                .raw(piece(2, "", "read", "{\"url\":\"v\"}"))
                .raw("{\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}")
                .raw("[DONE]"));
        try (Endpoint endpoint = endpoint()) {
            Heard heard = ask(endpoint);
            assertThat(heard.response().aiMessage().toolExecutionRequests())
                    .hasSize(2)
                    .isEqualTo(heard.calls)
                    .doesNotHaveDuplicates();
        }
    }

    private static String piece(int index, String id, String name, String arguments) {
        return "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":" + index + ",\"id\":\"" + id
                + "\",\"function\":{\"name\":\"" + name + "\",\"arguments\":\"" + arguments.replace("\"", "\\\"")
                + "\"}}]}}]}";
    }

    @Test
    void an_error_that_never_ends_is_read_as_far_as_it_has_come() throws Exception {
        kimi.turn(Turn.status(401, "{}", Map.of("Content-Length", "1000000")));
        try (Endpoint endpoint = endpoint("chat.finish_grace", "100ms")) {
            assertThat(failure(endpoint).kind()).isEqualTo(Kind.AUTH);
        }
    }

    @Test
    void comments_keep_a_slow_thinker_alive() throws Exception {
        kimi.turn(full().comment("thinking").pace(Duration.ofMillis(60)));
        try (Endpoint endpoint = endpoint("chat.idle_timeout", "500ms")) {
            assertThat(ask(endpoint).response().aiMessage().text()).isEqualTo("Ouvert en 1890 — 是。");
        }
        assertThat(discarded).isEmpty();
    }

    @Test
    void a_proxy_carries_what_goes_abroad_but_not_what_stays_here() throws Exception {
        kimi.turn(Turn.say("through the proxy")).turn(Turn.say("direct"));
        String proxy = kimi.baseUrl().replace("/v1", "");
        try (Endpoint abroad = Heard.open("mine", "http://llm.example/v1", "model.name", "m", "chat.proxy", proxy)) {
            assertThat(ask(abroad).response().aiMessage().text()).isEqualTo("through the proxy");
        }
        assertThat(kimi.headers().get(0)).containsEntry("host", "llm.example");
        try (Endpoint here = endpoint("model.name", "m", "chat.proxy", "http://127.0.0.1:9")) {
            assertThat(ask(here).response().aiMessage().text()).isEqualTo("direct");
        }
    }
}
