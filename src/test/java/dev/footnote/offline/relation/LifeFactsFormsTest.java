package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.relation.LifeFacts.Fact;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which pages give places and origins, and neighbours that must not be taken for them. */
class LifeFactsFormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ida Holt (born in Quayside) paints.|Quayside",
                "Ida Holt (b. 1871 in Quayside) paints.|Quayside",
                "Ida Holt was born at Holt House.|Holt House",
                "Ida Holt was born near Quayside, Orlun.|Quayside, Orlun",
                "Ida Holt was born on the 3rd of May 1871 in Quay-on-Tarn.|Quay-on-Tarn",
                "Ida was born into a family of millers in Saint John's.|Saint John's",
                "Born 3 May 1871, Quayside, she painted.|Quayside",
                "Born in Quayside, she painted.|Quayside",
                "Ida Holt (Quayside, May 3, 1871 — Brell, June 7, 1903) painted.|Quayside",
                "Ida Holt (May 3, 1871 in Quayside – June 7, 1903) painted.|Quayside",
                "A native of Quayside, she painted.|Quayside",
                "She was born in the Isle of Tarn.|Isle of Tarn",
                "She was born in Villa de la Reina.|Villa de la Reina",
                "She was born in Östersund, Jämtland.|Östersund, Jämtland",
                "She was born in Quayside.|Quayside"
            })
    void where_a_life_began(String sentence, String place) {
        assertThat(LifeFacts.read(Fact.BIRTH_PLACE, sentence)).contains(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Salt Lamps formed in March 1998 in Quayside, Orlun.|Quayside, Orlun",
                "The firm was founded by Ida Holt in Brell.|Brell",
                "The Salt Lamps are a Norwegian rock band from Quayside.|Quayside"
            })
    void where_a_body_began(String sentence, String place) {
        assertThat(LifeFacts.read(Fact.FOUNDING_PLACE, sentence)).contains(place);
    }

    @Test
    void where_a_thing_lies_is_told_from_the_nearest_place_to_the_widest() {
        assertThat(LifeFacts.all(Fact.LOCATION, "Brell is a village in Tarn County in the state of Ohio."))
                .containsExactly("Tarn County", "Ohio");
        assertThat(LifeFacts.all(Fact.LOCATION, "The mill stands in Brell.")).containsExactly("Brell");
        assertThat(LifeFacts.all(Fact.LOCATION, "It opened in May 1903 in Brell."))
                .isEmpty();
        assertThat(LifeFacts.all(Fact.BIRTH_PLACE, "She was born in Quayside.")).containsExactly("Quayside");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "She died in Brell.|Brell",
                "She died in 1903 in Brell.|Brell",
                "He was killed in a duel near Brell.|Brell",
                "He was murdered at Castle Brell.|Castle Brell",
                "He drowned at sea near Cape Brell.|Cape Brell",
                "After his death in Brell the house was sold.|Brell",
                "Ida Holt (3 May 1871 – 7 June 1903 in Brell) painted.|Brell",
                "Ida Holt (born 1871 in Quayside - died 1903 in Brell) painted.|Brell",
                "Ida Holt (Quayside, May 3, 1871 — Brell, June 7, 1903) painted.|Brell",
                "Killed at Cape Brell, she was mourned.|Cape Brell"
            })
    void where_it_ended(String sentence, String place) {
        assertThat(LifeFacts.read(Fact.DEATH_PLACE, sentence)).contains(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BURIAL_PLACE|She is buried in Brell Cemetery.|Brell Cemetery",
                "BURIAL_PLACE|He was interred at the Abbey of Tarn.|Abbey of Tarn",
                "BURIAL_PLACE|Her grave is in Quayside.|Quayside",
                "BURIAL_PLACE|Buried in Brell, she is mourned.|Brell",
                "STUDY_PLACE|Educated at Quay College, she painted.|Quay College",
                "STUDY_PLACE|She attended Orlun High School.|Orlun High School",
                "STUDY_PLACE|She graduated from Quay College.|Quay College",
                "STUDY_PLACE|She was educated at the Brell Academy.|Brell Academy",
                "STUDY_PLACE|He was a student of the Orlun Institute of Technology.|Orlun Institute of Technology",
                "STUDY_PLACE|He holds a degree in law from the University of Tarn.|University of Tarn",
                "WORKPLACE|She taught at Quay College.|Quay College",
                "WORKPLACE|He is a curator at the Museum of Brell.|Museum of Brell",
                "WORKPLACE|She worked as a clerk for Orlun Ferries.|Orlun Ferries",
                "NATIONALITY|Ida Holt is a Danish and Swedish painter.|Danish",
                "NATIONALITY|Ida Holt was one of the Dutch painters.|Dutch",
                "NATIONALITY|They were an Irish family.|Irish",
                "COUNTRY|Low Tide is a French-language Canadian drama.|Canadian",
                "COUNTRY|Low Tide is the 2011 Indian drama film.|Indian"
            })
    void graves_schools_employers_and_countries(Fact fact, String sentence, String said) {
        assertThat(LifeFacts.read(fact, sentence)).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BIRTH_PLACE|She died in Brell.",
                "BIRTH_PLACE|She was born in 1871.",
                "BIRTH_PLACE|She was born in May 1871.",
                "BIRTH_PLACE|She was born in poverty.",
                "BIRTH_PLACE|The native plants of the coast bloom.",
                "BIRTH_PLACE|She was born. He lives in Brell.",
                "DEATH_PLACE|She was born in Quayside.",
                "DEATH_PLACE|She died in March.",
                "DEATH_PLACE|She died. Her son lives in Brell.",
                "DEATH_PLACE|Ida Holt (3 May 1871 – 7 June 1903) painted.",
                "BURIAL_PLACE|She died in Brell.",
                "BURIAL_PLACE|A grave error was made.",
                "STUDY_PLACE|She studied the tides for years.",
                "STUDY_PLACE|The school stands in Brell.",
                "WORKPLACE|She worked at night.",
                "WORKPLACE|She was born at Quay College.",
                "NATIONALITY|She speaks Danish.",
                "NATIONALITY|She was a keeper of the danish pastry.",
                "NATIONALITY|Ida is a painter. Danish critics praised her.",
                "COUNTRY|Low Tide won an Italian prize."
            })
    void a_neighbour_is_not_taken_for_it(Fact fact, String sentence) {
        assertThat(LifeFacts.read(fact, sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BIRTH_PLACE|林海生生于福州。|福州",
                "BIRTH_PLACE|林海生，出生在泉州的一个渔村。|泉州",
                "BIRTH_PLACE|出生地为云渡市，画家。|云渡市",
                "BIRTH_PLACE|林海生出生于1871年5月3日，福州人。|福州",
                "DEATH_PLACE|林海生病逝于上海。|上海",
                "DEATH_PLACE|林海生1903年在青岚医院逝世。|青岚医院",
                "DEATH_PLACE|林海生卒于云渡。|云渡"
            })
    void chinese_sentences_give_the_bare_place(Fact fact, String sentence, String place) {
        assertThat(LifeFacts.read(fact, sentence)).contains(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BIRTH_PLACE|林海生是一位画家。",
                "BIRTH_PLACE|林海生1903年在上海去世。",
                "DEATH_PLACE|林海生出生于福州。",
                "BURIAL_PLACE|林海生葬于福州。",
                "NATIONALITY|林海生是中国画家。"
            })
    void what_a_chinese_sentence_does_not_give_is_not_read(Fact fact, String sentence) {
        assertThat(LifeFacts.read(fact, sentence)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fact.class)
    void nothing_is_read_from_nothing(Fact fact) {
        for (String text : Arrays.asList("", " ", ".", "()", "( – )", "1871", "。", "born in", "died at ", "is a")) {
            assertThat(LifeFacts.read(fact, text)).as("<%s>", text).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "born in ",
                "died in ",
                "(1871, ",
                "is a ",
                "studied at ",
                "native of ",
                "在",
                "A-",
                "Quay, ",
                "– 1871 "
            })
    void long_repeats_are_read_without_failing(String piece) {
        String text = piece.repeat(2_000);
        for (Fact fact : Fact.values()) {
            LifeFacts.read(fact, text).ifPresent(place -> assertThat(text).contains(place));
        }
    }

    @Test
    void the_point_of_a_sentence_is_not_of_the_place() {
        assertThat(LifeFacts.read(Fact.BIRTH_PLACE, "She was born in St. Olaf."))
                .contains("St. Olaf");
    }
}
