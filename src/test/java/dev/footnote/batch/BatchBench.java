package dev.footnote.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;

/** Batches against runs that end at once. */
abstract class BatchBench {

    static final ObjectMapper MAPPER = new ObjectMapper();

    static final BatchPlan.Reading READING = new BatchPlan.Reading(null, null, 1000, 100);

    @TempDir
    Path folder;

    final Heard heard = new Heard();
    final List<ResearchRequest> asked = new ArrayList<>();
    final List<RecordedEvent> spent = new ArrayList<>();
    Function<String, Answer.Status> fate = question -> Answer.Status.ANSWERED;

    /** What a listener was told. */
    static final class Heard implements BatchListener {
        final List<String> mapped = new ArrayList<>();
        final List<String> bad = new ArrayList<>();
        final List<String> resumed = new ArrayList<>();
        final List<String> answered = new ArrayList<>();
        int waited;

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
        public void waiting(BatchProgress progress) {
            waited++;
        }

        @Override
        public void answered(String id, BatchProgress progress) {
            answered.add(id);
        }
    }

    /** A run that has ended, or that ends when it is cancelled. */
    record Ended(String id, ResearchRequest request, CompletableFuture<Answer> result, List<RecordedEvent> recorded)
            implements ResearchRun {
        @Override
        public List<RecordedEvent> events(long seq) {
            return recorded.stream().filter(one -> one.seq() >= seq).toList();
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
                id,
                question,
                status,
                "It is so.",
                "so",
                0.5,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "m",
                usage,
                reason);
    }

    ResearchRun start(ResearchRequest request) {
        asked.add(request);
        String id = "run" + asked.size();
        Answer.Status status = fate.apply(request.question());
        Ended run = new Ended(id, request, new CompletableFuture<>(), spent);
        if (status != Answer.Status.CANCELLED) {
            run.result().complete(answer(id, request.question(), status, null));
        }
        return run;
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Path output() {
        return folder.resolve("out.jsonl");
    }

    BatchPlan plan(Path... inputs) {
        return plan(null, null, false, inputs);
    }

    BatchPlan plan(BigDecimal cost, Duration time, boolean failFast, Path... inputs) {
        List<String> names = new ArrayList<>();
        for (Path input : inputs) {
            names.add(input.toString());
        }
        return new BatchPlan(names, output(), 1, cost, time, failFast, READING);
    }

    BatchReport run(BatchPlan plan) {
        return run(plan, "", Clock.systemUTC());
    }

    BatchReport run(BatchPlan plan, String stdin, Clock clock) {
        ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
        return new BatchRunner(plan, (request, corpus) -> start(request), in, heard, clock).run();
    }

    List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(output())) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    List<String> questions() {
        return asked.stream().map(ResearchRequest::question).toList();
    }
}
