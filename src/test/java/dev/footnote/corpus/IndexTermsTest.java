package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Sentences;
import dev.footnote.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which terms a text is found. */
class IndexTermsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "e-mail | email",
                "e‑mail | email",
                "12 742 km | 12742",
                "R&D | r&d",
                "C++ compiler | c++",
                "C# compiler | c#",
                "the WHO report | WHO",
                "l'écluse | eclus",
                "qu'Arles | arl",
                "Straße | strass",
                "Ångström | angstrom",
                "running mills | run",
                "running mills | mill",
                "灯塔建于1887年 | 1887",
                "灯塔建于1887年 | 灯塔"
            })
    void a_text_is_found_by_what_people_type(String text, String term) {
        assertThat(IndexTerms.of(text)).contains(term);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the of and", "who", "WHOM's", "", " ,.;!"})
    void english_stop_words_alone_make_no_term(String text) {
        assertThat(IndexTerms.of(text)).isEmpty();
    }

    @Test
    void chinese_stop_words_stay_and_others_come_without_the_dictionary() {
        assertThat(IndexTerms.of("我们的灯塔")).contains("的");
        assertThat(IndexTerms.outsideHan("我们的 lighthouse 灯塔")).containsExactly("lighthous");
        assertThat(IndexTerms.all("The old lighthouse")).containsExactly("the", "old", "lighthous");
    }

    @ParameterizedTest
    @CsvSource({
        "The Who played, true",
        "the who played, false",
        "to be or not, true",
        "It is not so, true",
        "mill and wheel, false",
        "'to be. Or', false",
        "'', false"
    })
    void stop_words_that_may_be_a_name_or_a_saying_are_kept_together(String text, boolean kept) {
        assertThat(!IndexTerms.sayings(text, false).isEmpty()).isEqualTo(kept);
    }

    @Test
    void sayings_may_have_apostrophes_and_end_with_the_text() {
        assertThat(IndexTerms.sayings("Don't you be so", false))
                .isEqualTo(IndexTerms.sayings("Don’t you be so", false));
        assertThat(IndexTerms.sayings("harbourmasterships, to be or not", false))
                .containsExactly("to be or", "be or not");
        assertThat(IndexTerms.sayings("to be harbour or not", false)).isEmpty();
        assertThat(IndexTerms.sayings("'’ 7", false)).isEmpty();
    }

    @Test
    void a_query_may_be_typed_without_capitals() {
        assertThat(IndexTerms.sayings("the who", true)).containsExactly("the who");
        assertThat(IndexTerms.sayings("the who", false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mercury (planet) | Mercury",
                "水星（行星） | 水星",
                "Mercury | Mercury",
                "(planet) | (planet)",
                "Mercury) | Mercury)",
                "f(x) (function) | f(x)",
                "A ((b)) | A ((b))",
                " Mercury  | Mercury"
            })
    void a_title_is_called_without_its_remark(String title, String called) {
        assertThat(IndexTerms.called(title)).isEqualTo(called);
    }

    @Test
    void a_name_has_one_key() {
        assertThat(IndexTerms.key(List.of("old", "mill"))).isEqualTo("old mill");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "One. Two!", "  One. Two.\n\n- three\n", "灯塔很高。 它在岛上。", "\tA title\n\nText"})
    void a_text_that_fits_is_one_passage_from_its_first_sentence_to_its_last(String text) {
        List<Span> sentences = Sentences.of(text);
        List<Span> whole = sentences.isEmpty()
                ? List.of()
                : List.of(new Span(
                        sentences.get(0).start(),
                        sentences.get(sentences.size() - 1).end()));
        assertThat(IndexRecords.passages(text, 100)).isEqualTo(whole);
    }
}
