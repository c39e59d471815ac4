package dev.footnote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void a_list_may_come_as_one_text_with_or_without_the_brackets_of_yaml() {
        for (String text : List.of(
                "https://a.example, https://b.example",
                "[https://a.example,https://b.example]",
                "['https://a.example', \"https://b.example\"]")) {
            Settings settings =
                    Settings.load(new Settings.Inputs(null, Map.of(), Map.of("http.allowed_origins", text)));
            assertThat(settings.list("http.allowed_origins"))
                    .as(text)
                    .containsExactly("https://a.example", "https://b.example");
        }
        for (String none : List.of("", "[]", "[ ]")) {
            Settings settings =
                    Settings.load(new Settings.Inputs(null, Map.of(), Map.of("http.allowed_origins", none)));
            assertThat(settings.list("http.allowed_origins")).as(none).isEmpty();
        }
    }

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
        assertThat(fromFlag.origin("research.max_steps").source()).isEqualTo("option");
        assertThat(fromFlag.origin("research.warn_at").isSet()).isFalse();
    }

    @Test
    void several_bad_settings_are_reported_at_once_with_the_nearest_known_name() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "research:\n  max_step: 7\nmodle: {endpoint: x}\n");
        assertThatThrownBy(() -> Settings.load(new Settings.Inputs(file, Map.of(), Map.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("research.max_steps")
                .hasMessageContaining("model.endpoint")
                .hasMessageContaining("mine.yaml");
    }

    private Settings file(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), yaml);
        return Settings.load(new Settings.Inputs(file, Map.of(), Map.of()));
    }

    private static Settings environment(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.load(new Settings.Inputs(null, variables, Map.of()));
    }

    @Test
    void a_value_of_the_wrong_form_names_itself_and_where_it_stands() {
        assertThatThrownBy(() -> environment("FOOTNOTE_RESEARCH_MAX_STEPS", "many"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("many")
                .hasMessageContaining("FOOTNOTE_RESEARCH_MAX_STEPS");
    }

    @Test
    void unknown_names_and_values_of_the_wrong_form_are_all_told_at_once() {
        String yaml = "research:\n  max_steps: many\n  max_time: 5\n  warn_at: [1, 2]\n  quote_rounds: -4\n"
                + "corpus:\n  max_file_bytes: 1.5\npage: 7\nmodel: {endpoint: {a: b}}\nnet:\n  robots: maybe\n"
                + "  connect_timeout: PT-5S\nstore:\n  max_runs:\nzzz: 1\n";
        assertThatThrownBy(() -> file(yaml))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(
                        "research.max_steps is \"many\"",
                        "research.max_time is \"5\"",
                        "research.warn_at is \"[1, 2]\"",
                        "research.quote_rounds is \"-4\"",
                        "corpus.max_file_bytes is \"1.5\"",
                        "\"page\" is a group of settings",
                        "\"model.endpoint\" takes one value",
                        "net.robots is \"maybe\"",
                        "net.connect_timeout is \"PT-5S\"",
                        "store.max_runs is \"\"",
                        "there is no setting \"zzz\"; footnote config")
                .message()
                .hasLineCount(11);
    }

    @Test
    void every_shipped_default_has_its_own_form_and_fractions_are_taken_where_a_default_is_round() throws Exception {
        for (Settings.Shown shown : Settings.defaults().shown()) {
            Settings again = Settings.load(new Settings.Inputs(null, Map.of(), Map.of(shown.name(), shown.value())));
            assertThat(again.origin(shown.name()).isSet()).isTrue();
        }
        assertThat(file("search.wikipedia.cost_usd: 0.25\n").decimal("search.wikipedia.cost_usd"))
                .contains(new BigDecimal("0.25"));
    }

    @Test
    void a_mistyped_variable_of_ours_is_told_and_a_foreign_one_is_none_of_our_business() {
        assertThatThrownBy(() -> environment("FOOTNOTE_RESEARCH_MAX_COST_UDS", "1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("did you mean FOOTNOTE_RESEARCH_MAX_COST_USD?");
        assertThat(environment("FOOTNOTE_PORT", "tcp://10.0.0.1:80", "FOOTNOTE_SERVICE_HOST", "10.0.0.1")
                        .integer("http.port"))
                .isEqualTo(8080);
    }

    @Test
    void an_endpoint_of_the_users_own_takes_its_key_from_the_environment() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "llm.mine.base_url: http://127.0.0.1:1/v1\n");
        Settings settings =
                Settings.load(new Settings.Inputs(file, Map.of("FOOTNOTE_LLM_MINE_KEY", "sk-mine"), Map.of()));
        assertThat(settings.optional("llm.mine.key")).contains("sk-mine");
    }

    @Test
    void secrets_are_masked_wherever_they_stand() {
        Settings settings = Settings.load(new Settings.Inputs(
                null,
                Map.of(
                        "HTTPS_PROXY", "http://me:hunter2@proxy.example:3128",
                        "BRAVE_API_KEY", "BSA-hunter2",
                        "SEARXNG_BASE_URL", "https://s.example/?apikey=hunter2&lang=en&access_token=hunter2"),
                Map.of("llm.kimi.extra", "{\"x-api-key\": \"a\\\"hunter2\", \"max_tokens\": 5}")));
        Map<String, String> shown =
                settings.shown().stream().collect(Collectors.toMap(Settings.Shown::name, Settings.Shown::value));
        assertThat(shown.values()).noneMatch(value -> value.contains("hunter2"));
        assertThat(shown)
                .containsEntry("chat.proxy", "http://********@proxy.example:3128")
                .containsEntry("search.brave.key", "********")
                .containsEntry(
                        "search.searxng.base_url", "https://s.example/?apikey=********&lang=en&access_token=********")
                .containsEntry("llm.kimi.extra", "{\"x-api-key\": \"********\", \"max_tokens\": 5}")
                .containsEntry("llm.kimi.key_variable", "MOONSHOT_API_KEY");
        assertThat(settings.bad("chat.proxy", "is down", "mend it")).hasMessageNotContaining("hunter2");
    }

    @Test
    void yaml_that_is_broken_names_file_and_line() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "research:\n  max_steps: [7\n");
        assertThatThrownBy(() -> Settings.load(new Settings.Inputs(file, Map.of(), Map.of())))
                .isInstanceOf(InvalidInputException.class)
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
    void yaml_that_would_be_half_read_is_refused() throws Exception {
        assertThatThrownBy(() -> file("research:\n  max_steps: 5\nresearch:\n  max_time: 6m\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("uplicate")
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> file("research.max_steps: 5\n---\nresearch.max_steps: 6\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("several YAML documents");
        assertThatThrownBy(() -> file("- a\n- b\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model.endpoint: kimi");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Settings.load(new Settings.Inputs(binary, Map.of(), Map.of())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not UTF-8");
        assertThat(file("\ufeffresearch.max_steps: 5\n").integer("research.max_steps"))
                .isEqualTo(5);
        assertThat(file("# nothing\n").integer("research.max_steps")).isEqualTo(60);
    }

    @Test
    void the_nearest_name_is_a_likely_slip_or_none() {
        List<String> known = List.of("ask", "search", "schema", "config");
        assertThat(NearestName.to("aks", known)).contains("ask");
        assertThat(NearestName.to("serach", known)).contains("search");
        assertThat(NearestName.to("conf", known)).contains("config");
        assertThat(NearestName.to("frobnicate", known)).isEmpty();
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

    private static final List<String> PIECES = List.of(
            "1",
            "a",
            "://",
            "?",
            "?a",
            "?api_key=",
            "\"",
            "\\\"",
            "\\",
            "\\a",
            "{\"key\":\"",
            "\"key\" : \"\\a",
            " ",
            "_key",
            "@",
            "=",
            "[",
            "- ");

    @Test
    void repeats_of_any_piece_are_masked_parsed_and_compared_without_end_or_overflow() {
        for (String piece : PIECES) {
            String text = piece.repeat(60_000 / piece.length());
            for (String head : List.of("", "http://", "{\"key\":\"", "?key=")) {
                assertThat(SecretMasker.masked("search.headers", head + text))
                        .as(head + piece)
                        .isNotNull();
            }
            assertThatThrownBy(() -> Durations.parse(text)).as(piece).isInstanceOf(IllegalArgumentException.class);
            assertThat(NearestName.to(text, List.of("max_steps", "max_time")))
                    .as(piece)
                    .isEmpty();
            assertThatThrownBy(
                            () -> Settings.load(new Settings.Inputs(null, Map.of(), Map.of("research.max_time", text))))
                    .as(piece)
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> Settings.load(new Settings.Inputs(null, Map.of(), Map.of(text, "1"))))
                    .as(piece)
                    .isInstanceOf(InvalidInputException.class);
        }
    }
}
