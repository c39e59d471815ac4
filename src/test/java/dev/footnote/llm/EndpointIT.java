package dev.footnote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.TokenCount;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.footnote.llm.wire.ReportedTokens;
import dev.footnote.llm.wire.RunParameters;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointIT {

    private final ScriptedKimi kimi = ScriptedKimi.start();
    private final List<String> discarded = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        kimi.close();
    }

    private static ToolSpecification search() {
        return ToolSpecification.builder()
                .name("search")
                .description("Searches.")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("query")
                        .required("query")
                        .build())
                .build();
    }

    @Test
    void a_plain_answer_comes_whole_with_its_tokens() throws Exception {
        kimi.turn(Turn.think("Let me think 橋 🌉.")
                .say("It opened in 1890.")
                .split(3)
                .usage(812, 768, 140, 97));
        try (Endpoint endpoint = Heard.open(kimi)) {
            assertThat(endpoint.model()).isEqualTo("kimi-k2-thinking");
            assertThat(endpoint.window()).isEqualTo(262_144);
            Heard heard = Heard.ask(endpoint, Heard.run(discarded), Heard.question());
            ChatResponse response = heard.response();
            assertThat(response.aiMessage().text())
                    .isEqualTo("It opened in 1890.")
                    .isEqualTo(heard.text.toString());
            assertThat(response.aiMessage().thinking())
                    .isEqualTo("Let me think 橋 🌉.")
                    .isEqualTo(heard.thinking.toString());
            assertThat(ReportedTokens.of(response)).isEqualTo(new TokenCount(812, 768, 140, 97));
            assertThat(ReportedTokens.finishReason(response)).isEqualTo("stop");
            assertThat(endpoint.prices().orElseThrow().cost(ReportedTokens.of(response)))
                    .isEqualByComparingTo("0.0004916");
        }
        JsonNode request = kimi.requests().get(0);
        assertThat(request.path("stream_options").path("include_usage").asBoolean())
                .isTrue();
        assertThat(request.path("temperature").asDouble()).isEqualTo(1.0);
        assertThat(request.path("max_tokens").asLong()).isEqualTo(32_768);
        assertThat(kimi.headers().get(0)).containsEntry("authorization", "Bearer sk-secret-1");
    }

    @Test
    void parallel_calls_in_pieces_come_whole_and_in_order() throws Exception {
        kimi.turn(Turn.think("two")
                .call("functions.search:0", "search", "{\"query\":\"a\"}")
                .call("functions.search:1", "search", "{\"query\":\"b\"}")
                .split(2)
                .usageInChoice());
        try (Endpoint endpoint = Heard.open(kimi)) {
            Heard heard = Heard.ask(endpoint, Heard.run(discarded).withTools(List.of(search())), Heard.question());
            ChatResponse response = heard.response();
            assertThat(response.aiMessage().toolExecutionRequests())
                    .isEqualTo(heard.calls)
                    .hasSize(2);
            assertThat(heard.calls.get(1).arguments()).isEqualTo("{\"query\":\"b\"}");
            assertThat(ReportedTokens.finishReason(response)).isEqualTo("tool_calls");
            assertThat(ReportedTokens.of(response).input()).isEqualTo(100);
        }
        JsonNode tool = kimi.requests().get(0).path("tools").path(0).path("function");
        assertThat(tool.path("parameters")
                        .path("properties")
                        .path("query")
                        .path("type")
                        .asText())
                .isEqualTo("string");
    }

    @Test
    void thinking_goes_back_and_earlier_messages_stay_byte_for_byte() throws Exception {
        kimi.turn(Turn.think("why")
                .thinkingField("reasoning")
                .call("functions.search:0", "search", "{ \"query\" : \"a\" }"));
        kimi.turn(Turn.think("more").call("functions.search:1", "search", "{\"query\":\"b\"}"));
        kimi.turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi, "llm.kimi.thinking_field", "auto")) {
            RunParameters run = Heard.run(discarded).withTools(List.of(search()));
            List<ChatMessage> messages = new ArrayList<>(Heard.question());
            for (int i = 0; i < 2; i++) {
                ChatResponse response = Heard.ask(endpoint, run, messages).response();
                messages.add(response.aiMessage());
                messages.add(ToolExecutionResultMessage.from(
                        response.aiMessage().toolExecutionRequests().get(0), "nothing \"new\""));
            }
            Heard.ask(endpoint, run, messages).response();
        }
        for (int i = 1; i < 3; i++) {
            String before = kimi.bodies().get(i - 1);
            String prefix = before.substring(0, before.indexOf("],\"tools\""));
            assertThat(kimi.bodies().get(i)).startsWith(prefix + ",{\"role\":\"assistant\"");
        }
        JsonNode assistant = kimi.requests().get(2).path("messages").path(2);
        assertThat(assistant.path("reasoning").asText()).isEqualTo("why");
        assertThat(assistant.has("reasoning_content")).isFalse();
        assertThat(assistant
                        .path("tool_calls")
                        .path(0)
                        .path("function")
                        .path("arguments")
                        .asText())
                .isEqualTo("{ \"query\" : \"a\" }");
    }

    @Test
    void a_cut_stream_is_tried_again_with_the_same_bytes() throws Exception {
        kimi.turn(Turn.think("a b c d e f").split(1).cutAfter(5));
        kimi.turn(Turn.say("half").cutAfter(2).clean());
        kimi.turn(Turn.think("x").raw("{\"error\":{\"message\":\"boom\",\"type\":\"server_error\"}}"));
        kimi.turn(Turn.say("whole"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            Heard heard = Heard.ask(endpoint, Heard.run(discarded), Heard.question());
            assertThat(heard.response().aiMessage().text()).isEqualTo("whole");
            assertThat(heard.ends).hasValue(1);
        }
        assertThat(discarded)
                .hasSize(3)
                .allSatisfy(sentence -> assertThat(sentence).doesNotContain("sk-secret"));
        assertThat(kimi.bodies()).hasSize(4).containsOnly(kimi.bodies().get(0));
    }

    @Test
    void a_wrong_key_is_told_with_its_variable_and_the_other_platform() throws Exception {
        kimi.turn(Turn.status(
                401,
                "{\"error\":{\"message\":\"bad sk-secret-1\",\"type\":\"invalid_authentication_error\"}}",
                Map.of()));
        try (Endpoint endpoint = Heard.open(kimi)) {
            Throwable failure =
                    Heard.ask(endpoint, Heard.run(discarded), Heard.question()).failure();
            assertThat(((ModelFailure) failure).kind()).isEqualTo(Kind.AUTH);
            assertThat(failure)
                    .hasMessageContaining("MOONSHOT_API_KEY")
                    .hasMessageContaining("kimi-cn")
                    .hasMessageNotContaining("sk-secret");
        }
        assertThat(discarded).isEmpty();
    }

    @Test
    void an_unknown_model_is_told_with_the_known_ones() throws Exception {
        kimi.models("kimi-k2.6", "kimi-k3");
        kimi.turn(Turn.status(
                404, "{\"error\":{\"message\":\"Not found\",\"type\":\"resource_not_found_error\"}}", Map.of()));
        try (Endpoint endpoint = Heard.open(kimi, "llm.kimi.model", "kimi-k2-thinking")) {
            Throwable failure =
                    Heard.ask(endpoint, Heard.run(discarded), Heard.question()).failure();
            assertThat(((ModelFailure) failure).kind()).isEqualTo(Kind.MODEL);
            assertThat(failure).hasMessageContaining("kimi-k2.6, kimi-k3");
        }
    }

    @Test
    void a_rate_limit_is_waited_for_as_the_host_asks() throws Exception {
        kimi.turn(Turn.status(
                429,
                "{\"error\":{\"message\":\"RPM\",\"type\":\"rate_limit_reached_error\"}}",
                Map.of("Retry-After", "0.3")));
        kimi.turn(Turn.status(500, "<html>bad gateway</html>", Map.of()));
        kimi.turn(Turn.say("fine"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            long start = System.nanoTime();
            Heard.ask(endpoint, Heard.run(discarded), Heard.question()).response();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
        }
        assertThat(discarded).hasSize(2);
        assertThat(discarded.get(0)).contains("0.3s");
    }

    @Test
    void a_long_wait_an_empty_purse_and_a_full_window_fail_at_once() throws Exception {
        kimi.turn(Turn.status(
                429,
                "{\"error\":{\"message\":\"x\",\"type\":\"rate_limit_reached_error\"}}",
                Map.of("Retry-After", "3600")));
        kimi.turn(Turn.status(
                429, "{\"error\":{\"message\":\"x\",\"type\":\"exceeded_current_quota_error\"}}", Map.of()));
        kimi.turn(Turn.status(
                400,
                "{\"error\":{\"message\":\"Invalid request: Your request exceeded model token limit: 1"
                        + "\",\"type\":\"invalid_request_error\"}}",
                Map.of()));
        try (Endpoint endpoint = Heard.open(kimi)) {
            for (Kind kind : List.of(Kind.RATE, Kind.QUOTA, Kind.CONTEXT)) {
                Throwable failure = Heard.ask(endpoint, Heard.run(discarded), Heard.question())
                        .failure();
                assertThat(((ModelFailure) failure).kind()).isEqualTo(kind);
            }
        }
        assertThat(discarded).isEmpty();
    }

    @Test
    void a_host_that_is_not_there_is_named_with_its_setting() throws Exception {
        kimi.close();
        try (Endpoint endpoint = Heard.open(kimi, "llm.kimi.model", "kimi-k2-thinking")) {
            Throwable failure =
                    Heard.ask(endpoint, Heard.run(discarded), Heard.question()).failure();
            assertThat(((ModelFailure) failure).kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageContaining(kimi.baseUrl()).hasMessageContaining("llm.kimi.base_url");
        }
        assertThat(discarded).hasSize(2);
    }

    @Test
    void silence_ends_the_attempt() throws Exception {
        kimi.turn(Turn.think("hm").silentAfter(2));
        kimi.turn(Turn.say("back"));
        try (Endpoint endpoint = Heard.open(kimi, "chat.idle_timeout", "250ms")) {
            assertThat(Heard.ask(endpoint, Heard.run(discarded), Heard.question())
                            .response()
                            .aiMessage()
                            .text())
                    .isEqualTo("back");
            assertThat(kimi.awaitDisconnect(5)).isTrue();
        }
        assertThat(discarded).hasSize(1);
    }

    @Test
    void cancelling_closes_the_connection_before_and_within_the_body() throws Exception {
        kimi.turn(Turn.think("hm").silentAfter(2));
        kimi.turn(Turn.delay(Duration.ofSeconds(30)));
        try (Endpoint endpoint = Heard.open(kimi)) {
            for (int i = 0; i < 2; i++) {
                Cancellation cancellation = new Cancellation();
                Heard heard = Heard.ask(endpoint, RunParameters.of(cancellation, discarded::add), Heard.question());
                assertThat(kimi.awaitRequest(10)).isTrue();
                cancellation.cancel("enough");
                assertThat(heard.failure())
                        .isInstanceOf(CancelledException.class)
                        .hasMessage("enough");
                assertThat(kimi.awaitDisconnect(10)).isTrue();
                assertThat(heard.ends).hasValue(1);
            }
        }
        assertThat(discarded).isEmpty();
    }

    @Test
    void empty_answers_are_asked_for_again_and_with_more_room_after_a_full_one() throws Exception {
        kimi.turn(Turn.think("long").finish("length"));
        kimi.turn(Turn.think("mute"));
        kimi.turn(Turn.call("", "search", "{}").call("", "search", ""));
        try (Endpoint endpoint = Heard.open(kimi)) {
            ChatResponse response = Heard.ask(
                            endpoint, Heard.run(discarded).withTools(List.of(search())), Heard.question())
                    .response();
            assertThat(response.aiMessage().toolExecutionRequests())
                    .extracting(call -> call.id() + call.arguments())
                    .containsExactly("functions.search:0{}", "functions.search:1{}");
        }
        assertThat(kimi.requests().get(1).path("max_tokens").asLong()).isGreaterThan(200_000);
        assertThat(discarded).hasSize(2);
    }

    @Test
    void closing_the_endpoint_ends_what_is_under_way() throws Exception {
        kimi.turn(Turn.delay(Duration.ofSeconds(30)));
        Endpoint endpoint = Heard.open(kimi);
        Heard heard = Heard.ask(endpoint, Heard.run(discarded), Heard.question());
        assertThat(kimi.awaitRequest(10)).isTrue();
        endpoint.close();
        assertThat(heard.failure()).isInstanceOf(CancelledException.class);
    }

    @Test
    void closing_and_cancelling_end_a_wait_at_once() throws Exception {
        for (int i = 0; i < 2; i++) {
            kimi.turn(Turn.status(
                    429,
                    "{\"error\":{\"message\":\"x\",\"type\":\"rate_limit_reached_error\"}}",
                    Map.of("Retry-After", "100")));
        }
        Endpoint endpoint = Heard.open(kimi);
        Cancellation cancellation = new Cancellation();
        CompletableFuture<String> waits = new CompletableFuture<>();
        Heard cancelled = Heard.ask(endpoint, RunParameters.of(cancellation, waits::complete), Heard.question());
        assertThat(waits.get(10, TimeUnit.SECONDS)).contains("1m40s");
        cancellation.cancel("enough");
        assertThat(cancelled.failure()).isInstanceOf(CancelledException.class).hasMessage("enough");
        Heard closed = Heard.ask(endpoint, RunParameters.of(new Cancellation(), reason -> {}), Heard.question());
        endpoint.close();
        assertThat(kimi.bodies()).as("the second call pauses with the first").hasSize(1);
        assertThat(closed.failure()).isInstanceOf(CancelledException.class);
    }

    @Test
    void calls_beyond_the_gate_wait_in_line_and_can_be_cancelled_there() throws Exception {
        kimi.turn(Turn.say("first").delay(Duration.ofMillis(300)));
        kimi.turn(Turn.say("second"));
        try (Endpoint endpoint = Heard.open(kimi, "llm.kimi.concurrency", "1")) {
            Heard first = Heard.ask(endpoint, Heard.run(discarded), Heard.question());
            Cancellation cancellation = new Cancellation();
            Heard dropped = Heard.ask(endpoint, RunParameters.of(cancellation, discarded::add), Heard.question());
            Heard second = Heard.ask(endpoint, Heard.run(discarded), Heard.question());
            cancellation.cancel("enough");
            assertThat(dropped.failure()).isInstanceOf(CancelledException.class);
            assertThat(first.response().aiMessage().text()).isEqualTo("first");
            assertThat(second.response().aiMessage().text()).isEqualTo("second");
        }
        assertThat(kimi.bodies()).hasSize(2);
    }
}
