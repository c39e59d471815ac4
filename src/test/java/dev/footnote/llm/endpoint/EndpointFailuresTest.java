package dev.footnote.llm.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointFailuresTest {

    private static final String KEY = "sk-very-secret-97531";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:20:45Z"), ZoneOffset.UTC);

    private final EndpointFailures failures = failures("kimi");

    private static EndpointFailures failures(String name, String... more) {
        Map<String, String> flags = new HashMap<>(Map.of("model.name", "some-model", "llm." + name + ".key", KEY));
        for (int i = 0; i < more.length; i += 2) {
            flags.put(more[i], more[i + 1]);
        }
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        return new EndpointFailures(EndpointSettings.from(settings, name, null), CLOCK);
    }

    private static HttpHeaders headers(String... namesAndValues) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return HttpHeaders.of(map, (name, value) -> true);
    }

    private static String error(String type, String message) {
        return "{\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | content_filter | refused | FILTERED",
                "400 | invalid_request_error | The request was rejected because it was considered high risk | FILTERED",
                "403 | | Your input was flagged | FILTERED",
                "403 | | moderation says no | FILTERED",
                "429 | exceeded_current_quota_error | check your plan | QUOTA",
                "402 | | pay first | QUOTA",
                "400 | | Insufficient balance | QUOTA",
                "429 | engine_overloaded_error | busy | OVERLOAD",
                "429 | | the engine is overloaded, try again | OVERLOAD",
                "429 | rate_limit_reached_error | max RPM: 3 | RATE",
                "429 | | TPD limit reached | DAILY",
                "413 | | too large | CONTEXT",
                "429 | tokens | Request too large on tokens per min (TPM): Limit 10000, Requested 12000 | CONTEXT",
                "429 | tokens | on tokens per min (TPM): Limit 10000, Used 9000, Requested 12000 | RATE",
                "429 | tokens | rate limit on TPM: limit: 12000, requested: 9000 | RATE",
                "400 | | This model's maximum context length is 8192 tokens | CONTEXT",
                "422 | | prompt is too long | CONTEXT",
                "500 | | too many tokens | CONTEXT",
                "401 | | no | AUTH",
                "403 | permission_error | no | AUTH",
                "400 | authentication_error | no | AUTH",
                "404 | | no such model | MODEL",
                "502 | | bad gateway | OVERLOAD",
                "503 | | starting | OVERLOAD",
                "504 | | gateway time-out | OVERLOAD",
                "520 | | unknown | OVERLOAD",
                "529 | | overloaded | OVERLOAD",
                "519 | | ? | SERVER",
                "530 | | ? | SERVER",
                "501 | | ? | SERVER",
                "301 | | moved | BAD_REQUEST",
                "400 | | unknown parameter | BAD_REQUEST",
                "408 | | time-out | SERVER",
                "409 | | conflict | SERVER",
                "500 | | an internal error | SERVER",
                "500 | invalid_request_error | wrong field | BAD_REQUEST"
            })
    void the_kind_follows_from_status_type_and_words(int status, String type, String message, Kind kind) {
        ModelFailure failure = failures.status(status, headers(), error(type == null ? "" : type, message));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure)
                .hasMessageStartingWith("kimi at api.moonshot.ai answered " + status)
                .hasMessageContaining("(\"" + message + "\")")
                .hasMessageContaining("; ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | | llm.kimi.key",
                "404 | | model.name",
                "402 | | model.endpoint",
                "504 | | a gateway before the model",
                "524 | | a gateway before the model",
                "407 | | chat.proxy",
                "400 | invalid function name | llm.kimi.tool_names",
                "400 | unknown field | llm.kimi.family",
                "429 | slow down | llm.kimi.concurrency"
            })
    void the_remedy_names_the_setting(int status, String message, String setting) {
        assertThat(failures.status(status, headers(), error("", message == null ? "no" : message)))
                .hasMessageContaining(setting);
    }

    @Test
    void a_redirect_says_where_to() {
        assertThat(failures.status(308, headers("Location", "https://other.example/v1"), ""))
                .hasMessageContaining("https://other.example/v1")
                .hasMessageContaining("llm.kimi.base_url");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After | 7 | 7000",
                "Retry-After | 1.5 | 1500",
                "Retry-After | ' 3 ' | 3000",
                "retry-after-ms | 250 | 250",
                "Retry-After | Sun, 01 Mar 2026 10:21:00 GMT | 15000",
                "Retry-After | Sun, 01 Mar 2026 10:20:00 GMT | 0",
                "Retry-After | soon | -1",
                "Retry-After | -5 | -1",
                "Retry-After | 12345678901 | -1",
                "X-Other | 5 | -1"
            })
    void the_host_says_how_long_to_wait(String name, String value, long millis) {
        ModelFailure failure = failures.status(500, headers(name, value), error("", "broken"));
        assertThat(failure.retryAfter().map(Duration::toMillis).orElse(-1L)).isEqualTo(millis);
    }

    @Test
    void a_host_that_asks_for_no_wait_is_not_said_to_ask_for_one() {
        assertThat(failures.status(500, headers("Retry-After", "0"), error("", "broken")))
                .hasMessageNotContaining("asks to wait");
        assertThat(failures.status(500, headers("Retry-After", "2"), error("", "broken")))
                .hasMessageContaining("asks to wait 2s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "please try again after 9 seconds | 9000",
                "try again after 1 second | 1000",
                "your account reached its limit, RPM: 3 | 15000",
                "RPM: 3, please try again after 1 seconds | 15000",
                "60 requests per minute, try again after 40 seconds | 40000",
                "too many requests | -1"
            })
    void limits_by_the_minute_end_with_the_minute_unless_the_host_names_more(String message, long millis) {
        ModelFailure failure = failures.status(429, headers(), error("", message));
        assertThat(failure.kind()).isEqualTo(Kind.RATE);
        assertThat(failure.retryAfter().map(Duration::toMillis).orElse(-1L)).isEqualTo(millis);
    }

    @Test
    void what_a_refusal_says_of_sizes_and_calls_at_once_is_kept() {
        FailureHints sizes = failures.status(
                        400,
                        headers(),
                        error("", "maximum context length is 8192 tokens, requested 9000 (7000 in the messages)"))
                .hints();
        assertThat(sizes.window()).isEqualTo(8192);
        assertThat(sizes.prompt()).isEqualTo(7000);
        assertThat(failures.status(429, headers(), error("", "max organization concurrency: 3"))
                        .hints()
                        .concurrency())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | messages[3]: tool_calls must come with results | false | KEEP",
                "422 | only supports single tool-calls at once | true | KEEP",
                "400 | reasoning_content is missing in assistant tool call message | false | FILL",
                "400 | messages.2.reasoning_content: Extra inputs are not permitted | false | LEAVE_OUT",
                "500 | failed to parse tool call arguments as JSON | false | KEEP"
            })
    void a_refused_history_says_how_to_write_it(
            int status, String message, boolean single, HistoryFix.Thinking thinking) {
        assertThat(failures.status(status, headers(), error("", message))
                        .hints()
                        .history())
                .isEqualTo(new HistoryFix(single, thinking));
    }

    @ParameterizedTest
    @ValueSource(strings = {"temperature must be 1", "unknown parameter: seed", "invalid function name in tools"})
    void other_refusals_do_not_rewrite_the_history(String message) {
        assertThat(failures.status(400, headers(), error("", message)).hints().history())
                .isNull();
    }

    @Test
    void no_message_or_cause_holds_the_key() {
        assertThat(failures.status(401, headers("X-Request-Id", KEY), error("", "bad key " + KEY)))
                .hasMessageNotContaining(KEY)
                .hasMessageContaining("(key)");
        assertThat(failures.of(Kind.IDLE, "said " + KEY)).hasMessageNotContaining(KEY);
        assertThat(failures.with(failures.of(Kind.MODEL, "x"), "; " + KEY)).hasMessageNotContaining(KEY);
        assertThat(failures.noStream(KEY)).hasMessageNotContaining(KEY);
        assertThat(failures.cut(new IOException("header Bearer " + KEY))).hasNoCause();
        IOException harmless = new IOException("reset");
        assertThat(failures.cut(harmless)).hasCause(harmless);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><head><title>502 Bad Gateway</title></head></html> | 502 Bad Gateway",
                "plain words | plain words",
                "{\"message\":\"at the top\"} | at the top",
                "{\"error\":{\"message\":\"outer\",\"metadata\":{\"raw\":\"inner\"}}} | outer: inner",
                "{\"error\":\"a text\"} | a text"
            })
    void the_hosts_own_words_are_shown_without_markup(String body, String shown) {
        assertThat(failures.status(500, headers(), body))
                .hasMessageContaining(shown)
                .hasMessageNotContaining("<");
    }

    @Test
    void long_words_of_a_host_are_cut() {
        String message =
                failures.status(500, headers(), "a long story ".repeat(9_000)).getMessage();
        assertThat(message).hasSizeLessThan(500).contains("…");
    }

    @ParameterizedTest
    @CsvSource({"Msh-Request-Id", "x-trace-id", "x-request-id"})
    void the_id_of_the_request_is_told(String name) {
        assertThat(failures.status(500, headers(name, "abc-1"), "no"))
                .hasMessageContaining("answered 500, request abc-1");
    }

    @Test
    void an_error_within_a_stream_has_a_kind_too() throws Exception {
        ObjectMapper json = new ObjectMapper();
        assertThat(failures.inStream(json.readTree("{\"error\":{\"code\":429,\"message\":\"slow\"}}"))
                        .kind())
                .isEqualTo(Kind.RATE);
        assertThat(failures.inStream(json.readTree("{\"error\":{\"message\":\"prompt is too long\"}}"))
                        .kind())
                .isEqualTo(Kind.CONTEXT);
        assertThat(failures.inStream(json.readTree("{\"error\":\"down\"}")))
                .hasMessageContaining("broke off its answer with an error (\"down\")")
                .extracting(e -> (e).kind())
                .isEqualTo(Kind.SERVER);
    }

    @Test
    void what_the_connection_threw_is_told_apart() {
        assertThat(kind(failures.connection(new CompletionException(new ConnectException("refused")))))
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(failures.connection(new HttpConnectTimeoutException("slow")))
                .hasMessageContaining("does not accept a connection in time");
        assertThat(failures.connection(new SSLHandshakeException("PKIX"))).hasMessageContaining("chat.ca_file");
        assertThat(kind(failures.connection(new IOException("tunnel failed, got: 407"))))
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(failures.connection(new IOException("closed")))).isEqualTo(Kind.CUT);
        IllegalStateException own = new IllegalStateException("ours");
        assertThat(failures.connection(own)).isSameAs(own);
    }

    private static Kind kind(RuntimeException failure) {
        return ((ModelFailure) failure).kind();
    }

    @Test
    void a_server_of_the_users_own_may_not_be_running() {
        assertThat(failures("vllm", "llm.vllm.base_url", "http://127.0.0.1:9/v1")
                        .connection(new ConnectException("refused")))
                .hasMessageContaining("that the server is running");
        assertThat(failures.connection(new ConnectException("refused"))).hasMessageNotContaining("is running");
    }

    @ParameterizedTest
    @CsvSource({"PT5S, 5s", "PT1M30S, 1m30s", "PT0.25S, 0.25s", "PT2H, 2h"})
    void durations_are_written_as_people_do(Duration duration, String text) {
        assertThat(EndpointFailures.text(duration)).isEqualTo(text);
    }
}
