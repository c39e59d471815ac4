package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "American", "French", "Austrian", "Canadian", "Brazilian", "Iranian", "Japanese", "Dutch", "Spanish",
                "Norway", "United States", "South Korea", "British", "Mexican", "Swiss", "Greek-American", "挪威", "美国"
            })
    void countries_languages_and_their_adjectives_tell_an_origin(String word) {
        assertThat(OriginWords.is(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Human", "Pianist", "Islands", "Christian", "Keeper", "Orlun", "Texan", "灯塔", "Republican"})
    void other_words_do_not(String word) {
        assertThat(OriginWords.is(word)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Norway", "united states", "丹麦", "Scotland"})
    void names_of_countries_are_told_from_adjectives(String word) {
        assertThat(OriginWords.isCountry(word)).isTrue();
        assertThat(OriginWords.isCountry("Norwegian")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Austrian, Austria",
        "American, United States",
        "Dutch, Netherlands",
        "Portuguese, Portugal",
        "Kenya, Kenya",
        "Soviet, Soviet Union"
    })
    void an_adjective_leads_to_its_country(String word, String country) {
        assertThat(OriginWords.country(word)).contains(country);
    }

    @Test
    void other_words_lead_to_no_country() {
        assertThat(OriginWords.country("Quayside")).isEmpty();
        assertThat(OriginWords.country("an")).isEmpty();
    }
}
