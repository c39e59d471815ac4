package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests that come again with the same Idempotency-Key, as clients send them after a time-out. */
@Timeout(60)
class IdempotencyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION = "{\"question\":\"Who designed the bridge?\"}";
    private static final String OTHER = "{\"question\":\"Who built the bridge?\"}";

    private final HeldModel model = new HeldModel();

    @TempDir
    private Path home;

    private Contract contract;
    private Door door;

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
    void close() {
        door.close();
    }

    private HttpResponse<String> ask(String body, String... headers) throws Exception {
        HttpResponse<String> response = door.post(body, headers);
        contract.check("POST", "/v1/research", response);
        return response;
    }

    private String async(String body, String key) throws Exception {
        HttpResponse<String> response = ask(body, "Idempotency-Key", key, "Prefer", "respond-async");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return response.headers().firstValue("location").orElseThrow();
    }

    /** To look at the list does not count as watching a run. */
    private String status(String run) throws Exception {
        for (JsonNode each : JSON.readTree(door.get("/v1/research").body()).get("runs")) {
            if (each.get("url").asText().equals(run)) {
                return each.get("status").asText();
            }
        }
        return "none";
    }

    private void awaitStatus(String run, String status) throws Exception {
        for (int i = 0; i < 400 && !status(run).equals(status); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(status(run)).isEqualTo(status);
    }

    @Test
    void the_same_key_gives_the_same_run_while_it_goes_and_after_its_end() throws Exception {
        open(Map.of());
        String first = async(QUESTION, "one");
        var going = model.next();
        HttpResponse<String> again = ask(QUESTION, "Idempotency-Key", " one ", "Prefer", "respond-async");
        assertThat(again.headers().firstValue("location")).hasValue(first);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        HeldModel.finish(going);
        HttpResponse<String> waited = ask(QUESTION, "Idempotency-Key", "one");
        assertThat(waited.headers().firstValue("location")).hasValue(first);
        assertThat(JSON.readTree(waited.body()).get("status").asText()).isEqualTo("not_found");
        assertThat(ask(QUESTION, "Idempotency-Key", "one", "Accept", "text/event-stream")
                        .body())
                .contains("event: answer\n");
        assertThat(model.nobodyAsks()).isTrue();
        assertThat(door.footnote().list("", 10, null)).hasSize(1);
    }

    @Test
    void another_key_or_none_gives_another_run() throws Exception {
        open(Map.of());
        List<String> runs =
                List.of(async(QUESTION, "one"), async(QUESTION, "two"), async(QUESTION, ""), async(QUESTION, " "));
        assertThat(runs).doesNotHaveDuplicates();
    }

    @Test
    void a_key_with_another_body_or_at_another_door_is_refused() throws Exception {
        open(Map.of());
        async(QUESTION, "one");
        HttpResponse<String> other = ask(OTHER, "Idempotency-Key", "one");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("urn:footnote:problem:key-used");
        HttpResponse<String> chat = door.call(
                "POST",
                "/v1/chat/completions",
                "{\"model\":\"footnote\",\"messages\":[{\"role\":\"user\",\"content\":\"Who built it?\"}]}",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "one");
        assertThat(chat.statusCode()).isEqualTo(422);
        assertThat(door.footnote().list("", 10, null)).hasSize(1);
    }

    @Test
    void a_request_that_cannot_be_used_leaves_its_key_free() throws Exception {
        open(Map.of());
        assertThat(ask("{", "Idempotency-Key", "one").statusCode()).isEqualTo(400);
        async(QUESTION, "one");
    }

    @Test
    void a_run_that_ended_because_its_caller_was_gone_is_started_anew_and_a_cancelled_one_is_not() throws Exception {
        open(Map.of("http.unwatched_after", "100ms", "http.keep_alive", "30ms"));
        String head = "POST /v1/research HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Idempotency-Key: one\r\nContent-Length: " + QUESTION.length() + "\r\n\r\n";
        try (Socket caller = door.raw(head + QUESTION)) {
            model.next();
            assertThat(caller.isConnected()).isTrue();
        }
        String gone = "/v1/research/" + door.footnote().list("", 1, null).get(0).id();
        awaitStatus(gone, "cancelled");
        String second = async(QUESTION, "one");
        assertThat(second).isNotEqualTo(gone);
        model.next();
        door.call("DELETE", second, "");
        awaitStatus(second, "cancelled");
        assertThat(async(QUESTION, "one")).isEqualTo(second);
    }

    @Test
    void a_run_that_is_asked_for_again_as_async_goes_on_though_nobody_waits() throws Exception {
        open(Map.of("http.unwatched_after", "400ms", "http.keep_alive", "50ms"));
        String head = "POST /v1/research HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Idempotency-Key: one\r\nContent-Length: " + QUESTION.length() + "\r\n\r\n";
        String run;
        try (Socket caller = door.raw(head + QUESTION)) {
            var going = model.next();
            run = async(QUESTION, "one");
            assertThat(caller.isConnected()).isTrue();
            TimeUnit.MILLISECONDS.sleep(700); // longer than an unwatched run may go on
            HeldModel.finish(going);
        }
        awaitStatus(run, "not_found");
    }
}
