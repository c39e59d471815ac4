package dev.footnote.answer.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Languages;
import dev.footnote.text.Negations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that negate stand in two places: short lists for quotes and questions, long ones for claims. They never contradict each other. */
class NegationCuesTest {

    private static boolean denies(String text) {
        String language = Languages.hasHan(text) ? "zh" : "en";
        return new Statement(text, language).first(CueKind.NOT) != null;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The barge did not leave the lock.",
                "The barge never left.",
                "The barge cannot turn here.",
                "The barge no longer sails.",
                "Neither barge left.",
                "The barge left without cargo.",
                "The barge doesn't float.",
                "驳船没有离开船闸。",
                "驳船不会离开。",
                "驳船从未离开。",
                "驳船并非新船。",
                "驳船无法掉头。",
                "驳船尚未离开。",
                "船主不同意。"
            })
    void what_denies_for_a_question_denies_for_a_claim(String text) {
        assertThat(Negations.in(text)).as("of a question").isTrue();
        assertThat(denies(text)).as("of a claim").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The barge left the lock.",
                "A notable knot held the barge.",
                "驳船不仅离开了，而且满载。",
                "驳船不断离开。",
                "不久驳船离开了。",
                "未来的驳船更大。",
                "不同的驳船离开了。"
            })
    void what_denies_nothing_for_a_question_denies_nothing_for_a_claim(String text) {
        assertThat(Negations.in(text)).as("of a question").isFalse();
        assertThat(denies(text)).as("of a claim").isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "The barge left without cargo., without",
        "The barge did not leave., not",
        "The barge never left., never",
        "Nobody left., nobody",
        "The barge hardly moved., hardly"
    })
    void no_quote_may_begin_after_a_word_that_denies_in_a_claim(String text, String word) {
        assertThat(denies(text)).isTrue();
        assertThat(Negations.BEFORE).contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"驳船不开", "驳船没开", "驳船未开", "驳船無人", "驳船勿入"})
    void each_han_character_that_denies_does_so_everywhere(String text) {
        assertThat(Negations.hasHan(text)).isTrue();
        assertThat(denies(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"驳船开了", "", "The barge did not leave."})
    void other_text_has_no_han_character_that_denies(String text) {
        assertThat(Negations.hasHan(text)).isFalse();
    }
}
