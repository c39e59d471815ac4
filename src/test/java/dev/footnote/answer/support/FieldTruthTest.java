package dev.footnote.answer.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.passage.QuotedPassage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTruthTest {

    private static List<QuotedPassage> quoted(String text) {
        return List.of(new QuotedPassage(text, 0, text.length(), "", null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open | true | The museum is closed in winter.",
                "isOpen | true | The museum is not open to the public.",
                "open | false | The museum is open every day.",
                "dogs_allowed | true | Dogs are not allowed in the hall.",
                "开放 | true | 该馆目前不开放。"
            })
    void a_truth_value_that_the_sentence_turns_round_is_found(String name, boolean value, String text) {
        assertThat(FieldTruth.saysOtherwise(name, value, quoted(text))).contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open | true | The museum is open every day.",
                "open | false | The museum is closed in winter.",
                "lit | true | The bridge carries four lanes.",
                "lit | false | The bridge carries four lanes.",
                "open | true | The shop is closed, the museum is open."
            })
    void a_truth_value_that_the_sentence_bears_or_does_not_speak_of_passes(String name, boolean value, String text) {
        assertThat(FieldTruth.saysOtherwise(name, value, quoted(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ARCH | SUSPENSION | Brackwater Bridge is a suspension bridge. | true",
                "SUSPENSION | ARCH | Brackwater Bridge is a suspension bridge. | false",
                "ARCH | SUSPENSION | Brackwater Bridge crosses the Lune. | false",
                "open | planned | The line is not open yet. | true",
                "open | planned | The line is open; a second one is planned. | false"
            })
    void another_value_of_the_list_is_found(String value, String other, String text, boolean found) {
        assertThat(FieldTruth.givesAnother(value, List.of(other), quoted(text)).isPresent())
                .isEqualTo(found);
    }
}
