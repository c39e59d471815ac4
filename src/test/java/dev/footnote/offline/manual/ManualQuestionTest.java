package dev.footnote.offline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The first word that asks is what is asked for; "how many" within a clause says what the option is for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which flag sets how many times a failed upload is tried again?",
                "What option controls how long a lock is kept?",
                "Which environment variable says how often the index is written?",
                "哪个选项设置最多重试多少次？",
                "用什么参数限制保留几天的日志？"
            })
    void a_name_is_asked_for_where_an_amount_is_what_it_sets(String question) {
        assertThat(ManualQuestion.of(question).orElseThrow().asks()).isEqualTo(ManualQuestion.Asks.NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many times is a failed upload tried again?",
                "What is the maximum length of a key?",
                "Which size is the largest size of a block?",
                "最多重试多少次？"
            })
    void an_amount_is_asked_for_where_no_name_is(String question) {
        assertThat(ManualQuestion.of(question).orElseThrow().asks()).isEqualTo(ManualQuestion.Asks.QUANTITY);
    }

    @Test
    void what_a_thing_is_is_no_question_for_its_name() {
        assertThat(ManualQuestion.of("What is an accepter?")).isEmpty();
        assertThat(ManualQuestion.of("What is the name of the log file?")).isPresent();
    }
}
