package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.research.state.FoldingStrategy;
import dev.langchain4j.data.message.AiMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of hundreds of steps against a model that counts tokens: nothing is refused, nothing is lost. */
@Timeout(120)
class LongRunIT {

    private static final String THOUGHT = "The register goes on; the next page may hold the ship. ";

    /** Searches for and reads page after page, then hands in what the first pages say. */
    private static AiMessage step(Register register, int step, int rounds, int thoughts) {
        if (step == rounds) {
            String claims = "";
            for (int page = 1; page <= 5; page++) {
                claims += (page == 1 ? "" : ",") + "{\"text\":\"" + register.entry(page) + "\",\"quotes\":[{\"source\":"
                        + page + ",\"quote\":\"" + register.entry(page) + "\"}]}";
            }
            return turn(
                    "Done.", "submit_answer", "{\"found\":true,\"short_answer\":\"5\",\"claims\":[" + claims + "]}");
        }
        int page = step / 2 + 1;
        String thought = THOUGHT.repeat(thoughts);
        return step % 2 == 0
                ? turn(thought, "search", search("ship " + page))
                : turn(thought, "read", read(Register.url(page)));
    }

    private static void ends_with_its_first_pages(Answer answer, Register register) {
        assertThat(answer.status()).as("%s", answer.reason()).isEqualTo(Answer.Status.ANSWERED);
        quotes_its_first_pages(answer, register);
    }

    private static void quotes_its_first_pages(Answer answer, Register register) {
        Set<String> quotes = answer.claims().stream()
                .flatMap(claim -> claim.citations().stream())
                .map(Citation::quote)
                .collect(Collectors.toSet());
        for (int page = 1; page <= 5; page++) {
            assertThat(quotes).contains(register.entry(page));
        }
    }

    private static final Map<String, String> ROWS = Collections.synchronizedMap(new TreeMap<>());

    private static void row(String what, CountingModel model, int folds) {
        ROWS.put(
                what,
                String.format(
                        Locale.ROOT,
                        "| %s | %d | %.1f %% | %.1f %% |",
                        what,
                        folds,
                        100 * model.cached(),
                        100 * model.mostCached()));
    }

    /** Writes the table of all runs to {@code target/long-runs.md}. */
    @AfterAll
    static void write_the_table() throws IOException {
        Path table = Path.of("target", "long-runs.md");
        Files.createDirectories(table.getParent());
        Files.writeString(
                table,
                "| run | folds | cached | most that any folding could reach |\n| --- | --- | --- | --- |\n"
                        + String.join("\n", ROWS.values()) + "\n");
    }

    /** Kimi's vocabulary: a page of 4 KB in Chinese has some 800 tokens, fewer than one in English. */
    @ParameterizedTest
    @CsvSource({
        "32768, 300, 10, 0.95",
        "131072, 300, 4, 0.97",
        "262144, 300, 2, 0.97",
        "32768, 1000, 32, 0.95",
        "131072, 1000, 14, 0.97",
        "262144, 1000, 7, 0.97"
    })
    void a_long_run_in_chinese_with_the_vocabulary_of_kimi_keeps_its_prefix_too(
            long window, int rounds, int mostFolds, double cached) throws Exception {
        Register register = new Register(true);
        CountingModel model = new CountingModel(window, CountingModel.KIMI, step -> step(register, step, rounds, 4));
        try (Bench bench = new Bench(register, register).maxSteps(rounds + 10).window(window)) {
            ResearchRun run = bench.start(bench.fresh("run"), model);
            ends_with_its_first_pages(Bench.answer(run), register);
            int folds = Bench.events(run, ResearchEvent.MemoryFolded.class).size();
            row(window + " tokens, Chinese as Kimi counts it, " + rounds + " rounds", model, folds);
            assertThat(model.refused).as("refusals").isZero();
            assertThat(folds).as("folds").isBetween(1, mostFolds);
            assertThat(model.cached()).as("cached prefix, %d folds", folds).isGreaterThan(cached);
        }
    }

