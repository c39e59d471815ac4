package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelatedWordsTest {

    @ParameterizedTest
    @CsvSource({"birth, born", "born, birth", "died, death", "directed, director", "wrote, author"})
    void words_of_one_relation_lead_to_each_other(String one, String two) {
        assertThat(RelatedWords.of(Words.stem(one))).contains(Words.stem(two), Words.stem(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mill", "", "basalt"})
    void a_word_of_no_relation_has_no_relatives(String word) {
        assertThat(RelatedWords.of(Words.stem(word))).isEmpty();
        assertThat(RelatedWords.leads(Words.stem(word))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"director", "author"})
    void some_lead_from_a_thing_to_a_person(String word) {
        assertThat(RelatedWords.leads(Words.stem(word))).isTrue();
    }
}
