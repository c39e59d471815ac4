package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Question files over HTTP. */
@Timeout(60)
class BatchesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BATCHES = "/v1/batches";
    private static final String FILE = "{\"id\":\"a\",\"question\":\"Who bought Lunokhod 2?\",\"gold\":\"Garriott\"}\n"
            + "no json\n"
            + "{\"id\":\"b\",\"question\":\"Where was Eugene Shoemaker born?\"}\n"
            + "{\"id\":\"c\",\"question\":\"Who?\",\"corpus\":\"/etc\"}\n";

    private final HeldModel model = new HeldModel();

    @TempDir
    private Path home;

    private Door door;

    private void open(Map<String, String> settings) {
        door = Door.open(home, settings, null);
    }

    private void openHeld(Map<String, String> settings) throws Exception {
        Path docs = Files.createDirectory(home.resolve("docs"));
        Files.writeString(docs.resolve("bridge.md"), "# Bridge\n\nIt stands.\n");
        Map<String, String> all = new HashMap<>(Map.of("http.keep_alive", "50ms", "http.batch_wait", "20ms"));
        all.putAll(settings);
        door = Door.open(home, all, model);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private HttpResponse<String> post(String type, String body, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Content-Type", type));
        all.addAll(List.of(headers));
        HttpResponse<String> response = door.call("POST", BATCHES, body, all.toArray(String[]::new));
        Contract.load().check("POST", BATCHES, response);
        return response;
    }

    private static List<JsonNode> lines(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/jsonl");
        List<JsonNode> out = new ArrayList<>();
        for (String line : response.body().split("\n")) {
            if (!line.isEmpty()) {
                out.add(JSON.readTree(line));
            }
        }
        return out;
    }

    private JsonNode status(String batch) throws Exception {
        HttpResponse<String> response = door.get(batch);
        Contract.load().check("GET", BATCHES + "/{id}", response);
        return JSON.readTree(response.body());
    }

    private void refused(HttpResponse<String> response, int status, String name) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("urn:footnote:problem:" + name);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElseThrow();
    }

    @Test
    void a_file_is_answered_line_by_line_and_bad_lines_are_told() throws Exception {
        open(Map.of());
        HttpResponse<String> response = post("application/jsonl", FILE);
        List<JsonNode> lines = lines(response);
        assertThat(lines).hasSize(4);
        assertThat(lines)
                .filteredOn(line -> line.has("problem"))
                .extracting(line -> line.get("line").asInt())
                .containsExactly(2, 4);
        JsonNode first = lines.stream()
                .filter(line -> line.path("id").asText().equals("a"))
                .findFirst()
                .orElseThrow();
        assertThat(first.get("short_answer").asText()).contains("Garriott");
        assertThat(first.at("/input/gold").asText()).isEqualTo("Garriott");
        assertThat(response.body()).doesNotContain(home.getFileName().toString());
        String run = "/v1/research/" + first.get("run_id").asText();
        assertThat(door.get(run).statusCode()).isEqualTo(200);
        for (String path : List.of(BATCHES, location(response), location(response) + "/results")) {
            HttpResponse<String> head = door.call("HEAD", path, "");
            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(head.headers().firstValue("content-type"))
                    .isEqualTo(door.get(path).headers().firstValue("content-type"));
            assertThat(door.call("OPTIONS", path, "")
                            .headers()
                            .firstValue("allow")
                            .orElse(""))
                    .startsWith("GET, HEAD, OPTIONS");
        }
        JsonNode status = status(location(response));
        assertThat(status.get("status").asText()).isEqualTo("complete");
        assertThat(status.get("answered").asInt()).isEqualTo(2);
        assertThat(status.get("bad_lines").asInt()).isEqualTo(2);
    }

    @Test
    void tables_and_plain_text_are_taken_and_other_types_are_not() throws Exception {
        open(Map.of());
        assertThat(lines(post("text/csv; charset=utf-8", "id,question\nx,Who bought Lunokhod 2?\n")))
                .extracting(line -> line.get("id").asText())
                .containsExactly("x");
        assertThat(lines(post("text/plain", "Who bought Lunokhod 2?\n"))).hasSize(1);
        refused(post("application/pdf", "x"), 415, "unsupported-media-type");
        HttpResponse<String> packed = door.send(door.to(BATCHES)
                .header("Content-Type", "application/jsonl")
                .POST(BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b, 8, 0})));
        refused(packed, 415, "unsupported-media-type");
        refused(post("application/jsonl", ""), 400, "no-questions");
        refused(post("application/jsonl", "no json\n"), 400, "no-questions");
        refused(post("text/csv", "colour,size\nred,3\n"), 400, "unusable");
        refused(door.get(BATCHES + "/" + "0".repeat(32)), 404, "unknown-batch");
    }

    @Test
    void what_is_wrong_with_a_file_is_told_without_options_of_the_command_line() throws Exception {
        open(Map.of());
        HttpResponse<String> nameless = post("text/csv", "colour,size\nred,3\n");
        assertThat(nameless.body()).contains("name it \\\"question\\\"").doesNotContain("--");
        HttpResponse<String> garbled = door.send(door.to(BATCHES)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(
                        "question\nWho sold the b\u00ff\u00fert?\n".getBytes(StandardCharsets.ISO_8859_1))));
        refused(garbled, 400, "no-questions");
        assertThat(garbled.body()).contains("send the file as UTF-8").doesNotContain("--");
        assertThat(post("text/csv", "%PDF-1.4\n").body()).contains("is a PDF").doesNotContain("--");
        HttpResponse<String> web = door.call(
                "POST", "/v1/read", "{\"url\":\"https://pages.example/\"}", "Content-Type", "application/json");
        assertThat(web.body()).contains("the web is not read here");
        String tooLong = "{\"question\":\"" + "why ".repeat(20_000) + "\"}";
        assertThat(door.post(tooLong).body()).contains("at most 65536").doesNotContain("--");
    }

    @Test
    void a_file_beyond_the_limits_is_refused_as_a_whole() throws Exception {
        open(Map.of("http.batch_questions", "2", "http.batch_bytes", "2000000"));
        refused(post("text/plain", "Who?\nWhere?\nWhen?\n"), 400, "unusable");
        refused(post("text/plain", "x".repeat(2_000_001)), 413, "body-too-large");
        assertThat(post("text/plain", "a".repeat(1_500_000) + "\nWho?\n").statusCode())
                .as("more than the body of another request may be")
                .isEqualTo(200);
        assertThat(door.footnote().list("", 10, null)).hasSize(1);
    }

    @Test
    void a_reader_that_waits_gets_an_empty_line_now_and_then() throws Exception {
        openHeld(Map.of("http.keep_alive", "50ms"));
        String file = "Who designed the bridge?\n";
        try (Socket caller = door.raw("POST /v1/batches HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                + "Content-Length: " + file.length() + "\r\n\r\n" + file)) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            var question = model.next();
            String line = in.readLine();
            while (!line.equals("1")) { // a chunk of one byte
                assertThat(line).doesNotStartWith("{");
                line = in.readLine();
            }
            HeldModel.finish(question);
        }
    }

    @Test
    void a_reader_that_was_cut_off_goes_on_where_it_was() throws Exception {
        openHeld(Map.of("batch.concurrency", "1"));
        String file = "Who designed the bridge?\nWho built it?\nWho paid?\n";
        String batch;
        try (Socket caller = door.raw("POST /v1/batches HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                + "Content-Length: " + file.length() + "\r\n\r\n" + file)) {
            HeldModel.finish(model.next());
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            batch = "";
            while (!line.startsWith("{")) {
                batch = line.startsWith("Location: ") ? line.substring(10) : batch;
                line = in.readLine();
            }
            assertThat(JSON.readTree(line).get("question").asText()).isEqualTo("Who designed the bridge?");
        }
        HeldModel.finish(model.next());
        HeldModel.finish(model.next());
        HttpResponse<String> rest = door.get(batch + "/results?from=1");
        Contract.load().check("GET", BATCHES + "/{id}/results", rest);
        assertThat(lines(rest))
                .extracting(line -> line.get("question").asText())
                .containsExactly("Who built it?", "Who paid?");
        assertThat(lines(door.get(batch + "/results"))).hasSize(3);
        assertThat(lines(door.get(batch + "/results?from=3"))).isEmpty();
        refused(door.get(batch + "/results?from=x"), 400, "bad-field");
    }

    @Test
    void a_batch_waits_for_places_goes_on_unread_and_can_be_cancelled() throws Exception {
        openHeld(Map.of("http.max_runs", "1", "http.queue", "0", "http.unwatched_after", "100ms"));
        HttpResponse<String> taken = post("text/plain", "One?\nTwo?\nThree?\n", "Prefer", "respond-async");
        assertThat(taken.statusCode()).isEqualTo(202);
        HeldModel.finish(model.next());
        var second = model.next();
        TimeUnit.MILLISECONDS.sleep(300); // longer than an unwatched run of another door may go on
        assertThat(status(location(taken)).get("answered").asInt()).isEqualTo(1);
        HttpResponse<String> ended = door.call("DELETE", location(taken), "");
        Contract.load().check("DELETE", BATCHES + "/{id}", ended);
        assertThat(lines(door.get(location(taken) + "/results")))
                .extracting(line -> line.get("status").asText())
                .containsExactly("not_found", "cancelled");
        assertThat(status(location(taken)).get("status").asText()).isEqualTo("stopped");
        HeldModel.finish(second);
        assertThat(model.nobodyAsks()).isTrue();
    }

    @Test
    void ended_batches_make_room_and_going_ones_do_not() throws Exception {
        openHeld(Map.of("http.batches", "2"));
        String first = location(post("text/plain", "One?\n", "Prefer", "respond-async"));
        HeldModel.finish(model.next());
        assertThat(lines(door.get(first + "/results"))).hasSize(1);
        String second = location(post("text/plain", "Two?\n", "Prefer", "respond-async"));
        String third = location(post("text/plain", "Three?\n", "Prefer", "respond-async"));
        refused(door.get(first), 404, "unknown-batch");
        refused(post("text/plain", "Four?\n", "Prefer", "respond-async"), 429, "too-many-batches");
        HttpResponse<String> list = door.get(BATCHES);
        Contract.load().check("GET", BATCHES, list);
        assertThat(JSON.readTree(list.body()).get("batches").findValuesAsText("url"))
                .containsExactly(third, second);
    }

    @Test
    void a_page_of_another_origin_cannot_send_a_file_and_another_key_cannot_see_one() throws Exception {
        open(Map.of());
        HttpResponse<String> foreign = post("text/plain", "Who?\n", "Origin", "https://evil.example");
        refused(foreign, 403, "foreign-origin");
        door.close();
        Path keys = home.resolve("keys");
        Files.writeString(
                keys,
                "ann 2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683\n"
                        + "eve 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n");
        open(Map.of("http.api_key_file", keys.toString()));
        String batch = location(post(
                "text/plain", "Who bought Lunokhod 2?\n", "Authorization", "Bearer key", "Prefer", "respond-async"));
        refused(door.get(batch, "Authorization", "Bearer test"), 404, "unknown-batch");
        assertThat(door.get(BATCHES, "Authorization", "Bearer test").body()).doesNotContain(batch);
        assertThat(door.get(batch, "Authorization", "Bearer key").statusCode()).isEqualTo(200);
    }
}