    /** Chinese is counted here at a token and a half to a sign, by a vocabulary with few of them: 2,000 tokens a page. */
    @ParameterizedTest
    @CsvSource({
        "32768, false, 300, 9, 0.95",
        "32768, true, 300, 17, 0.915",
        "131072, false, 300, 4, 0.97",
        "131072, true, 300, 6, 0.96",
        "262144, false, 300, 2, 0.97",
        "262144, true, 300, 3, 0.97",
        "32768, false, 1000, 31, 0.95",
        "32768, true, 1000, 60, 0.915",
        "131072, false, 1000, 16, 0.97",
        "131072, true, 1000, 24, 0.96",
        "262144, false, 1000, 8, 0.97",
        "262144, true, 1000, 12, 0.97"
    })
    void a_long_run_stays_within_the_window_and_keeps_its_first_sources(
            long window, boolean chinese, int rounds, int mostFolds, double cached) throws Exception {
        Register register = new Register(chinese);
        CountingModel model = new CountingModel(window, step -> step(register, step, rounds, 4));
        try (Bench bench = new Bench(register, register).maxSteps(rounds + 10).window(window)) {
            ResearchRun run = bench.start(bench.fresh("run"), model);
            ends_with_its_first_pages(Bench.answer(run), register);
            int folds = Bench.events(run, ResearchEvent.MemoryFolded.class).size();
            row(window + " tokens, " + (chinese ? "dense Chinese, " : "English, ") + rounds + " rounds", model, folds);
            assertThat(model.refused).as("refusals").isZero();
            assertThat(folds).as("folds").isBetween(1, mostFolds);
            assertThat(model.cached()).as("cached prefix, %d folds", folds).isGreaterThan(cached);
            assertThat(model.mostCached() - model.cached())
                    .as("what is missing to the most that is possible")
                    .isBetween(0.0, 0.025);
        }
    }

    /** Old turns go at once, so that folds are few; each breaks the cached prefix early, as nothing but the question stays before it. */
    @ParameterizedTest
    @CsvSource({
        "32768, false, 1000, 31, 0.95",
        "32768, true, 1000, 60, 0.915",
        "131072, false, 1000, 12, 0.95",
        "131072, true, 1000, 18, 0.95",
        "262144, false, 1000, 6, 0.97",
        "262144, true, 1000, 9, 0.97"
    })
    void a_restart_leaves_old_turns_out_at_once_and_keeps_the_first_sources_too(
            long window, boolean chinese, int rounds, int mostFolds, double cached) throws Exception {
        Register register = new Register(chinese);
        CountingModel model = new CountingModel(window, step -> step(register, step, rounds, 4));
        try (Bench bench = new Bench(register, register)
                .maxSteps(rounds + 10)
                .window(window)
                .folding(FoldingStrategy.RESTART)) {
            ResearchRun run = bench.start(bench.fresh("run"), model);
            ends_with_its_first_pages(Bench.answer(run), register);
            int folds = Bench.events(run, ResearchEvent.MemoryFolded.class).size();
            row(
                    window + " tokens, " + (chinese ? "dense Chinese" : "English") + ", restart, " + rounds + " rounds",
                    model,
                    folds);
            assertThat(model.refused).as("refusals").isZero();
            assertThat(folds).as("folds").isBetween(1, mostFolds);
            assertThat(model.cached()).as("cached prefix, %d folds", folds).isGreaterThan(cached);
            assertThat(Bench.events(run, ResearchEvent.MemoryFolded.class))
                    .allMatch(fold -> fold.droppedUpToStep() > 0);
        }
    }

    /** Nothing is hidden, so that every request begins with the one before as a whole; the window has to hold all. */
    @ParameterizedTest
    @CsvSource({"131072, false, 100", "262144, true, 100", "262144, false, 200"})
    void without_folding_a_run_that_fits_keeps_its_whole_prefix(long window, boolean chinese, int rounds)
            throws Exception {
        Register register = new Register(chinese);
        CountingModel model = new CountingModel(window, step -> step(register, step, rounds, 4));
        try (Bench bench = new Bench(register, register)
                .maxSteps(rounds + 10)
                .window(window)
                .folding(FoldingStrategy.NONE)) {
            ResearchRun run = bench.start(bench.fresh("run"), model);
            ends_with_its_first_pages(Bench.answer(run), register);
            assertThat(model.refused).isZero();
            assertThat(Bench.events(run, ResearchEvent.MemoryFolded.class)).isEmpty();
            assertThat(model.cached()).as("cached prefix").isGreaterThan(0.95);
        }
    }

