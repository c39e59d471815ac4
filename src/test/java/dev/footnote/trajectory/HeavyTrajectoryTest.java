package dev.footnote.trajectory;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.submit;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.answer.render.Renderers;
import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.config.Settings;
import dev.footnote.json.Json;
import dev.footnote.research.AnsweringModel;
import dev.footnote.research.TrajectoryModel;
import dev.footnote.service.FootnoteService;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run in heavy mode through the whole wiring, and its trajectories in a file. */
class HeavyTrajectoryTest {

    private static final String QUESTION = "In which year did the ferry of Corran Sound begin?";
    private static final String SENTENCE = "The ferry of Corran Sound began in 1872 with two boats.";
    private static final String CLAIM = "The ferry of Corran Sound began in 1872.";

    @TempDir
    private Path folder;

    private String page = "";

    @BeforeEach
    void write() throws IOException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path file = Files.writeString(corpus.resolve("ferry.md"), "# Corran Sound ferry\n\n" + SENTENCE + "\n");
        page = file.toUri().toString();
    }

    private FootnoteService footnote(StreamingChatModel model) {
        return FootnoteService.builder()
                .home(folder.resolve("home"))
                .environment(Map.of())
                .corpus(folder.resolve("corpus"))
                .chatModel(model, "scripted")
                .setting("answer.judge", "off")
                .setting("research.trajectories", "2")
                .build();
    }

    private static ResearchRequest heavy() {
        return ResearchRequest.of(QUESTION).withMode(Mode.HEAVY);
    }

    private TrajectoryModel model() {
        AnsweringModel.Turn find = request -> turn("Look.", "search", search("Corran Sound ferry"));
        AnsweringModel.Turn look = request -> turn("Read.", "read", read(page));
        AnsweringModel.Turn hand = request -> turn("Hand in.", "submit_answer", submit("1872", CLAIM, 1, SENTENCE));
        return new TrajectoryModel()
                .trajectory(find, look, hand)
                .trajectory(find, look, hand)
                .last(hand);
    }

    @Test
    void a_saved_run_is_told_again_shown_and_taken_apart() throws IOException {
        Path file = folder.resolve("run.jsonl");
        try (FootnoteService footnote = footnote(model())) {
            ResearchRun run = footnote.start(heavy());
            var sources = footnote.stored(run.id()).orElseThrow().sources();
            TrajectoryWriter writer = TrajectoryWriter.open(file, run.id(), run.request(), sources);
            ResearchRun.Watch unused = run.watch(1, writer);
            Answer answer = run.result().join();
            writer.finish(Duration.ofSeconds(20));
            assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
            assertThat(answer.notes()).contains("2 of 2 trajectories agree on the short answer.");
            Trajectory whole = TrajectoryReader.read(file);

            RecordedRun again = new RecordedRun(whole);
            assertThat(Json.answer(again.result().join(), true)).isEqualTo(Json.answer(answer, true));
            assertThat(Renderers.html(answer, again.events(1))).isEqualTo(Renderers.html(answer, run.events(1)));

            assertThat(whole.parts()).extracting(Trajectory::id).containsExactly(run.id() + "-1", run.id() + "-2");
            TrajectoryJudge judge = new TrajectoryJudge(JudgeLimits.from(Settings.defaults()));
            assertThat(whole.parts()).allSatisfy(part -> {
                assertThat(part.answer().orElseThrow().shortAnswer()).isEqualTo("1872");
                assertThat(judge.judge(part).good()).as("%s", judge.judge(part)).isTrue();
                JsonNode line = new ObjectMapper().readTree(ChatTranscript.of(part, true));
                assertThat(line.at("/messages")).hasSize(7);
                assertThat(line.at("/messages/0/content").asText()).contains("# Your way");
            });
            assertThat(judge.judge(whole).good()).as("%s", judge.judge(whole)).isTrue();
            JsonNode last = new ObjectMapper().readTree(ChatTranscript.of(whole, true));
            assertThat(last.at("/messages/2/content").asText()).contains("researched 2 times", SENTENCE);

            String shown = TrajectoryPage.of(whole);
            assertThat(shown)
                    .contains("## Trajectory 1\n", "### Step 2.3\n", "**Result** answered: 1872")
                    .contains("2 of 2 trajectories have an answer, 2 agree: 1872; all trajectories have ended")
                    .containsOnlyOnce("## Step 1\n");
        }
    }

    @Test
    void the_embedded_model_runs_one_and_says_so() {
        try (FootnoteService footnote = offline()) {
            Answer answer = footnote.research(heavy());
            assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
            assertThat(answer.notes())
                    .contains("The embedded model's trajectories would not differ, so heavy mode ran one.");
            Estimate estimate = footnote.estimate(heavy());
            assertThat(estimate.mode()).isEqualTo(Mode.THINK);
            assertThat(estimate.reason()).contains("would not differ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_embedded_model_answers_in_every_mode(Mode mode) {
        try (FootnoteService footnote = offline()) {
            Answer answer = footnote.research(heavy().withMode(mode));
            assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
            assertThat(answer.claims())
                    .isNotEmpty()
                    .allMatch(claim -> !claim.citations().isEmpty());
        }
    }

    @Test
    void what_runs_of_the_embedded_model_took_is_what_the_next_is_expected_to_take() {
        ResearchRequest plain = ResearchRequest.of(heavy().question());
        try (FootnoteService footnote = offline()) {
            assertThat(footnote.estimate(plain).tokens().high()).isZero();
            for (int i = 0; i < 5; i++) {
                footnote.research(plain);
            }
        } // what the runs took is written by then
        try (FootnoteService footnote = offline()) {
            Estimate estimate = footnote.estimate(plain);
            assertThat(estimate.seenRuns()).isEqualTo(5);
            assertThat(estimate.reason()).contains("embedded model");
        }
    }

    private FootnoteService offline() {
        return FootnoteService.builder()
                .home(folder.resolve("home"))
                .environment(Map.of())
                .corpus(folder.resolve("corpus"))
                .model("offline")
                .build();
    }

    @Test
    void an_estimate_counts_all_trajectories_and_the_last_pass() {
        try (FootnoteService footnote = footnote(model())) {
            Estimate one = footnote.estimate(heavy().withMode(Mode.THINK));
            Estimate all = footnote.estimate(heavy());
            assertThat(all.mode()).isEqualTo(Mode.HEAVY);
            assertThat(all.steps().low()).isEqualTo(2 * one.steps().low() + 1);
            assertThat(all.steps().high()).isEqualTo(2 * one.steps().high() + 3);
            assertThat(all.tokens().high()).isGreaterThan(2 * one.tokens().high());
            assertThat(all.millis().high())
                    .isBetween(one.millis().high(), 2 * one.millis().high());
        }
    }
}
