package dev.footnote.research.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResearchSettingsTest {

    private static ResearchSettings with(Map<String, String> flags) {
        return ResearchSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), flags)));
    }

    @Test
    void the_shipped_settings_can_be_used() {
        assertThat(with(Map.of()).budget().maxSteps()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        "research.warn_at, 7",
        "research.fold_at, 0",
        "research.equal_calls, 2",
        "research.folding, sometimes",
        "research.search_hits, 0",
        "research.search_hits, 51",
        "research.read_chars, 10",
        "research.bad_call_limit, 0",
        "research.max_steps, 0"
    })
    void a_value_that_leaves_no_room_for_a_run_is_refused_by_name(String name, String value) {
        assertThatThrownBy(() -> with(Map.of(name, value)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("Exception");
    }

    @Test
    void the_time_to_hand_in_is_a_share_of_the_time_limit() {
        ResearchSettings settings = with(Map.of("research.least_end_grace", "5s"));
        assertThat(settings.graceAfter(Duration.ofMillis(20))).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.graceAfter(Duration.ofSeconds(90))).isEqualTo(Duration.ofMillis(22_500));
        assertThat(settings.graceAfter(Duration.ofMinutes(20))).isEqualTo(Duration.ofSeconds(60));
    }
}
