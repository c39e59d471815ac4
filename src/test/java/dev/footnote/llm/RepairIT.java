package dev.footnote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.llm.wire.RunParameters;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a model has sent, what goes back is sound; a host that complains of the history gets it once in a plainer form. */
@Timeout(60)
class RepairIT {

    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern NINE = Pattern.compile("[a-zA-Z0-9]{9}");

    private final ScriptedKimi kimi = ScriptedKimi.start();
    private final List<String> discarded = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        kimi.close();
    }

    private static ToolExecutionRequest call(String id, String name, String arguments) {
        return ToolExecutionRequest.builder()
                .id(id)
                .name(name)
                .arguments(arguments)
                .build();
    }

    private static List<ChatMessage> history(ToolExecutionRequest... calls) {
        List<ChatMessage> out = new ArrayList<>(Heard.question());
        out.add(AiMessage.builder()
                .thinking("Look.")
                .toolExecutionRequests(List.of(calls))
                .build());
        for (ToolExecutionRequest call : calls) {
            out.add(ToolExecutionResultMessage.from(call.id(), call.name(), "result of " + call.id()));
        }
        return out;
    }

    private ChatResponse ask(Endpoint endpoint, List<ChatMessage> messages) throws Exception {
        return Heard.ask(endpoint, Heard.run(discarded), messages).response();
    }

    /** As llama.cpp, Ollama and older vLLM do. */
    private static String unsoundArguments(JsonNode request) {
        for (JsonNode message : request.path("messages")) {
            for (JsonNode call : message.path("tool_calls")) {
                try {
                    JsonNode arguments = STRICT.readTree(
                            call.path("function").path("arguments").asText());
                    if (!arguments.isObject()) {
                        return "arguments must be an object";
                    }
                } catch (JsonProcessingException e) {
                    return "Expecting ',' delimiter: line 1 column 50";
                }
            }
        }
        return null;
    }

    /** Strict servers refuse half of a character, and parsers of theirs give up at some hundred levels. */
    @Test
    void arguments_that_no_strict_parser_takes_never_go_back() throws Exception {
        String deep = "{\"a\":" + "[".repeat(3_000) + "]".repeat(3_000) + "}";
        for (String arguments : List.of(deep, "{\"q\":\"\uD83E\"}", "{\"q\":\"\\ud83e\"}")) {
            kimi.turn(Turn.say("done"));
            try (Endpoint endpoint = Heard.open(kimi)) {
                ask(endpoint, history(call("functions.read:0", "read", arguments)));
            }
            String sent = kimi.requests()
                    .get(kimi.requests().size() - 1)
                    .findValue("tool_calls")
                    .path(0)
                    .path("function")
                    .path("arguments")
                    .asText();
            assertThat(sent).hasSizeLessThan(1_000).startsWith("{");
            assertThat(new ObjectMapper().readTree(sent).path("q").asText()).doesNotContain("\uD83E");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\": \"http://a.example/\"",
                "{\"url\": \"http://a.example/\",}",
                "{'url': 'http://a.example/'}",
                "```json\n{\"url\": \"x\"}\n```",
                "{\"a\":1}{\"b\":2}",
                "[]",
                "",
                "\"text\"",
                "{\"q\":\"\\d\"}"
            })
    void arguments_that_are_no_object_never_go_back(String arguments) throws Exception {
        kimi.refuse(400, RepairIT::unsoundArguments).turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            assertThat(ask(endpoint, history(call("functions.read:0", "read", arguments)))
                            .aiMessage()
                            .text())
                    .isEqualTo("done");
        }
        assertThat(kimi.bodies()).hasSize(1);
    }

    @Test
    void a_call_of_a_tool_by_an_odd_name_goes_back_under_a_fit_one() throws Exception {
        kimi.turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            ask(endpoint, history(call("a", "browse page!", "{}"), call("b", "n".repeat(100), "{}")));
        }
        JsonNode messages = kimi.requests().get(0).path("messages");
        assertThat(messages.path(2)
                        .path("tool_calls")
                        .path(0)
                        .path("function")
                        .path("name")
                        .asText())
                .isEqualTo("browse_page_");
        assertThat(messages.path(3).path("name").asText()).isEqualTo("browse_page_");
        assertThat(messages.path(4).path("name").asText()).hasSize(64);
    }

    @Test
    void a_host_that_refuses_the_ids_of_a_history_gets_nine_letters_or_digits() throws Exception {
        kimi.refuse(400, RepairIT::longIds).turn(Turn.say("done")).turn(Turn.say("again"));
        List<ChatMessage> history = history(call("functions.read:0", "read", "{}"), call("x", "find", "{}"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            RunParameters run = Heard.run(discarded);
            assertThat(Heard.ask(endpoint, run, history).response().aiMessage().text())
                    .isEqualTo("done");
            // the run has learnt it
            assertThat(Heard.ask(endpoint, run, history).response().aiMessage().text())
                    .isEqualTo("again");
        }
        assertThat(kimi.bodies()).hasSize(3);
        assertThat(discarded).hasSize(1).first().asString().contains("400", "tool_call");
        JsonNode sent = kimi.requests().get(1).path("messages");
        assertThat(sent.path(3).path("tool_call_id"))
                .isEqualTo(sent.path(2).path("tool_calls").path(0).path("id"));
        assertThat(sent.path(4).path("content").asText()).isEqualTo("result of x");
    }

    private static String longIds(JsonNode request) {
        for (JsonNode message : request.path("messages")) {
            for (JsonNode call : message.path("tool_calls")) {
                if (!NINE.matcher(call.path("id").asText()).matches()) {
                    return "tool_calls[0].id must be a-z, A-Z, 0-9, with a length of 9";
                }
            }
        }
        return null;
    }

    @Test
    void a_template_that_takes_one_call_a_turn_gets_one() throws Exception {
        kimi.refuse(500, request -> {
                    for (JsonNode message : request.path("messages")) {
                        if (message.path("tool_calls").size() > 1) {
                            return "Jinja error: this model only supports single tool-calls at once!";
                        }
                    }
                    return null;
                })
                .turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            ask(endpoint, history(call("a", "read", "{}"), call("b", "find", "{}")));
        }
        JsonNode sent = kimi.requests().get(1).path("messages");
        assertThat(sent).hasSize(6);
        assertThat(sent.path(2).path("reasoning_content").asText()).isEqualTo("Look.");
        assertThat(sent.path(3).path("content").asText()).isEqualTo("result of a");
        assertThat(sent.path(5).path("content").asText()).isEqualTo("result of b");
    }

    @Test
    void a_host_that_knows_no_thinking_gets_none() throws Exception {
        kimi.refuse(
                        400,
                        request -> request.toString().contains("\"reasoning_content\"")
                                ? "messages.2.reasoning_content: Extra inputs are not permitted"
                                : null)
                .turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            assertThat(ask(endpoint, history(call("a", "read", "{}")))
                            .aiMessage()
                            .text())
                    .isEqualTo("done");
        }
    }

    @Test
    void a_host_that_misses_thinking_gets_a_space_of_it() throws Exception {
        List<ChatMessage> history = new ArrayList<>(Heard.question());
        history.add(AiMessage.builder()
                .toolExecutionRequests(List.of(call("a", "read", "{}")))
                .build());
        history.add(ToolExecutionResultMessage.from("a", "read", "text"));
        kimi.refuse(
                        400,
                        request -> request.path("messages").path(2).has("reasoning_content")
                                ? null
                                : "thinking is enabled but reasoning_content is missing in assistant tool call message"
                                        + " at index 2")
                .turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            ask(endpoint, history);
        }
        assertThat(kimi.requests()
                        .get(1)
                        .path("messages")
                        .path(2)
                        .path("reasoning_content")
                        .asText())
                .isEqualTo(" ");
    }

    @Test
    void a_history_with_loose_ends_is_tied_up_for_a_host_that_complains() throws Exception {
        List<ChatMessage> history = new ArrayList<>(Heard.question());
        history.add(AiMessage.builder()
                .toolExecutionRequests(List.of(call("a", "read", "{}"), call("b", "read", "{}")))
                .build());
        history.add(ToolExecutionResultMessage.from("b", "read", "text of b"));
        history.add(ToolExecutionResultMessage.from("z", "read", "of nothing"));
        history.add(UserMessage.from(" "));
        kimi.refuse(
                        400,
                        request -> request.path("messages")
                                                .path(4)
                                                .path("role")
                                                .asText()
                                                .equals("tool")
                                        && request.path("messages").size() == 6
                                        && request.path("messages")
                                                .path(3)
                                                .path("content")
                                                .asText()
                                                .equals("(no result)")
                                ? null
                                : "an assistant message with tool_calls must be followed by tool messages")
                .turn(Turn.say("done"));
        try (Endpoint endpoint = Heard.open(kimi)) {
            ask(endpoint, history);
        }
        assertThat(kimi.requests()
                        .get(1)
                        .path("messages")
                        .path(5)
                        .path("content")
                        .asText())
                .isEqualTo("(nothing)");
    }

    @Test
    void a_history_is_repaired_once_and_then_the_refusal_is_told() throws Exception {
        kimi.refuse(400, request -> "messages[2]: cannot be used");
        try (Endpoint endpoint = Heard.open(kimi)) {
            Heard heard = Heard.ask(endpoint, Heard.run(discarded), history(call("a", "read", "{}")));
            assertThat(heard.failure()).hasMessageContaining("messages[2]: cannot be used");
        }
        assertThat(kimi.bodies()).hasSize(2);
    }

    @Test
    void a_refusal_of_a_first_request_is_no_matter_of_history() throws Exception {
        kimi.refuse(400, request -> "messages[1]: cannot be used");
        try (Endpoint endpoint = Heard.open(kimi)) {
            assertThat(Heard.ask(endpoint, Heard.run(discarded), Heard.question())
                            .failure())
                    .hasMessageContaining("family");
        }
        assertThat(kimi.bodies()).hasSize(1);
    }

    private static RunParameters withSearch(List<String> discarded) {
        return Heard.run(discarded)
                .withTools(List.of(ToolSpecification.builder()
                        .name("search")
                        .description("Look.")
                        .build()));
    }

    private static String searchIsRefused(JsonNode request) {
        return request.toString().contains("\"search\"") ? "Tool names are not allowed to be [search]" : null;
    }

    @Test
    void a_refused_tool_name_is_told_with_the_setting_that_changes_it() throws Exception {
        kimi.refuse(400, RepairIT::searchIsRefused);
        try (Endpoint endpoint = Heard.open(kimi)) {
            assertThat(Heard.ask(endpoint, withSearch(discarded), Heard.question())
                            .failure())
                    .hasMessageContaining("llm.kimi.tool_names, such as: search web_search");
        }
    }

    @Test
    void tools_go_by_the_hosts_names_there_and_by_ours_here() throws Exception {
        kimi.refuse(400, RepairIT::searchIsRefused)
                .turn(Turn.call("functions.web_search:1", "web_search", "{\"queries\":[\"x\"]}"))
                .turn(Turn.say(
                        "<|tool_call_begin|>functions.web_search:2<|tool_call_argument_begin|>{}<|tool_call_end|>"));
        List<ChatMessage> history = history(call("functions.search:0", "search", "{}"));
        try (Endpoint endpoint = Heard.open(kimi, "llm.kimi.tool_names", "search web_search")) {
            for (int i = 0; i < 2; i++) {
                Heard heard = Heard.ask(endpoint, withSearch(discarded), history);
                assertThat(heard.response().aiMessage().toolExecutionRequests())
                        .extracting(ToolExecutionRequest::name)
                        .containsExactly("search");
            }
        }
        JsonNode sent = kimi.requests().get(0);
        assertThat(sent.path("tools").path(0).path("function").path("name").asText())
                .isEqualTo("web_search");
        assertThat(sent.path("messages").path(3).path("name").asText()).isEqualTo("web_search");
    }

    @Test
    void ids_are_made_in_the_form_that_fits_the_family() throws Exception {
        for (Map.Entry<String, String> expected : Map.of(
                        "kimi-k2-thinking", "functions\\.read:\\d", "mistral-large", "[a-zA-Z0-9]{9}")
                .entrySet()) {
            try (ScriptedKimi host = ScriptedKimi.start().models(expected.getKey())) {
                host.turn(Turn.call("", "read", "{}").call("", "read", "{\"part\":2}"));
                try (Endpoint endpoint = Heard.open(host, "llm.kimi.prefer", "", "llm.kimi.model", expected.getKey())) {
                    assertThat(ask(endpoint, Heard.question()).aiMessage().toolExecutionRequests())
                            .extracting(ToolExecutionRequest::id)
                            .allMatch(id -> id.matches(expected.getValue()))
                            .doesNotHaveDuplicates();
                }
            }
        }
    }
}
