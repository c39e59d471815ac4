package dev.footnote.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.service.FootnoteService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches with the embedded model on the bundled sample. */
class BatchIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void a_batch_stopped_midway_and_finished_equals_one_that_was_not() throws IOException {
        Path questions = folder.resolve("questions.jsonl");
        try (InputStream in =
                Objects.requireNonNull(BatchIT.class.getResourceAsStream("/dev/footnote/sample/questions.jsonl"))) {
            Files.copy(in, questions);
        }
        long count = Files.readAllLines(questions).size();
        Path whole = folder.resolve("whole.jsonl");
        Path parts = folder.resolve("parts.jsonl");
        try (FootnoteService footnote = FootnoteService.builder()
                .environment(Map.of())
                .home(folder.resolve("home"))
                .model("offline")
                .batch(true)
                .build()) {
            assertThat(run(footnote, questions, whole, Long.MAX_VALUE).outcome())
                    .isEqualTo(BatchReport.Outcome.COMPLETE);
            BatchReport stopped = run(footnote, questions, parts, 2);
            assertThat(stopped.outcome()).isEqualTo(BatchReport.Outcome.CANCELLED);
            assertThat(stopped.progress().done()).isLessThan(count);
            tear(parts, whole);
            assertThat(run(footnote, questions, parts, Long.MAX_VALUE).outcome())
                    .isEqualTo(BatchReport.Outcome.COMPLETE);
        }
        assertThat(answers(whole)).hasSize((int) count);
        assertThat(answers(parts)).isEqualTo(answers(whole));
    }

    /** What kill -9 may leave: half a line. */
    private static void tear(Path file, Path other) throws IOException {
        String line = Files.readAllLines(other).get(0);
        Files.writeString(file, line.substring(0, line.length() / 2), StandardOpenOption.APPEND);
    }

    private static BatchReport run(FootnoteService footnote, Path questions, Path output, long stopAfter) {
        AtomicReference<BatchRunner> runner = new AtomicReference<>();
        BatchPlan plan = new BatchPlan(
                List.of(questions.toString()),
                output,
                2,
                null,
                null,
                false,
                new BatchPlan.Reading(null, null, 100_000, 100));
        BatchListener listener = new BatchListener() {
            @Override
            public void mapped(String file, String mapping) {}

            @Override
            public void badLine(String file, long line, String problem) {}

            @Override
            public void resumed(long kept, long dropped, boolean torn) {}

            @Override
            public void waiting(BatchProgress progress) {}

            @Override
            public void answered(String id, BatchProgress progress) {
                if (progress.done() == stopAfter) {
                    runner.get().stop("stopped by the test");
                }
            }
        };
        InputStream nothing = new ByteArrayInputStream(new byte[0]);
        try (FootnotePool doors = new FootnotePool(footnote, corpus -> footnote, 0)) {
            runner.set(new BatchRunner(plan, doors, nothing, listener, Clock.systemUTC()));
            return runner.get().run();
        }
    }

    /** Answers by id, without what differs between any two runs. */
    private static Map<String, JsonNode> answers(Path file) throws IOException {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            ObjectNode node = (ObjectNode) MAPPER.readTree(line);
            node.remove("run_id");
            ((ObjectNode) node.get("usage")).remove("elapsed_ms");
            node.get("sources").forEach(source -> ((ObjectNode) source).remove("fetched_at"));
            assertThat(answers.put(node.get("id").textValue(), node)).isNull();
        }
        return answers;
    }
}
