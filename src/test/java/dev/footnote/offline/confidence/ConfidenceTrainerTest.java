package dev.footnote.offline.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.footnote.offline.confidence.ConfidenceModel.Group;
import dev.footnote.offline.confidence.ConfidenceModel.Seen;
import dev.footnote.offline.confidence.ConfidenceTrainer.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfidenceTrainerTest {

    /** Answers of which those with a high "margin" are right three times in four, the others once in four. */
    private static List<Example> examples() {
        List<Example> out = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            out.add(new Example(Map.of("margin", 1.0, "same", 1.0, "noise", i % 8 < 4 ? 1.0 : 0.0), i % 4 != 0));
            out.add(new Example(Map.of("margin", 0.0, "same", 1.0, "noise", i % 8 < 4 ? 1.0 : 0.0), i % 4 == 0));
        }
        return out;
    }

    private static double share(Map<String, Double> weights, Map<String, Double> features) {
        return ConfidenceModel.of(ConfidenceTrainer.lines(Group.ENGLISH, weights))
                .share(new Seen("?", Group.ENGLISH, features));
    }

    @Test
    void the_share_is_that_of_the_answers_for_which_as_much_speaks() {
        Map<String, Double> weights = new ConfidenceTrainer(examples(), 0.001).weights();
        assertThat(share(weights, Map.of("margin", 1.0, "same", 1.0))).isEqualTo(0.75, within(0.01));
        assertThat(share(weights, Map.of("margin", 0.0, "same", 1.0))).isEqualTo(0.25, within(0.01));
    }

    @Test
    void what_tells_nothing_has_no_weight() {
        Map<String, Double> weights = new ConfidenceTrainer(examples(), 0.001).weights();
        assertThat(weights.getOrDefault("same", 0.0)).isZero();
        assertThat(weights.get("noise")).isEqualTo(0, within(0.01));
    }

    @Test
    void a_penalty_draws_to_the_mean_and_never_past_it() {
        double free = share(new ConfidenceTrainer(examples(), 0.001).weights(), Map.of("margin", 1.0));
        double drawn = share(new ConfidenceTrainer(examples(), 100).weights(), Map.of("margin", 1.0));
        assertThat(drawn).isLessThan(free).isGreaterThan(0.5);
    }

    @Test
    void answers_that_are_all_right_make_no_endless_weights() {
        List<Example> right = examples().stream()
                .map(one -> new Example(one.features(), true))
                .toList();
        assertThat(new ConfidenceTrainer(right, 1).weights().values()).allMatch(weight -> !weight.isNaN());
    }

    @Test
    void equations_are_solved_whatever_the_order_of_the_rows() {
        assertThat(ConfidenceTrainer.solved(new double[][] {{0, 2, 6}, {3, 1, 9}}))
                .containsExactly(2, 3);
    }

    @Test
    void names_of_features_with_spaces_come_back_from_their_lines() {
        Map<String, Double> weights = new HashMap<>(Map.of("log probability", 0.5, ConfidenceModel.BIAS, -1.0));
        assertThat(ConfidenceTrainer.lines(Group.CHINESE, weights))
                .containsExactlyInAnyOrder("CHINESE log probability 0.5000", "CHINESE bias -1.0000");
    }

    @Test
    void the_weights_of_one_half_are_measured_on_the_other() {
        List<CalibrateConfidence.Asked> asked = new ArrayList<>();
        int i = 0;
        for (Example example : examples()) {
            Seen seen = new Seen("?", Group.ENGLISH, example.features());
            asked.add(new CalibrateConfidence.Asked("harbour", i++ / 2 % 8 / 4, seen, example.right()));
        }
        List<String> lines = CalibrateConfidence.compared(asked, 1);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("harbour").contains(" 160  0.750");
        assertThat(CalibrateConfidence.lines(asked, 1)).anyMatch(line -> line.startsWith("ENGLISH margin "));
    }
}
