package dev.footnote.llm.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosts say when they refuse, in small letters. */
class RefusalsTest {

    private static FailureHints sizes(String low) {
        return Refusals.sizes(JsonNodeFactory.instance.objectNode(), low);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "this model's maximum context length is 8192 tokens. however, you requested 9000 tokens (7000 in the messages,"
                        + " 2000 in the completion) | 8192 | 7000",
                "maximum context length of 4096 | 4096 | 0",
                "your request exceeded model token limit: 131072 | 131072 | 0",
                "request (6001 tokens) exceeds the available context size (4096 tokens) | 4096 | 6001",
                "input (5000 tokens) is longer than the model's context length (4096 tokens) | 4096 | 5000",
                "this endpoint has 123 input tokens | 0 | 123",
                "the model is overloaded | 0 | 0",
                "" + " | 0 | 0"
            })
    void window_and_prompt_are_read(String low, long window, long prompt) {
        FailureHints hints = sizes(low == null ? "" : low);
        assertThat(hints.window()).isEqualTo(window);
        assertThat(hints.prompt()).isEqualTo(prompt);
    }

    @Test
    void figures_in_fields_go_before_those_in_words() {
        ObjectNode error =
                JsonNodeFactory.instance.objectNode().put("n_ctx", 2048).put("n_prompt_tokens", 3000);
        FailureHints hints = Refusals.sizes(error, "maximum context length is 8192");
        assertThat(hints.window()).isEqualTo(2048);
        assertThat(hints.prompt()).isEqualTo(3000);
    }

    @ParameterizedTest
    @CsvSource({
        "'max organization concurrency: 3, please try again', 3",
        "'concurrency:50', 50",
        "'too many calls', 0",
        "'concurrency: many', 0"
    })
    void calls_at_once_are_read(String low, int calls) {
        assertThat(Refusals.concurrency(low)).isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource({
        "'tpm limit: 6000, requested: 9000', true",
        "'limit 6000, requested 6001', true",
        "'limit 6000, requested 6000', false",
        "'limit 6000, used 5000, requested 900', false",
        "'requested 9000', false"
    })
    void a_request_larger_than_its_whole_limit_never_fits(String low, boolean never) {
        assertThat(Refusals.neverFits(low)).isEqualTo(never);
    }

    @ParameterizedTest
    @CsvSource({
        "rpm, true",
        "tpm exceeded, true",
        "per minute, true",
        "60/min, true",
        "60 / min, true",
        "per day, false",
        "crpm, false"
    })
    void limits_by_the_minute_are_known(String low, boolean minute) {
        assertThat(Refusals.isByTheMinute(low)).isEqualTo(minute);
    }

    @ParameterizedTest
    @CsvSource({
        "400, tool_call_id not found, true",
        "422, messages[3] must not be empty, true",
        "500, jinja template error, true",
        "400, roles must alternate, true",
        "400, '', true",
        "400, ' bad request ', true",
        "422, '', false",
        "500, internal error, false",
        "404, tool_call_id not found, false",
        "400, invalid tool name, false",
        "400, your balance is too low, false"
    })
    void complaints_of_a_history_are_told_from_others(int status, String low, boolean history) {
        assertThat(Refusals.history(status, low) != null).isEqualTo(history);
    }

    @ParameterizedTest
    @CsvSource({
        "reasoning_content is not supported, LEAVE_OUT",
        "unrecognized field reasoning_content, LEAVE_OUT",
        "reasoning_content is missing in assistant message, FILL",
        "reasoning_content is required, FILL",
        "tool call without result, KEEP"
    })
    void what_becomes_of_thinking_follows_from_the_complaint(String low, HistoryFix.Thinking thinking) {
        HistoryFix fix = Refusals.history(400, low);
        assertThat(fix).isNotNull();
        assertThat(fix.thinking()).isEqualTo(thinking);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "only supports single tool-calls at once",
                "one tool call a message",
                "only one tool_call is allowed"
            })
    void a_template_that_takes_one_call_a_turn_is_known(String low) {
        HistoryFix fix = Refusals.history(400, low);
        assertThat(fix).isNotNull();
        assertThat(fix.oneCallATurn()).isTrue();
    }
}
