package dev.footnote.offline.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.footnote.offline.confidence.ConfidenceModel.Group;
import dev.footnote.offline.confidence.ConfidenceModel.Seen;
import dev.footnote.offline.confidence.ConfidenceModel.Way;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadPages;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.span.AnswerSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares of right answers lie in their bounds and follow what speaks for an answer. */
class ConfidenceBoundsTest {

    private static final ConfidenceModel MODEL = ConfidenceModel.read();

    @ParameterizedTest
    @EnumSource(Group.class)
    void any_features_give_a_share_in_bounds(Group group) {
        List<String> names = MODEL.features(group);
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Map<String, Double> features = new HashMap<>();
            for (String name : names) {
                if (random.nextBoolean()) {
                    features.put(name, random.nextGaussian() * Math.pow(10, random.nextInt(6)));
                }
            }
            features.put("no such feature", 1e9);
            assertThat(MODEL.share(new Seen("Who?", group, features)))
                    .as("seed %d", seed)
                    .isBetween(ConfidenceModel.LEAST, ConfidenceModel.MOST);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "1, 0.7311", "-1, 0.2689", "2, 0.8808", "100, 0.95", "-100, 0.02"})
    void the_share_is_the_logistic_of_the_sum(double sum, double share) {
        ConfidenceModel model =
                ConfidenceModel.of(List.of("# a remark", "", "ENGLISH bias 0", "ENGLISH two words 0.5"));
        assertThat(model.share(new Seen("", Group.ENGLISH, Map.of("two words", 2 * sum))))
                .isCloseTo(share, within(0.0001));
        assertThat(model.share(new Seen("", Group.CHINESE, Map.of("two words", 2 * sum))))
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KLINGON bias 1", "ENGLISH bias one", "bias 1"})
    void a_line_that_is_no_weight_is_refused(String line) {
        assertThatThrownBy(() -> ConfidenceModel.of(List.of(line))).isInstanceOf(RuntimeException.class);
    }

    private static Map<String, Double> features(
            String question, String answer, List<AnswerSpan> spans, List<Double> links, String... pages) {
        QuestionAnalysis asked = new QuestionAnalysis(question);
        SentenceRanker evidence = ReadPages.ranked(question, pages);
        List<ReadSentence> told = new ArrayList<>();
        evidence.ranked().stream().limit(1).forEach(scored -> told.add(scored.sentence()));
        return AnswerFeatures.of(asked, asked, evidence, Way.SPAN, answer, spans, told, links);
    }

    private static final String[] FERRY = {
        "Ferry",
        "The ferry was painted by Ida Holt. Tor Venn sold it.",
        "Pier",
        "Ida Holt painted the pier.",
        "Bees",
        "Bees make honey in summer."
    };

    @Test
    void what_speaks_for_an_answer_is_counted() {
        List<AnswerSpan> spans = List.of(new AnswerSpan("Ida Holt", 0, 0.8), new AnswerSpan("Tor Venn", 1, 0.1));
        Map<String, Double> found = features("Who painted the ferry?", "Ida Holt", spans, List.of(), FERRY);
        Map<String, Double> other = features("Who painted the ferry?", "Tor Venn", spans, List.of(), FERRY);
        assertThat(found)
                .containsEntry("way SPAN", 1.0)
                .containsEntry("kind PERSON", 1.0)
                .containsEntry("probability", 0.8);
        assertThat(found.get("margin")).isCloseTo(Math.log(8), within(1e-9));
        assertThat(found.get("rank")).isZero();
        assertThat(found.get("rank")).isLessThan(other.get("rank"));
        assertThat(found.get("stands")).isGreaterThan(other.get("stands"));
        assertThat(found.get("fits")).isEqualTo(1);
        assertThat(found.get("repeats")).isZero();
        assertThat(found.get("digits")).isZero();
        assertThat(found.get("told")).isEqualTo(1);
    }

    @Test
    void an_answer_that_the_question_says_or_that_stands_nowhere_is_told() {
        Map<String, Double> said =
                features("Who painted the ferry with Ida Holt?", "Ida Holt", List.of(), List.of(), FERRY);
        assertThat(said).containsEntry("repeats", 1.0).containsEntry("probability", 0.0);
        Map<String, Double> nowhere = features("Who painted the ferry?", "Mira 2", List.of(), List.of(), FERRY);
        assertThat(nowhere)
                .containsEntry("stands", 0.0)
                .containsEntry("digits", 1.0)
                .doesNotContainKey("coverage");
    }

    @Test
    void links_of_a_chain_count_by_the_weakest_and_together() {
        Map<String, Double> none = features("Who painted the ferry?", "Ida Holt", List.of(), List.of(), FERRY);
        Map<String, Double> two = features("Who painted the ferry?", "Ida Holt", List.of(), List.of(0.5, 0.25), FERRY);
        assertThat(none)
                .containsEntry("links", 0.0)
                .containsEntry("weakest link", 0.0)
                .containsEntry("all links", 0.0);
        assertThat(two).containsEntry("links", 2.0).containsEntry("weakest link", Math.log(0.25));
        assertThat(two.get("all links")).isCloseTo(Math.log(0.125), within(1e-9));
    }

    @Test
    void without_pages_and_spans_all_features_are_numbers() {
        assertThat(features("", "", List.of(), List.of()).values())
                .allSatisfy(value -> assertThat(value).isFinite());
        assertThat(features("谁画了渡船？", "", List.of(), List.of(0.0), "渡船", "渡船由陈玉画成。")
                        .values())
                .allSatisfy(value -> assertThat(value).isFinite());
    }
}
