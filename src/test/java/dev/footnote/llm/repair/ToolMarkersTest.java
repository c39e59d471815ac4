package dev.footnote.llm.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.config.Settings;
import dev.footnote.llm.Heard;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.wire.ReportedTokens;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls left as marker text. */
class ToolMarkersTest {

    private static final EndpointFailures FAILURES =
            new EndpointFailures(EndpointSettings.from(Settings.defaults(), "kimi", null), Clock.systemUTC());

    private static final String BEGIN = "<|tool_calls_section_begin|>";
    private static final String END = "<|tool_calls_section_end|>";
    private static final String CALL = "<|tool_call_begin|>";
    private static final String ARGUMENTS = "<|tool_call_argument_begin|>";
    private static final String DONE = "<|tool_call_end|>";

    private static final List<ToolSpecification> TOOLS = List.of(tool("search", "query"), tool("read", "url"));

    private static ToolSpecification tool(String name, String parameter) {
        return ToolSpecification.builder()
                .name(name)
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty(parameter)
                        .required(parameter)
                        .build())
                .build();
    }

    private static List<String> calls(String text) {
        return ToolMarkers.read(text, TOOLS).calls().stream()
                .map(call -> call.id() + "|" + call.name() + "|" + call.arguments())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "functions.search:0; functions.search:0|search",
                "functions.search: 1; |search",
                "search:0; |search",
                "search; |search",
                "call_1; |search",
                "functions.unknown:3; functions.unknown:3|search"
            })
    void ids_of_all_styles_name_their_tool(String id, String expected) {
        String arguments = "{\"query\":\"Forth <Bridge>\"}";
        String want = expected + "|" + arguments;
        assertThat(calls("Hm." + BEGIN + CALL + id + ARGUMENTS + arguments + DONE + END))
                .containsExactly(want);
        assertThat(calls("Hm. " + CALL + " " + id + "\n" + ARGUMENTS + "\n" + arguments))
                .containsExactly(want);
        assertThat(calls("<|tool_call_section_begin|>" + CALL + id + arguments + DONE))
                .containsExactly(want);
    }

    @Test
    void text_around_calls_stays_and_markers_go() {
        ToolMarkers read = ToolMarkers.read(
                "Before. " + BEGIN + "\n" + CALL + "functions.search:0" + ARGUMENTS + "{\"query\":\"a\"}" + DONE + " "
                        + CALL + "functions.read:1" + ARGUMENTS + "{\"url\":\"u\"} {\"url\":\"v\"}" + DONE + END
                        + "After.",
                TOOLS);
        assertThat(read.plain()).isEqualTo("Before. After.");
        assertThat(read.calls())
                .extracting(call -> call.arguments())
                .containsExactly("{\"query\":\"a\"}", "{\"url\":\"u\"}");
    }

    @Test
    void what_is_cut_short_or_fits_no_tool_is_dropped_and_other_text_left_alone() {
        assertThat(calls(BEGIN + CALL + "functions.search:0" + ARGUMENTS + "{\"query\":\"a"))
                .isEmpty();
        assertThat(calls(BEGIN + CALL + "call_1" + ARGUMENTS + "{\"x\":1}" + DONE + END))
                .isEmpty();
        for (String text : List.of("<|tool_ is no marker", "a <|tool_callx b", "plain </think> text")) {
            assertThat(ToolMarkers.read(text, TOOLS)).isEqualTo(new ToolMarkers(text, List.of(), false));
        }
    }

    /** A model that says one thing in pieces. */
    private record Saying(String thinking, AiMessage message, int size) implements StreamingChatModel {
        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            for (int at = 0; at < thinking.length(); at += size) {
                handler.onPartialThinking(
                        new PartialThinking(thinking.substring(at, Math.min(thinking.length(), at + size))));
            }
            handler.onCompleteResponse(ChatResponse.builder().aiMessage(message).build());
        }
    }

    @Test
    void a_call_within_thinking_is_run_and_never_shown_wherever_it_is_torn() throws Exception {
        String leak = "I <|look " + BEGIN + CALL + "functions.search:0" + ARGUMENTS + "{\"query\":\"a\"}" + DONE + END;
        ChatRequest request = ChatRequest.builder()
                .messages(Heard.question())
                .parameters(Heard.run(new ArrayList<>()).withTools(TOOLS))
                .build();
        for (int size = 1; size <= leak.length(); size++) {
            Heard heard = new Heard();
            AiMessage message = AiMessage.builder().thinking(leak).build();
            new LeakedCallRepair(new Saying(leak, message, size), FAILURES).doChat(request, heard);
            assertThat(heard.thinking.toString()).isEqualTo("I <|look ");
            assertThat(heard.response().aiMessage().thinking()).isEqualTo("I <|look");
            assertThat(heard.response().aiMessage().toolExecutionRequests()).hasSize(1);
            assertThat(ReportedTokens.finishReason(heard.response())).isEqualTo("tool_calls");
        }
    }

    @Test
    void true_calls_alone_count_where_both_came() throws Exception {
        AiMessage message = AiMessage.builder()
                .text(BEGIN + CALL + "functions.search:0" + ARGUMENTS + "{\"query\":\"a\"}" + DONE + END)
                .toolExecutionRequests(
                        ToolMarkers.read(CALL + "functions.read:0" + ARGUMENTS + "{\"url\":\"u\"}", TOOLS)
                                .calls())
                .build();
        Heard heard = new Heard();
        new LeakedCallRepair(new Saying("", message, 1), FAILURES)
                .doChat(
                        ChatRequest.builder()
                                .messages(Heard.question())
                                .parameters(Heard.run(new ArrayList<>()).withTools(TOOLS))
                                .build(),
                        heard);
        assertThat(heard.response().aiMessage().text()).isNull();
        assertThat(heard.response().aiMessage().toolExecutionRequests())
                .extracting(call -> call.name())
                .containsExactly("read");
    }
}
