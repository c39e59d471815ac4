package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.InvalidInputException;
import dev.footnote.service.FootnoteService;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The REST door over real HTTP, with the embedded model and the bundled sample; every answer is held against /openapi.yaml. */
@Timeout(60)
class HttpServerIT {

    /** Held by the tests of these forms. */
    private static final Set<String> STREAMED =
            Set.of("POST /v1/chat/completions 200 text/event-stream", "POST /v1/responses 200 text/event-stream");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION =
            "{\"question\":\"Where was the geologist born whose ashes Lunar Prospector carried?\"}";
    private static final String RUNS = "/v1/research";
    private static final String RUN = "/v1/research/{id}";
    private static final String NOBODY = "/v1/research/00000000000000000000000000000000";
    private static final String KEYS = "# who may call\n\n"
            + "ann 2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683\n"
            + "eve 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n";

    @TempDir
    private Path home;

    private Contract contract = load();
    private Door door = null;

    private static Contract load() {
        try {
            return Contract.load();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void open(Map<String, String> settings) {
        door = Door.open(home, settings, null);
    }

    @AfterEach
    void stop() {
        if (door != null) {
            door.close();
        }
    }

    private HttpResponse<String> checked(String method, String template, HttpResponse<String> response)
            throws Exception {
        contract.check(method, template, response);
        return response;
    }

    private HttpResponse<String> get(String template, String path, String... headers) throws Exception {
        return checked("GET", template, door.get(path, headers));
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        return checked("POST", RUNS, door.post(body, headers));
    }

    private JsonNode problem(HttpResponse<String> response, int status, String name) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.get("type").asText()).isEqualTo("urn:footnote:problem:" + name);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotBlank().doesNotContain("Exception", "com.fasterxml");
        return problem;
    }

    private void badField(String body, String field) throws Exception {
        assertThat(problem(post(body), 400, "bad-field").path("field").asText())
                .as(body)
                .isEqualTo(field);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElseThrow();
    }

