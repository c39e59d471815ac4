package dev.footnote.http.batches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Answer;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Usage;
import dev.footnote.batch.BatchPlan;
import dev.footnote.batch.QuestionList;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a batch begins its questions, waits for places and ends; its runs end when the test says so. */
@Timeout(20)
class QuestionBatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BatchPlan.Reading READING = new BatchPlan.Reading(null, null, 10_000, 100);
    private static final BatchSettings SETTINGS =
            new BatchSettings(2, 100, 10_000, 2, Duration.ofMillis(1), Duration.ofSeconds(5), READING);

    private final Map<String, CompletableFuture<Answer>> going = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private volatile @Nullable Supplier<RuntimeException> refusal;

    private QuestionBatch batch(String text) {
        QuestionList list = QuestionList.read(
                "x.jsonl", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), READING, 100);
        return new QuestionBatch("b1", "ann", Instant.EPOCH, list, this::start, SETTINGS, Runnable::run);
    }

    private static String lines(String... ids) {
        StringBuilder out = new StringBuilder();
        for (String id : ids) {
            out.append("{\"id\":\"")
                    .append(id)
                    .append("\",\"question\":\"")
                    .append(id)
                    .append("?\"}\n");
        }
        return out.toString();
    }

    private synchronized BatchRuns.Started start(ResearchRequest request, String owner) {
        Supplier<RuntimeException> no = refusal;
        if (no != null) {
            throw no.get();
        }
        assertThat(owner).isEqualTo("ann");
        String id = request.question().replace("?", "");
        asked.add(id);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        going.put(id, answer);
        return new BatchRuns.Started("run-" + id, answer, reason -> end(id, Answer.Status.CANCELLED, reason));
    }

    private void end(String id, Answer.Status status, @Nullable String reason) {
        going.remove(id)
                .complete(new Answer(
                        "run-" + id,
                        id + "?",
                        status,
                        "",
                        "",
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        "m",
                        Usage.NONE,
                        reason));
    }

    private static List<JsonNode> told(QuestionBatch batch, int from) throws Exception {
        List<JsonNode> out = new ArrayList<>();
        for (String line : batch.await(from, Duration.ofSeconds(10))) {
            assertThat(line).endsWith("\n");
            out.add(JSON.readTree(line));
        }
        return out;
    }

    private static Supplier<RuntimeException> problem(int status, String name) {
        return () -> new ProblemException(Problem.of(status, name, "title", "told " + name));
    }

    @Test
    void so_many_questions_go_at_once_and_the_next_begins_when_one_ends() throws Exception {
        QuestionBatch batch = batch(lines("a", "b", "c"));
        batch.go();
        assertThat(asked).containsExactly("a", "b");
        end("b", Answer.Status.NOT_FOUND, null);
        assertThat(asked).containsExactly("a", "b", "c");
        assertThat(told(batch, 0)).extracting(line -> line.get("id").asText()).containsExactly("b");
        assertThat(batch.isEnded()).isFalse();
        end("c", Answer.Status.NOT_FOUND, null);
        end("a", Answer.Status.FAILED, "out of order");
        assertThat(told(batch, 1))
                .extracting(line -> line.get("run_id").asText())
                .containsExactly("run-c", "run-a");
        assertThat(batch.isEnded()).isTrue();
        assertThat(batch.view().get("status").asText()).isEqualTo("complete");
        assertThat(batch.view().get("failed").asInt()).isEqualTo(1);
        assertThat(told(batch, 3)).isEmpty();
    }

    @Test
    void lines_that_cannot_be_used_come_first_and_are_counted_apart() throws Exception {
        QuestionBatch batch = batch("no json\n" + lines("a"));
        batch.go();
        end("a", Answer.Status.NOT_FOUND, null);
        List<JsonNode> lines = told(batch, 0);
        assertThat(lines.get(0).get("line").asInt()).isEqualTo(1);
        assertThat(lines.get(0).get("problem").asText()).isNotBlank();
        assertThat(lines.get(1).get("id").asText()).isEqualTo("a");
        assertThat(batch.view().get("bad_lines").asInt()).isEqualTo(1);
        assertThat(batch.view().get("answered").asInt()).isEqualTo(1);
    }

    @Test
    void between_two_tries_to_begin_a_question_the_pause_of_the_settings_passes() {
        Duration pause = Duration.ofMillis(80);
        AtomicInteger tries = new AtomicInteger();
        BatchSettings settings = new BatchSettings(2, 100, 10_000, 2, pause, Duration.ofSeconds(5), READING);
        BatchRuns full = (request, owner) -> {
            if (tries.incrementAndGet() == 3) {
                return start(request, owner);
            }
            throw problem(429, "too-many-runs").get();
        };
        QuestionList list = QuestionList.read(
                "x.jsonl", new ByteArrayInputStream(lines("a").getBytes(StandardCharsets.UTF_8)), READING, 100);
        QuestionBatch batch = new QuestionBatch("b1", "ann", Instant.EPOCH, list, full, settings, Runnable::run);
        long begun = System.nanoTime();
        batch.go();
        while (!going.containsKey("a")) {
            Thread.onSpinWait();
        }
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(2 * pause.toNanos());
        end("a", Answer.Status.NOT_FOUND, null);
        assertThat(batch.isEnded()).isTrue();
        assertThat(tries).hasValue(3);
    }

    @Test
    void without_a_place_a_question_waits_and_none_is_lost_or_asked_twice() throws Exception {
        refusal = problem(429, "too-many-runs");
        QuestionBatch batch = batch(lines("a", "b", "c"));
        batch.go();
        assertThat(batch.isEnded()).isFalse();
        refusal = null;
        for (String id : List.of("a", "b", "c")) {
            while (!going.containsKey(id)) {
                Thread.onSpinWait();
            }
            end(id, Answer.Status.NOT_FOUND, null);
        }
        while (!batch.isEnded()) {
            Thread.onSpinWait();
        }
        assertThat(asked).containsExactly("a", "b", "c");
        assertThat(told(batch, 0)).hasSize(3);
    }

    @Test
    void money_that_is_used_up_stops_the_batch_with_the_reason() throws Exception {
        QuestionBatch batch = batch(lines("a", "b", "c"));
        batch.go();
        refusal = problem(429, "key-money");
        end("a", Answer.Status.NOT_FOUND, null);
        assertThat(batch.view().get("reason").asText()).isEqualTo("told key-money");
        assertThat(batch.isEnded()).isTrue();
        assertThat(batch.view().get("status").asText()).isEqualTo("stopped");
        assertThat(told(batch, 0))
                .extracting(line -> line.get("status").asText())
                .containsExactly("not_found", "cancelled");
    }

    @Test
    void a_question_that_cannot_be_carried_out_fails_alone() throws Exception {
        refusal = () -> new InvalidInputException("max_cost_usd is set, but nothing is known of prices");
        QuestionBatch batch = batch(lines("a"));
        batch.go();
        assertThat(told(batch, 0).get(0).get("reason").asText()).contains("max_cost_usd");
        assertThat(batch.isEnded()).isTrue();
        refusal = () -> new IllegalStateException("secret detail");
        QuestionBatch broken = batch(lines("a"));
        broken.go();
        assertThat(told(broken, 0).get(0).get("reason").asText()).doesNotContain("secret");
    }

    @Test
    void a_batch_that_is_stopped_cancels_what_goes_and_begins_nothing_more() throws Exception {
        QuestionBatch batch = batch(lines("a", "b", "c"));
        batch.go();
        batch.stop("cancelled by its owner");
        batch.stop("again");
        assertThat(batch.isEnded()).isTrue();
        assertThat(asked).containsExactly("a", "b");
        assertThat(told(batch, 0))
                .extracting(line -> line.get("reason").asText())
                .containsOnly("cancelled by its owner")
                .hasSize(2);
        assertThat(batch.view().get("reason").asText()).isEqualTo("cancelled by its owner");
    }
}
