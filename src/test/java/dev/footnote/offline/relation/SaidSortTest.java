package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.span.AnswerKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaidSortTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Salt Lamps is a Norwegian rock band from Quayside.|BODY",
                "Low Tide is a 1931 silent film directed by Ida Holt.|WORK",
                "Quayside is a port city in Orlun County.|PLACE",
                "Ida Holt (1871 – 1903) was a Norwegian painter and teacher.|PERSON",
                "Nella Voss was an English singer-songwriter.|PERSON"
            })
    void the_first_sentence_of_a_page_tells_its_sort(String sentence, AnswerKind sort) {
        assertThat(SaidSort.of(sentence)).contains(sort);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Salt is eaten with bread.", "The Tarn is the longest of them all.", "", "盐湖市是一座城市。"})
    void another_sentence_tells_none(String sentence) {
        assertThat(SaidSort.of(sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "city, PERSON, false",
        "city, BODY, false",
        "city, PLACE, true",
        "actress, WORK, false",
        "father, BODY, false",
        "performer, BODY, true",
        "record label, PERSON, false",
        "film, PLACE, false",
        "river, THING, true",
        "saint, PLACE, false",
        "basilica, PERSON, true"
    })
    void a_thing_of_one_sort_is_not_taken_for_another(String noun, AnswerKind sort, boolean fits) {
        assertThat(SaidSort.fits(noun, sort)).isEqualTo(fits);
    }
}
