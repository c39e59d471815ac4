package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlternativesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which town is older, Orlun or Port Havel?|Orlun|Port Havel",
                "Who is younger Mira Dask or Tor Venn?|Mira Dask|Tor Venn",
                "Which river, the Aller or the Nebb, was dammed first?|Aller|Nebb",
                "Is the keeper's boat red or green?|red|green",
                "Was Mira Dask a painter or a poet?|painter|poet",
                "Was Tor Venn an old engineer or a carpenter by trade?|old engineer|carpenter by trade",
                "Which song came out first: Low Tide or \"High Water\"?|Low Tide|High Water",
                "Was Mira Dask or Tor Venn born first?|Mira Dask|Tor Venn born first",
                "更早建成的是灯塔还是码头？|灯塔|码头",
                "海岛更大的是东屿，还是西屿？|东屿|西屿"
            })
    void the_two_things_are_taken_out(String question, String first, String second) {
        assertThat(Alternatives.of(question)).hasSize(2);
        assertThat(Alternatives.of(question).get(0)).isEqualTo(first);
        assertThat(Alternatives.of(question).get(1)).startsWith(second.split(" born", -1)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Who painted the ferry?", "渡船是谁画的？", "or", "", "Is it Orlun or Orlun?"})
    void other_questions_leave_no_choice(String question) {
        assertThat(Alternatives.of(question)).isEmpty();
    }
}
