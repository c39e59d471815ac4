package dev.footnote.offline.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        assertThat(of.phrase()).isEqualTo("the composer of Salt");
        ChainLink then = ChainParser.innermost(of.with("Ida Holt")).orElseThrow();
        assertThat(then.with("Norrey")).isEqualTo("Who was king of Norrey?");
    }

    private static List<String> links(String question, String... titles) {
        List<String> out = new ArrayList<>();
        List<String> known = new ArrayList<>(List.of(titles));
        String left = question;
        for (int i = 0; i < 5; i++) {
            Optional<ChainLink> link = ChainParser.innermost(left, known);
            if (link.isEmpty()) {
                break;
            }
            out.add(link.get().phrase());
            String name = "Venn " + i + " Holt";
            known.add(name);
            left = link.get().with(name);
        }
        out.add(left);
        return out;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who ruled the country where the singer of Salt was a citizen?|the singer of Salt|the country where Venn 0 Holt"
                        + " was a citizen|Who ruled Venn 1 Holt?",
                "Which bridge stands in the place of birth of the composer of Salt?|the composer of Salt|the place of birth of"
                        + " Venn 0 Holt|Which bridge stands in Venn 1 Holt?",
                "How large is the home town of the captain of Orlun Rovers?|the captain of Orlun Rovers|the home town of Venn 0"
                        + " Holt|How large is Venn 1 Holt?",
                "When was the parent company of the label that released Salt sold?|the label that released Salt|the parent"
                        + " company of Venn 0 Holt|When was Venn 1 Holt sold?",
                "Who is the wife of the man who produced the film of Ida Holt?|the film of Ida Holt|the man who produced Venn 0"
                        + " Holt|Who is the wife of Venn 1 Holt?",
                "Who runs the old capital of the county that Tor Venn comes from?|the county that Tor Venn comes from|the old"
                        + " capital of Venn 0 Holt|Who runs Venn 1 Holt?"
            })
    void chains_of_three_are_taken_apart_one_thing_after_the_other(
            String question, String first, String second, String rest) {
        assertThat(links(question, "Salt")).containsExactly(first, second, rest);
    }

    @Test
    void a_chain_of_four_is_taken_apart_whole() {
        assertThat(links(
                        "Who is mayor of the capital of the state where the founder of the company that built the Orlun Ferry"
                                + " was born?"))
                .containsExactly(
                        "the company that built the Orlun Ferry",
                        "the founder of Venn 0 Holt",
                        "the state where Venn 1 Holt was born",
                        "the capital of Venn 2 Holt",
                        "Who is mayor of Venn 3 Holt?");
    }

    @Test
    void titles_of_pages_tell_where_a_name_ends() {
        String question = "Where was the singer of Low tide at noon born?";
        assertThat(links(question).get(0)).isNotEqualTo("the singer of Low tide at noon");
        assertThat(links(question, "Low Tide at Noon (song)").get(0)).isEqualTo("the singer of Low tide at noon");
        assertThat(links("Who did the creator of Salt play in Ferry Lane?", "Salt")
                        .get(0))
                .isEqualTo("the creator of Salt");
        assertThat(links("What is the Ferry Lane performer's age?").get(0)).isEqualTo("the Ferry Lane performer");
        assertThat(links("Who hired the singer of \"Low Tide\" as a clerk?").get(0))
                .isEqualTo("the singer of \"Low Tide\"");
    }

    @Test
    void who_plays_a_part_is_asked_with_the_work_it_is_in() {
        assertThat(links("Who is the spouse of the actor who played Tor Venn in the film Salt?", "Tor Venn", "Salt")
                        .get(0))
                .isEqualTo("the actor who played Tor Venn in the film Salt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Where is the town in the state of Orlun?",
                "In what region of Orlun is the lake of Brell?",
                "Who was elected president in 1912?",
                "Which member of Orlun Rovers scored?"
            })
    void a_sort_of_place_before_its_name_is_no_relation(String question) {
        assertThat(ChainParser.innermost(question)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who wrote The Low Tide?|writer",
                "Who directed the film Salt?|director",
                "Who founded Orlun Ferries?|founder",
                "Who is the founder of Orlun Ferries?|founder"
            })
    void a_verb_asks_for_a_maker(String question, String noun) {
        assertThat(ChainParser.asked(question, List.of()).orElseThrow().noun()).isEqualTo(noun);
        assertThat(ChainParser.asked("Who wrote to Ida Holt?", List.of())).isEmpty();
    }

    @Test
    void a_name_is_taken_with_its_small_words_and_brackets() {
        String text = "Who directed The Keeper of the Light (1931 Film)?";
        assertThat(EntitySpans.of(text, List.of()))
                .extracting((Span span) -> span.in(text))
                .containsExactly("The Keeper of the Light (1931 Film)");
    }

    private static List<String> entities(String text) {
        return EntitySpans.of(text, List.of()).stream()
                .map(span -> span.in(text))
                .toList();
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
