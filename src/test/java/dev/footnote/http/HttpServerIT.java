package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.Footnote;
import dev.footnote.FootnoteBuilder;
import dev.footnote.api.UsageException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The REST door over real HTTP, with the embedded model and the bundled sample. */
@Timeout(60)
class HttpServerIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION =
            "{\"question\":\"Where was the geologist born whose ashes Lunar Prospector carried?\"}";

    @TempDir
    private Path home;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Footnote footnote;
    private HttpServer server;

    @BeforeEach
    void start() {
        start(Map.of());
    }

    private void start(Map<String, String> settings) {
        FootnoteBuilder builder = Footnote.builder()
                .environment(Map.of())
                .home(home)
                .model("offline")
                .setting("http.port", "0")
                .setting("http.shutdown_grace", "1s");
        settings.forEach(builder::setting);
        HttpSettings read = HttpSettings.from(builder.effectiveSettings());
        footnote = builder.build();
        server = HttpServer.start(footnote, read, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
        footnote.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(40));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = to(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                to("/v1/research").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private void problem(HttpResponse<String> response, int status, String name) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(response.body()).get("type").asText()).isEqualTo("urn:footnote:problem:" + name);
        assertThat(JSON.readTree(response.body()).get("detail").asText()).isNotBlank();
    }

    @Test
    void a_question_gets_its_answer_in_one_call_and_can_be_looked_up_again() throws Exception {
        HttpResponse<String> response = post(QUESTION);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.get("status").asText()).isEqualTo("answered");
        String url = response.headers().firstValue("location").orElseThrow();
        assertThat(url).isEqualTo("/v1/research/" + answer.get("id").asText());
        assertThat(JSON.readTree(get(url).body())).isEqualTo(answer);
        assertThat(get(url, "Accept", "text/markdown").body()).contains("[1]");
        assertThat(get(url, "Accept", "text/html").body()).containsIgnoringCase("<!doctype html>");
        JsonNode source = JSON.readTree(get(url + "/sources/1").body());
        assertThat(source.get("text").asText()).isNotBlank();
        problem(get(url + "/sources/9999"), 404, "unknown-source");
        problem(get(url + "/sources/x"), 400, "bad-field");
    }

    @Test
    void events_stream_with_the_answer_last_and_resume_from_any_point() throws Exception {
        HttpResponse<String> live = post(QUESTION, "Accept", "text/event-stream");
        assertThat(live.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        assertThat(live.body()).startsWith("id: 1\nevent: run_started\n").contains("\nevent: answer\ndata: {");
        String events = live.headers().firstValue("location").orElseThrow() + "/events";
        String again = get(events).body();
        assertThat(again.lines().filter(line -> line.startsWith("id: ")).toList())
                .isEqualTo(live.body()
                        .lines()
                        .filter(line -> line.startsWith("id: "))
                        .toList());
        assertThat(get(events, "Last-Event-ID", "3").body())
                .startsWith("id: 4\n")
                .contains("\nevent: answer\n");
        assertThat(get(events, "Last-Event-ID", "100000").body()).startsWith("event: answer\n");
        problem(get(events, "Last-Event-ID", "soon"), 400, "bad-field");
    }

    @Test
    void an_async_run_is_accepted_listed_and_can_be_cancelled() throws Exception {
        HttpResponse<String> first = post(QUESTION, "Prefer", "respond-async");
        assertThat(first.statusCode()).isEqualTo(202);
        String url = first.headers().firstValue("location").orElseThrow();
        get(url + "/events");
        assertThat(JSON.readTree(get(url).body()).get("status").asText()).isEqualTo("answered");
        post(QUESTION);
        JsonNode page = JSON.readTree(get("/v1/research?limit=1").body());
        assertThat(page.get("runs")).hasSize(1);
        JsonNode second = JSON.readTree(get(page.get("next").asText()).body());
        assertThat(second.get("runs").get(0).get("url").asText()).isEqualTo(url);
        assertThat(second.has("next")).isFalse();
        HttpResponse<String> cancelled = send(to(url).DELETE());
        assertThat(cancelled.statusCode()).isEqualTo(202);
    }

    @Test
    void what_cannot_be_used_is_told_as_a_problem_with_its_field() throws Exception {
        problem(post("{"), 400, "malformed-body");
        problem(post("{\"question\":\"q\",\"colour\":1}"), 400, "bad-field");
        problem(post("{\"question\":\"\"}"), 400, "bad-field");
        problem(post("{\"question\":\"" + "q".repeat(70_000) + "\"}"), 400, "bad-field");
        HttpResponse<String> typed = post("{\"question\":\"q\",\"max_steps\":\"many\"}");
        problem(typed, 400, "bad-field");
        assertThat(JSON.readTree(typed.body()).get("field").asText()).isEqualTo("max_steps");
        problem(post("\"" + "q".repeat(1_100_000) + "\""), 413, "body-too-large");
        problem(post(QUESTION, "Accept", "image/png"), 406, "not-acceptable");
        problem(get("/v1/research/nobody"), 404, "unknown-run");
        problem(get("/v2"), 404, "unknown-path");
        problem(send(to("/v1/research").PUT(BodyPublishers.ofString("{}"))), 405, "wrong-method");
        problem(
                send(to("/v1/research").header("Content-Type", "text/plain").POST(BodyPublishers.ofString(QUESTION))),
                415,
                "unsupported-media-type");
    }

    @Test
    void the_server_tells_of_itself() throws Exception {
        post(QUESTION);
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body()).contains("footnote_runs_seconds_count{status=\"answered\"} 1");
        assertThat(get("/openapi.yaml").body()).startsWith("openapi: 3.1").contains("/v1/research/{id}/events:");
    }

    @Test
    void runs_are_private_to_their_key() throws Exception {
        stop();
        Path keys = home.resolve("keys");
        Files.writeString(
                keys,
                "ann 2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683\n"
                        + "bob 0000000000000000000000000000000000000000000000000000000000000000\n"
                        + "eve 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n");
        start(Map.of("http.api_key_file", keys.toString()));
        problem(post(QUESTION), 401, "unauthorized");
        problem(post(QUESTION, "Authorization", "Bearer nonsense"), 401, "unauthorized");
        HttpResponse<String> mine = post(QUESTION, "Authorization", "Bearer key");
        assertThat(mine.statusCode()).isEqualTo(200);
        String url = mine.headers().firstValue("location").orElseThrow();
        assertThat(get(url, "Authorization", "Bearer key").statusCode()).isEqualTo(200);
        problem(get(url, "Authorization", "Bearer test"), 404, "unknown-run");
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void a_public_address_without_keys_is_refused() {
        HttpSettings open = HttpSettings.from(Footnote.builder()
                .environment(Map.of())
                .setting("http.host", "0.0.0.0")
                .setting("http.port", "0")
                .effectiveSettings());
        assertThatThrownBy(() -> HttpServer.start(footnote, open, Clock.systemUTC()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--api-key-file");
    }
}
