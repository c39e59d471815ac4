package dev.footnote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void a_later_source_wins_and_is_remembered() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "research:\n  max_steps: 7\n  max_time: 1h30m\n");
        Settings fromFile = Settings.load(new Settings.Inputs(file, Map.of(), Map.of()));
        assertThat(fromFile.integer("research.max_steps")).isEqualTo(7);
        assertThat(fromFile.duration("research.max_time")).isEqualTo(Duration.ofMinutes(90));
        Settings fromEnvironment =
                Settings.load(new Settings.Inputs(file, Map.of("FOOTNOTE_RESEARCH_MAX_STEPS", "8"), Map.of()));
        assertThat(fromEnvironment.integer("research.max_steps")).isEqualTo(8);
        Settings fromFlag = Settings.load(new Settings.Inputs(
                file, Map.of("FOOTNOTE_RESEARCH_MAX_STEPS", "8"), Map.of("research.max_steps", "9")));
        assertThat(fromFlag.integer("research.max_steps")).isEqualTo(9);
        assertThat(fromFlag.origin("research.max_steps").source()).contains("flag");
        assertThat(fromFlag.origin("research.warn_at").isSet()).isFalse();
    }

    @Test
    void several_bad_settings_are_reported_at_once_with_the_nearest_known_name() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "research:\n  max_step: 7\nmodle: {endpoint: x}\n");
        assertThatThrownBy(() -> Settings.load(new Settings.Inputs(file, Map.of(), Map.of())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("research.max_steps")
                .hasMessageContaining("model.endpoint")
                .hasMessageContaining("mine.yaml");
    }

    @Test
    void a_value_of_the_wrong_form_names_itself_and_where_it_stands() {
        Settings settings =
                Settings.load(new Settings.Inputs(null, Map.of("FOOTNOTE_RESEARCH_MAX_STEPS", "many"), Map.of()));
        assertThatThrownBy(() -> settings.integer("research.max_steps"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("many")
                .hasMessageContaining("FOOTNOTE_RESEARCH_MAX_STEPS");
    }

    @Test
    void yaml_that_is_broken_names_file_and_line() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "research:\n  max_steps: [7\n");
        assertThatThrownBy(() -> Settings.load(new Settings.Inputs(file, Map.of(), Map.of())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining("line");
    }

    private static String kimi(String leaf, Map<String, String> environment) {
        return Settings.load(new Settings.Inputs(null, environment, Map.of())).text("llm.kimi." + leaf);
    }

    @Test
    void a_key_and_an_address_that_belong_together_go_before_others() {
        Map<String, String> three =
                Map.of("MOONSHOT_API_KEY", "m", "KIMI_API_KEY", "k", "KIMI_BASE_URL", "https://k.example/v1");
        assertThat(kimi("key", three)).isEqualTo("k");
        assertThat(kimi("base_url", three)).isEqualTo("https://k.example/v1");
        Map<String, String> both = Map.of(
                "KIMI_API_KEY",
                "k",
                "KIMI_BASE_URL",
                "https://k.example/v1",
                "MOONSHOT_BASE_URL",
                "https://m.example/v1");
        assertThat(kimi("base_url", both)).isEqualTo("https://k.example/v1");
        assertThat(kimi("key", Map.of("MOONSHOT_API_KEY", "m", "KIMI_API_KEY", "k")))
                .isEqualTo("m");
        assertThat(kimi("base_url", Map.of("MOONSHOT_API_KEY", "m", "KIMI_BASE_URL", "https://k.example/v1")))
                .isEqualTo("https://k.example/v1");
    }

    @Test
    void a_password_within_an_address_is_not_shown() {
        Settings settings =
                Settings.load(new Settings.Inputs(null, Map.of("HTTPS_PROXY", "http://me:pw1@proxy:1"), Map.of()));
        assertThat(settings.shown().toString()).doesNotContain("pw1").contains("http://********@proxy:1");
        assertThat(settings.bad("chat.proxy", "x", "y")).hasMessageNotContaining("pw1");
    }

    @Test
    void durations_are_read_as_people_write_them() {
        assertThat(Durations.parse("250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(Durations.parse("1h 30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Durations.parse("PT5S")).isEqualTo(Duration.ofSeconds(5));
        assertThatThrownBy(() -> Durations.parse("soon")).hasMessageContaining("soon");
        assertThatThrownBy(() -> Durations.parse("5")).hasMessageContaining("5m");
        assertThatThrownBy(() -> Durations.parse("99999999999999999999d")).hasMessageContaining("2d");
    }
}
