package dev.footnote.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsBufferTest {

    private static ArgumentsBuffer of(String text, int piece) {
        ArgumentsBuffer buffer = new ArgumentsBuffer();
        for (int at = 0; at < text.length(); at += piece) {
            buffer.append(text.substring(at, Math.min(text.length(), at + piece)));
        }
        return buffer;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"https://a.example/\"}",
                " {\"a\": [1, {\"b\": \"}]\"}]}\n",
                "{\"a\":\"\\\"}\"}",
                "{\"a\":\"\\\\\"}",
                "{}",
                "{\"月\":null}"
            })
    void one_object_is_known_whatever_its_pieces(String text) {
        for (int piece : new int[] {1, 2, 3, 100}) {
            assertThat(of(text, piece).isObject()).as("pieces of %d", piece).isTrue();
        }
        assertThat(ArgumentsBuffer.isObject(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1",
                "{\"a\":\"}",
                "{\"a\":1}}",
                "{\"a\":1} {",
                "{\"a\":1}x",
                "[1]",
                "\"a\"",
                "x{}",
                "{a:1}",
                "{]",
                "null"
            })
    void what_is_no_single_object_is_none(String text) {
        for (int piece : new int[] {1, 3}) {
            assertThat(of(text, piece).isObject()).as("pieces of %d", piece).isFalse();
        }
        assertThat(ArgumentsBuffer.isObject(text)).isFalse();
    }

    @Test
    void an_object_is_known_as_soon_as_it_closes_and_no_more_once_something_follows() {
        ArgumentsBuffer buffer = of("{\"a\":{\"b\":1}", 1);
        assertThat(buffer.isObject()).isFalse();
        buffer.append("}");
        assertThat(buffer.isObject()).isTrue();
        buffer.append(" \n");
        assertThat(buffer.isObject()).isTrue();
        buffer.append(",");
        assertThat(buffer.isObject()).isFalse();
    }

    @Test
    void an_empty_object_is_bare_and_a_cleared_buffer_is_as_new() {
        ArgumentsBuffer buffer = of(" { } ", 1);
        assertThat(buffer.isBare()).isTrue();
        assertThat(of("{\"a\":1}", 1).isBare()).isFalse();
        assertThat(of("{", 1).isBare()).isFalse();
        buffer.clear();
        assertThat(buffer.isBare()).isFalse();
        assertThat(buffer.orEmptyObject()).isEqualTo("{}");
        buffer.append("{\"q\":\"why\"}");
        assertThat(buffer.isObject()).isTrue();
        assertThat(buffer.contentEquals("{\"q\":\"why\"}")).isTrue();
        assertThat(buffer.orEmptyObject()).isEqualTo("{\"q\":\"why\"}");
    }
}
