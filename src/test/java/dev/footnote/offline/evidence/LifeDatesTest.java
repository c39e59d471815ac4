package dev.footnote.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.relation.PartialDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifeDatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ida Holt (3 May 1871 – 7 June 1903) was a painter. | 3 May 1871 | 7 June 1903",
                "Ida Holt (3 May 1871, Quayside – 7 June 1903, Brell) was a painter. | 3 May 1871 | 7 June 1903",
                "Ida Holt (1871-1903) was a painter. | 1871 | 1903",
                "Ida Holt (born 3 May 1871) was a painter. | 3 May 1871 | ",
                "Ida Holt was born in Quayside on 3 May 1871 and died in Brell on 7 June 1903. | 3 May 1871 | 7 June 1903",
                "Ida Holt died on 7 June 1903. | | 7 June 1903",
                "Ida Holt, b. 1871, painted in 1899. | 1871 | ",
                "柳庆（1871年5月3日—1903年6月7日），画家。 | 1871年5月3日 | 1903年6月7日",
                "柳庆出生于1871年，逝世于1903年。 | 1871年 | 1903年",
                "Ida Holt painted the mill in 1899 and the sea in 1901. | | "
            })
    void birth_and_death_are_told_apart(String text, String begun, String ended) {
        assertThat(LifeDates.date(text, LifeDates.Event.BEGINNING).map(PartialDate::written))
                .isEqualTo(Optional.ofNullable(begun));
        assertThat(LifeDates.date(text, LifeDates.Event.END).map(PartialDate::written))
                .isEqualTo(Optional.ofNullable(ended));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When was Ida Holt born?",
                "Who is older, Ida Holt or Tor Venn?",
                "What is the birthday of Ida Holt?",
                "柳庆出生于哪一年？"
            })
    void questions_for_a_beginning(String question) {
        assertThat(LifeDates.asked(new QuestionAnalysis(question))).contains(LifeDates.Event.BEGINNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"When did Ida Holt die?", "Who died first, Ida Holt or Tor Venn?", "柳庆是哪一年去世的？"})
    void questions_for_an_end(String question) {
        assertThat(LifeDates.asked(new QuestionAnalysis(question))).contains(LifeDates.Event.END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"When did Ida Holt paint the mill?", "Who painted the mill?", "柳庆画了什么？"})
    void questions_for_neither(String question) {
        assertThat(LifeDates.asked(new QuestionAnalysis(question))).isEmpty();
    }
}
