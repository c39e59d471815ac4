package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.ResearchRequest;
import dev.footnote.threads.OwnThread;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are going while callers come, watch, hang up and cancel; their model thinks until the test lets it answer. */
@Timeout(60)
class LiveRunsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUNS = "/v1/research";
    private static final String RUN = "/v1/research/{id}";
    private static final String QUESTION = "{\"question\":\"Who designed the bridge?\"}";

    private final HeldModel model = new HeldModel();

    @TempDir
    private Path home;

    private Contract contract;
    private Door door = null;

    @BeforeEach
    void prepare() throws Exception {
        contract = Contract.load();
        Path docs = Files.createDirectory(home.resolve("docs"));
        Files.writeString(docs.resolve("bridge.md"), "# Bridge\n\nIt stands.\n");
    }

    private void open(Map<String, String> settings) {
        door = Door.open(home, settings, model);
    }

    @AfterEach
    void stop() {
        if (door != null) {
            door.close();
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited for 20 s").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String async() throws Exception {
        HttpResponse<String> response = door.post(QUESTION, "Prefer", "respond-async");
        contract.check("POST", RUNS, response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return response.headers().firstValue("location").orElseThrow();
    }

    /** Statuses of all runs, the newest first; to list them does not count as watching. */
    private List<String> statuses() throws Exception {
        return JSON.readTree(door.get(RUNS).body()).get("runs").findValuesAsText("status");
    }

    private CompletableFuture<HttpResponse<String>> later(String path, String... headers) {
        return door.client()
                .sendAsync(door.to(path).headers(headers).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private CompletableFuture<HttpResponse<String>> ask(String accept) {
        return door.client()
                .sendAsync(
                        door.to(RUNS)
                                .headers("Content-Type", "application/json", "Accept", accept)
                                .POST(BodyPublishers.ofString(QUESTION))
                                .build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private Socket caller(String accept) throws IOException {
        return door.raw("POST /v1/research HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: "
                + accept + "\r\nContent-Length: " + QUESTION.length() + "\r\n\r\n" + QUESTION);
    }

    private Socket posted(String path, String body) throws IOException {
        return door.raw(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    private static String status(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body()).get("status").asText();
    }

    @Test
    void a_run_that_nobody_waits_for_or_watches_any_more_is_cancelled() throws Exception {
        open(Map.of("http.unwatched_after", "400ms", "http.keep_alive", "100ms"));
        async();
        model.next();
        Socket waits = caller("application/json");
        model.next();
        Socket watches = caller("text/event-stream");
        model.next();
        CompletableFuture<HttpResponse<String>> stays = ask("application/json");
        var last = model.next();
        assertThat(statuses()).containsOnly("running");
        waits.close();
        watches.close();
        await(() -> statuses().stream().filter("cancelled"::equals).count() == 2);
        assertThat(statuses()).containsExactly("running", "cancelled", "cancelled", "running");
        HeldModel.finish(last);
        assertThat(status(stays.get())).isEqualTo("not_found");
    }

    @Test
    void a_client_of_openais_forms_that_goes_ends_its_run_whether_or_not_it_took_a_stream() throws Exception {
        open(Map.of("http.unwatched_after", "400ms", "http.keep_alive", "100ms"));
        List<Socket> callers = new ArrayList<>();
        for (boolean stream : List.of(true, false)) {
            callers.add(posted(
                    "/v1/chat/completions",
                    "{\"model\":\"footnote\",\"stream\":" + stream
                            + ",\"messages\":[{\"role\":\"user\",\"content\":\"Who built it?\"}]}"));
            model.next();
            callers.add(posted(
                    "/v1/responses", "{\"model\":\"footnote\",\"stream\":" + stream + ",\"input\":\"Who built it?\"}"));
            model.next();
        }
        assertThat(statuses()).hasSize(4).containsOnly("running");
        for (Socket caller : callers) {
            caller.close();
        }
        await(() -> statuses().stream().allMatch("cancelled"::equals));
    }

    @Test
    void a_second_request_sent_ahead_closes_the_connection_but_not_the_run() throws Exception {
        open(Map.of("http.keep_alive", "50ms", "http.unwatched_after", "400ms"));
        try (Socket caller = caller("application/json")) {
            var handler = model.next();
            caller.getOutputStream()
                    .write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            TimeUnit.MILLISECONDS.sleep(800); // several looks at the connection, and more than the time unwatched
            assertThat(statuses()).containsExactly("running");
            HeldModel.finish(handler);
            String said = new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).startsWith("HTTP/1.1 200").contains("Connection: close", "\"not_found\"");
            assertThat(said).doesNotContain("HTTP/1.1 400");
        }
    }

    @Test
    void the_time_for_idle_connections_is_not_that_for_thinking() throws Exception {
        open(Map.of("http.idle_timeout", "600ms", "http.keep_alive", "10s"));
        CompletableFuture<HttpResponse<String>> waits = ask("application/json");
        var first = model.next();
        CompletableFuture<HttpResponse<String>> watches = ask("text/event-stream");
        var second = model.next();
        TimeUnit.MILLISECONDS.sleep(1_500);
        HeldModel.finish(first);
        HeldModel.finish(second);
        assertThat(status(waits.get())).isEqualTo("not_found");
        assertThat(watches.get().body()).contains("event: answer\n");
    }

    @Test
    void a_connection_on_which_nothing_comes_is_closed_after_idle_timeout() throws Exception {
        open(Map.of("http.idle_timeout", "300ms"));
        try (Socket caller = door.raw("GET /healthz HTTP/1.1\r\nHost: local")) {
            assertThat(new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain("200 OK"); // the end of the stream came before the patience of this reader ended
        }
    }

    @Test
    void a_page_of_the_list_has_as_many_runs_as_page_size_says() throws Exception {
        open(Map.of("http.page_size", "2", "http.max_runs", "1", "http.queue", "4"));
        for (int i = 0; i < 3; i++) {
            async();
        }
        assertThat(statuses()).hasSize(2);
    }

    @Test
    void above_the_limit_runs_wait_and_above_that_they_are_refused() throws Exception {
        open(Map.of("http.max_runs", "1", "http.queue", "1", "http.retry_after", "7s"));
        String first = async();
        String second = async();
        var going = model.next();
        assertThat(statuses()).containsExactly("queued", "running");
        CompletableFuture<HttpResponse<String>> watcher = later(second + "/events", "Accept", "text/event-stream");
        HttpResponse<String> refused = door.post(QUESTION);
        contract.check("POST", RUNS, refused);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).hasValue("7");
        HttpResponse<String> early = door.get(second, "Accept", "text/markdown");
        contract.check("GET", RUN, early);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(status(door.get(second, "Accept", "text/markdown, application/json;q=0.5")))
                .isEqualTo("queued");
        HttpResponse<String> deleted = door.call("DELETE", second, "");
        contract.check("DELETE", RUN, deleted);
        await(() -> statuses().get(0).equals("cancelled"));
        assertThat(watcher.get().body()).contains("event: answer\n", "\"cancelled\"");
        model.forget(); // the run that was cancelled may have asked before it was
        String third = async();
        HeldModel.finish(going);
        HeldModel.finish(model.next());
        await(() -> statuses().equals(List.of("not_found", "cancelled", "not_found")));
        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    }

    @Test
    void a_deleted_run_ends_for_whoever_waits_or_watches() throws Exception {
        open(Map.of());
        CompletableFuture<HttpResponse<String>> waits = ask("application/json");
        model.next();
        String url = JSON.readTree(door.get(RUNS).body()).at("/runs/0/url").asText();
        CompletableFuture<HttpResponse<String>> watches = later(url + "/events", "Last-Event-ID", "1");
        door.call("DELETE", url, "");
        assertThat(status(waits.get())).isEqualTo("cancelled");
        assertThat(JSON.readTree(waits.get().body()).get("reason").asText()).contains("owner");
        contract.check("GET", RUN + "/events", watches.get());
        assertThat(watches.get().body()).startsWith("id: 2\n").contains("event: answer\n");
        assertThat(status(door.get(url))).isEqualTo("cancelled");
    }

    @Test
    void headers_and_past_events_come_at_once_and_comments_while_the_model_thinks() throws Exception {
        open(Map.of("http.keep_alive", "50ms"));
        String url = async();
        var handler = model.next();
        try (Socket reader = door.raw("GET " + url
                + "/events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 1\r\nConnection: close\r\n\r\n")) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
            String line = in.readLine();
            while (!line.equals("id: 2")) {
                assertThat(line).doesNotStartWith("id: ");
                line = in.readLine();
            }
            while (!line.equals(": keep-alive")) {
                line = in.readLine();
            }
            HeldModel.finish(handler);
            assertThat(in.lines()).contains("event: run_ended", "event: answer");
        }
    }

    @Test
    void a_run_that_fails_after_the_start_is_told_as_an_event_with_the_problem() throws Exception {
        open(Map.of());
        CompletableFuture<HttpResponse<String>> reader = ask("text/event-stream");
        model.next().onError(new IllegalStateException("out of order"));
        contract.check("POST", RUNS, reader.get());
        List<String> kinds = Contract.events(reader.get().body()).stream()
                .map(event -> event.get("event").asText())
                .toList();
        assertThat(kinds).endsWith("run_ended", "error", "answer");
        String data = Contract.events(reader.get().body())
                .get(kinds.indexOf("error"))
                .get("data")
                .asText();
        JsonNode problem = JSON.readTree(data);
        assertThat(problem.get("type").asText()).isEqualTo("urn:footnote:problem:run-failed");
        assertThat(problem.get("detail").asText()).contains("out of order").doesNotContain("IllegalState");
    }

    @Test
    void a_server_that_goes_down_takes_no_runs_and_ends_those_that_go_with_what_they_have() throws Exception {
        open(Map.of("http.shutdown_grace", "1500ms"));
        CompletableFuture<HttpResponse<String>> waits = ask("application/json");
        model.next();
        CompletableFuture<HttpResponse<String>> watches = ask("text/event-stream");
        var quick = model.next();
        CompletableFuture<Void> closing = OwnThread.run(door::closeServer);
        await(() -> door.get("/readyz").statusCode() == 503);
        HttpResponse<String> refused = door.post(QUESTION);
        contract.check("POST", RUNS, refused);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        HeldModel.finish(quick);
        assertThat(watches.get().body()).contains("event: answer\n", "\"not_found\"");
        assertThat(status(waits.get())).isEqualTo("cancelled");
        closing.get();
    }

    @Test
    void to_look_at_a_run_that_has_no_place_does_not_start_it() throws Exception {
        open(Map.of());
        String id = door.footnote()
                .open(ResearchRequest.of("Who designed the bridge?"), "")
                .id();
        assertThat(JSON.readTree(door.get(RUNS).body()).get("runs")).isEmpty();
        assertThat(door.get(RUNS + "/" + id).statusCode()).isEqualTo(404);
        async();
        model.next();
        assertThat(model.nobodyAsks()).isTrue();
    }
}
