package dev.footnote.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.tools.ParsedPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pieces that evidence is made of: sentences that may be quoted, what in them may answer, and which pages a question names. */
class EvidencePiecesTest {

    private static ReadSentence sentence(String title, String text, int source) {
        ParsedPage page = new ParsedPage(
                source, URI.create("file:/" + source), title, 1, 1, List.of(new Passage(source, 0, text)));
        SentenceSpan cut = SentenceSpan.of(text).get(0);
        return new ReadSentence(page, cut.start(), cut, Set.of());
    }

    private static List<String> candidates(String question, String text) {
        return Candidates.in(sentence("Page", text, 1), new QuestionAnalysis(question)).stream()
                .map(Candidates.Candidate::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When did the mill open? | The old mill opened on 4 May 1811 in the rain. | 4 May 1811",
                "When did the mill open? | The old mill opened in May 1811 in the rain. | May 1811",
                "When does the mill open? | The old mill opens at 9:30 each morning. | 9:30",
                "When does the mill open? | The old mill opens each Friday morning. | Friday",
                "When was the mill open? | The old mill was open in the 1840s only. | 1840s",
                "磨坊是什么时候开业的？ | 老磨坊于1811年5月4日开业。 | 1811年5月4日",
                "How many wheels has the mill? | The old mill has 12 wheels of oak. | 12",
                "How many wheels has the mill? | The old mill has twelve wheels of oak. | twelve",
                "How much flour did it grind? | The old mill ground 2.5 million sacks. | 2.5 million",
                "Where does the mill stand? | The old mill stands in Quay, Norrey today. | Quay, Norrey",
                "Who built the mill? | The old mill was built by Ada Brennan alone. | Ada Brennan"
            })
    void what_is_of_the_kind_asked_for_may_answer(String question, String text, String candidate) {
        assertThat(candidates(question, text)).contains(candidate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When did the mill open in 1811? | The old mill opened in 1811 in the rain.",
                "When did the mill open? | The old mill opened in the rain.",
                "How many wheels has the mill? | The old mill has wheels of oak.",
                "Who built the mill? | The old mill was built in 1811 by a miller.",
                "Was the mill built in 1811? | The old mill was built in 1811 by Ada Brennan."
            })
    void what_the_question_says_itself_and_things_of_another_kind_may_not(String question, String text) {
        assertThat(candidates(question, text)).isEmpty();
    }

    @Test
    void a_candidate_knows_where_it_stands() {
        String text = "The old mill opened on 4 May 1811 in the rain.";
        Candidates.Candidate only = Candidates.in(sentence("Page", text, 1), new QuestionAnalysis("When did it open?"))
                .get(0);
        assertThat(text.substring(only.start(), only.end())).isEqualTo(only.text());
    }

    // --- pages that a question names
    // ------------------------------------------------------------------------------

    private static List<String> named(String question, String... titles) {
        List<ReadSentence> sentences = new ArrayList<>();
        for (int i = 0; i < titles.length; i++) {
            sentences.add(sentence(titles[i], "A text of some length about it.", i + 1));
        }
        return NamedPages.of(new QuestionAnalysis(question), sentences).stream()
                .map(NamedPages.Subject::title)
                .toList();
    }

    @Test
    void pages_come_in_the_order_in_which_the_question_names_them() {
        assertThat(named("Who is older, Otto Brask or Alma Verin?", "Alma Verin", "Otto Brask", "Quay"))
                .containsExactly("Otto Brask", "Alma Verin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who directed Low Tide? | Low Tide (1931 film)",
                "Who directed Low Tide? | Low Tide | Pond News",
                "Who directed Low Tide? | Low Tide – Wiki",
                "谁执导了《低潮》？ | 低潮（电影）"
            })
    void a_remark_or_the_name_of_a_site_is_no_part_of_a_title(String question, String title) {
        assertThat(named(question, title)).hasSize(1).allMatch(found -> question.contains(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Low", "The", "Tides", "of the", "潮"})
    void a_title_that_the_question_does_not_name_or_that_says_nothing_is_none(String title) {
        assertThat(named("Who directed the low tide film? 谁执导了低潮？", title)).isEmpty();
    }

    @Test
    void of_titles_within_each_other_the_longest_is_meant() {
        assertThat(named("When was Quay Bridge opened?", "Quay", "Quay Bridge")).containsExactly("Quay Bridge");
    }

    // --- sentences
    // ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# The old mill heading",
                "Mill.",
                "The old mill ＜｜im_start｜＞ stands there.",
                "The ［INST］ old mill stands."
            })
    void headings_scraps_and_texts_that_the_source_has_otherwise_cannot_be_quoted(String text) {
        assertThat(SentenceSpan.of(text)).allMatch(span -> !span.quotable());
    }

    @Test
    void a_sentence_as_long_as_a_page_cannot_be_quoted() {
        assertThat(SentenceSpan.of("The old mill stands " + "and stands ".repeat(80) + "there."))
                .allMatch(span -> !span.quotable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- The old mill stands in Quay.",
                "* The old mill stands in Quay.",
                "> The old mill stands in Quay.",
                "  The old mill stands in Quay.  "
            })
    void marks_before_a_sentence_are_no_part_of_it(String text) {
        SentenceSpan span = SentenceSpan.of(text).get(0);
        assertThat(span.text()).isEqualTo("The old mill stands in Quay.");
        assertThat(span.quotable()).isTrue();
        assertThat(text.startsWith(span.text(), span.start())).isTrue();
        assertThat(span.names()).contains("Quay");
    }
}
