package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanScorerTest {

    private static final SpanScorer SCORER = SpanScorer.create();

    private static QuestionView question(String text, boolean chinese, Map<String, Double> weights) {
        return new QuestionView(text, AskedFor.of(text), chinese, weights, weights.keySet(), stem -> Set.of());
    }

    private static SentenceView view(String text, int source, double score) {
        return new SentenceView(text, "", source, 0, score, score, score, null, false, List.of(), Set.of(), null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When did the ferry sink?|The ferry sank off Orlun on 4 May 1899 with Tor Venn at the helm.|4 May 1899",
                "Who painted the ferry?|The ferry was painted by Mira Dask in the summer of 1887.|Mira Dask",
                "Where did the ferry sink?|The ferry sank in Orlun on 4 May 1899.|Orlun",
                "How many passengers did the ferry carry?|The ferry carried 140 passengers from Orlun each day.|140"
                        + " passengers"
            })
    void the_span_of_the_kind_that_is_asked_for_wins(String question, String sentence, String answer) {
        QuestionView view = question(question, false, Map.of("ferri", 2.0));
        List<AnswerSpan> spans = SCORER.rank(view, List.of(view(sentence, 1, 1)));
        assertThat(answer).contains(spans.get(0).text());
    }

    @Test
    void probabilities_are_shares_best_first_and_texts_stand_in_their_sentence() {
        List<SentenceView> sentences = List.of(
                view("The ferry was painted by Mira Dask in 1887.", 1, 1),
                view("Tor Venn sailed the ferry to Orlun for years.", 2, 0.7));
        List<AnswerSpan> spans =
                SCORER.rank(question("Who painted the ferry?", false, Map.of("ferri", 2.0)), sentences);
        double total = 0;
        double last = 1;
        for (AnswerSpan span : spans) {
            assertThat(span.probability()).isBetween(0.0, last);
            assertThat(sentences.get(span.sentence()).text()).contains(span.text());
            last = span.probability();
            total += span.probability();
        }
        assertThat(total).isBetween(0.5, 1.0001);
    }

    @Test
    void what_several_pages_say_of_the_same_thing_counts_more() {
        QuestionView asked = question("Who painted the ferry?", false, Map.of("ferri", 2.0, "paint", 2.0));
        String first = "The ferry was painted by Mira Dask.";
        String second = "The ferry was painted by Tor Venn.";
        SentenceView once = view(first, 1, 1);
        double alone = probability(SCORER.rank(asked, List.of(once, view(second, 2, 1))), "Tor Venn");
        double agreed = probability(
                SCORER.rank(asked, List.of(once, view(second, 2, 1), view(second + " ", 3, 1))), "Tor Venn");
        assertThat(agreed).isGreaterThan(alone);
    }

    private static double probability(List<AnswerSpan> spans, String text) {
        return spans.stream()
                .filter(span -> span.text().equals(text))
                .mapToDouble(AnswerSpan::probability)
                .sum();
    }

    @Test
    void a_chinese_date_is_told_alone_and_words_without_one_are_not() {
        QuestionView asked = question("渡船下水时间", true, Map.of("渡船", 2.0, "下水", 2.0));
        List<AnswerSpan> spans = SCORER.rank(asked, List.of(view("渡船下水的场面十分热闹，当地时间5月2日渡船下水。", 1, 1)));
        assertThat(spans.get(0).text()).isEqualTo("5月2日");
    }

    @Test
    void what_is_said_of_another_year_than_the_question_names_answers_less() {
        QuestionView asked = question("东屿港2021年的产量是多少？", true, Map.of("东屿", 2.0, "产量", 2.0, "2021", 2.0));
        List<AnswerSpan> spans = SCORER.rank(asked, List.of(view("东屿港2022年产量增至58万吨，2021年产量为43万吨。", 1, 1)));
        assertThat(spans.get(0).text()).contains("43万吨");
        AnswerSpan other = spans.stream()
                .filter(span -> span.text().contains("58万吨"))
                .findFirst()
                .orElseThrow();
        assertThat(other.probability()).isLessThan(0.2);
    }

    @Test
    void no_sentences_give_no_spans_and_the_same_input_the_same_answer() {
        QuestionView asked = question("谁画了渡船？", true, Map.of("渡船", 2.0));
        assertThat(SCORER.rank(asked, List.of())).isEmpty();
        List<SentenceView> sentences = List.of(view("渡船由林海生画成，停在东屿。", 1, 1));
        assertThat(SCORER.rank(asked, sentences)).isEqualTo(SCORER.rank(asked, sentences));
    }

    @Test
    void weights_are_read_with_their_features_whatever_these_hold() {
        LinearModel model = LinearModel.read(SpanScorer.PRIORS);
        assertThat(model.weight("agree")).isEqualTo(1.0);
        assertThat(model.weight("no such feature")).isZero();
        assertThat(model.plus(new LinearModel(Map.of("agree", 0.5))).weight("agree"))
                .isEqualTo(1.5);
    }
}
