package dev.footnote.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Answer;
import dev.footnote.api.Recorded;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRun;
import dev.footnote.api.RunListener;
import dev.footnote.api.Source;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.api.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches against runs that end at once. */
class BatchRunnerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private final Heard heard = new Heard();
    private final List<ResearchRequest> asked = new ArrayList<>();
    private Function<String, Answer.Status> fate = question -> Answer.Status.ANSWERED;

    /** What a listener was told. */
    private static final class Heard implements BatchListener {
        private final List<String> mapped = new ArrayList<>();
        private final List<String> bad = new ArrayList<>();
        private final List<String> resumed = new ArrayList<>();
        private final List<String> answered = new ArrayList<>();

        @Override
        public void mapped(String file, String mapping) {
            mapped.add(mapping);
        }

        @Override
        public void badLine(String file, long line, String problem) {
            bad.add(Path.of(file).getFileName() + ":" + line + " " + problem);
        }

        @Override
        public void resumed(long kept, long dropped, boolean torn) {
            resumed.add(kept + " " + dropped + " " + torn);
        }

        @Override
        public void answered(String id, BatchProgress progress) {
            answered.add(id);
        }
    }

    /** A run that has ended, or that ends when it is cancelled. */
    private record Ended(String id, ResearchRequest request, CompletableFuture<Answer> result) implements ResearchRun {
        @Override
        public List<Recorded> events(long seq) {
            return List.of();
        }

        @Override
        public Watch watch(long seq, RunListener listener) {
            return () -> {};
        }

        @Override
        public Optional<Source> source(int number) {
            return Optional.empty();
        }

        @Override
        public void cancel(String reason) {
            result.complete(answer(id, request.question(), Answer.Status.CANCELLED, reason));
        }
    }

    private static Answer answer(String id, String question, Answer.Status status, String reason) {
        Usage usage = new Usage(1, TokenCount.ZERO, 1, 1, new BigDecimal("0.10"), 5);
        return new Answer(
                id, question, status, "It is so.", "so", 0.5, List.of(), List.of(), List.of(), "m", usage, reason);
    }

    private ResearchRun start(ResearchRequest request) {
        asked.add(request);
        String id = "run" + asked.size();
        Answer.Status status = fate.apply(request.question());
        Ended run = new Ended(id, request, new CompletableFuture<>());
        if (status != Answer.Status.CANCELLED) {
            run.result().complete(answer(id, request.question(), status, null));
        }
        return run;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path output() {
        return folder.resolve("out.jsonl");
    }

    private BatchPlan plan(Path... inputs) {
        return plan(null, null, false, inputs);
    }

    private BatchPlan plan(BigDecimal cost, Duration time, boolean failFast, Path... inputs) {
        List<String> names = new ArrayList<>();
        for (Path input : inputs) {
            names.add(input.toString());
        }
        return new BatchPlan(names, output(), 1, cost, time, failFast, 1000);
    }

    private BatchReport run(BatchPlan plan) {
        return run(plan, "", Clock.systemUTC());
    }

    private BatchReport run(BatchPlan plan, String stdin, Clock clock) {
        ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
        return new BatchRunner(plan, (request, corpus) -> start(request), in, heard, clock).run();
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(output())) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    private List<String> questions() {
        return asked.stream().map(ResearchRequest::question).toList();
    }

    @Test
    void jsonl_is_read_with_synonyms_and_limits() throws IOException {
        Path in = file(
                "in.jsonl",
                "{\"_id\":7,\"query\":\"Why?\",\"lang\":\"de\",\"budget\":{\"max_steps\":3,\"max_time\":\"90s\"},\"x\":1}\n"
                        + "\n{\"question\":\"How?\"}\n");
        assertThat(run(plan(in)).outcome()).isEqualTo(BatchReport.Outcome.COMPLETE);
        assertThat(questions()).containsExactly("Why?", "How?");
        assertThat(asked.get(0).language()).isEqualTo("de");
        assertThat(asked.get(0).budget().maxSteps()).isEqualTo(3);
        assertThat(asked.get(0).budget().maxTime()).isEqualTo(Duration.ofSeconds(90));
        assertThat(heard.mapped).hasSize(1);
        assertThat(heard.mapped.get(0)).contains("question from \"query\"", "id from \"_id\"", "not used: x");
        assertThat(lines().get(0).get("id").textValue()).isEqualTo("7");
        assertThat(lines().get(0).get("run_id").textValue()).isEqualTo("run1");
        assertThat(lines().get(0).at("/usage/cost_usd").asText()).isEqualTo("0.1");
        assertThat(lines().get(1).get("id").textValue()).startsWith("3-");
    }

    @Test
    void csv_and_tsv_are_read_by_their_headers() throws IOException {
        Path csv = file("a.csv", "\ufeffqid,Question\r\n1,\"Who, and\nwhere?\"\r\n2,When?\r\n");
        Path tsv = file("b.tsv", "question\tid\nWhich?\t3\n");
        assertThat(run(plan(csv, tsv)).progress().done()).isEqualTo(3);
        assertThat(questions()).containsExactly("Who, and\nwhere?", "When?", "Which?");
        assertThat(heard.answered).containsExactly("1", "2", "3");
    }

    @Test
    void a_table_without_a_question_is_refused() throws IOException {
        Path csv = file("a.csv", "a,b\n1,2\n");
        assertThatThrownBy(() -> run(plan(csv)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("a.csv, line 1")
                .hasMessageContaining("a, b");
    }

    @Test
    void packed_files_are_read() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("id,question\n1,Who?\n".getBytes(StandardCharsets.UTF_8));
        }
        Path in = Files.write(folder.resolve("a.csv.gz"), packed.toByteArray());
        run(plan(in));
        assertThat(questions()).containsExactly("Who?");
    }

    @Test
    void plain_text_has_one_question_a_line_and_stable_ids() throws IOException {
        Path in = file("in.txt", "First?\n\n  Second?  \n");
        run(plan(in));
        assertThat(questions()).containsExactly("First?", "Second?");
        asked.clear();
        assertThat(run(plan(in)).progress().before()).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    @Test
    void standard_input_is_told_by_its_look() {
        BatchPlan plan = new BatchPlan(List.of("-"), output(), 1, null, null, false, 1000);
        assertThat(run(plan, "{\"id\":\"a\",\"question\":\"Why?\"}\n", Clock.systemUTC())
                        .progress()
                        .total())
                .isEqualTo(-1);
        run(plan, "id\tquestion\nb\tHow?\n", Clock.systemUTC());
        run(plan, "Plain, is it?\n", Clock.systemUTC());
        assertThat(questions()).containsExactly("Why?", "How?", "Plain, is it?");
    }

    @Test
    void bad_lines_are_reported_with_file_and_line() throws IOException {
        Path in = file(
                "in.jsonl",
                "{\"id\":1,\"question\":\"Why?\"}\n{oops\n[]\n{\"id\":2}\n{\"id\":3,\"question\":\" \"}\n"
                        + "{\"id\":1,\"question\":\"Twice?\"}\n{\"id\":4,\"question\":\"Steps?\",\"max_steps\":\"x\"}\n"
                        + "{\"id\":5,\"question\":\"" + "y".repeat(1000) + "\"}\n");
        BatchReport report = run(plan(in));
        assertThat(report.progress().bad()).isEqualTo(7);
        assertThat(report.outcome()).isEqualTo(BatchReport.Outcome.SOME_FAILED);
        assertThat(questions()).containsExactly("Why?");
        assertThat(heard.bad.get(0)).startsWith("in.jsonl:2 the line is no JSON");
        assertThat(heard.bad.get(2)).startsWith("in.jsonl:4 no field is the question; there is id");
        assertThat(heard.bad.get(4)).contains(":6 ", "given before");
        assertThat(heard.bad.get(5)).contains(":7 ", "max_steps is \"x\"");
        assertThat(heard.bad.get(6)).contains(":8 ", "more than 1000 characters");
    }

    @Test
    void a_row_of_another_length_is_a_bad_line() throws IOException {
        Path in = file("in.csv", "id,question\n1,Who?\n2\n3,a,b\n4,When?\n");
        run(plan(in));
        assertThat(questions()).containsExactly("Who?", "When?");
        assertThat(heard.bad)
                .containsExactly(
                        "in.csv:3 the row has 1 fields, the header 2", "in.csv:4 the row has 3 fields, the header 2");
    }

    @Test
    void failed_and_cancelled_lines_are_tried_again_and_others_are_not() throws IOException {
        Path in = file("in.txt", "ok\nmissing\nbroken\n");
        fate = question -> switch (question) {
            case "broken" -> Answer.Status.FAILED;
            case "missing" -> Answer.Status.NOT_FOUND;
            default -> Answer.Status.ANSWERED;
        };
        BatchReport first = run(plan(in));
        assertThat(first.outcome()).isEqualTo(BatchReport.Outcome.SOME_FAILED);
        assertThat(first.progress().notFound()).isEqualTo(1);
        assertThat(lines()).hasSize(3);
        asked.clear();
        fate = question -> Answer.Status.ANSWERED;
        assertThat(run(plan(in)).outcome()).isEqualTo(BatchReport.Outcome.COMPLETE);
        assertThat(questions()).containsExactly("broken");
        assertThat(heard.resumed).containsExactly("2 1 false");
        assertThat(lines()).hasSize(3);
    }

    @Test
    void a_torn_last_line_is_repaired_wherever_it_was_cut() throws IOException {
        Path in = file("in.txt", "one\ntwo\n");
        run(plan(in));
        String whole = Files.readString(output());
        int second = whole.indexOf('\n') + 1;
        for (int cut = second + 1; cut < whole.length(); cut += 7) {
            Files.writeString(output(), whole.substring(0, cut));
            assertThat(run(plan(in)).outcome()).isEqualTo(BatchReport.Outcome.COMPLETE);
            assertThat(lines()).hasSize(2);
        }
        Files.writeString(output(), whole.substring(0, whole.length() - 1));
        asked.clear();
        run(plan(in));
        assertThat(asked).isEmpty();
        assertThat(Files.readString(output())).isEqualTo(whole);
    }

    @Test
    void a_file_that_is_no_output_is_left_alone() throws IOException {
        Path in = file("in.txt", "one\n");
        for (String foreign : List.of("my notes", "{\"id\":1}\n", "words\n{\"id\":\"a\",\"status\":\"answered\"}\n")) {
            Files.writeString(output(), foreign);
            assertThatThrownBy(() -> run(plan(in)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("line 1");
            assertThat(Files.readString(output())).isEqualTo(foreign);
        }
    }

    @Test
    void the_total_cost_stops_the_batch() throws IOException {
        Path in = file("in.txt", "a\nb\nc\nd\n");
        BatchReport report = run(plan(new BigDecimal("0.15"), null, false, in));
        assertThat(report.outcome()).isEqualTo(BatchReport.Outcome.BUDGET_EXHAUSTED);
        assertThat(questions()).containsExactly("a", "b");
        assertThat(report.progress().costUsd()).isEqualByComparingTo("0.20");
    }

    @Test
    void the_total_time_cancels_what_is_on_the_way() throws IOException {
        Path in = file("in.txt", "a\nb\n");
        fate = question -> Answer.Status.CANCELLED;
        BatchReport report = run(plan(null, Duration.ofSeconds(5), false, in), "", new Ticking());
        assertThat(report.outcome()).isEqualTo(BatchReport.Outcome.BUDGET_EXHAUSTED);
        assertThat(lines().get(0).get("status").textValue()).isEqualTo("cancelled");
    }

    /** Each look at it is a second later. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }
    }

    @Test
    void fail_fast_stops_at_the_first_failure() throws IOException {
        Path in = file("in.txt", "a\nb\nc\n");
        fate = question -> question.equals("b") ? Answer.Status.FAILED : Answer.Status.ANSWERED;
        BatchReport report = run(plan(null, null, true, in));
        assertThat(report.outcome()).isEqualTo(BatchReport.Outcome.SOME_FAILED);
        assertThat(questions()).containsExactly("a", "b");
    }

    @Test
    void what_is_wrong_with_the_settings_stops_the_batch_unwritten() throws IOException {
        Path in = file("in.txt", "a\nb\n");
        BatchRunner runner = new BatchRunner(
                plan(in),
                (request, corpus) -> {
                    throw new UsageException("no prices");
                },
                new ByteArrayInputStream(new byte[0]),
                heard,
                Clock.systemUTC());
        assertThatThrownBy(runner::run).isInstanceOf(UsageException.class).hasMessage("no prices");
        assertThat(Files.size(output())).isZero();
    }

    @Test
    void an_input_that_is_not_there_or_is_the_output_is_refused() throws IOException {
        assertThatThrownBy(() -> run(plan(folder.resolve("nothing.txt"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nothing.txt");
        file("out.jsonl", "");
        assertThatThrownBy(() -> run(plan(output())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("input and output at once");
    }
}
