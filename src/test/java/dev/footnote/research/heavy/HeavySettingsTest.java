package dev.footnote.research.heavy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Budget;
import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings and limits of heavy mode. */
class HeavySettingsTest {

    private static HeavySettings with(String name, String value) {
        return HeavySettings.from(Settings.load(new Settings.Inputs(null, Map.of(), Map.of(name, value))));
    }

    @Test
    void the_defaults_are_four_trajectories_of_which_three_must_agree() {
        HeavySettings settings = HeavySettings.from(Settings.defaults());
        assertThat(settings.trajectories()).isEqualTo(4);
        assertThat(settings.enough(4)).isEqualTo(3);
        assertThat(settings.delegations()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "research.trajectories, 1",
        "research.trajectories, 17",
        "research.agree_at, 0.5",
        "research.agree_at, 1.01",
        "research.trajectory_time, 0",
        "research.trajectory_time, 1",
        "research.delegations, -1",
        "research.delegated_steps, 2"
    })
    void values_that_cannot_be_meant_are_refused(String name, String value) {
        assertThatThrownBy(() -> with(name, value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"0.51, 2, 2", "0.51, 3, 2", "0.51, 4, 3", "0.51, 5, 3", "0.51, 16, 9", "0.75, 4, 3", "1, 4, 4"})
    void enough_is_always_a_majority(String share, int of, int enough) {
        assertThat(with("research.agree_at", share).enough(of)).isEqualTo(enough);
    }

    @Test
    void own_limits_are_meant_for_all_and_the_usual_ones_of_steps_and_tokens_for_one() {
        Budget usual = new Budget(60, 3_000L, new BigDecimal("2"), Duration.ofMinutes(20));
        assertThat(HeavyResearch.whole(Budget.UNSET, usual, 4))
                .isEqualTo(new Budget(240, 12_000L, new BigDecimal("2"), Duration.ofMinutes(20)));
        Budget own = new Budget(30, null, new BigDecimal("1"), null);
        assertThat(HeavyResearch.whole(own, usual, 4))
                .isEqualTo(new Budget(30, 12_000L, new BigDecimal("1"), Duration.ofMinutes(20)));
    }
}
