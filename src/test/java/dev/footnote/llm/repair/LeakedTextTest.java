package dev.footnote.llm.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakedTextTest {

    private static final List<ToolSpecification> TOOLS = List.of(
            ToolSpecification.builder().name("search").description("Look.").build(),
            ToolSpecification.builder().name("read").description("Read.").build());

    private static LeakedText read(String text) {
        return LeakedText.read(text, TOOLS);
    }

    private static List<String> calls(String text) {
        return read(text).calls().stream()
                .map(call -> call.name() + " " + call.arguments())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tool_call>\n{\"name\": \"search\", \"arguments\": {\"queries\": [\"x\"]}}\n</tool_call>",
                "<tool_call>{\"name\":\"search\",\"arguments\":\"{\\\"queries\\\":[\\\"x\\\"]}\"}",
                "[TOOL_CALLS] [{\"name\": \"search\", \"arguments\": {\"queries\": [\"x\"]}}]",
                "[TOOL_CALLS]search[ARGS]{\"queries\": [\"x\"]}",
                "{\"name\": \"search\", \"parameters\": {\"queries\": [\"x\"]}}",
                "```json\n{\"name\": \"search\", \"arguments\": {\"queries\": [\"x\"]}}\n```",
                "[{\"type\": \"function\", \"function\": {\"name\": \"search\", \"arguments\": {\"queries\":"
                        + " [\"x\"]}}}]",
                "<|open|>tools<|sep|><|open|>call tool=\"search\" index=\"1\"<|sep|><|open|>argument key=\"queries\""
                        + " type=\"array\"<|sep|>[\"x\"]<|close|>argument<|sep|><|close|>call<|sep|><|close|>tools<|sep|>"
            })
    void a_call_left_in_the_text_is_recovered(String text) {
        assertThat(calls(text)).containsExactly("search {\"queries\":[\"x\"]}");
        assertThat(read(text).leaked()).isTrue();
    }

    @Test
    void several_calls_come_in_order_and_the_text_before_them_stays() {
        String text = "I will look.\n<tool_call>{\"name\":\"search\",\"arguments\":{}}</tool_call>\n"
                + "<tool_call>{\"name\":\"read\",\"arguments\":{\"url\":\"u\"}}</tool_call>";
        assertThat(calls(text)).containsExactly("search {}", "read {\"url\":\"u\"}");
        assertThat(read(text).plain()).isEqualTo("I will look.");
        assertThat(calls("[TOOL_CALLS]search[ARGS]{}[TOOL_CALLS]read[ARGS]{\"url\":\"u\"}"))
                .containsExactly("search {}", "read {\"url\":\"u\"}");
        String open = "<|open|>call tool=\"read\" index=\"1\"<|sep|><|open|>argument key=\"url\""
                + " type=\"string\"<|sep|>u<|close|>argument<|sep|><|open|>argument key=\"part\""
                + " type=\"number\"<|sep|>2<|close|>argument<|sep|><|close|>call<|sep|>";
        assertThat(calls(open + open.replace("read", "search")))
                .containsExactly("read {\"url\":\"u\",\"part\":\"2\"}", "search {\"url\":\"u\",\"part\":\"2\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tool_call>{\"name\": \"search\", \"argu",
                "<tool_call>search queries x</tool_call>",
                "[TOOL_CALLS]",
                "<tool_call>{\"name\":\"browse\",\"arguments\":{}}</tool_call>",
                "<|open|>call tool=\"search\" index=\"1\"<|sep|><|open|>argument key="
            })
    void a_mark_without_a_call_that_can_be_run_is_noticed(String text) {
        assertThat(read(text).leaked()).isTrue();
        assertThat(read(text).calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The bridge was opened in 1890.",
                "{\"answer\": 42}",
                "{\"name\": \"search\"}",
                "Use {\"name\": \"search\", \"arguments\": {}} to look.",
                "[1, 2, 3]",
                ""
            })
    void other_texts_are_left_alone(String text) {
        assertThat(read(text).leaked()).isFalse();
        assertThat(read(text).plain()).isEqualTo(text);
    }

    @Test
    @Timeout(20)
    void repeats_of_marks_are_read_in_linear_time() {
        for (String mark :
                List.of("<tool_call>", "[TOOL_CALLS]", "<|open|>call ", "{\"name\":", "[TOOL_CALLS]a[ARGS]")) {
            assertThat(read(mark.repeat(200_000 / mark.length())).calls()).isEmpty();
        }
    }
}
