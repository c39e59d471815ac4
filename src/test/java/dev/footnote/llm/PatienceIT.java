package dev.footnote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.ChatSettings;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.wire.RunParameters;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outages that pass are waited for, by time and together; what a refusal tells is heeded. */
@Timeout(60)
class PatienceIT {

    private static final String ERROR = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\"}}";

    private final ScriptedKimi kimi = ScriptedKimi.start();
    private final List<String> discarded = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        kimi.close();
    }

    private Heard ask(Endpoint endpoint) {
        return Heard.ask(endpoint, Heard.run(discarded), Heard.question());
    }

    @ParameterizedTest
    @CsvSource({"429, busy", "503, loading the model", "502, bad gateway", "529, overloaded"})
    void a_busy_host_is_waited_for_by_time_and_not_by_number_of_tries(int status, String said) throws Exception {
        for (int i = 0; i < 9; i++) {
            kimi.turn(Turn.status(status, said, Map.of()));
        }
        kimi.turn(Turn.say("At last."));
        try (Endpoint endpoint = Heard.open(kimi, "chat.patience", "1m", "chat.max_backoff", "5ms")) {
            assertThat(ask(endpoint).response().aiMessage().text()).isEqualTo("At last.");
        }
        assertThat(kimi.bodies()).hasSize(10);
    }

    @Test
    void a_host_that_stays_busy_is_given_up_when_the_time_is_over() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            kimi.turn(Turn.status(503, "busy", Map.of()));
        }
        try (Endpoint endpoint = Heard.open(kimi, "chat.patience", "800ms", "chat.max_backoff", "5ms")) {
            assertThat(ask(endpoint).failure()).hasMessageContaining("503").hasMessageContaining("try again later");
        }
        assertThat(kimi.bodies().size()).isGreaterThan(6);
    }

    /** Half a second before the minute's end by the clock given. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "request reached organization max RPM: 3, please try again after 0 seconds",
                "organization TPM rate limit, current: 9, limit: 8"
            })
    void a_limit_by_the_minute_is_waited_for_until_the_next_one(String said) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-01T10:00:20Z"), ZoneOffset.UTC);
        EndpointFailures failures =
                new EndpointFailures(EndpointSettings.from(Settings.defaults(), "kimi", null), clock);
        ModelFailure failure = failures.status(
                429,
                HttpHeaders.of(Map.of(), (name, value) -> true),
                ERROR.formatted(said, "rate_limit_reached_error"));
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(40));
    }

    @Test
    void a_wait_in_milliseconds_is_understood() {
        EndpointFailures failures =
                new EndpointFailures(EndpointSettings.from(Settings.defaults(), "kimi", null), Clock.systemUTC());
        ModelFailure failure = failures.status(
                429,
                HttpHeaders.of(
                        Map.of("retry-after-ms", List.of("1500"), "Retry-After", List.of("2")), (name, value) -> true),
                "busy");
        assertThat(failure.retryAfter()).contains(Duration.ofMillis(1_500));
    }

    @Test
    void all_calls_of_an_endpoint_pause_with_the_one_that_was_refused() throws Exception {
        kimi.turn(Turn.status(429, "busy", Map.of("Retry-After", "1")));
        for (int i = 0; i < 4; i++) {
            kimi.turn(Turn.say("done"));
        }
        try (Endpoint endpoint = Heard.open(kimi, "chat.patience", "1m")) {
            Heard first = ask(endpoint);
            assertThat(kimi.awaitRequest(20)).isTrue();
            while (discarded.isEmpty()) {
                Thread.onSpinWait();
            }
            long refused = System.nanoTime();
            List<Heard> others = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                others.add(ask(endpoint));
            }
            others.get(0).response();
            assertThat(Duration.ofNanos(System.nanoTime() - refused)).isGreaterThan(Duration.ofMillis(700));
            first.response();
            for (Heard other : others) {
                other.response();
            }
        }
        assertThat(kimi.bodies()).hasSize(5);
        assertThat(discarded).hasSize(1);
    }

    @Test
    void a_limit_that_the_host_tells_as_used_up_is_waited_for_before_it_refuses() throws Exception {
        kimi.turn(Turn.say("one")
                        .headers(Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "900ms")))
                .turn(Turn.say("two"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            ask(endpoint).response();
            long first = System.nanoTime();
            ask(endpoint).response();
            assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(Duration.ofMillis(600));
        }
        assertThat(kimi.bodies()).hasSize(2);
        assertThat(discarded).isEmpty();
    }

    @Test
    void a_refusal_that_names_the_calls_at_once_lowers_them() throws Exception {
        kimi.turn(Turn.status(
                429,
                ERROR.formatted(
                        "max organization concurrency: 1, please try again after 0 seconds",
                        "rate_limit_reached_error"),
                Map.of()));
        for (int i = 0; i < 4; i++) {
            kimi.turn(Turn.delay(Duration.ofMillis(50)).say("done"));
        }
        try (Endpoint endpoint = Heard.open(kimi, "chat.patience", "1m")) {
            ask(endpoint).response();
            List<Heard> more = List.of(ask(endpoint), ask(endpoint), ask(endpoint));
            for (Heard heard : more) {
                heard.response();
            }
        }
        assertThat(kimi.mostAtOnce())
                .as("one may arrive while the last byte of another leaves")
                .isLessThan(3);
    }

    @Test
    @SuppressWarnings("try") // the host stops in the middle on purpose
    void a_host_that_restarts_in_mid_run_is_waited_for_and_a_wrong_address_is_not() throws Exception {
        try (ScriptedKimi host = ScriptedKimi.start().turn(Turn.say("one"))) {
            try (Endpoint endpoint = Heard.open(host, "chat.patience", "500ms", "chat.max_backoff", "5ms")) {
                assertThat(ask(endpoint).response().aiMessage().text()).isEqualTo("one");
                host.close();
                assertThat(ask(endpoint).failure()).hasMessageContaining("not reachable");
                assertThat(discarded.size()).isGreaterThan(5);
            }
        }
        discarded.clear();
        ScriptedKimi gone = ScriptedKimi.start();
        gone.close();
        try (Endpoint endpoint = Heard.open(
                gone, "chat.patience", "1m", "llm.kimi.model", "kimi-k2-thinking", "llm.kimi.window", "100000")) {
            assertThat(ask(endpoint).failure()).hasMessageContaining("not reachable");
        }
        assertThat(discarded).hasSize(2);
    }

    @Test
    void a_stream_that_cannot_be_read_twice_is_asked_for_in_one_piece() throws Exception {
        kimi.turn(Turn.raw("{\"choices\":[{\"delta\":{\"con"));
        kimi.turn(Turn.raw("garbage"));
        kimi.turn(Turn.body(
                "application/json",
                "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Whole.\"},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            assertThat(ask(endpoint).response().aiMessage().text()).isEqualTo("Whole.");
        }
        List<JsonNode> requests = kimi.requests();
        assertThat(requests.get(1).path("stream").asBoolean()).isTrue();
        assertThat(requests.get(2).path("stream").asBoolean()).isFalse();
        assertThat(requests.get(2).has("stream_options")).isFalse();
    }

    @Test
    void calls_left_in_the_text_are_run_or_the_servers_missing_flag_is_named() throws Exception {
        RunParameters run = Heard.run(discarded)
                .withTools(List.of(ToolSpecification.builder()
                        .name("search")
                        .description("Look.")
                        .build()));
        kimi.turn(Turn.say("<tool_call>{\"name\":\"search\",\"arguments\":{\"queries\":[\"x\"]}}</tool_call>"));
        for (int i = 0; i < 3; i++) {
            kimi.turn(Turn.say("<tool_call>search x</tool_call>"));
        }
        try (Endpoint endpoint = Heard.open(kimi)) {
            assertThat(Heard.ask(endpoint, run, Heard.question())
                            .response()
                            .aiMessage()
                            .toolExecutionRequests())
                    .hasSize(1);
            assertThat(Heard.ask(endpoint, run, Heard.question()).failure())
                    .hasMessageContaining("--enable-auto-tool-choice")
                    .hasMessageContaining("--jinja");
        }
        assertThat(kimi.bodies()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"max_model_len", "context_length", "meta"})
    void the_window_of_a_named_model_is_looked_up(String field) throws Exception {
        String told = field.equals("meta") ? "\"meta\":{\"n_ctx\":8192}" : "\"" + field + "\":8192";
        kimi.listing(Turn.body("application/json", "{\"data\":[{\"id\":\"own-model\"," + told + "}]}"));
        kimi.turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi, "llm.kimi.model", "own-model")) {
            ask(endpoint).response();
            assertThat(endpoint.window()).isEqualTo(8_192);
        }
        assertThat(kimi.requests().get(0).path("max_tokens").asLong()).isBetween(4_000L, 8_000L);
    }

    @Test
    void a_list_that_fails_does_not_hinder_a_named_model() throws Exception {
        kimi.listing(Turn.status(404, "no list", Map.of()));
        kimi.turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi, "llm.kimi.model", "own-model")) {
            assertThat(ask(endpoint).response().aiMessage().text()).isEqualTo("done");
            assertThat(endpoint.window()).isEqualTo(131_072);
        }
    }

    /** vLLM, SGLang and llama.cpp, each in its words: 8,192 tokens, of which the prompt takes 5,000. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | This model's maximum context length is 8192 tokens. However, you requested 21384 tokens (5000"
                        + " in the messages, 16384 in the completion).",
                "400 | max_tokens is too large: 16384. This model's maximum context length is 8192 tokens and your"
                        + " request has 5000 input tokens",
                "400 | Requested token count exceeds the model's maximum context length of 8192 tokens. You requested"
                        + " a total of 21384 tokens: 5000 tokens from the input messages and 16384 tokens for the"
                        + " completion.",
                "500 | the request (5000 tokens) exceeds the available context size (8192 tokens)"
            })
    void a_refusal_that_tells_the_sizes_lowers_the_room_for_the_answer(int status, String said) throws Exception {
        kimi.listing(Turn.body("application/json", "{\"data\":[]}"));
        kimi.refuse(status, body -> body.path("max_tokens").asLong() > 3_192 ? said : null);
        kimi.turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi, "llm.kimi.model", "own-model")) {
            RunParameters run = Heard.run(discarded);
            List<ChatMessage> question = List.of(UserMessage.from("Why? ".repeat(4_000)));
            assertThat(Heard.ask(endpoint, run, question).response().aiMessage().text())
                    .isEqualTo("done");
            assertThat(endpoint.window()).isEqualTo(8_192);
        }
        assertThat(kimi.bodies()).hasSize(2);
        assertThat(kimi.requests().get(1).path("max_tokens").asLong()).isBetween(512L, 3_192L);
    }

    @Test
    void two_processes_do_not_wait_alike_unless_a_seed_is_given() {
        assertThat(ChatSettings.from(Settings.defaults()).seed())
                .isNotEqualTo(ChatSettings.from(Settings.defaults()).seed());
    }
}