    @Test
    void every_documented_route_gives_what_is_documented() throws Exception {
        open(Map.of());
        HttpResponse<String> first = post(QUESTION);
        JsonNode answer = JSON.readTree(first.body());
        assertThat(answer.get("status").asText()).isEqualTo("answered");
        String url = location(first);
        assertThat(url).isEqualTo("/v1/research/" + answer.get("id").asText());
        assertThat(JSON.readTree(get(RUN, url).body())).isEqualTo(answer);
        assertThat(post(QUESTION, "Accept", "text/markdown").body()).contains("[1]");
        assertThat(post(QUESTION, "Accept", "text/html, */*;q=0.1").body()).containsIgnoringCase("<!doctype html>");
        assertThat(get(RUN, url, "Accept", "text/markdown").body()).contains("[1]");
        assertThat(get(RUN, url, "Accept", "text/html").body()).containsIgnoringCase("<!doctype html>");
        assertThat(get(RUN, url, "Accept", "application/x-bibtex").body()).contains("@");
        JsonNode cited = JSON.readTree(get(RUN, url, "Accept", "application/vnd.citationstyles.csl+json")
                .body());
        assertThat(cited).hasSameSizeAs(answer.get("sources"));
        assertThat(cited.get(0).get("title").asText()).isNotBlank();
        post(QUESTION, "Accept", "text/event-stream");
        post(QUESTION, "Prefer", "respond-async");
        get(RUNS, RUNS);
        get(RUN + "/events", url + "/events");
        checked("DELETE", RUN, door.call("DELETE", url, ""));
        for (String path : List.of("/healthz", "/readyz", "/openapi.yaml")) {
            get(path, path);
        }
        assertThat(get("/metrics", "/metrics").body())
                .contains("footnote_runs_seconds_count{status=\"answered\"}")
                .contains("footnote_cost_usd_total 0.0", "footnote_claims_total{support=\"full\"}")
                .contains("footnote_cache_misses_total{cache=\"searches\"} 0.0") // a folder is never cached
                .contains("footnote_prefetch_read_total 0.0");
        String sources = RUN + "/sources/{n}";
        JsonNode source = JSON.readTree(get(sources, url + "/sources/1").body());
        String hash = answer.get("sources").get(0).get("sha256").asText();
        assertThat(JSON.readTree(get(sources, url + "/sources/" + hash).body())
                        .get("sha256")
                        .asText())
                .isEqualTo(hash);
        assertThat(get(sources, url + "/sources/1", "Accept", "text/plain").body())
                .isEqualTo(source.get("text").asText());
        for (String body : List.of(
                "{\"model\":\"footnote\",\"messages\":[{\"role\":\"user\",\"content\":\"Who bought Lunokhod 2?\"}]}",
                "{\"model\":\"other\",\"messages\":[]}",
                "{}")) {
            HttpResponse<String> chat =
                    door.call("POST", "/v1/chat/completions", body, "Content-Type", "application/json");
            contract.check("POST", "/v1/chat/completions", chat);
        }
        String[] json = {"Content-Type", "application/json"};
        HttpResponse<String> response = checked(
                "POST",
                "/v1/responses",
                door.call(
                        "POST",
                        "/v1/responses",
                        "{\"model\":\"footnote\",\"input\":\"Who bought Lunokhod 2?\"}",
                        json));
        checked("POST", "/v1/responses", door.call("POST", "/v1/responses", "{}", json));
        String id = "/v1/responses/" + JSON.readTree(response.body()).path("id").asText();
        get("/v1/responses/{id}", id);
        get("/v1/responses/{id}", id + "?stream=true");
        get("/v1/responses/{id}", "/v1/responses/resp_none");
        checked("POST", "/v1/responses/{id}/cancel", door.call("POST", id + "/cancel", ""));
        checked("POST", "/v1/responses/{id}/cancel", door.call("POST", "/v1/responses/resp_none/cancel", ""));
        String found = checked("POST", "/v1/search", door.call("POST", "/v1/search", "{\"query\":\"Lunokhod\"}", json))
                .body();
        String page = JSON.createObjectNode()
                .put("url", JSON.readTree(found).at("/hits/0/url").asText())
                .toString();
        checked("POST", "/v1/read", door.call("POST", "/v1/read", page, json));
        String asked = location(checked(
                "POST", "/v1/batches", door.call("POST", "/v1/batches", "Who?\n", "Content-Type", "text/plain")));
        get("/v1/batches", "/v1/batches");
        get("/v1/batches/{id}", asked);
        get("/v1/batches/{id}/results", asked + "/results");
        checked("DELETE", "/v1/batches/{id}", door.call("DELETE", asked, ""));
        get("/v1/options", "/v1/options");
        get("/v1/models", "/v1/models");
        get("/v1/models/{id}", "/v1/models/footnote");
        get("/v1/models/{id}", "/v1/models/other");
        Set<String> left = new TreeSet<>(contract.documented());
        left.removeAll(contract.seen());
        assertThat(left)
                .filteredOn(name -> name.contains(" 200 ") && !STREAMED.contains(name))
                .isEmpty();
    }

    @Test
    void quotes_are_cut_out_of_the_frozen_text_by_their_offsets() throws Exception {
        open(Map.of());
        HttpResponse<String> response = post(QUESTION);
        JsonNode answer = JSON.readTree(response.body());
        for (JsonNode citation : answer.get("claims").findValue("citations")) {
            int number = citation.get("source").asInt();
            String text = door.get(location(response) + "/sources/" + number, "Accept", "text/plain")
                    .body();
            assertThat(answer.get("sources").findValues("id"))
                    .extracting(JsonNode::asInt)
                    .contains(number);
            assertThat(text.substring(
                            citation.get("start").asInt(), citation.get("end").asInt()))
                    .isEqualTo(citation.get("quote").asText());
        }
    }

