package dev.footnote.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import dev.footnote.doctor.FakeHost.Fault;
import dev.footnote.doctor.Finding.Level;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The doctor finds nothing wrong with a sound host, and of each planted fault the right thing. */
class DoctorIT {

    private static final String KEY = "sk-secret-0123456789";
    private static final String MONEY = "{\"code\":0,\"data\":{\"available_balance\":12.5,\"cash_balance\":12.5}}";

    private final ScriptedKimi host = ScriptedKimi.start().balance(MONEY);
    private final Map<String, String> flags = new HashMap<>();
    private String endpoint = "kimi";

    @AfterEach
    void stop() {
        host.close();
    }

    private DoctorReport examine(Fault... faults) {
        return examine("reasoning_content", faults);
    }

    private DoctorReport examine(String thinkingField, Fault... faults) {
        host.answering(new FakeHost(thinkingField, faults));
        return examine(Clock.systemUTC(), false);
    }

    private DoctorReport examine(Clock clock, boolean quick) {
        Map<String, String> all = new HashMap<>(Map.of(
                "model.endpoint",
                endpoint,
                "llm." + endpoint + ".base_url",
                host.baseUrl(),
                "llm." + endpoint + ".key",
                KEY,
                "chat.backoff",
                "1ms"));
        all.putAll(flags);
        DoctorReport report = new Doctor(Settings.load(new Settings.Inputs(null, Map.of(), all)), clock)
                .examine(quick, finding -> {});
        assertThat(report.toString()).doesNotContain(KEY);
        return report;
    }

    private static Finding of(DoctorReport report, Check check) {
        return report.findings().stream()
                .filter(finding -> finding.check() == check)
                .findFirst()
                .orElseThrow();
    }

    private static List<Check> not(DoctorReport report, Level level) {
        return report.findings().stream()
                .filter(finding -> finding.level() != level)
                .map(Finding::check)
                .toList();
    }

    @Test
    void a_sound_host_passes_all_checks_cheaply() {
        DoctorReport report = examine();
        assertThat(not(report, Level.PASS)).as("%s", report).isEmpty();
        assertThat(report.findings()).extracting(Finding::check).containsExactly(Check.values());
        assertThat(report.healthy()).isTrue();
        assertThat(report.model()).isEqualTo("kimi-k2-thinking");
        assertThat(host.requests()).hasSizeLessThan(24);
        assertThat(report.tokens().input() + report.tokens().output())
                .isPositive()
                .isLessThan(30_000);
        assertThat(report.costUsd()).isNotNull().isPositive().isLessThan(new BigDecimal("0.01"));
        assertThat(of(report, Check.SCHEMA).seen()).contains("5 of 5", "100 %");
        assertThat(of(report, Check.HISTORY).seen()).contains("reasoning_content", "taken too");
        assertThat(of(report, Check.BALANCE).seen()).contains("12.5");
    }

