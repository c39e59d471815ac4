package dev.footnote.offline.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainNounsTest {

    @ParameterizedTest
    @ValueSource(strings = {"director", "father", "illustrator", "voice", "first discoverer", "Translators", "mayor"})
    void persons_are_known_in_the_singular_and_plural_and_behind_an_adjective(String noun) {
        assertThat(ChainNouns.isPerson(noun)).isTrue();
        assertThat(ChainNouns.isRelation(noun)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"city", "birthplace", "treaty", "novel", "company", "subsidiaries of the group", "war"})
    void things_with_names_of_their_own_are_relations_and_no_persons(String noun) {
        assertThat(ChainNouns.isRelation(noun)).isTrue();
        assertThat(ChainNouns.isPerson(noun)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"height", "colour", "weight", "year", ""})
    void what_has_no_name_is_no_relation(String noun) {
        assertThat(ChainNouns.isRelation(noun)).isFalse();
        assertThat(ChainNouns.isPerson(noun)).isFalse();
        assertThat(ChainNouns.isPlace(noun)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "city, true, true",
        "country, true, true",
        "island, true, true",
        "director, false, false",
        "series, true, false",
        "height, false, false"
    })
    void sorts_stand_before_names_and_some_of_them_are_places(String noun, boolean sort, boolean place) {
        assertThat(ChainNouns.isSort(noun)).isEqualTo(sort);
        assertThat(ChainNouns.isPlace(noun)).isEqualTo(place);
    }
}
