package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service's log as JSON lines. */
@Timeout(60)
class LogIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION = "{\"question\":\"Who bought Lunokhod 2?\"}";

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path home;

    private Door open(String questions) throws Exception {
        Path keys = home.resolve("keys");
        Files.writeString(keys, "ann 2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683\n");
        return Door.logging(
                home,
                Map.of(
                        "http.api_key_file",
                        keys.toString(),
                        "http.log_format",
                        "json",
                        "http.log_questions",
                        questions),
                lines::add);
    }

    /** The lines of a kind, once there are so many. */
    private List<JsonNode> lines(String event, int count) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (int i = 0; i < 400 && found.size() < count; i++) {
            found.clear();
            for (String line : List.copyOf(lines)) {
                JsonNode node = JSON.readTree(line);
                if (node.get("event").asText().equals(event)) {
                    found.add(node);
                }
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(found).hasSize(count);
        return found;
    }

    @Test
    void requests_and_runs_are_told_with_ids_and_names_and_without_questions_or_keys() throws Exception {
        try (Door door = open("false")) {
            String run = door.post(QUESTION, "Authorization", "Bearer key")
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
            String id = run.substring(run.lastIndexOf('/') + 1);
            door.get("/v1/research?question=Lunokhod", "Authorization", "Bearer key");
            door.get(run, "Authorization", "Bearer wrong");
            List<JsonNode> requests = lines("request", 3);
            assertThat(requests).extracting(line -> line.get("status").asInt()).containsExactly(200, 200, 401);
            assertThat(requests.get(0).get("run").asText()).isEqualTo(id);
            assertThat(requests.get(0).get("key").asText()).isEqualTo("ann");
            assertThat(requests.get(1).has("run")).isFalse();
            assertThat(requests.get(2).get("run").asText()).isEqualTo(id);
            assertThat(requests.get(2).has("key")).isFalse();
            assertThat(lines("run_started", 1).get(0).get("run").asText()).isEqualTo(id);
            assertThat(lines("run_ended", 1).get(0).get("status").asText()).isEqualTo("answered");
            assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain("\n", "Lunokhod", "Bearer", "wrong"));
        }
    }

    @Test
    void questions_are_told_where_that_is_switched_on() throws Exception {
        try (Door door = open("true")) {
            door.post(QUESTION, "Authorization", "Bearer key");
            assertThat(lines("run_started", 1).get(0).get("question").asText()).isEqualTo("Who bought Lunokhod 2?");
        }
    }
}
