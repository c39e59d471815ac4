package dev.footnote.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paragraphs that together are the whole text. */
class ParagraphsTest {

    private static List<String> parts(String text) {
        return Paragraphs.of(text).stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }

    @Test
    void blank_lines_end_paragraphs_and_belong_to_them() {
        assertThat(parts("One.\nStill one.\n\nTwo.\n \t\n\n  Three."))
                .containsExactly("One.\nStill one.\n\n", "Two.\n \t\n\n", "  Three.");
        assertThat(parts("")).isEmpty();
        assertThat(parts("One.\n")).containsExactly("One.\n");
        assertThat(parts("One.\n\n")).containsExactly("One.\n\n");
        assertThat(parts("\n\n\n")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1499, 1500, 1501, 3000, 3001, 20_000})
    void no_paragraph_is_overlong_and_nothing_is_lost(int length) {
        for (String unit : List.of("a", "word ", "A sentence. ", "line\n", "水", "句。", "😀")) {
            String text = unit.repeat(length / unit.length() + 1);
            List<String> parts = parts(text);
            assertThat(String.join("", parts)).isEqualTo(text);
            assertThat(parts).allSatisfy(part -> {
                assertThat(part.length()).isBetween(1, 1500);
                assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "`aaaaaa bbb. cc dd ee`; 16; `aaaaaa bbb. `",
                "`aaaaaa bbb, cc dd ee`; 16; `aaaaaa bbb, cc `",
                "`aaaaaaaaaaaaaaaaaaaa`; 16; `aaaaaaaaaaaaaaaa`",
                "`a. aaaaaaaaaaaaaaaaa`; 16; `a. aaaaaaaaaaaaa`",
                "`水水水水水水水水水。水水水水水水水水水`; 16; `水水水水水水水水水。`",
                "`short`; 16; `short`"
            })
    void a_cut_prefers_the_end_of_a_sentence_then_of_a_word_in_the_second_half(String text, int limit, String first) {
        assertThat(text.substring(0, Paragraphs.cut(text, 0, limit))).isEqualTo(first);
    }

    @Test
    void a_cut_prefers_a_blank_line_then_a_line_to_a_sentence() {
        String text = "aaaaaaaaaa\n\nbb\ncc. dd ee";
        assertThat(text.substring(0, Paragraphs.cut(text, 0, 20))).isEqualTo("aaaaaaaaaa\n\n");
        String lines = "aaaaaaaaaa\nbb\ncc. dd ee";
        assertThat(lines.substring(0, Paragraphs.cut(lines, 0, 20))).isEqualTo("aaaaaaaaaa\nbb\n");
    }
}
