package dev.footnote.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each message as hosts of chat completions take it. */
class MessageWriterTest {

    private static final MessageWriter USUAL = new MessageWriter("auto", false);

    private static String written(MessageWriter writer, ChatMessage message) {
        return new String(writer.write(message), StandardCharsets.UTF_8);
    }

    private static AiMessage call(@Nullable String name, @Nullable String arguments) {
        return AiMessage.from(ToolExecutionRequest.builder()
                .id("c1")
                .name(name)
                .arguments(arguments)
                .build());
    }

    private static AiMessage thought(String text, String thinking, Map<String, Object> attributes) {
        return AiMessage.builder()
                .text(text)
                .thinking(thinking)
                .attributes(attributes)
                .build();
    }

    @Test
    void plain_messages_have_a_role_and_a_text() {
        assertThat(written(USUAL, SystemMessage.from("Be brief.")))
                .isEqualTo("{\"role\":\"system\",\"content\":\"Be brief.\"}");
        assertThat(written(USUAL, UserMessage.from("Why \"so\"?\n天鹅")))
                .isEqualTo("{\"role\":\"user\",\"content\":\"Why \\\"so\\\"?\\n天鹅\"}");
        assertThat(written(USUAL, AiMessage.from("So."))).isEqualTo("{\"role\":\"assistant\",\"content\":\"So.\"}");
        assertThat(written(USUAL, ToolExecutionResultMessage.from("c1", "search", "none")))
                .isEqualTo("{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"name\":\"search\",\"content\":\"none\"}");
    }

    @Test
    void only_the_texts_of_a_message_are_sent() {
        UserMessage message = UserMessage.from(
                List.of(TextContent.from("one"), ImageContent.from("aGk=", "image/png"), TextContent.from("two")));
        assertThat(written(USUAL, message)).isEqualTo("{\"role\":\"user\",\"content\":\"one\\ntwo\"}");
    }

    @Test
    void an_answer_that_says_nothing_is_left_out() {
        assertThat(USUAL.write(AiMessage.from(""))).isEmpty();
        assertThat(USUAL.write(thought("", "Hm.", Map.of()))).isEmpty();
        assertThat(written(USUAL, call("search", "{}"))).contains("\"content\":null", "\"tool_calls\":[");
    }

    @ParameterizedTest
    @CsvSource({
        "auto, '', reasoning_content",
        "auto, reasoning, reasoning",
        "reasoning, reasoning_content, reasoning",
        "reasoning_content, reasoning, reasoning_content",
        "none, reasoning, "
    })
    void thinking_goes_under_the_name_of_the_setting_or_the_one_it_came_with(
            String setting, String came, @Nullable String sent) {
        Map<String, Object> attributes = came.isEmpty() ? Map.of() : Map.of(MessageWriter.THINKING_FIELD, came);
        String out = written(new MessageWriter(setting, false), thought("So.", "Hm.", attributes));
        if (sent == null) {
            assertThat(out).doesNotContain("Hm.");
        } else {
            assertThat(out).endsWith(",\"" + sent + "\":\"Hm.\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, '\"reasoning_content\":\" \"'", "false, '\"content\":\"So.\"}'"})
    void missing_thinking_is_one_space_for_those_who_want_some(boolean fill, String part) {
        assertThat(written(new MessageWriter("auto", fill), AiMessage.from("So.")))
                .contains(part);
    }

    @ParameterizedTest
    @CsvSource({
        "search, search",
        "web search, web_search",
        "搜索, __",
        "a.b/c:d, a_b_c_d",
        "'', unnamed",
    })
    void a_name_has_only_what_each_server_takes(String name, String sent) {
        assertThat(written(USUAL, call(name, "{}"))).contains("\"name\":\"" + sent + "\"");
    }

    @Test
    void a_missing_or_endless_name_is_made_fit() {
        assertThat(written(USUAL, call(null, "{}"))).contains("\"name\":\"unnamed\"");
        assertThat(written(USUAL, call("n".repeat(200), "{}"))).contains("\"name\":\"" + "n".repeat(64) + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"q\": 1} | {\\\"q\\\": 1}",
                "{'q': 1} | {\\\"q\\\":1}",
                "{\"q\": 1,} | {\\\"q\\\":1}",
                "{\"q\": | {}",
                "[1] | {}",
                "nothing | {}"
            })
    void arguments_that_are_no_sound_object_are_mended(String arguments, String sent) {
        assertThat(written(USUAL, call("search", arguments))).contains("\"arguments\":\"" + sent + "\"");
    }

    @Test
    void missing_arguments_are_an_empty_object() {
        assertThat(written(USUAL, call("search", null))).contains("\"arguments\":\"{}\"");
    }

    @Test
    void half_of_a_character_is_replaced_wherever_it_stands() {
        String half = "x\uD83E";
        for (ChatMessage message : List.of(
                SystemMessage.from(half),
                UserMessage.from(half),
                thought(half, half, Map.of()),
                ToolExecutionResultMessage.from("c1", "search", half))) {
            assertThat(written(USUAL, message)).contains("x\uFFFD").doesNotContain("?\"");
        }
    }

    @Test
    void a_message_of_another_kind_is_refused() {
        ChatMessage other = CustomMessage.from(Map.of("a", 1));
        assertThatThrownBy(() -> USUAL.write(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only system, user, assistant and tool can");
    }
}
