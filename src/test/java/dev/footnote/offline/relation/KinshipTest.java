package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is whose relative, by one sentence. */
class KinshipTest {

    private static List<String> of(String noun, String sentence) {
        return Kinship.of(noun, sentence).stream()
                .map(span -> span.in(sentence))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "father; Ada was the daughter of Otto Brask and his wife Nella Voss.; Otto Brask",
                "mother; Ada was the daughter of Otto Brask and his wife Nella Voss.; Nella Voss",
                "mother; He was born in Quay to Queen Mira of Norrey and Count Arlo of Tarn.; Queen Mira of Norrey",
                "father; He was born in Quay to Queen Mira of Norrey and Count Arlo of Tarn.; Count Arlo of Tarn",
                "father; His father, Otto Brask, was a miller.; Otto Brask",
                "mother; Her mother was the actress Nella Voss.; Nella Voss",
                "wife; In 1921 he married Nella Voss in Quay.; Nella Voss",
                "husband; She was the widow of Otto Brask.; Otto Brask",
                "spouse; His wife, Nella Voss, painted.; Nella Voss",
                "child; He was the father of Ada Brask.; Ada Brask",
                "daughter; Their daughter Ada Brask painted too.; Ada Brask",
                "brother; He was the brother of Arlo Pint.; Arlo Pint",
                "sister; Her sister Mira Pint sang.; Mira Pint"
            })
    void a_relative_is_named(String noun, String sentence, String name) {
        assertThat(of(noun, sentence)).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "wife; He married in 1921.",
                "wife; He married twice.",
                "mother; Ada was the daughter of Otto Brask.",
                "father; The mill was built by Otto Brask.",
                "child; She never had a daughter.",
                "brother; The brothers quarrelled."
            })
    void where_nobody_is_named_there_is_none(String noun, String sentence) {
        assertThat(of(noun, sentence)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"father", "mother", "spouse", "child", "sibling", "widow", "partner"})
    void words_for_relatives_are_known(String noun) {
        assertThat(Kinship.isKin(noun)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"miller", "friend", "Father", "", "uncle"})
    void other_words_are_not(String noun) {
        assertThat(Kinship.isKin(noun)).isFalse();
    }
}
