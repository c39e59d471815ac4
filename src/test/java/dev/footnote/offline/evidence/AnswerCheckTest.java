package dev.footnote.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.offline.evidence.AnswerCheck.Found;
import dev.footnote.offline.span.AnswerKind;
import dev.footnote.tools.ParsedPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerCheckTest {

    private static final String DASK =
            "Mira Dask kept the light at Orlun. In 1887 she won the silver oar of the harbour guild.";

    private static boolean holds(String question, String answer, Found found, String... texts) {
        List<ParsedPage> pages = new ArrayList<>();
        for (String text : texts) {
            int number = pages.size() + 1;
            Passage passage = new Passage(number, 0, text);
            pages.add(new ParsedPage(number, URI.create("file:/" + number), "Page " + number, 1, 1, List.of(passage)));
        }
        QuestionAnalysis asked = new QuestionAnalysis(question);
        SentenceRanker evidence = new SentenceRanker(asked, pages, new SentenceSplitter());
        return AnswerCheck.holds(asked, evidence, evidence.page(1), answer, found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which prize did Mira Dask win in 1887?|silver oar",
                "What did Mira Dask keep at Orlun?|light",
                "When did Mira Dask win the silver oar?|1887",
                "Who won the silver oar of the guild?|Mira Dask"
            })
    void what_the_cited_page_says_of_most_of_the_question_holds(String question, String answer) {
        assertThat(holds(question, answer, Found.SENTENCE, DASK)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // another year
                "Which prize did Mira Dask win in 1893?|silver oar",
                // another number of a kind
                "Which prize did the 12th keeper Mira Dask of Orlun win?|silver oar",
                // little of what is asked stands there
                "Which orchestra did Mira Dask conduct in the opera season?|harbour guild",
                // another kind
                "How many oars did Mira Dask win of the guild?|silver",
                "When did Mira Dask win the silver oar?|harbour guild",
                "When did Mira Dask win the silver oar?|31",
                "Who won the silver oar of the guild?|light"
            })
    void another_year_other_matters_and_other_kinds_do_not_hold(String question, String answer) {
        assertThat(holds(question, answer, Found.SENTENCE, DASK, "The orchestra of Brell plays the opera in 1893."))
                .isFalse();
    }

    @Test
    void all_names_of_a_yes_or_no_question_stand_on_the_cited_page() {
        String brell = "Tor Venn lived at Brell.";
        assertThat(holds("Did Mira Dask keep the light at Orlun?", "yes", Found.SENTENCE, DASK, brell))
                .isTrue();
        assertThat(holds("Did Mira Dask keep the light at Brell?", "yes", Found.SENTENCE, DASK, brell))
                .isFalse();
    }

    @Test
    void where_countries_are_the_only_names_they_stand_on_the_cited_page() {
        String pier = "The Danish crown had to sell the pier of the guild in 1893.";
        assertThat(holds("When did Denmark sell the pier of the guild?", "1893", Found.SENTENCE, pier, DASK))
                .isTrue();
        assertThat(holds(
                        "When did Algeria sell the pier of the guild?",
                        "1893",
                        Found.SENTENCE,
                        pier,
                        "Algeria is far."))
                .isFalse();
    }

    @Test
    void figures_on_a_page_that_is_not_cited_do_not_count() {
        String other = "In 1893 the harbour guild of Brell gave no prize.";
        assertThat(holds("Which prize did Mira Dask win in 1893?", "silver oar", Found.SENTENCE, DASK, other))
                .isFalse();
    }

    @Test
    void of_two_things_the_one_that_is_not_chosen_need_not_stand_on_the_page() {
        String question = "Which is older, Mira Dask or Tor Venn?";
        String venn = "Tor Venn is older than the pier.";
        assertThat(holds(question, "Mira Dask", Found.CHOICE, DASK, venn)).isTrue();
        assertThat(holds(question, "Mira Dask", Found.CHOICE, "The ferry left at noon.", venn))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Found.class)
    void chinese_questions_are_checked_elsewhere(Found found) {
        assertThat(holds("灯塔是谁在1893年建成的？", "海边", found, "灯塔在海边。")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT,40 keepers,true",
        "COUNT,twelve,true",
        "COUNT,a few,true",
        "COUNT,keepers,false",
        "AMOUNT,3.5 miles,true",
        "AMOUNT,half a mile,true",
        "AMOUNT,miles,false",
        "DATE,4 May,true",
        "DATE,last Thursday,true",
        "DATE,20260413_2100,true",
        "DATE,Orlun,false",
        "DATE,Ferry 11,false",
        "DATE,Aug 11,true",
        "YEAR,1887,true",
        "YEAR,Orlun,false",
        "PERSON,Mira Dask,true",
        "PERSON,the keeper,false",
        "PLACE,the pier,true",
        "THING,light,true"
    })
    void an_answer_has_the_form_of_its_kind(AnswerKind kind, String answer, boolean fits) {
        assertThat(AnswerCheck.fits(kind, answer)).isEqualTo(fits);
    }
}