    @Test
    void a_schema_of_the_callers_own_is_filled() throws Exception {
        open(Map.of());
        String schema = "{\"type\":\"object\",\"properties\":{\"who\":{\"type\":\"string\"}}}";
        HttpResponse<String> response = post(QUESTION.replaceFirst("\\}$", ",\"output_schema\":" + schema + "}"));
        JsonNode output = JSON.readTree(response.body()).get("output");
        assertThat(output.get("content").has("who")).as(response.body()).isTrue();
        assertThat(output.at("/basis/0/field").asText()).isEqualTo("who");
    }

    @Test
    void events_stream_with_the_answer_last_and_resume_from_any_point() throws Exception {
        open(Map.of());
        HttpResponse<String> live = post(QUESTION, "Accept", "text/event-stream");
        assertThat(live.body()).startsWith("id: 1\nevent: run_started\n").contains("\nevent: answer\ndata: {");
        String events = location(live) + "/events";
        List<String> ids = ids(live.body());
        assertThat(ids(get(RUN + "/events", events).body())).isEqualTo(ids);
        for (int seen = 0; seen <= ids.size(); seen++) {
            String rest = get(RUN + "/events", events, "Last-Event-ID", String.valueOf(seen))
                    .body();
            assertThat(ids(rest)).isEqualTo(ids.subList(seen, ids.size()));
            assertThat(rest).contains("event: answer\n");
        }
        assertThat(door.get(events, "Last-Event-ID", "100000").body()).startsWith("event: answer\n");
        problem(get(RUN + "/events", events, "Last-Event-ID", "soon"), 400, "bad-field");
        problem(get(RUN + "/events", events, "Accept", "application/json"), 406, "not-acceptable");
        problem(get(RUN + "/events", events, "Accept", "text/event-stream;q=0, text/html"), 406, "not-acceptable");
    }

    private static List<String> ids(String stream) {
        return stream.lines().filter(line -> line.startsWith("id: ")).toList();
    }

