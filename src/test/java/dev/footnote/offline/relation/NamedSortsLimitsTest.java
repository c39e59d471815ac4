package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be a place of the sort that is asked for, and which words lead from one relation to another. */
class NamedSortsLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "country, the north",
        "country, painter",
        "country, ''",
        "country, Quayside",
        "state, Portugal",
        "state, lower ohio",
        "county, Texas",
        "town, Kenya",
        "town, Berkshire",
        "village, Texas",
        "city, 1931",
        "city, Route 66",
        "capital, Kenya",
        "municipality, harbour",
        "city, ''"
    })
    void what_is_surely_no_such_place_fits_not_at_all(String noun, String name) {
        assertThat(NamedSorts.fit(noun, name)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "country, Kenya",
        "home country, Kenya",
        "Country, Kenya",
        "country of origin, Kenya",
        "state, Texas",
        "state, Queensland",
        "county, Berkshire",
        "county, Grant County",
        "county, Orlun Parish"
    })
    void what_surely_is_one_fits_best(String noun, String name) {
        assertThat(NamedSorts.fit(noun, name)).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"country, 云渡国", "state, Quayside", "county, Quayside"})
    void what_may_be_one_is_better_than_nothing_and_worse_than_a_sure_one(String noun, String name) {
        assertThat(NamedSorts.fit(noun, name)).isBetween(0.1, 0.9);
    }

    @ParameterizedTest
    @CsvSource({
        "country, Kenya, Kenya",
        "state, Kenyan, Kenyan",
        "'', Kenyan, Kenyan",
        "home nation, Irish, Ireland",
        "origin, Dutch, Netherlands"
    })
    void only_where_a_country_is_meant_an_adjective_becomes_one(String noun, String name, String named) {
        assertThat(NamedSorts.named(noun, name)).contains(named);
    }

    @ParameterizedTest
    @CsvSource({
        "birthplace, born",
        "buried, cemetery",
        "husband, married",
        "founder, established",
        "population, inhabitants",
        "spoken, language",
        "headquarters, based",
        "award, won",
        "alma, university",
        "出生, 生于",
        "去世, 逝世",
        "导演, 执导",
        "首都, 首府",
        "又称, 别名"
    })
    void words_of_one_relation_lead_to_each_other_both_ways(String one, String two) {
        String first = Words.stem(one);
        String second = Words.stem(two);
        assertThat(RelatedWords.of(first)).contains(first, second);
        assertThat(RelatedWords.of(second)).contains(first, second);
    }

    @ParameterizedTest
    @CsvSource({"born, died", "husband, father", "director, author", "出生, 去世", "导演, 作者", "win, lose"})
    void words_of_different_relations_do_not(String one, String two) {
        assertThat(RelatedWords.of(Words.stem(one))).doesNotContain(Words.stem(two));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", ">", "a", "the", "of", "的"})
    void marks_and_small_words_belong_to_no_family(String word) {
        assertThat(RelatedWords.of(word)).isEmpty();
        assertThat(RelatedWords.leads(word)).isFalse();
    }

    @Test
    void only_families_that_lead_from_a_thing_to_a_person_do_lead() {
        assertThat(RelatedWords.leads(Words.stem("composer"))).isTrue();
        assertThat(RelatedWords.leads("导演")).isTrue();
        assertThat(RelatedWords.leads(Words.stem("born"))).isFalse();
        assertThat(RelatedWords.leads("出生")).isFalse();
    }
}
