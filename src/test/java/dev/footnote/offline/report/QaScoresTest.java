package dev.footnote.offline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class QaScoresTest {

    private static QaQuestion question(boolean joint, String... answers) {
        return new QaQuestion("1", "?", List.of(answers), joint, List.of());
    }

    @Test
    void f1_counts_words_without_articles_and_each_han_character() {
        assertThat(QaScores.f1(question(false, "the Port Havel"), "Port Havel")).isEqualTo(1);
        assertThat(QaScores.f1(question(false, "Port Havel"), "Havel")).isEqualTo(2.0 / 3, within(1e-9));
        assertThat(QaScores.f1(question(false, "十一公斤"), "十一")).isEqualTo(2.0 / 3, within(1e-9));
        assertThat(QaScores.f1(question(false, "Orlun", "Port Havel"), "Port Havel"))
                .isEqualTo(1);
        assertThat(QaScores.f1(question(false, "Orlun"), "")).isZero();
    }

    @Test
    void a_joint_answer_holds_all_its_parts() {
        assertThat(QaScores.holds(question(true, "E组", "D组"), "德国在E组，法国在D组")).isTrue();
        assertThat(QaScores.holds(question(true, "E组", "D组"), "德国在E组")).isFalse();
        assertThat(QaScores.holds(question(false, "E组", "D组"), "德国在E组")).isTrue();
        assertThat(QaScores.holds(question(false, "art"), "the artist")).isFalse();
    }

    @Test
    void the_area_is_one_where_right_answers_state_more_and_a_half_where_all_state_the_same() {
        assertThat(QaScores.auc(List.of(new QaScores.Stated(0.9, true), new QaScores.Stated(0.1, false))))
                .isEqualTo(1);
        assertThat(QaScores.auc(List.of(new QaScores.Stated(0.5, true), new QaScores.Stated(0.5, false))))
                .isEqualTo(0.5);
        assertThat(QaScores.auc(List.of(new QaScores.Stated(0.5, true)))).isNaN();
    }

    @Test
    void the_calibration_error_is_the_gap_between_what_is_stated_and_what_is_right() {
        assertThat(QaScores.calibrationError(
                        List.of(new QaScores.Stated(0.75, true), new QaScores.Stated(0.75, false))))
                .isEqualTo(0.25, within(1e-9));
        assertThat(QaScores.calibrationError(List.of())).isZero();
    }
}
