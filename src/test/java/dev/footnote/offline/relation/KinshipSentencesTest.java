package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which the opening of a biography tells of relatives, and what only looks like one of them. */
class KinshipSentencesTest {

    private static List<String> of(String noun, String sentence) {
        return Kinship.of(noun, sentence).stream()
                .map(span -> span.in(sentence))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Her parents were Otto Brask and Nella Voss.; Otto Brask; Nella Voss",
                "His parents, Otto Brask and Nella Voss, kept an inn.; Otto Brask; Nella Voss",
                "He is the son of actor Otto Brask and singer Nella Voss.; Otto Brask; Nella Voss",
                "Ada was the only child of Otto Brask, a miller, and Nella Voss.; Otto Brask; Nella Voss",
                "Ada was the second daughter of Otto Brask (1840–1901) and his wife Nella Voss.; Otto Brask; Nella Voss",
                "He was born in Quay to Otto Brask and Nella Voss.; Otto Brask; Nella Voss",
                "She was born on 4 May 1899 to Otto Brask and the painter Nella Voss.; Otto Brask; Nella Voss",
                "The twins are children of Otto Brask and Nella Voss.; Otto Brask; Nella Voss",
                "He was the son and heir of Otto Brask and Nella Voss.; Otto Brask; Nella Voss",
                "Son of Otto Brask and Nella Voss, he went to sea.; Otto Brask; Nella Voss",
                "He was the son of Otto Brask by his second wife Nella Voss.; Otto Brask; Nella Voss",
                "He was the son of Otto Brask and the former Nella Voss.; Otto Brask; Nella Voss",
                "She was a daughter of Charles, Duke of Quay and Ida of Tarn.; Charles, Duke of Quay; Ida of Tarn",
                "She was a daughter of Queen Ida of Tarn and Otto Brask.; Otto Brask; Queen Ida of Tarn",
                "She was a daughter of Ida, Duchess of Tarn, and Otto Brask.; Otto Brask; Ida, Duchess of Tarn"
            })
    void both_parents_are_told_apart(String sentence, String father, String mother) {
        assertThat(of("father", sentence)).as("father").first().isEqualTo(father);
        assertThat(of("mother", sentence)).as("mother").first().isEqualTo(mother);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "She was the daughter of Mrs Nella Voss.",
                "Ada is the daughter of Queen Nella.",
                "He was the son of Lady Nella Voss.",
                "Ada was born to Princess Nella of Tarn."
            })
    void a_womans_title_alone_makes_no_father(String sentence) {
        assertThat(of("father", sentence)).isEmpty();
        assertThat(of("mother", sentence)).hasSize(1).first().asString().contains("Nella");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "wife; He married the painter Nella Voss in 1921.; Nella Voss",
                "wife; He was married to Nella Voss from 1921 to 1940.; Nella Voss",
                "wife; His first wife was Nella Voss.; Nella Voss",
                "wife; His marriage to Nella Voss lasted a year.; Nella Voss",
                "wife; After marrying Nella Voss he moved to Quay.; Nella Voss",
                "wife; Nella Voss was his wife.; Nella Voss",
                "wife; He left his wife Nella Voss in 1930.; Nella Voss",
                "husband; Her second husband was the Danish sailor Otto Brask.; Otto Brask",
                "husband; Her husband, Otto Brask, rowed.; Otto Brask",
                "husband; She married Otto von Brask.; Otto von Brask",
                "spouse; She was the wife of Otto Brask.; Otto Brask",
                "spouse; Nella was queen consort of Otto III.; Otto III",
                "widow; She was the widow of Otto Brask.; Otto Brask",
                "partner; She married Otto Brask.; Otto Brask",
                "son; He was the father of Arlo Brask.; Arlo Brask",
                "son; Her son Arlo Brask became a judge.; Arlo Brask",
                "child; She was the mother of the poet Arlo Brask.; Arlo Brask",
                "child; Their only child, Arlo Brask, died young.; Arlo Brask",
                "sister; He was the younger brother of Ada Brask.; Ada Brask",
                "sibling; His elder sister was Ada Brask.; Ada Brask",
                "sibling; Arlo is a sibling to Ada Brask.; Ada Brask"
            })
    void other_relatives_are_read_in_their_usual_forms(String noun, String sentence, String name) {
        assertThat(of(noun, sentence)).first().isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "father; He was the father of Ada Brask.",
                "father; His wife was Nella Voss.",
                "mother; She was the mother of Ada Brask.",
                "wife; His father was Otto Brask.",
                "husband; Her brother was Otto Brask.",
                "child; She was the daughter of Otto Brask.",
                "child; His wife was Nella Voss.",
                "sibling; He married Nella Voss.",
                "sibling; His son was Arlo Brask.",
                "spouse; The stepmother of Ada Brask rowed.",
                "father; He was born to be Otto Brask's heir.",
                "father; The family moved to Brask Street.",
                "wife; He married on 4 May 1899.",
                "wife; He never married and left Tarn.",
                "wife; The couple married at Saint Mary.",
                "wife; He married, and Otto Brask gave a speech.",
                "mother; The ship was her mother's.",
                "father; His father was a miller.",
                "father; Who fathered by chance?",
                "wife; ''"
            })
    void a_relative_of_another_kind_or_no_name_is_none(String noun, String sentence) {
        assertThat(of(noun, sentence)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncle", "cousin", "", "Father", "fathers", "父亲"})
    void a_word_that_is_no_relative_reads_none(String noun) {
        assertThat(of(noun, "His father was Otto Brask and his brother was Arlo Brask."))
                .isEmpty();
    }

    @Test
    void several_marriages_are_told_in_their_order() {
        assertThat(of("wife", "He married Nella Voss in 1921, and his second wife was Cora Fen."))
                .containsExactly("Nella Voss", "Cora Fen");
    }

    @Test
    void every_name_is_a_part_of_its_sentence_whatever_stands_there() {
        List<String> pieces = List.of(
                "son of ",
                "married ",
                "his wife ",
                "Otto Brask",
                "Nella",
                ", ",
                "(",
                ")",
                "and ",
                "by ",
                "born to ",
                "’s ",
                "'s",
                "“",
                "\"",
                "Jr. ",
                "é",
                "King ",
                "von ",
                "parents ",
                "was his wife",
                ". ",
                "1921 ",
                "- ",
                "\t",
                "");
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            String sentence = text.toString();
            for (String noun : List.of("father", "mother", "wife", "child", "sister")) {
                List<Span> spans = new ArrayList<>(Kinship.of(noun, sentence));
                assertThat(spans)
                        .as("seed %d, %s of <%s>", seed, noun, sentence)
                        .allSatisfy(span -> assertThat(span.in(sentence))
                                .isNotBlank()
                                .doesNotStartWith("\"")
                                .doesNotEndWith("'s")
                                .doesNotEndWith(" "));
            }
        }
    }
}
