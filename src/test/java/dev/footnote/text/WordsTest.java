package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The miller's wheel | the miller wheel",
                "The miller’s wheel | the miller wheel",
                "don't stop | don't stop",
                "rock 'n' roll | rock n roll",
                "3.14 and 1,234 and 1,23 | 3.14 and 1234 and 1 23",
                "1,234,567 mills | 1234567 mills",
                "v2.0. | v2.0",
                "ＡＢＣ１２３ | abc123",
                "JaneDoe spoke | janedoe jane doe spoke",
                "iPhone | iphone",
                "café Ångström | café ångström",
                "a-b_c/d | a b c d",
                "  ...  | ",
                "x² | x"
            })
    void words_are_runs_of_letters_and_digits_in_small_letters(String text, String words) {
        assertThat(String.join(" ", Words.of(text))).isEqualTo(words == null ? "" : words);
    }

    @Test
    void chinese_words_are_segmented_and_one_character_stays() {
        assertThat(Words.of("灯塔")).containsExactly("灯塔");
        assertThat(Words.of("塔 tower 塔")).containsExactly("塔", "tower", "塔");
        assertThat(Words.outsideHan("塔 tower 灯塔 2")).containsExactly("tower", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"the", "of", "don't", "的", "没有", "哪里"})
    void stop_words_carry_no_meaning(String word) {
        assertThat(Words.isStop(word)).isTrue();
        assertThat(Words.content(word)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mill", "The", "灯塔", "", "2"})
    void other_words_do(String word) {
        assertThat(Words.isStop(word)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"running, run", "mills, mill", "of, of", "café, café", "Mills, Mills", "2nd, 2nd", "灯塔, 灯塔"})
    void only_plain_small_english_words_have_a_stem(String word, String stem) {
        assertThat(Words.stem(word)).isEqualTo(stem);
    }

    @ParameterizedTest
    @CsvSource({"café, cafe", "Ångström, Angstrom", "naïve, naive", "Straße, Straße", "йод, йод", "mill, mill", "ǔ, u"})
    void accents_are_taken_off_latin_letters(String word, String plain) {
        assertThat(Words.withoutAccents(word)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"'mill wheel', 0, 4", "'mill wheel', 2, 4", "mill灯塔, 0, 4", "灯塔, 0, 0", "mill, 4, 4", "'a2b-c', 0, 3"})
    void a_run_of_letters_ends_at_a_sign_or_a_han_character(String text, int from, int end) {
        assertThat(Words.end(text, from)).isEqualTo(end);
    }

    @Test
    void letters_beyond_the_first_plane_stay_whole() {
        assertThat(Words.of("a \uD835\uDC00\uD835\uDC01 b")).isEqualTo(List.of("a", "\uD835\uDC00\uD835\uDC01", "b"));
        assertThat(Words.of("\uD83E\uDDA2 \uD83E")).isEmpty();
    }
}
