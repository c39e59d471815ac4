package dev.footnote.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Batches as processes of their own, as only those can be killed, run out of memory and get into each other's way. */
@Timeout(90)
class BatchProcessIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private ScriptedKimi kimi = ScriptedKimi.start();

    @BeforeEach
    void write_a_corpus() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("docs")).resolve("a.txt"), "Towers are tall.\n");
    }

    @AfterEach
    void end_what_was_started() {
        started.forEach(Process::destroyForcibly);
        kimi.close();
    }

    private static Turn notFound() {
        return Turn.call(
                "submit_answer:0",
                "submit_answer",
                "{\"found\":false,\"short_answer\":\"\","
                        + "\"confidence\":0.1,\"claims\":[],\"open_questions\":[\"all of it\"]}");
    }

    private Path questions(int count) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("{\"id\":\"q" + i + "\",\"question\":\"How high is tower number " + i + "?\"}");
        }
        return Files.write(folder.resolve("questions.jsonl"), lines);
    }

    private Path output() {
        return folder.resolve("out.jsonl");
    }

    private Process batch(Path questions, int megabytes) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("footnote.jar"),
                        "batch",
                        questions.toString(),
                        "-o",
                        output().toString(),
                        "--corpus",
                        folder.resolve("docs").toString(),
                        "--home",
                        folder.resolve("home").toString(),
                        "--model",
                        "vllm",
                        "--set",
                        "research.mode=think",
                        "--set",
                        "llm.vllm.base_url=" + kimi.baseUrl())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said" + started.size() + ".txt").toFile())
                .start();
        started.add(process);
        return process;
    }

    private int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
        return process.exitValue();
    }

    private String said(int number) throws IOException {
        return Files.readString(folder.resolve("said" + number + ".txt"), StandardCharsets.UTF_8);
    }

    private Set<String> ids() throws IOException {
        Set<String> ids = new HashSet<>();
        for (String line : Files.readAllLines(output())) {
            JsonNode answer = MAPPER.readTree(line);
            assertThat(answer.get("status").textValue()).isEqualTo("not_found");
            assertThat(ids.add(answer.get("id").textValue())).isTrue();
        }
        return ids;
    }

    @Test
    void thousands_of_lines_fit_into_a_small_heap() throws Exception {
        int count = 3000;
        for (int i = 0; i < count; i++) {
            kimi.turn(notFound());
        }
        Process process = batch(questions(count), 48);
        assertThat(exit(process)).as(said(0)).isZero();
        assertThat(ids()).hasSize(count);
    }

    @Test
    void a_batch_killed_at_any_moment_is_completed_by_the_next_start() throws Exception {
        int count = 30;
        Path questions = questions(count);
        for (int kill = 0; kill < 2; kill++) {
            for (int i = 0; i < 10; i++) {
                kimi.turn(notFound());
            }
            kimi.turn(Turn.think("on and on").silentAfter(1))
                    .turn(Turn.think("on and on").silentAfter(1))
                    .turn(Turn.think("on and on").silentAfter(1))
                    .turn(Turn.think("on and on").silentAfter(1));
            Process process = batch(questions, 128);
            for (int i = 0; i < 14; i++) {
                assertThat(kimi.awaitRequest(30)).isTrue();
            }
            process.destroyForcibly().waitFor();
        }
        for (int i = 0; i < 2 * count; i++) {
            kimi.turn(notFound());
        }
        Process last = batch(questions, 128);
        assertThat(exit(last)).as(said(2)).isZero();
        assertThat(said(2)).contains("going on: ", " answers are there");
        assertThat(ids()).hasSize(count);
    }

    @Test
    void a_second_batch_on_the_same_output_is_refused_while_the_first_runs() throws Exception {
        Files.writeString(output(), "{\"id\":\"b\",\"status\":\"failed\"}\n");
        for (int i = 0; i < 4; i++) {
            kimi.turn(Turn.think("on and on").silentAfter(1));
        }
        Path questions = questions(4);
        batch(questions, 128);
        assertThat(kimi.awaitRequest(30)).isTrue();
        Process second = batch(questions, 128);
        assertThat(exit(second)).isEqualTo(2);
        assertThat(said(1)).contains("another batch is writing");
    }
}
