package dev.footnote.offline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManualQuestionTest {

    @Test
    void chinese_words_that_are_written_out_are_those_that_the_dictionary_gives() {
        assertThat(ManualTerms.of(String.join(" ", ManualQuestion.CHINESE_SORTS)))
                .isEqualTo(ManualQuestion.CHINESE_SORTS);
        assertThat(ManualQuestion.SORTS)
                .containsAll(ManualQuestion.CHINESE_SORTS)
                .contains("option", "polici");
    }

    @Test
    void the_word_version_is_not_what_a_version_is_asked_of() {
        assertThat(ManualQuestion.of("Which version of the parser is needed?")
                        .orElseThrow()
                        .terms())
                .doesNotContain("version")
                .contains("parser");
        assertThat(ManualQuestion.of("哪个版本的编译器？").orElseThrow().terms()).doesNotContain("版本");
    }
}
