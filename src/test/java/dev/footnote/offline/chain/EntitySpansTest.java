package dev.footnote.offline.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names in a question, by quotation marks, by titles of pages and by capitals. */
class EntitySpansTest {

    private static final List<String> TITLES =
            List.of("Low Tide (film)", "The salt and the sea", "Harl", "light", "it", "Edda Quist");

    private static List<String> names(String question, List<String> titles) {
        return EntitySpans.of(question, titles).stream()
                .map(span -> span.in(question))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Who wrote Low Tide?|Low Tide
        Where was the founder of Orlun Ferries born?|Orlun Ferries
        When did Edda Quist's mother die?|Edda Quist
        When did Edda Quist’s mother die?|Edda Quist
        Who directed "a winter of salt"?|a winter of salt
        Who directed “a winter of salt”?|a winter of salt
        Is Tor Brask, Count of Havel, alive?|Tor Brask, Count of Havel
        Who was John Marr Jr. of Orlun?|John Marr Jr. of Orlun
        Who leads the University of the North?|University of the North
        Which is older, Harl or Brell?|Harl,Brell
        What is the 1904 Harl Cup?|1904 Harl Cup
        who is the keeper of the light?|''
        Harl?|''
        """)
    void words_with_capitals_and_what_is_quoted_are_names(String question, String names) {
        assertThat(String.join(",", names(question, List.of()))).isEqualTo(names);
    }

    @Test
    void a_title_in_small_letters_is_a_name_if_two_of_its_words_tell() {
        assertThat(names("Who wrote the salt and the sea?", TITLES)).containsExactly("the salt and the sea");
        assertThat(names("Who keeps the light?", TITLES)).isEmpty();
    }

    @Test
    void a_title_stands_for_its_page_without_what_is_in_brackets() {
        assertThat(names("Was low tide a film? Was Low Tide sad?", TITLES)).contains("low tide");
    }

    @Test
    void a_title_within_a_word_is_none() {
        assertThat(names("Who wrote Harlstead?", TITLES)).containsExactly("Harlstead");
    }

    @Test
    void a_known_name_is_cut_from_the_one_that_a_small_word_joins_to_it() {
        assertThat(names("Did Edda Quist in Brell see it?", List.of("Edda Quist")))
                .contains("Brell");
        assertThat(names("Did Edda Quist of Brell see it?", List.of())).containsExactly("Edda Quist of Brell");
    }

    @Test
    void names_stand_in_order_and_never_overlap() {
        String question = "Did Tor Brask of \"Low Tide\" meet Edda Quist at Harl and Ada Venn in Brell?";
        List<Span> spans = EntitySpans.of(question, TITLES);
        assertThat(spans).hasSizeGreaterThan(2);
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).start())
                    .isGreaterThanOrEqualTo(spans.get(i - 1).end());
        }
    }

    @Test
    void a_question_without_words_has_no_names() {
        assertThat(EntitySpans.of("", TITLES)).isEmpty();
        assertThat(EntitySpans.of("??? 12 !!", TITLES)).isEmpty();
    }
}
