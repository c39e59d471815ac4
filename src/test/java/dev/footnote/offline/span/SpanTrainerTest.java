package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanTrainerTest {

    private static final QuestionView ASKED = new QuestionView(
            "Who painted the ferry?",
            AskedFor.of("Who painted the ferry?"),
            false,
            Map.of("ferri", 1.0),
            Set.of("paint"),
            stem -> Set.of());

    private static SentenceView view(String text) {
        return new SentenceView(text, "", 1, 0, 1, 1, 1, null, false, List.of(), Set.of(), null);
    }

    private static SpanTrainer trained() {
        SpanTrainer trainer = new SpanTrainer(0.001, 8);
        for (String name : List.of("Mira Dask", "Tor Venn", "Ole Brun", "Ida Holt", "Ann Lake")) {
            SentenceView view = view("The ferry was painted by " + name + " at Orlun in 1887.");
            trainer.add(ASKED, List.of(view), answer -> answer.equals(name) ? 1 : 0);
        }
        return trainer;
    }

    @Test
    void what_was_right_in_the_examples_is_right_in_a_new_sentence() {
        Map<String, Double> weights = trained().train();
        SpanScorer scorer = SpanTrainer.scorer(weights, Map.of());
        List<AnswerSpan> spans =
                scorer.rank(ASKED, List.of(view("The ferry was painted by Eve Marsh at Quay in 1901.")));
        assertThat(spans.get(0).text()).isEqualTo("Eve Marsh");
    }

    @Test
    void the_same_examples_give_the_same_weights() {
        assertThat(trained().train()).isEqualTo(trained().train());
    }

    @Test
    void a_question_whose_answer_no_span_holds_is_not_taken() {
        SpanTrainer trainer = new SpanTrainer(0.001, 1);
        assertThat(trainer.add(ASKED, List.of(view("The ferry lay at Orlun.")), answer -> 0))
                .isFalse();
        assertThat(trainer.size()).isZero();
        assertThat(trainer.train()).isEmpty();
    }

    @Test
    void two_sets_of_weights_are_averaged_feature_by_feature(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("weights.txt");
        Files.write(file, List.of("left2 1.0", "<, 0.5", "tiny 0.03"));
        assertThat(SpanTrainer.averaged(Map.of("left2", 2.0, "right2", 1.0), SpanTrainer.read(file)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("left2", 1.5, "right2", 0.5, "<,", 0.25));
    }
}