    @Test
    void without_folding_a_run_that_outgrows_the_window_ends_with_that_said() throws Exception {
        Register register = new Register(false);
        CountingModel model = new CountingModel(32_768, step -> step(register, step, 200, 4));
        try (Bench bench =
                new Bench(register, register).maxSteps(210).window(32_768).folding(FoldingStrategy.NONE)) {
            ResearchRun run = bench.start(bench.fresh("run"), model);
            Answer answer = Bench.answer(run);
            assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
            assertThat(answer.reason()).contains("filled the model's window", "Read so far: " + Register.url(1));
            assertThat(Bench.events(run, ResearchEvent.MemoryFolded.class)).isEmpty();
            assertThat(model.refused).isZero();
            assertThat(asked(run)).hasSize(1);
        }
    }

    /** The steps before which the model was asked to hand in for the window's sake. */
    private static List<Integer> asked(ResearchRun run) {
        return Bench.events(run, ResearchEvent.BudgetWarned.class).stream()
                .filter(warned -> warned.limit().equals("window") && warned.reached())
                .map(ResearchEvent.BudgetWarned::step)
                .toList();
    }

    @Test
    void without_folding_a_model_that_hands_in_when_its_window_is_nearly_full_keeps_its_answer() throws Exception {
        Register register = new Register(false);
        int last;
        try (Bench bench =
                new Bench(register, register).maxSteps(210).window(32_768).folding(FoldingStrategy.NONE)) {
            ResearchRun run =
                    bench.start(bench.fresh("run"), new CountingModel(32_768, step -> step(register, step, 200, 4)));
            Bench.answer(run);
            last = asked(run).get(0);
        }
        CountingModel model = new CountingModel(32_768, step -> step(register, step, last, 4));
        try (Bench bench =
                new Bench(register, register).maxSteps(210).window(32_768).folding(FoldingStrategy.NONE)) {
            Answer answer = Bench.answer(bench.start(bench.fresh("run"), model));
            assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
            quotes_its_first_pages(answer, register);
            assertThat(model.refused).isZero();
        }
    }

    /** The thinking alone would outgrow the window: 120 rounds of 1,100 tokens. */
    @Test
    void old_thinking_goes_where_hidden_results_do_not_free_enough() throws Exception {
        Register register = new Register(false);
        CountingModel model = new CountingModel(65_536, step -> step(register, step, 120, 80));
        try (Bench bench = new Bench(register, register).maxSteps(130).window(65_536)) {
            ResearchRun run = bench.start(bench.fresh("run"), model);
            ends_with_its_first_pages(Bench.answer(run), register);
            assertThat(model.refused).isZero();
            assertThat(Bench.events(run, ResearchEvent.MemoryFolded.class))
                    .anyMatch(fold -> fold.thinkingUpToStep() > 0);
        }
    }

    /** The settings say 262,144 tokens, the host has 16,384. */
    @Test
    void a_host_with_a_smaller_window_than_thought_is_answered_by_folding_as_often_as_it_takes() throws Exception {
        Register register = new Register(false);
        CountingModel model = new CountingModel(16_384, step -> step(register, step, 80, 4));
        try (Bench bench = new Bench(register, register).maxSteps(90).window(262_144)) {
            ResearchRun run = bench.start(bench.fresh("run"), model);
            ends_with_its_first_pages(Bench.answer(run), register);
            assertThat(model.refused).isPositive();
            assertThat(Bench.events(run, ResearchEvent.MemoryFolded.class).size())
                    .isGreaterThanOrEqualTo(model.refused);
        }
    }

    @Test
    void a_window_too_small_for_the_question_itself_ends_the_run_with_that_said() throws Exception {
        Register register = new Register(false);
        CountingModel model = new CountingModel(2_000, step -> step(register, step, 10, 4));
        try (Bench bench = new Bench(register, register).window(2_000)) {
            Answer answer = Bench.answer(bench.start(bench.fresh("run"), model));
            assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
            assertThat(answer.reason()).contains("too long");
            assertThat(model.refused).isEqualTo(1);
        }
    }
}
