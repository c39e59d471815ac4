package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The list of runs with its filters. */
@Timeout(60)
class RunListIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUNS = "/v1/research";

    private final HeldModel model = new HeldModel();

    @TempDir
    private Path home;

    private Contract contract;
    private Door door;
    private List<String> runs;

    /** Four runs: the first ended, the second cancelled, the third going, the fourth waiting. */
    @BeforeEach
    void prepare() throws Exception {
        contract = Contract.load();
        Path docs = Files.createDirectory(home.resolve("docs"));
        Files.writeString(docs.resolve("bridge.md"), "# Bridge\n\nIt stands.\n");
        door = Door.open(home, Map.of("http.max_runs", "1"), model);
        runs = new ArrayList<>();
        ask("Who designed the bridge?");
        HeldModel.finish(model.next());
        awaitStatus(0, "not_found");
        ask("Who built the BRIDGE & tower?");
        model.next();
        door.call("DELETE", runs.get(1), "");
        awaitStatus(1, "cancelled");
        ask("What is 月球?");
        model.next();
        ask("Who designed the tower?");
    }

    @AfterEach
    void close() {
        door.close();
    }

    private void ask(String question) throws Exception {
        HttpResponse<String> response =
                door.post(JSON.createObjectNode().put("question", question).toString(), "Prefer", "respond-async");
        runs.add(response.headers().firstValue("location").orElseThrow());
    }

    private void awaitStatus(int run, String status) throws Exception {
        for (int i = 0; i < 400; i++) {
            if (JSON.readTree(door.get(runs.get(run)).body())
                    .get("status")
                    .asText()
                    .equals(status)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("the run never was " + status);
    }

    private JsonNode list(String path) throws Exception {
        HttpResponse<String> response = door.get(path);
        contract.check("GET", RUNS, response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private void shows(String query, Integer... wanted) throws Exception {
        List<String> urls = new ArrayList<>();
        for (int run : wanted) {
            urls.add(runs.get(run));
        }
        assertThat(list(RUNS + query).get("runs").findValuesAsText("url"))
                .as(query)
                .containsExactlyElementsOf(urls);
    }

    @Test
    void runs_are_picked_by_status_words_and_time() throws Exception {
        shows("", 3, 2, 1, 0);
        shows("?status=running", 2);
        shows("?status=queued,running", 3, 2);
        shows("?status=cancelled,not_found", 1, 0);
        shows("?status=failed");
        shows("?question=bridge", 1, 0);
        shows("?question=%E6%9C%88%E7%90%83", 2);
        shows("?question=designed&status=queued", 3);
        Instant now = Instant.now();
        shows("?created_from=2020-01-01", 3, 2, 1, 0);
        shows("?created_to=2020-01-01");
        shows("?created_from=" + now.plus(1, ChronoUnit.HOURS));
        shows("?created_to=" + now.plus(1, ChronoUnit.HOURS) + "&question=tower", 3, 1);
    }

    @Test
    void pages_go_on_with_the_same_filter_and_end_where_nothing_more_fits() throws Exception {
        JsonNode first = list(RUNS + "?limit=1&question=bridge%20");
        assertThat(first.get("runs").findValuesAsText("url")).containsExactly(runs.get(1));
        JsonNode second = list(first.get("next").asText());
        assertThat(second.get("runs").findValuesAsText("url")).containsExactly(runs.get(0));
        assertThat(second.has("next")).isFalse();
        JsonNode amp = list(RUNS + "?limit=1&status=queued,cancelled&question=%26");
        assertThat(amp.get("runs").findValuesAsText("url")).containsExactly(runs.get(1));
        assertThat(amp.has("next")).isFalse();
        JsonNode both = list(RUNS + "?limit=1&status=queued,cancelled");
        assertThat(list(both.get("next").asText()).get("runs").findValuesAsText("status"))
                .containsExactly("cancelled");
    }

    @Test
    void what_cannot_be_used_is_told_by_its_name() throws Exception {
        for (String query : List.of(
                "status=done",
                "status=",
                "status=running,",
                "created_from=soon",
                "created_to=2026-02-30",
                "created_to=2026-01-01T00:00")) {
            HttpResponse<String> response = door.get(RUNS + "?" + query);
            contract.check("GET", RUNS, response);
            assertThat(response.statusCode()).as(query).isEqualTo(400);
            assertThat(JSON.readTree(response.body()).get("field").asText())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }
}
