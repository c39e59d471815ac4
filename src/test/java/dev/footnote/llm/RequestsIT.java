package dev.footnote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.llm.wire.RunParameters;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire to each endpoint and family. */
class RequestsIT {

    private final ScriptedKimi kimi = ScriptedKimi.start();
    private final List<String> discarded = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        kimi.close();
    }

    private static ToolSpecification search() {
        return ToolSpecification.builder().name("search").build();
    }

    /** Adds an answer and a result for each of its calls. */
    private static void answered(List<ChatMessage> messages, ChatResponse response) {
        messages.add(response.aiMessage());
        response.aiMessage()
                .toolExecutionRequests()
                .forEach(call -> messages.add(ToolExecutionResultMessage.from(call, "nothing")));
    }

    private void twoSteps(Endpoint endpoint, String field) throws Exception {
        kimi.turn(Turn.think("first thought")
                .thinkingField(field)
                .call("functions.search:0", "search", "{\"query\":\"a\"}"));
        kimi.turn(Turn.think("second thought")
                .thinkingField(field)
                .call("functions.search:1", "search", "{\"query\":\"b\"}"));
        kimi.turn(Turn.say("done"));
        RunParameters run = Heard.run(discarded).withTools(List.of(search()));
        List<ChatMessage> messages = new ArrayList<>(Heard.question());
        for (int step = 0; step < 3; step++) {
            Heard heard = Heard.ask(endpoint, run, messages);
            ChatResponse response = heard.response();
            assertThat(discarded).isEmpty();
            assertThat(heard.thinking.toString())
                    .isEqualTo(List.of("first thought", "second thought", "").get(step));
            answered(messages, response);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kimi, reasoning_content, reasoning_content",
        "kimi, reasoning, reasoning_content",
        "kimi-cn, reasoning_content, reasoning_content",
        "openrouter, reasoning, reasoning",
        "openrouter, reasoning_content, reasoning_content",
        "vllm, reasoning, reasoning",
        "vllm, reasoning_content, reasoning_content",
        "sglang, reasoning_content, reasoning_content",
        "ollama, reasoning, reasoning",
        "openai, reasoning_content, reasoning_content",
        "openai, thinking, thinking",
        "mine, reasoning, reasoning"
    })
    void all_thinking_goes_back_on_every_later_step_under_the_name_that_the_endpoint_knows(
            String name, String comes, String goes) throws Exception {
        kimi.strict(goes);
        try (Endpoint endpoint = Heard.open(name, kimi.baseUrl(), "model.name", "kimi-k2-thinking")) {
            twoSteps(endpoint, comes);
        }
        JsonNode last = kimi.requests().get(2).path("messages");
        assertThat(last.path(2).path(goes).asText()).isEqualTo("first thought");
        assertThat(last.path(4).path(goes).asText()).isEqualTo("second thought");
        assertThat(kimi.requests().get(1).path("messages").path(2).path(goes).asText())
                .isEqualTo("first thought");
        assertThat(discarded).isEmpty();
    }

    /** The fields of a request on thinking, for a usual step, a light one, and one without thinking. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kimi-k3          | {}                              | {"reasoning_effort":"low"}      | {"reasoning_effort":"low"}
                    kimi-k2-thinking | {}                              | {}                              | {}
                    kimi-k2.6        | {"thinking":{"type":"enabled"}} | {"thinking":{"type":"enabled"}} | {"thinking":{"type":"disabled"}}
                    kimi-k2.7-code   | {}                              | {}                              | {}
                    qwen3-32b        | {}                              | {}                              | {}
                    """)
    void how_much_is_thought_is_told_to_families_that_know_it(String model, String usual, String light, String none)
            throws Exception {
        ObjectMapper json = new ObjectMapper();
        try (Endpoint endpoint = Heard.open("vllm", kimi.baseUrl(), "model.name", model)) {
            RunParameters run = Heard.run(discarded);
            for (RunParameters each : List.of(run, run.withLessThinking(), run.withoutThinking())) {
                kimi.turn(Turn.say("done"));
                Heard.ask(endpoint, each, Heard.question()).response();
            }
        }
        List<String> expected = List.of(usual, light, none);
        for (int i = 0; i < expected.size(); i++) {
            ObjectNode sent = ((ObjectNode) kimi.requests().get(i)).deepCopy();
            assertThat(sent.retain("thinking", "reasoning_effort")).isEqualTo(json.readTree(expected.get(i)));
        }
    }

    @Test
    void a_limit_on_thinking_is_sent_for_light_steps_where_the_settings_give_one() throws Exception {
        String limit = "{\"chat_template_kwargs\":{\"thinking_budget\":256}}";
        try (Endpoint endpoint =
                Heard.open("vllm", kimi.baseUrl(), "model.name", "qwen3-32b", "family.generic.less_thinking", limit)) {
            kimi.turn(Turn.say("done"));
            kimi.turn(Turn.say("done"));
            RunParameters run = Heard.run(discarded);
            Heard.ask(endpoint, run, Heard.question()).response();
            Heard.ask(endpoint, run.withLessThinking(), Heard.question()).response();
        }
        assertThat(kimi.requests().get(0).has("chat_template_kwargs")).isFalse();
        assertThat(kimi.requests()
                        .get(1)
                        .at("/chat_template_kwargs/thinking_budget")
                        .asInt())
                .isEqualTo(256);
    }

    @Test
    void thinking_that_comes_in_details_goes_back_too() throws Exception {
        kimi.turn(Turn.raw(
                        "{\"choices\":[{\"delta\":{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"why\"}],"
                                + "\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"search\",\"arguments\":\"{}\"}}]},"
                                + "\"finish_reason\":\"tool_calls\"}]}")
                .raw("[DONE]"));
        kimi.turn(Turn.say("done"));
        kimi.strict("reasoning");
        try (Endpoint endpoint = Heard.open("openrouter", kimi.baseUrl())) {
            List<ChatMessage> messages = new ArrayList<>(Heard.question());
            RunParameters run = Heard.run(discarded);
            ChatResponse response = Heard.ask(endpoint, run, messages).response();
            answered(messages, response);
            Heard.ask(endpoint, run, messages).response();
        }
        assertThat(kimi.requests()
                        .get(1)
                        .path("messages")
                        .path(2)
                        .path("reasoning")
                        .asText())
                .isEqualTo("why");
    }

    @ParameterizedTest
    @CsvSource({
        "kimi-k2-thinking, 1.0, max_tokens, '', 32768",
        "moonshotai/Kimi-K2-Thinking, 1.0, max_tokens, '', 32768",
        "kimi-k2.6, '', max_completion_tokens, '{\"type\":\"enabled\"}', 32768",
        "kimi-k2.7-code, '', max_completion_tokens, '', 32768",
        "kimi-k3, '', max_completion_tokens, '', 32768",
        "kimi-k3.1-pro-highspeed, '', max_completion_tokens, '', 32768",
        "some-other, '', max_tokens, '', 16384"
    })
    void each_family_has_its_own_sampling_switch_and_room(
            String model, String temperature, String roomField, String thinking, long room) throws Exception {
        kimi.turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi, "model.name", model)) {
            Heard.ask(endpoint, Heard.run(discarded), Heard.question()).response();
        }
        JsonNode request = kimi.requests().get(0);
        assertThat(request.path("model").asText()).isEqualTo(model);
        assertThat(request.path("temperature").asText()).isEqualTo(temperature);
        assertThat(
                        request.path("thinking").isMissingNode()
                                ? ""
                                : request.path("thinking").toString())
                .isEqualTo(thinking);
        assertThat(request.path(roomField).asLong()).isEqualTo(room);
        assertThat(request.has("max_tokens")).isNotEqualTo(request.has("max_completion_tokens"));
        for (String never : List.of(
                "top_p",
                "n",
                "presence_penalty",
                "frequency_penalty",
                "reasoning_effort",
                "parallel_tool_calls",
                "tools",
                "tool_choice",
                "seed")) {
            assertThat(request.has(never)).as(never).isFalse();
        }
        assertThat(kimi.bodies().get(0)).isEqualTo(request.toString());
    }

    @Test
    void missing_thinking_is_filled_with_a_blank_where_the_family_asks_for_it() throws Exception {
        kimi.strict("reasoning_content");
        kimi.turn(Turn.call("functions.search:0", "search", "{\"query\":\"a\"}"));
        kimi.turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi, "model.name", "kimi-k2.6")) {
            RunParameters run = Heard.run(discarded);
            List<ChatMessage> messages = new ArrayList<>(Heard.question());
            ChatResponse response = Heard.ask(endpoint, run, messages).response();
            answered(messages, response);
            Heard.ask(endpoint, run, messages).response();
        }
        assertThat(kimi.bodies().get(1)).contains("\"reasoning_content\":\" \"");
    }

    @ParameterizedTest
    @CsvSource({
        "'kimi-k3,kimi-k2.6', kimi-k2.6",
        "'kimi-k3,kimi-k2-thinking,kimi-k2.6', kimi-k2-thinking",
        "'x,kimi-k2.7-code', kimi-k2.7-code"
    })
    void the_model_is_the_first_of_the_list_that_the_key_sees(String shown, String chosen) throws Exception {
        kimi.models(shown.split(",", -1)).turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            assertThat(endpoint.model()).isEqualTo(chosen);
            Heard.ask(endpoint, Heard.run(discarded), Heard.question()).response();
        }
        assertThat(kimi.requests().get(0).path("model").asText()).isEqualTo(chosen);
    }

    @Test
    void a_leaked_call_is_run_and_its_markers_do_not_go_back() throws Exception {
        kimi.strict("reasoning_content");
        kimi.turn(Turn.think("I look it up. <|tool_calls_section_begin|><|tool_call_begin|>functions.search:0"
                        + "<|tool_call_argument_begin|>{\"query\":\"a\"}<|tool_call_end|><|tool_calls_section_end|>")
                .split(4)
                .finish("stop"));
        kimi.turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            RunParameters run = Heard.run(discarded).withTools(List.of(search()));
            List<ChatMessage> messages = new ArrayList<>(Heard.question());
            Heard heard = Heard.ask(endpoint, run, messages);
            answered(messages, heard.response());
            assertThat(heard.thinking.toString()).isEqualTo("I look it up. ");
            Heard.ask(endpoint, run, messages).response();
        }
        JsonNode message = kimi.requests().get(1).path("messages").path(2);
        assertThat(message.path("tool_calls").path(0).path("id").asText()).isEqualTo("functions.search:0");
        assertThat(message.path("reasoning_content").asText()).isEqualTo("I look it up.");
        assertThat(discarded).isEmpty();
    }

    /** The JDK's client tells the end of each request on a new thread where its machine has two processors or one. */
    @Test
    void requests_one_after_another_start_no_threads() throws Exception {
        try (Endpoint endpoint = Heard.open(kimi)) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long before = 0;
            for (int i = 0; i < 40; i++) {
                if (i == 10) {
                    before = threads.getTotalStartedThreadCount();
                }
                kimi.turn(Turn.say("done"));
                Heard.ask(endpoint, Heard.run(new ArrayList<>()), Heard.question())
                        .response();
            }
            assertThat(threads.getTotalStartedThreadCount() - before).isLessThan(15);
        }
    }
}
