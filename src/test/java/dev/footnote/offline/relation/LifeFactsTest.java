package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.relation.LifeFacts.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeFactsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BIRTH_PLACE|Ida Holt (born 28 April 1871 in Quayside, Orlun) is a painter.|Quayside, Orlun",
                "BIRTH_PLACE|She was born in Quayside on 3 May 1871.|Quayside",
                "BIRTH_PLACE|Ida Holt (Quayside, 3 May 1871 – Brell, 7 June 1903) was a painter.|Quayside",
                "DEATH_PLACE|Ida Holt (Quayside, 3 May 1871 – Brell, 7 June 1903) was a painter.|Brell",
                "DEATH_PLACE|Ida Holt (3 May 1871, Quayside – 7 June 1903, Brell) was a painter.|Brell",
                "BIRTH_PLACE|Ida Holt (3 May 1871, Quayside – 7 June 1903, Brell) was a painter.|Quayside",
                "DEATH_PLACE|She died suddenly of a fever on 7 June 1903 in the Brell Infirmary.|Brell Infirmary",
                "BURIAL_PLACE|He was buried with his brothers at Saint Mary of Brell.|Saint Mary of Brell",
                "NATIONALITY|Ida Holt was an Austrian painter and keeper of bees.|Austrian",
                "COUNTRY|Low Tide is a 1949 Italian film directed by Tor Venn.|Italian",
                "STUDY_PLACE|He studied law for two years at the University of Brell.|University of Brell",
                "WORKPLACE|He is a professor of painting at Orlun State University.|Orlun State University"
            })
    void english_pages_state_places_and_origins(Fact fact, String sentence, String said) {
        assertThat(LifeFacts.read(fact, sentence)).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BIRTH_PLACE|She was born on 3 May 1871.",
                "DEATH_PLACE|She died in May 1903.",
                "NATIONALITY|Ida Holt was a painter.",
                "BIRTH_PLACE|他是一位画家。"
            })
    void nothing_is_read_where_nothing_is_stated(Fact fact, String sentence) {
        assertThat(LifeFacts.read(fact, sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"BIRTH_PLACE|林海生1871年5月3日出生于福州，是一位画家。|福州", "DEATH_PLACE|他于1903年在上海去世。|上海"})
    void chinese_pages_do_too(Fact fact, String sentence, String said) {
        assertThat(LifeFacts.read(fact, sentence)).contains(said);
    }
}
