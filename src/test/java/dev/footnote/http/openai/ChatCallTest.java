package dev.footnote.http.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.ResearchRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken out of a chat request. */
class ChatCallTest {

    private static ChatCall read(String messages) {
        return ChatCall.read(
                ("{\"model\": \"footnote\", \"messages\": [" + messages + "]}").getBytes(StandardCharsets.UTF_8));
    }

    private static String message(String role, String text) {
        return "{\"role\": \"" + role + "\", \"content\": \"" + text + "\"}";
    }

    @Test
    void the_last_message_is_the_question_and_a_lone_one_has_no_context() {
        ChatCall call = read(message("user", "Who built it?"));
        assertThat(call.request().question()).isEqualTo("Who built it?");
        assertThat(call.request().context()).isNull();
        assertThat(call.stream()).isFalse();
    }

    @Test
    void a_long_answer_before_is_cut_and_not_dropped() {
        ChatCall call = read(message("user", "old") + "," + message("assistant", "The tower. " + "x".repeat(50_000))
                + "," + message("user", "Who built it?"));
        assertThat(call.request().context())
                .contains("Answer: The tower.")
                .contains("…")
                .hasSizeLessThan(13_000);
    }

    @Test
    void wishes_are_kept_whatever_the_length_of_the_turns() {
        ChatCall call = read(message("system", "Answer in German.") + "," + message("assistant", "x".repeat(50_000))
                + "," + message("user", "Who built it?"));
        assertThat(call.request().context()).contains("Answer in German.");
    }

    @Test
    void parts_of_text_are_joined() {
        ChatCall call = read("{\"role\": \"user\", \"content\": [{\"type\": \"text\", \"text\": \"Who\"},"
                + " {\"type\": \"text\", \"text\": \"built it?\"}]}");
        assertThat(call.request().question()).isEqualTo("Who\nbuilt it?");
    }

    @Test
    void low_effort_is_the_fast_model() {
        byte[] body =
                "{\"model\": \"footnote\", \"reasoning_effort\": \"low\", \"messages\": [{\"role\": \"user\", \"content\": \"Why?\"}]}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(ChatCall.read(body).model()).isEqualTo(NamedModel.FAST);
        assertThat(ChatCall.read(body).request().mode()).isEqualTo(ResearchRequest.Mode.FAST);
    }

    @Test
    void a_question_of_blanks_is_refused_with_its_field() {
        String blank = message("user", " ");
        assertThatThrownBy(() -> read(blank)).isInstanceOfSatisfying(ChatProblem.class, e -> {
            assertThat(e.status()).isEqualTo(400);
            assertThat(e.field()).isEqualTo("messages");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"stream\": {}|stream",
                "\"stream\": \"yes\"|stream",
                "\"stream\": 1|stream",
                "\"stream_options\": {\"include_usage\": []}|include_usage"
            })
    void a_switch_that_is_neither_true_nor_false_is_refused(String field, String named) {
        byte[] body = ("{\"model\": \"footnote\", \"messages\": [" + message("user", "Who built the mill?") + "], "
                        + field + "}")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ChatCall.read(body)).isInstanceOfSatisfying(ChatProblem.class, e -> {
            assertThat(e.status()).isEqualTo(400);
            assertThat(e.field()).isEqualTo(named);
        });
    }
}