    @Test
    void pages_of_the_list_go_on_where_the_last_one_ended() throws Exception {
        open(Map.of());
        String first = location(post(QUESTION, "Prefer", "respond-async"));
        door.get(first + "/events");
        String second = location(checked(
                "POST",
                RUNS,
                door.send(door.to(RUNS + "?wait=false")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(QUESTION)))));
        door.get(second + "/events");
        JsonNode page = JSON.readTree(get(RUNS, RUNS + "?limit=1").body());
        assertThat(page.get("runs").findValuesAsText("url")).containsExactly(second);
        assertThat(page.get("runs").get(0).get("status").asText()).isEqualTo("answered");
        JsonNode last = JSON.readTree(get(RUNS, page.get("next").asText()).body());
        assertThat(last.get("runs").findValuesAsText("url")).containsExactly(first);
        assertThat(last.has("next")).isFalse();
        problem(get(RUNS, RUNS + "?limit=0"), 400, "bad-field");
        problem(get(RUNS, RUNS + "?limit=101"), 400, "bad-field");
        problem(get(RUNS, RUNS + "?before=nobody"), 404, "unknown-run");
        problem(get(RUNS, RUNS + "?limit=1&limit=2"), 400, "bad-field");
        problem(get(RUNS, RUNS, "Accept", "text/html"), 406, "not-acceptable");
    }

    @Test
    void a_body_that_cannot_be_used_is_told_with_its_field() throws Exception {
        open(Map.of());
        for (String body : List.of("{", "", "[]", "null", "{\"question\":NaN}", QUESTION + "x")) {
            problem(post(body), 400, "malformed-body");
        }
        badField("{\"question\":\"q\",\"colour\":1}", "colour");
        badField("{\"question\":\"q\",\"output_schema\":{\"type\":\"string\"}}", "output_schema");
        badField(
                "{\"question\":\"q\",\"output_schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"}}}}",
                "output_schema.properties.a");
        badField("{\"budget\":{}}", "question");
        badField("{\"question\":\" \"}", "question");
        badField("{\"question\":7}", "question");
        badField("{\"question\":\"" + "é".repeat(32_769) + "\"}", "question");
        badField("{\"question\":\"q\",\"max_steps\":\"many\"}", "max_steps");
        badField("{\"question\":\"q\",\"max_cost_usd\":1e400}", "max_cost_usd");
        badField("{\"question\":\"q\",\"budget\":{\"max_time\":\"-5s\"}}", "budget.max_time");
        badField("{\"question\":\"q\",\"language\":\"no language at all\"}", "language");
        assertThat(problem(post("{\"question\":\"q\",\"÷\":1}"), 400, "bad-field")
                        .get("field")
                        .asText())
                .isEqualTo("÷");
        problem(post("\"" + "q".repeat(1_100_000) + "\""), 413, "body-too-large");
        problem(post(QUESTION, "Content-Encoding", "gzip"), 415, "unsupported-media-type");
        problem(post(QUESTION, "Accept", "image/png"), 406, "not-acceptable");
        problem(checked("POST", RUNS, door.call("POST", RUNS + "?wiat=no", QUESTION)), 400, "bad-field");
        for (String type : List.of("text/plain", "application/json; charset=utf-16", "application/json;charset=none")) {
            HttpResponse<String> refused = door.call("POST", RUNS, QUESTION, "Content-Type", type);
            problem(checked("POST", RUNS, refused), 415, "unsupported-media-type");
        }
    }

    @Test
    void what_is_not_there_is_told_as_a_problem() throws Exception {
        open(Map.of());
        String url = location(post(QUESTION));
        problem(get(RUN, NOBODY), 404, "unknown-run");
        problem(get(RUN + "/events", NOBODY + "/events"), 404, "unknown-run");
        problem(checked("DELETE", RUN, door.call("DELETE", NOBODY, "")), 404, "unknown-run");
        problem(get(RUN + "/sources/{n}", url + "/sources/9999"), 404, "unknown-source");
        problem(get(RUN + "/sources/{n}", url + "/sources/" + "0".repeat(64)), 404, "unknown-source");
        problem(get(RUN + "/sources/{n}", url + "/sources/x"), 400, "bad-field");
        problem(get(RUN, url, "Accept", "text/event-stream"), 406, "not-acceptable");
        problem(door.get("/v2"), 404, "unknown-path");
        assertThat(door.said("GET /v1/research HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421")
                .contains("urn:footnote:problem:foreign-host");
    }

    @Test
    void each_resource_tells_its_methods_and_answers_head_as_get_without_the_body() throws Exception {
        open(Map.of());
        String url = location(post(QUESTION));
        for (Map.Entry<String, String> each : Map.of(
                        RUNS, "POST", url, "DELETE", url + "/events", "", url + "/sources/1", "", "/metrics", "")
                .entrySet()) {
            HttpResponse<String> wrong = door.call("PATCH", each.getKey(), "");
            problem(wrong, 405, "wrong-method");
            HttpResponse<String> options = door.call("OPTIONS", each.getKey(), "");
            assertThat(options.statusCode()).isEqualTo(204);
            for (HttpResponse<String> response : List.of(wrong, options)) {
                assertThat(response.headers().firstValue("allow").orElse(""))
                        .contains("GET", "HEAD", "OPTIONS", each.getValue());
            }
            HttpResponse<String> head = door.call("HEAD", each.getKey(), "");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("content-type"))
                    .isEqualTo(door.get(each.getKey()).headers().firstValue("content-type"));
        }
        assertThat(door.call("HEAD", NOBODY, "").statusCode()).isEqualTo(404);
        assertThat(door.call("HEAD", NOBODY + "/events", "").statusCode()).isEqualTo(404);
    }

    @Test
    void what_never_reaches_a_route_is_a_problem_too() throws Exception {
        open(Map.of());
        String head = "POST /v1/research HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        Map<String, Integer> requests = Map.of(
                "NONSENSE\r\n\r\n",
                400,
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                505,
                "GET /healthz HTTP/1.1\r\n\r\n",
                400,
                "GET /v1/research/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                400,
                "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                414,
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
                431,
                "GET / HTTP/1.1\r\nHost: localhost\r\nExpect: wonders\r\n\r\n",
                417,
                head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                400,
                head + "Content-Length: 10\r\n\r\n{\"q",
                400);
        for (Map.Entry<String, Integer> request : requests.entrySet()) {
            String said = door.said(request.getKey());
            String shown =
                    request.getKey().substring(0, Math.min(60, request.getKey().length()));
            assertThat(said).as(shown).startsWith("HTTP/1.1 " + request.getValue());
            assertThat(said.toLowerCase(Locale.ROOT)).as(shown).contains("content-type: application/problem+json");
            JsonNode problem = JSON.readTree(said.substring(said.indexOf("\r\n\r\n")));
            assertThat(problem.get("status").asInt()).as(shown).isEqualTo(request.getValue());
            assertThat(problem.get("type").asText()).as(shown).startsWith("urn:footnote:problem:");
        }
    }

    @Test
    void bodies_come_chunked_with_any_line_ends_and_go_compressed() throws Exception {
        open(Map.of());
        String body = "\uFEFF{\r\n  \"question\":\r\n \"月球上的\\r\\nLunokhod 2 属于谁？ \uD83C\uDF15\"\r\n}\r\n";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> response = door.client()
                .send(
                        door.to(RUNS)
                                .header("Content-Type", "application/json; charset=\"UTF-8\"")
                                .header("Accept-Encoding", "gzip")
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        boolean small = response.headers().firstValue("content-encoding").isEmpty();
        byte[] plain =
                small ? response.body() : new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertThat(JSON.readTree(plain).get("question").asText()).isEqualTo("月球上的\r\nLunokhod 2 属于谁？ \uD83C\uDF15");
        String url = response.headers().firstValue("location").orElseThrow();
        HttpResponse<byte[]> events = door.client()
                .send(door.to(url + "/events").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(events.headers().firstValue("content-encoding")).isEmpty();
        HttpResponse<byte[]> contract = door.client()
                .send(door.to("/openapi.yaml").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(contract.headers().firstValue("content-encoding")).hasValue("gzip");
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(contract.body())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8)).startsWith("openapi: 3.1");
    }

    @Test
    void runs_are_private_to_their_key() throws Exception {
        Path keys = home.resolve("keys");
        Files.writeString(keys, KEYS);
        open(Map.of("http.api_key_file", keys.toString()));
        problem(post(QUESTION), 401, "unauthorized");
        problem(post(QUESTION, "Authorization", "Bearer nonsense"), 401, "unauthorized");
        problem(post(QUESTION, "Authorization", "Basic key"), 401, "unauthorized");
        problem(get("/metrics", "/metrics"), 401, "unauthorized");
        String[] ann = {"Authorization", "Bearer key"};
        String[] eve = {"Authorization", "Bearer test"};
        String url = location(post(QUESTION, ann));
        assertThat(get(RUN, url, ann).statusCode()).isEqualTo(200);
        problem(get(RUN, url, eve), 404, "unknown-run");
        problem(get(RUN + "/events", url + "/events", eve), 404, "unknown-run");
        problem(get(RUN + "/sources/{n}", url + "/sources/1", eve), 404, "unknown-run");
        problem(checked("DELETE", RUN, door.call("DELETE", url, "", eve)), 404, "unknown-run");
        problem(get(RUNS, RUNS + "?before=" + url.substring(13), eve), 404, "unknown-run");
        assertThat(JSON.readTree(get(RUNS, RUNS, eve).body()).get("runs")).isEmpty();
        assertThat(JSON.readTree(get(RUNS, RUNS, ann).body()).get("runs")).hasSize(1);
        assertThat(door.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(door.get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void a_public_address_without_keys_is_refused() {
        try (FootnoteService footnote = FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .model("offline")
                .build()) {
            HttpSettings open = HttpSettings.from(FootnoteService.builder()
                    .environment(Map.of())
                    .setting("http.host", "0.0.0.0")
                    .setting("http.port", "0")
                    .effectiveSettings());
            assertThatThrownBy(() -> HttpServer.start(footnote, open, Clock.systemUTC()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("--api-key-file");
        }
    }
}
