package dev.footnote.http.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Answer;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.config.Settings;
import dev.footnote.testkit.TurnedClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is logged of requests and runs, and what is not. */
class AccessLogTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();

    private AccessLog log(boolean json, boolean questions) {
        return new AccessLog(new LogSettings(json, questions), lines::add, new TurnedClock());
    }

    private static AccessLog.Request request(String method, String path, String location) {
        return new AccessLog.Request(method, path, 200, 532, "ann", location);
    }

    private JsonNode only() throws Exception {
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).doesNotContain("\n", "\r");
        return JSON.readTree(lines.get(0));
    }

    private static Answer answer() {
        Usage usage = new Usage(4, new TokenCount(100, 0, 20, 0), 3, 2, new BigDecimal("0.0120"), 5321);
        return new Answer(
                "ab12",
                "secret?",
                Answer.Status.FAILED,
                "",
                "",
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "m",
                usage,
                "secret");
    }

    @Test
    void a_request_is_told_with_its_run() {
        AccessLog log = log(false, false);
        log.answered(request("POST", "/v1/research", "/v1/research/ab12"));
        log.answered(new AccessLog.Request("GET", "/healthz", 200, 1, "", null));
        assertThat(lines).containsExactly("POST /v1/research 200 532 ms, run ab12", "GET /healthz 200 1 ms");
    }

    @Test
    void a_path_cannot_forge_lines_or_fill_the_log() throws Exception {
        String path = "/a\nGET /b 200\u001b[2J" + "x".repeat(10_000);
        log(false, false).answered(request("GET", path, null));
        assertThat(lines.get(0)).doesNotContain("\n", "\u001b").hasSizeLessThan(500);
        lines.clear();
        log(true, false).answered(request("GET", "/v1/research/\"}\n{\"x\":\"" + path, null));
        assertThat(only().get("path").asText()).startsWith("/v1/research/\"}?{");
        assertThat(lines.get(0)).hasSizeLessThan(500);
    }

    @Test
    void a_run_is_told_without_its_question_and_reason() {
        log(false, true).ended("ab12", "ann", answer());
        assertThat(lines)
                .containsExactly("run ab12 failed after 5321 ms; 4 model calls, 3 searches, 2 pages, 0.0120 USD");
    }

    @Test
    void json_lines_tell_key_run_and_time_of_a_request() throws Exception {
        log(true, false).answered(request("POST", "/v1/research", "/v1/research/ab12"));
        assertThat(only())
                .isEqualTo(
                        JSON.readTree(
                                "{\"time\":\"2026-03-10T12:00:00Z\",\"level\":\"INFO\",\"event\":\"request\","
                                        + "\"method\":\"POST\",\"path\":\"/v1/research\",\"status\":200,\"ms\":532,\"key\":\"ann\",\"run\":\"ab12\"}"));
        lines.clear();
        log(true, false).answered(request("GET", "/v1/research/cd34/sources/1", null));
        assertThat(only().get("run").asText()).isEqualTo("cd34");
        lines.clear();
        log(true, false).answered(new AccessLog.Request("GET", "/healthz", 200, 1, "", null));
        assertThat(only().has("run")).isFalse();
        assertThat(only().has("key")).isFalse();
    }

    @Test
    void json_lines_of_runs_tell_what_they_took_and_no_words() throws Exception {
        log(true, false).ended("ab12", "", answer());
        JsonNode line = only();
        assertThat(line.get("event").asText()).isEqualTo("run_ended");
        assertThat(line.get("status").asText()).isEqualTo("failed");
        assertThat(line.get("input_tokens").asInt()).isEqualTo(100);
        assertThat(line.get("cost_usd").decimalValue()).isEqualByComparingTo("0.012");
        assertThat(lines.get(0)).doesNotContain("secret");
    }

    @Test
    void a_question_is_told_only_where_that_is_switched_on() throws Exception {
        log(true, false).started("ab12", "ann", "secret\n?", 2, 1);
        assertThat(only().has("question")).isFalse();
        assertThat(only().get("running").asInt()).isEqualTo(2);
        lines.clear();
        log(true, true).started("ab12", "ann", "secret\n?", 2, 1);
        assertThat(only().get("question").asText()).isEqualTo("secret\n?");
        lines.clear();
        log(false, true).started("ab12", "ann", "secret\n?", 2, 1);
        assertThat(lines).containsExactly("run ab12 started; 2 going, 1 waiting");
    }

    @Test
    void the_form_is_text_without_questions_unless_the_settings_say_otherwise() {
        assertThat(LogSettings.from(Settings.defaults())).isEqualTo(new LogSettings(false, false));
        Settings xml = Settings.load(new Settings.Inputs(null, Map.of(), Map.of("http.log_format", "xml")));
        assertThatThrownBy(() -> LogSettings.from(xml))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("give text or json");
    }
}
