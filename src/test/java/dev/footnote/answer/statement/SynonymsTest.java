package dev.footnote.answer.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Words;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynonymsTest {

    @ParameterizedTest
    @CsvSource({
        "movie, a film of three hours, true",
        "Film, the movie is long, true",
        "stink, there was a bad smell, true",
        "verbose, a long play, false",
        "tea, the bridge was closed, false",
        "xyzzy, the bridge was closed, false",
    })
    void synonyms_and_derived_words_are_related_both_ways(String word, String sentence, boolean related) {
        Set<String> stems = Arrays.stream(sentence.split(" ")).map(Words::stem).collect(Collectors.toSet());

        assertThat(Synonyms.isAmong(word, stems)).isEqualTo(related);
    }
}
