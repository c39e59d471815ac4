package dev.footnote.offline.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where was the founder of Orlun Ferries born?|Who is the founder of Orlun Ferries?|Where was X born?",
                "When did the director of film The Low Tide die?|Who is the director of film The Low Tide?|When did X"
                        + " die?",
                "What is the place of birth of the composer of song Salt?|Who is the composer of song Salt?|What is"
                        + " the place of birth of X?",
                "What nationality is Mira Dask's husband?|Who is the husband of Mira Dask?|What nationality is X?",
                "Where did Tor Venn, Count of Havel's mother die?|Who is the mother of Tor Venn, Count of Havel?|Where"
                        + " did X die?",
                "When was the company that published The Orlun Gazette founded?|What is the company that published The"
                        + " Orlun Gazette?|When was X founded?",
                "Who was mayor of the city where Mira Dask was born?|What is the city where Mira Dask was born?|Who"
                        + " was mayor of X?",
                "When did the state where Orlun Mounds is located join the union?|What is the state where Orlun Mounds"
                        + " is located?|When did X join the union?",
                "Who is Tor Venn's paternal grandmother?|Who is the father of Tor Venn?|Who is X's mother?",
                "Who is the maternal grandfather of Tor Venn?|Who is the mother of Tor Venn?|Who is X's father?",
                "Where was Tor Venn's stepfather born?|Who is the mother of Tor Venn?|Where was X's husband born?",
                "Where was Tor Venn's stepmother born?|Who is the father of Tor Venn?|Where was X's wife born?",
                "Who is the mother-in-law of Tor Venn?|Who is the spouse of Tor Venn?|Who is X's mother?",
                "Who is Tor Venn's paternal grandfather?|Who is the father of Tor Venn?|Who is X's father?",
                "Who is Tor Venn's maternal grandmother?|Who is the mother of Tor Venn?|Who is X's mother?",
                "《低潮》的导演出生在哪里？|《低潮》的导演是谁？|X出生在哪里？",
                "灯塔公司的创始人的妻子是谁？|灯塔公司的创始人是谁？|X的妻子是谁？"
            })
    void the_innermost_thing_is_asked_first_and_its_name_takes_its_place(String question, String first, String rest) {
        ChainLink link = ChainParser.innermost(question).orElseThrow();
        assertThat(link.question()).isEqualTo(first);
        assertThat(link.with("X")).isEqualTo(rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who is the founder of Orlun Ferries?",
                "When was Mira Dask born?",
                "Who painted the ferry?",
                "渡船的船长是谁？",
                "",
                "What is the name of the director of The Low Tide?"
            })
    void a_question_for_one_thing_has_no_links(String question) {
        assertThat(ChainParser.innermost(question)).isEmpty();
    }

    @Test
    void a_chain_of_three_is_taken_apart_from_inside() {
        String question = "Where is the airport of the city where the singer of Salt was born?";
        ChainLink first = ChainParser.innermost(question).orElseThrow();
        assertThat(first.phrase()).contains("singer of Salt");
        ChainLink of = ChainParser.innermost("Who was king of the country where the composer of Salt lived?")
                .orElseThrow();
        assertThat(of.with("Norrey")).isEqualTo("Who was king of Norrey?");
    }

    @Test
    void a_name_is_taken_with_its_small_words_and_brackets() {
        String text = "Who directed The Keeper of the Light (1931 Film)?";
        assertThat(EntitySpans.of(text, List.of()))
                .extracting((Span span) -> span.in(text))
                .containsExactly("The Keeper of the Light (1931 Film)");
    }

    private static List<String> entities(String text) {
        return EntitySpans.of(text, List.of()).stream().map(span -> span.in(text)).toList();
    }

    @Test
    void a_comma_ends_a_name_before_a_small_word_and_a_possessive_always_does() {
        assertThat(entities("Who met Tor Venn, of Orlun?")).containsExactly("Tor Venn", "Orlun");
        assertThat(entities("Who met Tor Venn of Orlun?")).containsExactly("Tor Venn of Orlun");
        assertThat(entities("Was Tor Venn's Ferry sold?")).containsExactly("Tor Venn", "Ferry");
        assertThat(entities("Was it Venn: Orlun?")).containsExactly("Venn", "Orlun");
    }

    @Test
    void the_point_of_an_initial_belongs_to_a_name_and_that_of_a_sentence_does_not() {
        assertThat(entities("Who hired J. Venn Jr. as a clerk?")).containsExactly("J. Venn Jr.");
        assertThat(entities("They hired Tor Venn.")).containsExactly("Tor Venn");
        assertThat(entities("Who hired Tor Venn?")).containsExactly("Tor Venn");
    }

    @Test
    void three_small_words_in_a_row_end_a_name() {
        assertThat(entities("Was Keeper of the Light shown?")).containsExactly("Keeper of the Light");
        assertThat(entities("Did Venn walk to Orlun?")).containsExactly("Venn", "Orlun");
    }
}
