package dev.footnote.offline.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.footnote.api.Passage;
import dev.footnote.offline.confidence.ConfidenceModel.Way;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.SentenceSplitter;
import dev.footnote.offline.span.AnswerSpan;
import dev.footnote.tools.ParsedPage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerFeaturesTest {

    private static final QuestionAnalysis ASKED = new QuestionAnalysis("Who kept the light of Orlun?");
    private static final SentenceRanker EVIDENCE = new SentenceRanker(
            ASKED,
            List.of(
                    page(1, "Orlun", "Mira Dask kept the light of Orlun."),
                    page(2, "Brell", "Mira Dask sang in Brell.")),
            new SentenceSplitter());

    private static ParsedPage page(int number, String title, String text) {
        Passage passage = new Passage(number, 0, text);
        return new ParsedPage(number, URI.create("file:/" + number), title, 1, 1, List.of(passage));
    }

    private static Map<String, Double> features(Way way, String answer, List<Double> links) {
        List<AnswerSpan> spans = List.of(new AnswerSpan(answer, 0, 0.8), new AnswerSpan("Brell", 1, 0.1));
        return AnswerFeatures.of(ASKED, ASKED, EVIDENCE, way, answer, spans, EVIDENCE.page(1), links);
    }

    @Test
    void an_answer_in_the_sentence_that_has_the_whole_question_has_all_that_speaks_for_it() {
        assertThat(features(Way.SPAN, "Mira Dask", List.of()))
                .containsEntry("way SPAN", 1.0)
                .containsEntry("kind PERSON", 1.0)
                .containsEntry("probability", 0.8)
                .containsEntry("rank", 0.0)
                .containsEntry("coverage", 1.0)
                .containsEntry("asked", 1.0)
                .containsEntry("fits", 1.0)
                .containsEntry("named page", 1.0)
                .containsEntry("names", 1.0)
                .containsEntry("near", 1.0)
                .containsEntry("said", 1.0)
                .containsEntry("repeats", 0.0)
                .containsEntry("digits", 0.0)
                .containsEntry("joint", 1.0)
                .containsEntry("names in sentence", 1.0)
                .containsEntry("stands", Math.log1p(2))
                .containsEntry("stands on pages", Math.log1p(2))
                .containsEntry("links", 0.0);
    }

    @Test
    void likelihood_in_one_span_is_less_spread_than_in_two() {
        double spread = -0.8 * Math.log(0.8) - 0.1 * Math.log(0.1);
        assertThat(features(Way.SPAN, "Mira Dask", List.of()).get("spread")).isEqualTo(spread, within(1e-9));
        assertThat(features(Way.SPAN, "1887", List.of()))
                .containsEntry("digits", 1.0)
                .containsEntry("stands", 0.0);
    }

    @Test
    void the_margin_is_the_logarithm_of_how_many_times_likelier_the_best_span_is() {
        assertThat(features(Way.SPAN, "Mira Dask", List.of()).get("margin")).isEqualTo(Math.log(8), within(1e-9));
    }

    @Test
    void pages_that_agree_are_counted() {
        double both = features(Way.SPAN, "Mira Dask", List.of()).get("pages");
        double one = features(Way.SPAN, "Brell", List.of()).get("pages");
        assertThat(both).isGreaterThan(one);
    }

    @Test
    void a_chain_is_as_sure_as_its_weakest_link() {
        Map<String, Double> features = features(Way.CHAIN, "Mira Dask", List.of(1.0, 0.2, 0.5));
        assertThat(features.get("weakest link")).isEqualTo(Math.log(0.2), within(1e-9));
        assertThat(features.get("all links")).isEqualTo(Math.log(0.1), within(1e-9));
        assertThat(features).containsEntry("links", 3.0);
    }

    @Test
    void spans_tell_nothing_of_what_was_found_by_comparing() {
        assertThat(features(Way.COMPARISON, "Mira Dask", List.of()))
                .containsOnlyKeys("way COMPARISON", "told", "said", "near", "names");
    }

    @Test
    void what_the_question_says_itself_repeats_it() {
        assertThat(features(Way.SPAN, "Orlun", List.of())).containsEntry("repeats", 1.0);
    }
}
