package dev.footnote.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Answer;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How a batch ends, and how the next start goes on. */
class BatchEndingsTest extends BatchBench {

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
                    .isInstanceOf(InvalidInputException.class)
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
        BatchRunner runner = refusing(in, new InvalidInputException("no prices"));
        assertThatThrownBy(runner::run)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("no prices");
        assertThat(Files.size(output())).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_ends_the_batch_and_says_what_to_do() throws IOException {
        Path in = file("in.txt", "a\nb\nc\n");
        BatchPlan plan = new BatchPlan(List.of(in.toString()), Path.of("/dev/full"), 1, null, null, false, READING);
        assertThatThrownBy(() -> run(plan))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("/dev/full cannot be written")
                .hasMessageContaining("make room and start again");
        assertThat(questions()).containsExactly("a");
    }

    @Test
    void an_error_in_the_program_ends_the_batch_and_is_not_waited_for() throws IOException {
        Path in = file("in.txt", "a\nb\n");
        BatchRunner runner = refusing(in, new IllegalStateException("broken"));
        assertThatThrownBy(runner::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
    }

    @Test
    void the_output_must_be_a_file_that_can_be_gone_on_with() {
        assertThatThrownBy(() -> new BatchPlan(List.of("a"), Path.of("-"), 1, null, null, false, READING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name a file");
    }

    @Test
    void what_questions_on_the_way_have_spent_counts_too() throws IOException {
        Path in = file("in.txt", "a\nb\n");
        fate = question -> Answer.Status.CANCELLED; // goes on until it is cancelled
        spent.add(modelAnswer(1, "0.10"));
        spent.add(modelAnswer(2, "0.30"));
        BatchReport report = run(plan(new BigDecimal("0.35"), null, false, in));
        assertThat(report.outcome()).isEqualTo(BatchReport.Outcome.BUDGET_EXHAUSTED);
        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line.get("status").textValue()).isEqualTo("cancelled"));
        assertThat(heard.waited).isPositive();
    }

    private static RecordedEvent modelAnswer(long seq, String cost) {
        ResearchEvent event = new ResearchEvent.ModelAnswered(
                (int) seq,
                Message.user("it stands for a model's message"),
                "stop",
                TokenCount.ZERO,
                new BigDecimal(cost));
        return new RecordedEvent(seq, Instant.EPOCH, 1, event);
    }

    private BatchRunner refusing(Path in, RuntimeException always) {
        BatchRunner.RunStarter starter = (request, corpus) -> {
            throw always;
        };
        return new BatchRunner(plan(in), starter, InputStream.nullInputStream(), heard, Clock.systemUTC());
    }
}
