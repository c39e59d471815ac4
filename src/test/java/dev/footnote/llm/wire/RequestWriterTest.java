package dev.footnote.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Cancellation;
import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.HistoryFix;
import dev.footnote.llm.endpoint.ModelFamily;
import dev.footnote.llm.endpoint.ModelSelection;
import dev.footnote.tools.ToolContract;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The body of a request: the room for the answer, what the family wants, and what the settings lay over it. */
class RequestWriterTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<ChatMessage> QUESTION = List.of(UserMessage.from("When do the swans moult?"));

    private final Map<String, String> flags = new HashMap<>();

    private static RunParameters run() {
        return RunParameters.of(new Cancellation(), reason -> {});
    }

    private JsonNode body(String model, long window, RunParameters run, List<ChatMessage> messages) throws Exception {
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        EndpointSettings endpoint = EndpointSettings.from(settings, "vllm", null);
        ChatRequest request =
                ChatRequest.builder().messages(messages).parameters(run).build();
        ModelSelection.Chosen chosen = new ModelSelection.Chosen(model, ModelFamily.of(settings, model), window);
        SlicePublisher body = new RequestWriter(endpoint).write(request, run, chosen);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.subscribe(new Flow.Subscriber<ByteBuffer>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer slice) {
                byte[] some = new byte[slice.remaining()];
                slice.get(some);
                bytes.writeBytes(some);
            }

            @Override
            public void onError(Throwable error) {
                throw new AssertionError(error);
            }

            @Override
            public void onComplete() {}
        });
        assertThat(bytes.size()).isEqualTo((int) body.length());
        return JSON.readTree(bytes.toByteArray());
    }

    private JsonNode body(String model, long window, RunParameters run) throws Exception {
        return body(model, window, run, QUESTION);
    }

    @ParameterizedTest
    @CsvSource({
        "kimi-k2-thinking, 262144, max_tokens, 32768",
        "kimi-k2.6, 262144, max_completion_tokens, 32768",
        "qwen3:8b, 32768, max_tokens, 4096",
        "some-model, 131072, max_tokens, 16384",
        "some-model, 8192, max_tokens, 7910",
        "some-model, 1000, max_tokens, 1024"
    })
    void an_answer_gets_what_its_family_may_have_and_the_window_leaves(
            String model, long window, String field, long room) throws Exception {
        JsonNode body = body(model, window, run());
        assertThat(body.get(field).asLong()).isBetween(room - 8, room + 8);
        assertThat(body.get("model").asText()).isEqualTo(model);
        assertThat(body.at("/messages/0/content").asText()).isEqualTo("When do the swans moult?");
    }

    @Test
    void the_whole_window_or_a_smaller_room_may_be_asked_for() throws Exception {
        RunParameters run = run();
        assertThat(body("some-model", 100_000, run.with(run.mode().withWholeWindow()))
                        .get("max_tokens")
                        .asLong())
                .isBetween(99_000L, 99_800L);
        assertThat(body("some-model", 100_000, run.with(run.mode().withRoom(700)))
                        .get("max_tokens")
                        .asLong())
                .isEqualTo(700);
    }

    @Test
    void what_the_host_has_counted_decides_how_long_a_prompt_is() throws Exception {
        RunParameters run = run();
        List<ChatMessage> longOne = List.of(UserMessage.from("swan ".repeat(4_000)));
        long before = body("some-model", 20_000, run, longOne).get("max_tokens").asLong();
        run.state().counted(4_000);
        long after = body("some-model", 20_000, run, longOne).get("max_tokens").asLong();
        assertThat(before).isBetween(12_000L, 14_000L);
        assertThat(after).isBetween(15_000L, 16_384L);
    }

    @Test
    void a_stream_asks_for_its_tokens_and_one_piece_does_not() throws Exception {
        RunParameters run = run();
        assertThat(body("some-model", 9_000, run)
                        .at("/stream_options/include_usage")
                        .asBoolean())
                .isTrue();
        JsonNode piece = body("some-model", 9_000, run.with(run.mode().withoutStream()));
        assertThat(piece.get("stream").asBoolean()).isFalse();
        assertThat(piece.has("stream_options")).isFalse();
    }

    @Test
    void tools_are_offered_and_may_be_chosen_only_where_there_are_some() throws Exception {
        JsonNode none = body("some-model", 9_000, run());
        assertThat(none.has("tools") || none.has("tool_choice")).isFalse();
        JsonNode some = body("some-model", 90_000, run().withTools(ToolContract.specifications()));
        assertThat(some.get("tools")).hasSize(ToolContract.specifications().size());
        assertThat(some.at("/tools/0/type").asText()).isEqualTo("function");
        assertThat(some.get("tool_choice").asText()).isEqualTo("auto");
    }

    @Test
    void the_settings_lay_their_own_over_everything() throws Exception {
        flags.put("llm.vllm.extra", "{\"temperature\": 0.3, \"stream\": false, \"tools\": [], \"top_k\": 20}");
        JsonNode body = body("kimi-k2-thinking", 90_000, run().withTools(ToolContract.specifications()));
        assertThat(body.get("temperature").asDouble()).isEqualTo(0.3);
        assertThat(body.get("stream").asBoolean()).isFalse();
        assertThat(body.get("tools")).isEmpty();
        assertThat(body.get("top_k").asInt()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"usual, enabled", "aside, disabled", "fast, disabled", "light, enabled"})
    void thinking_is_switched_as_the_mode_says(String mode, String type) throws Exception {
        RunParameters run = switch (mode) {
            case "aside" -> run().aside();
            case "fast" -> run().withoutThinking();
            case "light" -> run().withLessThinking();
            default -> run();
        };
        assertThat(body("kimi-k2.6", 90_000, run).at("/thinking/type").asText()).isEqualTo(type);
    }

    @Test
    void less_thinking_is_asked_of_families_that_know_degrees() throws Exception {
        assertThat(body("kimi-k3", 90_000, run().withLessThinking())
                        .get("reasoning_effort")
                        .asText())
                .isEqualTo("low");
        assertThat(body("kimi-k3", 90_000, run()).has("reasoning_effort")).isFalse();
    }

    private static List<ChatMessage> withCall() {
        return List.of(
                UserMessage.from("q"),
                AiMessage.builder()
                        .thinking("Hm.")
                        .toolExecutionRequests(List.of(ToolExecutionRequest.builder()
                                .id("odd id")
                                .name("search")
                                .arguments("{}")
                                .build()))
                        .build(),
                UserMessage.from("go on"));
    }

    @Test
    void a_fix_that_was_learnt_holds_for_the_whole_run() throws Exception {
        RunParameters run = run();
        assertThat(body("some-model", 90_000, run, withCall())
                        .at("/messages/1/tool_calls/0/id")
                        .asText())
                .isEqualTo("odd id");
        assertThat(run.state().fix(new HistoryFix(false, HistoryFix.Thinking.LEAVE_OUT)))
                .isTrue();
        assertThat(run.state().fix(new HistoryFix(true, HistoryFix.Thinking.FILL)))
                .isFalse();
        JsonNode body = body("some-model", 90_000, run, withCall());
        assertThat(body.at("/messages/1/tool_calls/0/id").asText()).isEqualTo("c00000000");
        assertThat(body.at("/messages/1/reasoning_content").isMissingNode()).isTrue();
        assertThat(body.at("/messages/2/content").asText()).isEqualTo("(no result)");
    }

    @ParameterizedTest
    @CsvSource({"kimi-k2-thinking, functions.search:0", "some-model, c00000000"})
    void a_history_of_another_host_goes_out_in_the_new_models_form(String model, String id) throws Exception {
        RunParameters foreign = RunParameters.ofForeignHistory(new Cancellation(), reason -> {});
        assertThat(body(model, 90_000, foreign, withCall())
                        .at("/messages/1/tool_calls/0/id")
                        .asText())
                .isEqualTo(id);
    }
}
