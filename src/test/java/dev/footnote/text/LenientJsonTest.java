package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\"a\" : 1 }\n",
                "{\"a\":\"\\ud83c\\udf09\",\"b\":[1,{\"c\":null}]}",
                "{\"a\":\"\uD83C\uDF09\"}",
                "{\"a\":1,\"a\":2}"
            })
    void an_object_goes_back_byte_for_byte(String json) {
        assertThat(LenientJson.soundObject(json)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\": 1,} | {\"a\":1}",
                "{'a': 'x'} | {\"a\":\"x\"}",
                "{a: 1} | {\"a\":1}",
                "```json {\"a\": 1} ``` | {\"a\":1}",
                "{\"a\": 1}{\"b\": 2} | {\"a\":1}",
                "\"{\\\"a\\\": 1}\" | {\"a\":1}",
                "{\"a\": \"\\d\"} | {\"a\":\"d\"}",
                "{\"a\": \"\\ud83c x\"} | {\"a\":\"\uFFFD x\"}",
                "{\"a\": 1 | {}",
                "[1, 2] | {}",
                "null | {}",
                "words | {}",
                "~~ | {}"
            })
    void what_is_none_goes_back_as_what_was_read_of_it_or_empty(String json, String sound) throws Exception {
        String sent = LenientJson.soundObject(json);
        assertThat(sent).isEqualTo(sound);
        assertThat(JSON.readTree(sent).isObject()).isTrue();
    }

    @Test
    void a_text_nested_beyond_reason_is_given_up_without_a_stack_overflow() {
        assertThat(LenientJson.soundObject("{\"a\":" + "[".repeat(3_000) + "]".repeat(3_000) + "}"))
                .isEqualTo("{}");
        assertThat(LenientJson.soundObject("[".repeat(200_000))).isEqualTo("{}");
        assertThat(LenientJson.soundObject("{'a':".repeat(100_000))).isEqualTo("{}");
    }

    @Test
    void halves_of_characters_are_replaced_and_whole_ones_kept() throws Exception {
        JsonNode node = JSON.readTree(LenientJson.soundObject("{\"a\":\"x\uD83C\",\"b\":\"\uD83C\uDF09\"}"));
        assertThat(node.get("a").asText()).isEqualTo("x\uFFFD");
        assertThat(node.get("b").asText()).isEqualTo("\uD83C\uDF09");
        assertThat(LenientJson.whole("\uDF09\uD83C")).isEqualTo("\uFFFD\uFFFD");
    }
}
