package dev.footnote.offline.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.footnote.offline.confidence.ConfidenceModel.Group;
import dev.footnote.offline.confidence.ConfidenceModel.Seen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfidenceModelTest {

    private static Seen seen(Group group, Map<String, Double> features) {
        return new Seen("?", group, features);
    }

    @ParameterizedTest
    @EnumSource(Group.class)
    void the_program_has_weights_for_every_group_and_is_never_certain(Group group) {
        ConfidenceModel model = ConfidenceModel.read();
        assertThat(model.features(group)).contains(ConfidenceModel.BIAS);
        for (String feature : model.features(group)) {
            for (double value : new double[] {-100, 0, 1, 100}) {
                assertThat(model.share(seen(group, Map.of(feature, value)))).isBetween(0.02, 0.95);
            }
        }
    }

    @Test
    void a_likelier_answer_has_more_confidence() {
        ConfidenceModel model = ConfidenceModel.of(List.of("ENGLISH bias -1", "ENGLISH log probability 0.5"));
        assertThat(model.share(seen(Group.ENGLISH, Map.of("log probability", -0.1))))
                .isGreaterThan(model.share(seen(Group.ENGLISH, Map.of("log probability", -3.0))));
    }

    @Test
    void a_share_is_the_logistic_function_of_the_weighed_sum() {
        ConfidenceModel model = ConfidenceModel.of(
                List.of("# a remark", "", "DIALOGUE bias 1", "DIALOGUE way SPAN -2", "ENGLISH bias 9"));
        assertThat(model.share(seen(Group.DIALOGUE, Map.of("way SPAN", 1.0, "unknown", 7.0))))
                .isEqualTo(1 / (1 + Math.E), within(1e-9));
    }

    @Test
    void a_group_without_weights_is_as_often_right_as_wrong() {
        assertThat(ConfidenceModel.of(List.of()).share(seen(Group.CHINESE, Map.of("names", 1.0))))
                .isEqualTo(0.5);
    }

    @Test
    void facts_compared_in_chinese_weigh_as_in_english() {
        ConfidenceModel model = ConfidenceModel.of(List.of("ENGLISH bias 2", "CHINESE bias -2"));
        Map<String, Double> compared = Map.of("way COMPARISON", 1.0);

        assertThat(model.share(new ConfidenceModel.Seen("问", ConfidenceModel.Group.CHINESE, compared)))
                .isEqualTo(model.share(new ConfidenceModel.Seen("q", ConfidenceModel.Group.ENGLISH, compared)));
        assertThat(model.share(new ConfidenceModel.Seen("问", ConfidenceModel.Group.CHINESE, Map.of())))
                .isLessThan(0.5);
    }
}
