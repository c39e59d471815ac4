package dev.footnote.http.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.ResearchRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken out of a request in the form of Responses. */
class ResponsesCallTest {

    private static ResponsesCall read(String fields) {
        return ResponsesCall.read(("{\"model\": \"footnote\", " + fields + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static ResearchRequest request(String fields) {
        return read(fields).request(List.of(), null);
    }

    @Test
    void a_text_is_the_question_and_instructions_are_wishes() {
        ResearchRequest request = request("\"input\": \"Who built it?\", \"instructions\": \"In one line.\"");
        assertThat(request.question()).isEqualTo("Who built it?");
        assertThat(request.context()).isEqualTo("Wishes for language and form:\nIn one line.");
        assertThat(request.follows()).isNull();
    }

    @Test
    void items_that_are_no_messages_are_passed_over_and_parts_are_joined() {
        ResearchRequest request = request("\"input\": [{\"role\": \"developer\", \"content\": \"Be brief.\"},"
                + " {\"type\": \"web_search_call\", \"id\": \"ws_1\", \"status\": \"completed\"},"
                + " {\"type\": \"message\", \"role\": \"assistant\", \"content\": [{\"type\": \"output_text\", \"text\": \"A mill.\"}]},"
                + " {\"role\": \"user\", \"content\": [{\"type\": \"input_text\", \"text\": \"Who\"},"
                + " {\"type\": \"input_text\", \"text\": \"built it?\"}]}]");
        assertThat(request.question()).isEqualTo("Who\nbuilt it?");
        assertThat(request.context()).isEqualTo("Wishes for language and form:\nBe brief.\n\nAnswer: A mill.");
    }

    @ParameterizedTest
    @CsvSource({"minimal, FAST", "low, FAST", "none, FAST", "medium, ", "high, ", "extreme, "})
    void little_effort_is_the_fast_model(String effort, ResearchRequest.Mode mode) {
        assertThat(request("\"input\": \"Why?\", \"reasoning\": {\"effort\": \"" + effort + "\"}")
                        .mode())
                .isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({"auto, true", "concise, true", "detailed, true", "none, false", "'', false"})
    void thinking_is_told_where_a_summary_is_wanted(String summary, boolean wanted) {
        assertThat(read("\"input\": \"Why?\", \"reasoning\": {\"summary\": \"" + summary + "\"}")
                        .summary())
                .isEqualTo(wanted);
    }

    @Test
    void fields_that_mean_nothing_here_change_nothing() {
        ResearchRequest plain = request("\"input\": \"Why?\"");
        assertThat(request("\"input\": \"Why?\", \"store\": false, \"temperature\": 0.1, \"truncation\": \"auto\","
                        + " \"max_output_tokens\": 5, \"tool_choice\": \"required\", \"instructions\": null,"
                        + " \"conversation\": null, \"tools\": [], \"user\": \"u\", \"never_heard_of\": {\"a\": [1]}"))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"input\": []",
                "\"input\": 3",
                "\"input\": \" \"",
                "\"input\": [{\"role\": \"assistant\", \"content\": \"x\"}]",
                "\"input\": [{\"type\": \"function_call_output\", \"call_id\": \"c\", \"output\": \"x\"}]",
                "\"input\": [{\"role\": \"user\", \"content\": [{\"type\": \"input_file\", \"file_id\": \"f\"}]}]",
                "\"instructions\": \"only\""
            })
    void what_holds_no_question_is_refused_with_its_field(String fields) {
        assertThatThrownBy(() -> read(fields)).isInstanceOfSatisfying(ChatProblem.class, e -> {
            assertThat(e.status()).isEqualTo(400);
            assertThat(e.field()).startsWith("input");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"code_interpreter", "file_search", "mcp", "function", "image_generation", ""})
    void tools_that_do_not_search_the_web_are_refused(String type) {
        assertThatThrownBy(() -> read(
                        "\"input\": \"Why?\", \"tools\": [{\"type\": \"web_search\"}, {\"type\": \"" + type + "\"}]"))
                .isInstanceOfSatisfying(
                        ChatProblem.class, e -> assertThat(e.field()).isEqualTo("tools.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "background"})
    void a_switch_that_is_neither_true_nor_false_is_refused(String name) {
        String question = "\"input\": \"Who built the mill?\", ";
        assertThatThrownBy(() -> read(question + "\"" + name + "\": {}"))
                .isInstanceOfSatisfying(
                        ChatProblem.class, e -> assertThat(e.field()).isEqualTo(name));
        ResponsesCall missing = read(question + "\"" + name + "\": null");
        assertThat(missing.stream() || missing.background()).isFalse();
        ResponsesCall on = read(question + "\"" + name + "\": true");
        assertThat(name.equals("stream") ? on.stream() : on.background()).isTrue();
    }
}