    /** The five at once that a badly started server shows. */
    @Test
    void five_faults_at_once_are_all_found_and_nothing_else() {
        endpoint = "vllm";
        flags.put("llm.vllm.prices", "");
        DoctorReport report = examine(
                "reasoning",
                Fault.CALLS_AS_TEXT,
                Fault.NO_CACHE_REPORT,
                Fault.WRONG_ARGUMENTS,
                Fault.LATE_LEAK,
                Fault.ENGLISH_ONLY);
        assertThat(report.healthy()).isFalse();
        assertThat(of(report, Check.TOOL_CALL).level()).isEqualTo(Level.FAIL);
        assertThat(of(report, Check.TOOL_CALL).change())
                .contains("--enable-auto-tool-choice --tool-call-parser kimi_k2");
        assertThat(of(report, Check.USAGE).level()).isEqualTo(Level.WARN);
        assertThat(of(report, Check.SCHEMA).level()).isEqualTo(Level.FAIL);
        assertThat(of(report, Check.SCHEMA).seen()).contains("0 of 5", "report.unit is none of its values");
        assertThat(of(report, Check.LEAKS).level()).isEqualTo(Level.FAIL);
        assertThat(of(report, Check.LANGUAGE).level()).isEqualTo(Level.WARN);
        // What follows from lost calls, and what vLLM has no word for.
        assertThat(not(report, Level.PASS))
                .containsExactlyInAnyOrder(
                        Check.TOOL_CALL,
                        Check.USAGE,
                        Check.SCHEMA,
                        Check.LEAKS,
                        Check.LANGUAGE,
                        Check.IDS,
                        Check.PARALLEL,
                        Check.WHOLE,
                        Check.BALANCE);
        assertThat(of(report, Check.PARALLEL).level()).isEqualTo(Level.SKIP);
        assertThat(report.count(Level.SKIP)).isEqualTo(4);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                one(Fault.CALLS_LOST_IN_STREAM, Check.TOOL_CALL, Level.FAIL, "none came", "use another model"),
                one(Fault.CALLS_LOST_IN_STREAM, Check.WHOLE, Level.FAIL, "lost in the stream", "update"),
                one(Fault.PROSE_INSTEAD_OF_CALLS, Check.TOOL_CALL, Level.FAIL, "prose", "--model-name"),
                one(Fault.NAME_REFUSED, Check.TOOL_CALL, Level.FAIL, "reserved", "llm.kimi.tool_names"),
                one(Fault.THINKING_IN_TEXT, Check.THINKING, Level.WARN, "in the text", "another model"),
                one(Fault.NO_THINKING, Check.THINKING, Level.WARN, "no thinking came", "another model"),
                one(Fault.NO_USAGE, Check.USAGE, Level.WARN, "no tokens are reported", "--max-steps"),
                one(Fault.NO_USAGE, Check.TOKENS, Level.SKIP, "counts none", ""),
                one(Fault.NO_STREAM, Check.STREAM, Level.WARN, "in one piece", "streaming"),
                one(Fault.ERROR_IN_STREAM, Check.STREAM, Level.FAIL, "worker died", "log"),
                one(Fault.ERROR_IN_STREAM, Check.TOOL_CALL, Level.SKIP, "\"streaming\" failed", ""),
                one(Fault.ONE_CALL_A_TURN, Check.PARALLEL, Level.WARN, "one call came", "more steps"),
                one(Fault.SOME_WRONG_ARGUMENTS, Check.SCHEMA, Level.WARN, "4 of 5", "constrains"),
                one(Fault.FIXED_TEMPERATURE, Check.TEMPERATURE, Level.PASS, "only 1.0 is taken", ""),
                one(Fault.ONLY_LOW_TEMPERATURE, Check.STREAM, Level.FAIL, "at most 0.7", "llm.kimi.family"),
                one(Fault.NO_JSON_MODE, Check.JSON, Level.WARN, "json_object does not work", "nothing"),
                one(Fault.CUT_PROMPTS, Check.TOKENS, Level.WARN, "for a text of about", "may be cut"),
                one(Fault.THINKING_REFUSED, Check.HISTORY, Level.FAIL, "is refused", "llm.kimi.thinking_field"),
                one(Fault.THINKING_REQUIRED, Check.HISTORY, Level.PASS, "refused, so none may be lost", ""),
                one(Fault.RESULTS_DROPPED, Check.HISTORY, Level.FAIL, "does not use the result", "update"),
                one(Fault.UNSOUND_ARGUMENTS_REFUSED, Check.REPAIR, Level.PASS, "(400)", ""));
    }

    private static Arguments one(Fault fault, Check check, Level level, String seen, String change) {
        return Arguments.of(fault, check, level, seen, change);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void each_fault_is_found_with_its_remedy(Fault fault, Check check, Level level, String seen, String change) {
        Finding finding = of(examine(fault), check);
        assertThat(finding.level()).as("%s", finding).isEqualTo(level);
        assertThat(finding.seen()).contains(seen);
        assertThat(finding.change()).contains(change);
        assertThat(finding.change().isEmpty()).isEqualTo(level == Level.PASS || level == Level.SKIP);
    }

    // --- hosts as their documents show them
    // ---------------------------------------------------------------------------

    /** The lists of models of four servers; the owner tells which it is, and each names the window otherwise or not at all. */
    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.of("vllm", "vllm", "\"max_model_len\":65536", "65536", "--reasoning-parser kimi_k2"),
                Arguments.of("sglang", "sglang", "\"max_model_len\":65536", "65536", "SGLang with --reasoning-parser"),
                Arguments.of("vllm", "llamacpp", "\"meta\":{\"n_ctx\":40960}", "40960", "--jinja"),
                Arguments.of("ollama", "library", "\"created\":1", "32768 tokens by llm.ollama.window", "ollama show"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void servers_are_told_apart_and_each_has_its_own_remedy(
            String name, String owner, String window, String seen, String remedy) {
        endpoint = name;
        host.listing(Turn.body(
                "application/json",
                "{\"data\":[{\"id\":\"moonshotai/Kimi-K2-Thinking\",\"owned_by\":\"" + owner + "\"," + window + "}]}"));
        DoctorReport report =
                examine(name.equals("sglang") ? "reasoning_content" : "reasoning", Fault.THINKING_IN_TEXT);
        assertThat(of(report, Check.MODEL).seen()).contains(seen);
        assertThat(of(report, Check.MODEL).level()).isEqualTo(Level.PASS);
        assertThat(of(report, Check.THINKING).change()).contains(remedy);
        assertThat(of(report, Check.BALANCE).level()).isEqualTo(Level.SKIP);
    }

    @Test
    void ids_that_lead_to_lost_calls_are_told_where_the_host_does_not_rename_them() {
        endpoint = "vllm";
        assertThat(of(examine("reasoning", Fault.ODD_IDS), Check.IDS).level()).isEqualTo(Level.WARN);
        endpoint = "kimi";
        assertThat(of(examine(Fault.ODD_IDS), Check.IDS).level()).isEqualTo(Level.PASS);
    }

    @Test
    void thinking_that_would_go_back_under_another_name_is_told() {
        flags.put("llm.kimi.thinking_field", "reasoning_content");
        Finding finding = of(examine("reasoning"), Check.THINKING);
        assertThat(finding.level()).isEqualTo(Level.FAIL);
        assertThat(finding.change()).contains("llm.kimi.thinking_field to auto");
    }

    // --- the model, the window, the key, the money
    // --------------------------------------------------------------------

    @Test
    void a_wrong_key_stops_everything() {
        String body = "{\"error\":{\"message\":\"Invalid Authentication; " + KEY
                + "\",\"type\":\"invalid_authentication_error\"}}";
        host.listing(Turn.status(401, body, Map.of()));
        DoctorReport report = examine();
        assertThat(of(report, Check.REACH).level()).isEqualTo(Level.FAIL);
        assertThat(of(report, Check.REACH).seen()).contains("401", "Invalid Authentication");
        assertThat(of(report, Check.REACH).change()).startsWith("check the key").contains("api.moonshot.cn");
        assertThat(report.count(Level.SKIP)).isEqualTo(Check.values().length - 1);
        assertThat(host.requests()).isEmpty();
        assertThat(report.costUsd()).isZero();
    }

    @Test
    void without_a_key_nothing_is_sent_to_a_host_of_others() {
        Settings settings =
                Settings.load(new Settings.Inputs(null, Map.of(), Map.of("model.endpoint", "kimi", "chat.proxy", "")));
        DoctorReport report = new Doctor(settings, Clock.systemUTC()).examine(false, finding -> {});
        assertThat(of(report, Check.REACH).seen()).contains("no key is set for api.moonshot.ai");
        assertThat(of(report, Check.REACH).change()).contains("MOONSHOT_API_KEY");
        assertThat(report.count(Level.SKIP)).isEqualTo(Check.values().length - 1);
    }

    @Test
    void a_host_that_is_not_there_is_told() {
        host.close();
        DoctorReport report = examine();
        assertThat(of(report, Check.REACH).seen()).contains("is not reachable");
        assertThat(of(report, Check.REACH).change()).contains("llm.kimi.base_url");
        assertThat(report.count(Level.SKIP)).isEqualTo(Check.values().length - 1);
    }

    @Test
    void a_host_without_a_list_is_examined_all_the_same() {
        host.listing(Turn.status(404, "{}", Map.of()));
        DoctorReport report = examine();
        assertThat(of(report, Check.REACH).level()).isEqualTo(Level.WARN);
        assertThat(of(report, Check.MODEL).seen()).contains("262144 tokens are assumed");
        assertThat(of(report, Check.TOOL_CALL).level()).isEqualTo(Level.PASS);
    }

    @Test
    void a_model_that_is_not_listed_is_told_with_the_nearest() {
        flags.put("model.name", "kimi-k2-thinkin");
        DoctorReport report = examine();
        assertThat(of(report, Check.MODEL).level()).isEqualTo(Level.FAIL);
        assertThat(of(report, Check.MODEL).change()).contains("did you mean kimi-k2-thinking?");
        assertThat(of(report, Check.STREAM).level()).isEqualTo(Level.PASS);
        host.models("a", "b");
        flags.clear();
        DoctorReport none = examine();
        assertThat(of(none, Check.MODEL).seen()).contains("the host shows a, b");
        assertThat(of(none, Check.STREAM).seen()).isEqualTo("no model to ask");
    }

    @Test
    void a_window_that_is_set_larger_than_it_is_fails() {
        flags.put("llm.kimi.window", "300000");
        assertThat(of(examine(), Check.MODEL).level()).isEqualTo(Level.FAIL);
        flags.put("llm.kimi.window", "8192");
        assertThat(of(examine(), Check.MODEL).level()).isEqualTo(Level.WARN);
    }

    @Test
    void an_empty_account_fails_and_a_small_one_is_told() {
        host.balance("{\"data\":{\"available_balance\":0}}");
        assertThat(of(examine(), Check.BALANCE).level()).isEqualTo(Level.FAIL);
        host.balance("{\"data\":{\"available_balance\":0.4}}");
        assertThat(of(examine(), Check.BALANCE).level()).isEqualTo(Level.WARN);
    }

    // --- limits
    // -------------------------------------------------------------------------------------------------------

    @Test
    void the_checks_end_with_the_money_and_what_matters_comes_first() {
        flags.put("doctor.max_cost_usd", "0.0003");
        DoctorReport report = examine();
        assertThat(of(report, Check.TOOL_CALL).level()).isEqualTo(Level.PASS);
        assertThat(of(report, Check.SCHEMA).level()).isEqualTo(Level.SKIP);
        assertThat(of(report, Check.SCHEMA).seen()).contains("doctor.max_cost_usd");
        assertThat(report.costUsd()).isLessThan(new BigDecimal("0.0005"));
        assertThat(report.findings()).hasSize(Check.values().length);
    }

    @Test
    void the_checks_end_with_the_tokens_where_no_price_is_known() {
        flags.put("doctor.max_tokens", "200");
        flags.put("llm.kimi.prices", "");
        DoctorReport report = examine(Fault.NO_USAGE);
        assertThat(report.costUsd()).isNull();
        assertThat(of(report, Check.SCHEMA).seen()).contains("doctor.max_tokens");
    }

    @Test
    void the_checks_end_with_the_time() {
        host.answering(new FakeHost("reasoning_content"));
        DoctorReport report = examine(new Ticking(Duration.ofSeconds(2)), false);
        assertThat(of(report, Check.REACH).level()).isEqualTo(Level.PASS);
        assertThat(of(report, Check.SCHEMA).seen()).contains("doctor.max_time");
        assertThat(host.requests()).hasSizeLessThan(20);
    }

    /** Each look takes some seconds. */
    private static final class Ticking extends Clock {
        private final Duration step;
        private Instant now = Instant.parse("2026-11-01T10:00:00Z");

        Ticking(Duration step) {
            this.step = step;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(step);
            return now;
        }
    }

    @Test
    void a_busy_host_is_asked_again_and_one_that_wants_a_long_wait_is_not() {
        String busy =
                "{\"error\":{\"message\":\"The engine is currently overloaded\",\"type\":\"engine_overloaded_error\"}}";
        host.turn(Turn.status(429, busy, Map.of()));
        assertThat(of(examine(), Check.STREAM).level()).isEqualTo(Level.PASS);
        host.turn(Turn.status(429, busy, Map.of("Retry-After", "3600")));
        DoctorReport report = examine();
        assertThat(of(report, Check.STREAM).level()).isEqualTo(Level.SKIP);
        assertThat(of(report, Check.STREAM).seen()).contains("longer wait", "overloaded");
    }

    // --- what is sent
    // -------------------------------------------------------------------------------------------------

    @Test
    void requests_are_those_that_a_strict_host_takes() {
        host.strict("reasoning_content");
        host.answering(new FakeHost("reasoning_content"));
        DoctorReport report = examine(Clock.systemUTC(), false);
        assertThat(of(report, Check.HISTORY).seen()).contains("refused, so none may be lost");
        assertThat(not(report, Level.PASS)).as("%s", report).isEmpty();
        for (JsonNode request : host.requests()) {
            assertThat(request.path("max_tokens").asInt())
                    .isGreaterThanOrEqualTo(32)
                    .isLessThanOrEqualTo(1024);
            assertThat(request.path("tool_choice").asText("auto")).isEqualTo("auto");
        }
    }

    @Test
    void each_answer_has_the_room_of_the_settings() {
        flags.put("doctor.answer_tokens", "600");
        host.answering(new FakeHost("reasoning_content"));
        examine();
        assertThat(host.requests())
                .isNotEmpty()
                .allMatch(request -> request.path("max_tokens").asInt() <= 600)
                .anyMatch(request -> request.path("max_tokens").asInt() == 600);
    }

    @Test
    void mapped_tool_names_are_the_ones_that_are_tried() {
        flags.put("llm.kimi.tool_names", "search web_search");
        List<String> names = new ArrayList<>();
        examine();
        host.requests()
                .forEach(request -> request.path("tools")
                        .forEach(tool -> names.add(tool.at("/function/name").asText())));
        assertThat(names).contains("web_search", "submit_answer").doesNotContain("search");
    }

    @Test
    void quick_looks_at_the_first_six_only() {
        host.answering(new FakeHost("reasoning_content"));
        DoctorReport report = examine(Clock.systemUTC(), true);
        assertThat(report.findings()).hasSize(6);
        assertThat(host.requests()).hasSize(2);
    }

    @Test
    void the_embedded_model_needs_no_host() {
        flags.put("model.endpoint", "offline");
        DoctorReport report = examine();
        assertThat(report.healthy()).isTrue();
        assertThat(report.findings()).hasSize(1);
        assertThat(host.listed()).isZero();
    }

    @Test
    void settings_that_leave_no_room_are_refused() {
        flags.put("doctor.answer_tokens", "1");
        assertThatThrownBy(this::examine)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("doctor.answer_tokens");
        flags.put("doctor.answer_tokens", "1024");
        flags.put("doctor.repeats", "0");
        assertThatThrownBy(this::examine).hasMessageContaining("doctor.repeats");
    }
}
