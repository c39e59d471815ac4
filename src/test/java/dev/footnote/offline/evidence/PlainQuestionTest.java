package dev.footnote.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.tools.ParsedPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainQuestionTest {

    private static SentenceRanker evidence(QuestionAnalysis asked, String title, String text) {
        List<ParsedPage> pages = new ArrayList<>();
        pages.add(new ParsedPage(1, URI.create("file:/1"), title, 1, 1, List.of(new Passage(1, 0, text))));
        return new SentenceRanker(asked, pages, new SentenceSplitter());
    }

    private static List<String> bearing(String question, String title, String text) {
        QuestionAnalysis asked = new QuestionAnalysis(question);
        SentenceRanker evidence = evidence(asked, title, text);
        return new PlainQuestion(asked, evidence)
                .bearing(evidence.ranked()).stream()
                        .map(scored -> scored.sentence().text())
                        .toList();
    }

    private static boolean fits(String question, String answer, String sentence) {
        QuestionAnalysis asked = new QuestionAnalysis(question);
        SentenceRanker evidence = evidence(asked, "Harbour", sentence);
        return new PlainQuestion(asked, evidence)
                .fits(answer, evidence.ranked().get(0).sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How far is Brell from Orlun?|Ferries|The ferry from Orlun reaches Brell, 39 km away, at noon.",
                "Who painted the harbour of Orlun?|Ida Marsk|Ida Marsk painted the harbour of Orlun in 1887.",
                "What is the largest bell in Orlun?|Bells|The largest bell in Orlun is called Gretel.",
                "When did Denmark sell the pier?|Pier|The Danish crown had to sell the pier in 1893.",
                "What is the roof of Brell Hall made of?|Brell Hall|The roof of Brell Hall is made of slate.",
                "When will the ferry return to Orlun?|Ferries|The ferry will return to Orlun in May 2031.",
                "How tall is the Brell Tower?|Brell Tower|It is 41 metres tall and white."
            })
    void a_sentence_with_the_names_and_words_of_a_short_question_bears_on_it(
            String question, String title, String text) {
        assertThat(bearing(question, title, text)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // one of the two places is missing
                "How far is Brell from Orlun?|Ferries|The longest ferry of Orlun sails 39 km before noon.",
                // nobody painted
                "Who painted the harbour of Orlun?|Ida Marsk|Ida Marsk was born beside the harbour of Orlun.",
                // the largest of others
                "What is the largest bell in Orlun?|Mirrors|The largest mirror in Orlun has 300 prisms.",
                // another country
                "When did Denmark sell the pier?|Pier|The Swedish crown had to sell the pier in 1893.",
                // another number
                "When did Ferry 1 sink?|Ferry 17|Ferry 17 had to sink in 1893.",
                // something else is made of it
                "What is Brell Hall made of?|Brell Hall|The bell is made of bronze from Brell Hall.",
                // what has been is not what will be
                "When will the ferry return to Orlun?|Ferries|The return of the ferry to Orlun in 1893 was late.",
                // the name is one among others
                "What was the Brell Tower?|Ida Marsk|Ida Marsk drew the Brell Tower as a child.",
                // no name, and little else
                "Who offers to ask the keepers about a boat for summer?|Log|Ida Marsk sang for the keepers.",
                // another one of that name
                "What does Ida say about friends?|Cast|Ida Marsk as the friend of Tor had much to say.",
                // the size of others
                "How big is Brell?|Ferries|The mayor drove 28 km through Brell on a cart."
            })
    void a_sentence_about_other_things_does_not(String question, String title, String text) {
        assertThat(bearing(question, title, text)).isEmpty();
    }

    @Test
    void the_sentence_before_says_what_a_pronoun_means_and_not_what_another_name_does() {
        assertThat(bearing("What did Ferry 11 carry?", "Log", "Ferry 11 left at noon. It had to carry 40 sheep."))
                .containsExactly("It had to carry 40 sheep.");
        assertThat(bearing("What did Ferry 11 carry?", "Log", "Ferry 11 left at noon. Ferry 16 had to carry sheep."))
                .isEmpty();
    }

    @Test
    void a_sentence_with_all_that_is_asked_may_leave_the_name_to_its_page() {
        assertThat(bearing("Who bought Ferry 11?", "Tor", "Ferry 11 is old. Tor is tall. In May he bought a boat."))
                .containsExactly("In May he bought a boat.");
        assertThat(bearing("Who bought Ferry 11?", "Tor", "Ferry 12 is old. Tor is tall. In May he bought a boat."))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which keepers brought lanterns back?|34 kg of lanterns|They brought back 34 kg of lanterns.|false",
                "Which keepers carried lanterns home?|Old lanterns|Old lanterns were carried home by the keepers.|false",
                "Which keepers brought lanterns back?|Ida Marsk|Ida Marsk brought the lanterns back.|true",
                "How high does the water rise?|3.8 cm|The water may rise by 3.8 cm a year.|false",
                "How high does the water rise?|3.8 cm|The water may rise by 3.8 cm.|true",
                "Which country landed first?|Mongolia|The boat landed in Inner Mongolia first.|false",
                "Which country landed first?|Mongolia|A boat from Mongolia landed first.|true",
                "Which companies land at Brell?|China|Boats of China land at Brell.|false",
                "What is the harbour of Brell?|Brell|The harbour of Brell is in Brell.|false"
            })
    void an_answer_has_to_be_of_the_sort_that_is_asked_for(
            String question, String answer, String sentence, boolean fits) {
        assertThat(fits(question, answer, sentence)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Which is older, the Brell Tower or the Orlun Light?",
                "Who designed the tower that stands beside the harbour in which the last ferry of Orlun sank?",
                "灯塔有多高？"
            })
    void long_questions_choices_and_chinese_ones_are_left_to_others(String question) {
        assertThat(PlainQuestion.is(new QuestionAnalysis(question))).isFalse();
    }
}
