package dev.footnote.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.llm.endpoint.HistoryFix;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories with loose ends become whole pairs of calls and results. */
class PlainHistoryTest {

    private static final HistoryFix TOGETHER = new HistoryFix(false, HistoryFix.Thinking.KEEP);
    private static final HistoryFix APART = new HistoryFix(true, HistoryFix.Thinking.KEEP);

    private static ToolExecutionRequest call(String id, String name) {
        return ToolExecutionRequest.builder().id(id).name(name).arguments("{}").build();
    }

    private static ToolExecutionResultMessage result(String id, String text) {
        return ToolExecutionResultMessage.from(id, "search", text);
    }

    /** Each message as one short word. */
    private static List<String> shown(List<ChatMessage> messages) {
        return messages.stream()
                .map(message -> message instanceof AiMessage ai
                        ? "ai"
                                + ai.toolExecutionRequests().stream()
                                        .map(ToolExecutionRequest::id)
                                        .toList()
                        : message instanceof ToolExecutionResultMessage result
                                ? result.id() + "=" + result.text()
                                : message.type() + "")
                .toList();
    }

    @Test
    void each_call_keeps_its_result_under_a_new_id() {
        List<ChatMessage> history = List.of(
                UserMessage.from("q"),
                AiMessage.from(call("x", "search"), call("y", "read")),
                result("y", "two"),
                result("x", "one"),
                AiMessage.from("done"));
        assertThat(shown(PlainHistory.of(history, TOGETHER)))
                .containsExactly("USER", "ai[c00000000, c00000001]", "c00000000=one", "c00000001=two", "ai[]");
    }

    @Test
    void a_template_for_one_call_gets_a_turn_for_each_and_the_text_once() {
        AiMessage turn = AiMessage.from("Both.", List.of(call("x", "search"), call("y", "read")));
        List<ChatMessage> out = PlainHistory.of(List.of(turn, result("x", "one"), result("y", "two")), APART);
        assertThat(shown(out)).containsExactly("ai[c00000000]", "c00000000=one", "ai[c00000001]", "c00000001=two");
        assertThat(((AiMessage) out.get(0)).text()).isEqualTo("Both.");
        assertThat(((AiMessage) out.get(2)).text()).isNull();
    }

    @Test
    void a_call_without_a_result_gets_one_and_a_result_without_a_call_goes() {
        List<ChatMessage> history = List.of(
                result("z", "nobody asked"),
                AiMessage.from(call("x", "search")),
                UserMessage.from("never mind"),
                result("x", "too late"));
        assertThat(shown(PlainHistory.of(history, TOGETHER)))
                .containsExactly("ai[c00000000]", "c00000000=(no result)", "USER");
    }

    @Test
    void results_of_one_id_are_taken_in_their_order() {
        List<ChatMessage> history = List.of(
                AiMessage.from(call("x", "search"), call("x", "search")), result("x", "one"), result("x", "two"));
        assertThat(shown(PlainHistory.of(history, TOGETHER)))
                .containsExactly("ai[c00000000, c00000001]", "c00000000=one", "c00000001=two");
    }

    @Test
    void empty_texts_are_named_as_empty() {
        List<ChatMessage> out = PlainHistory.of(
                List.of(
                        SystemMessage.from("s"),
                        UserMessage.from(" "),
                        AiMessage.from(call("x", "search")),
                        result("x", " ")),
                TOGETHER);
        assertThat(((UserMessage) out.get(1)).singleText()).isEqualTo("(nothing)");
        assertThat(shown(out)).last().isEqualTo("c00000000=(no result)");
    }

    @Test
    void ids_are_those_that_a_model_was_trained_on_where_it_was() {
        List<ChatMessage> history = List.of(
                AiMessage.from(call("x", "search")),
                result("x", "one"),
                AiMessage.from(call("x", "read")),
                result("x", "two"));
        assertThat(shown(PlainHistory.of(history, TOGETHER, true)))
                .containsExactly(
                        "ai[functions.search:0]",
                        "functions.search:0=one",
                        "ai[functions.read:1]",
                        "functions.read:1=two");
    }

    @ParameterizedTest
    @CsvSource({"0, c00000000", "7, c00000007", "12345678, c12345678"})
    void an_id_has_nine_letters_or_digits(int number, String id) {
        assertThat(PlainHistory.id(number)).isEqualTo(id).hasSize(9).matches("[a-z0-9]+");
    }
}
