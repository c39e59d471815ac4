package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boundaries of words that look at one character to either side. */
class WordPatternsTest {

    private static final Pattern MILL = WordPatterns.compile("\\bmill\\b");

    @ParameterizedTest
    @ValueSource(strings = {"mill", "the mill.", "(mill)", "mill-wheel", "«mill»", "the mill’s"})
    void a_whole_word_is_found(String text) {
        assertThat(MILL.matcher(text).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mills", "windmill", "mill_wheel", "mill2", "2mill", "mill灯", "millé", "mill\u0301", "Mill"})
    void a_part_of_a_word_is_not(String text) {
        assertThat(MILL.matcher(text).find()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, Mill", "false, mill"})
    void flags_are_those_of_the_jdk(boolean any, String text) {
        Pattern pattern = any ? WordPatterns.compile("\\bmill\\b", Pattern.CASE_INSENSITIVE) : MILL;
        assertThat(pattern.matcher(text).matches()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'\\\\\\\\b', '\\b'", "'\\.b', '.b'", "'a\\s\\d', 'a 1'"})
    void other_escapes_stay_as_they_are(String regex, String text) {
        assertThat(WordPatterns.compile(regex.replace("\\\\\\\\", "\\\\"))
                        .matcher(text)
                        .matches())
                .isTrue();
    }
}
