package dev.footnote.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Estimate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatorTest {

    private static final Budget WIDE = new Budget(60, 3_000_000L, null, Duration.ofMinutes(20));

    @TempDir
    Path folder;

    private static Estimator.Task task(Mode mode, boolean escalates, Budget budget) {
        return new Estimator.Task(
                "kimi",
                "kimi-k2-thinking",
                tokens -> new BigDecimal(tokens.input() + tokens.output()).movePointLeft(6),
                mode,
                escalates,
                "as asked for",
                budget,
                false);
    }

    private Estimate estimate(Mode mode, boolean escalates, Budget budget) {
        return new Estimator(new EndedRuns(folder, 100), 6, 4).estimate(task(mode, escalates, budget));
    }

    private static EndedRun run(String mode, int steps, long tokens, long seconds) {
        return new EndedRun("kimi-k2-thinking", mode, steps, new TokenCount(tokens, 0, 0, 0), seconds * 1_000);
    }

    @Test
    void without_runs_the_figures_are_rough_and_grow_with_the_thinking() {
        Estimate fast = estimate(Mode.FAST, false, WIDE);
        Estimate first = estimate(Mode.FAST, true, WIDE);
        Estimate think = estimate(Mode.THINK, false, WIDE);
        assertThat(fast.seenRuns()).isZero();
        assertThat(fast.steps()).isEqualTo(new Estimate.Range(3, 6));
        assertThat(first.steps().high()).isGreaterThan(fast.steps().high());
        assertThat(think.tokens().low()).isGreaterThan(fast.tokens().low());
        assertThat(think.millis().high()).isGreaterThan(fast.millis().high());
        assertThat(think.costUsd().low()).isLessThan(think.costUsd().high());
    }

    @Test
    void with_runs_eight_of_ten_lie_between() {
        EndedRuns seen = new EndedRuns(folder, 100);
        for (int i = 1; i <= 10; i++) {
            seen.add(run("think", i, i * 10_000L, i * 20L));
            seen.add(run("fast", 50, 1, 1));
        }
        Estimate think = estimate(Mode.THINK, false, WIDE);
        assertThat(think.seenRuns()).isEqualTo(10);
        assertThat(think.steps()).isEqualTo(new Estimate.Range(1, 9));
        assertThat(think.tokens()).isEqualTo(new Estimate.Range(10_000, 90_000));
        assertThat(think.millis()).isEqualTo(new Estimate.Range(20_000, 180_000));
        assertThat(think.costUsd().high()).isEqualByComparingTo("0.09");
    }

    @Test
    void a_few_runs_tell_nothing_yet() {
        EndedRuns seen = new EndedRuns(folder, 100);
        for (int i = 0; i < 4; i++) {
            seen.add(run("think", 50, 1, 1));
        }
        assertThat(estimate(Mode.THINK, false, WIDE).seenRuns()).isZero();
    }

    @Test
    void the_limits_bound_what_is_told() {
        Budget tight = new Budget(3, 5_000L, new BigDecimal("0.001"), Duration.ofSeconds(10));
        Estimate think = estimate(Mode.THINK, false, tight);
        assertThat(think.steps()).isEqualTo(new Estimate.Range(3, 3));
        assertThat(think.tokens().high()).isEqualTo(5_000);
        assertThat(think.costUsd().high()).isEqualByComparingTo("0.001");
        assertThat(think.millis()).isEqualTo(new Estimate.Range(10_000, 10_000));
    }

    @Test
    void without_prices_there_is_no_money() {
        Estimator.Task task = new Estimator.Task("vllm", "m", null, Mode.THINK, false, "as asked for", WIDE, false);
        assertThat(new Estimator(new EndedRuns(folder, 100), 6, 4)
                        .estimate(task)
                        .costUsd())
                .isNull();
    }

    @Test
    void the_embedded_model_takes_no_tokens_no_money_and_a_moment() {
        Estimator.Task task =
                new Estimator.Task("offline", "offline-extractive", null, Mode.THINK, false, "one way", WIDE, true);
        Estimate rough = new Estimator(new EndedRuns(folder, 100), 6, 4).estimate(task);
        assertThat(rough.tokens()).isEqualTo(new Estimate.Range(0, 0));
        assertThat(rough.costUsd().high()).isZero();
        assertThat(rough.millis().high()).isLessThanOrEqualTo(10_000);
        assertThat(rough.steps().high()).isLessThanOrEqualTo(10);
    }

    @Test
    void a_run_is_one_line_that_comes_back_and_torn_lines_are_passed_over() throws IOException {
        EndedRun odd = new EndedRun("a\tmodel", "think", 3, new TokenCount(5, 4, 3, 0), 9);
        assertThat(EndedRun.of(odd.line()).orElseThrow().model()).isEqualTo("a model");
        EndedRuns seen = new EndedRuns(folder, 100);
        seen.add(run("think", 7, 1, 1));
        Files.writeString(
                folder.resolve("seen-runs.tsv"),
                "kimi-k2-thinking\tthink\tx\t1\t1\t1\t1\nkimi\n",
                java.nio.file.StandardOpenOption.APPEND);
        seen.add(run("think", 8, 1, 1));
        assertThat(seen.of("kimi-k2-thinking", "think"))
                .extracting(EndedRun::steps)
                .containsExactly(7, 8);
    }

    @Test
    void only_the_last_runs_are_kept() throws IOException {
        EndedRuns seen = new EndedRuns(folder, 5);
        for (int i = 1; i <= 40; i++) {
            seen.add(run("think", i, 1, 1));
        }
        List<EndedRun> kept = seen.of("kimi-k2-thinking", "think");
        assertThat(kept).hasSize(5);
        assertThat(kept.get(kept.size() - 1).steps()).isEqualTo(40);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        new EndedRuns(folder.resolve("none"), 0).add(run("think", 1, 1, 1));
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_written_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new EndedRuns(file, 5).add(run("think", 1, 1, 1)))
                .isInstanceOf(UncheckedIOException.class);
    }
}
