package dev.footnote.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of the events of an answer, and that one that cannot be read spoils no other. */
class EventParserTest {

    private final EventParser parser = new EventParser();

    private JsonNode parse(String json) throws IOException {
        return parser.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_tells_of_the_answer_is_kept_and_the_rest_left_out() throws IOException {
        JsonNode root = parse(
                "{\"id\":\"a\",\"object\":\"chat.completion.chunk\",\"created\":17,\"model\":\"m\",\"choices\":[{\"index\":0,"
                        + "\"delta\":{\"role\":\"assistant\",\"content\":\"Hi\",\"refusal\":null,\"reasoning\":null},\"logprobs\":{\"a\":[1]},"
                        + "\"finish_reason\":\"stop\"},{\"delta\":{\"content\":\"second\"}}],\"usage\":{\"total_tokens\":9}}");
        assertThat(root)
                .hasToString(
                        "{\"id\":\"a\",\"model\":\"m\",\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],"
                                + "\"usage\":{\"total_tokens\":9}}");
    }

    @Test
    void the_names_of_answer_and_model_are_kept_once() throws IOException {
        String event = "{\"id\":\"a\",\"model\":\"m\",\"choices\":[]}";
        assertThat(parse(event)).hasToString(event);
        assertThat(parse(event)).hasToString("{\"choices\":[]}");
    }

    @Test
    void an_error_keeps_that_it_is_one() throws IOException {
        assertThat(parse(
                        "{\"object\":\"error\",\"message\":\"no\",\"error\":{\"code\":null,\"deep\":[1,{\"a\":2.5}]}}"))
                .hasToString("{\"object\":\"error\",\"error\":{\"code\":null,\"deep\":[1,{\"a\":2.5}]}}");
    }

    @Test
    void parts_of_calls_are_kept_whole() throws IOException {
        String event = "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":null,\"x\":{\"y\":true}}]}}]}";
        assertThat(parse(event)).hasToString(event);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                "\"x\" | \"x\"",
                "null | null",
                "true | true",
                "[1, 2] | [1,2]",
                "-1.5 | -1.5",
                "12345678901234567890 | 12345678901234567890"
            })
    void a_value_that_is_no_object_comes_as_it_is(String json, String tree) throws IOException {
        assertThat(parse(json)).hasToString(tree);
    }

    @Test
    void odd_forms_of_known_members_come_as_they_are() throws IOException {
        String event = "{\"choices\":{\"delta\":1},\"usage\":[1]}";
        assertThat(parse(event)).hasToString(event);
        assertThat(parse("{\"choices\":[\"x\",7]}")).hasToString("{\"choices\":[\"x\"]}");
        assertThat(parse("{\"choices\":[{\"delta\":\"x\"}]}")).hasToString("{\"choices\":[{\"delta\":\"x\"}]}");
    }

    @Test
    void an_event_read_whole_has_all_its_members() throws IOException {
        String event = "{\"object\":\"list\",\"other\":null,\"choices\":[{\"delta\":{\"role\":\"x\"}},{\"b\":1}]}";
        assertThat(parser.parseWhole(event.getBytes(StandardCharsets.UTF_8))).hasToString(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"choices\":[",
                "{\"choices\":[{\"delta\":{\"content\":\"a",
                "{} {}",
                "{}1",
                "nul",
                "{a:1}",
                "{\"a\":}",
                "]",
                "{\"usage\":01}"
            })
    void what_is_not_one_whole_value_fails_and_the_next_event_is_read(String json) throws IOException {
        assertThatThrownBy(() -> parse(json)).isInstanceOf(IOException.class);
        assertThat(parse("{\"choices\":[]}")).hasToString("{\"choices\":[]}");
    }

    @Test
    void after_closing_events_are_read_all_the_same() throws IOException {
        parse("{}");
        parser.close();
        parser.close();
        assertThat(parse("{\"usage\":1}")).hasToString("{\"usage\":1}");
    }

    @Test
    void text_beyond_ascii_comes_whole() throws IOException {
        assertThat(parse("{\"choices\":[{\"delta\":{\"content\":\"天鹅 \\uD83E\\uDDA2 🦢\"}}]}")
                        .at("/choices/0/delta/content")
                        .asText())
                .isEqualTo("天鹅 🦢 🦢");
    }
}
