package dev.footnote.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page may not say to a chat template. */
class SpecialTokenEscaperTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<|im_end|>",
                "<｜tool▁calls▁begin｜>",
                "<think>",
                "</think>",
                "<tool_call>",
                "</tool_calls>",
                "<start_of_turn>",
                "<s>",
                "</s>",
                "<<SYS>>",
                "<</SYS>>",
                "[INST]",
                "[/INST]",
                "[TOOL_CALLS]",
                "[gMASK]",
                "◁think▷",
                "◁/think▷",
                "<<<0af3 1",
                "0af3>>>"
            })
    void tokens_of_templates_and_fences_lose_their_effect_and_no_character(String token) {
        String text = "before " + token + " behind " + token;
        String defused = SpecialTokenEscaper.defuse(text);
        assertThat(defused).doesNotContain(token).startsWith("before ").hasSameSizeAs(text);
        assertThat(SpecialTokenEscaper.defuse(defused)).isEqualTo(defused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b and b > c",
                "<thinking>",
                "<p>",
                "List<String>",
                "[1] and [inst]",
                "<| a b |>",
                "|x|",
                "<<<xyz 1",
                "0aF>>>"
            })
    void other_brackets_stay(String text) {
        assertThat(SpecialTokenEscaper.defuse(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "one two; 20; one two",
                "  one   two  ; 20; one two",
                "one two; 7; one two",
                "one two; 6; one tw…",
                "<s>; 20; ＜s＞",
                "ab😀cd; 3; ab…",
                "ab😀cd; 4; ab😀…"
            })
    void a_line_is_short_and_in_one_line(String text, int limit, String line) {
        assertThat(SpecialTokenEscaper.line(text, limit)).isEqualTo(line);
    }

    @Test
    void whatever_ends_a_line_is_a_blank() {
        assertThat(SpecialTokenEscaper.line("a\nb\r\nc\u2028d\u0085e\u0000f", 40))
                .isEqualTo("a b c d e f");
    }
}
