package dev.footnote.trajectory;

import static dev.footnote.research.ScriptedModel.prose;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.answer.render.Renderers;
import dev.footnote.api.Answer;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.SourceStore;
import dev.footnote.config.Settings;
import dev.footnote.json.Json;
import dev.footnote.trajectory.RecordedRuns.Saved;
import dev.footnote.trajectory.TrajectoryMarks.Level;
import dev.footnote.trajectory.TrajectoryMarks.Mark;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are saved are told again byte for byte, judged by rules, and exported as sound chats. */
class TrajectoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private RecordedRuns runs;

    @BeforeEach
    void lay_out_the_corpus() throws IOException {
        runs = new RecordedRuns(folder);
    }

    private static Mark mark(TrajectoryMarks marks, String rule) {
        return marks.marks().stream()
                .filter(mark -> mark.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static TrajectoryMarks judge(Trajectory trajectory) {
        return new TrajectoryJudge(JudgeLimits.from(Settings.defaults())).judge(trajectory);
    }

    private static List<String> lines(Path file) throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private Path changed(Path file, int line, String from, String to) throws IOException {
        List<String> lines = lines(file);
        assertThat(lines.get(line)).contains(from);
        lines.set(line, lines.get(line).replace(from, to));
        return Files.write(folder.resolve("changed.jsonl"), lines);
    }

    @Test
    void a_saved_run_is_told_again_byte_for_byte() {
        Saved saved = runs.save("run.jsonl", runs.good());
        RecordedRun again = new RecordedRun(saved.trajectory());

        Answer answer = again.result().join();
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(Json.answer(answer, true)).isEqualTo(Json.answer(saved.answer(), true));
        assertThat(Json.pretty(Json.withTexts(answer, again::source), true))
                .isEqualTo(Json.pretty(Json.withTexts(saved.answer(), saved.run()::source), true));
        assertThat(Renderers.html(answer, again.events(1)))
                .isEqualTo(Renderers.html(saved.answer(), saved.run().events(1)));
        assertThat(Renderers.markdown(answer)).isEqualTo(Renderers.markdown(saved.answer()));
        assertThat(again.id()).isEqualTo(saved.run().id());
        assertThat(again.request()).isEqualTo(saved.run().request());
    }

    @Test
    void every_event_is_there_in_order_and_a_listener_hears_them() {
        Saved saved = runs.save("run.jsonl", runs.good());
        RecordedRun again = new RecordedRun(saved.trajectory());
        List<RecordedEvent> heard = new ArrayList<>();
        again.watch(3, heard::add).close();

        assertThat(again.events(1).stream().map(Json::event).toList())
                .isEqualTo(saved.run().events(1).stream().map(Json::event).toList());
        assertThat(heard).isEqualTo(again.events(3));
        again.cancel("too late");
        assertThat(again.result().join().status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(again.source(1).orElseThrow().text()).contains(RecordedRuns.KEPT);
        assertThat(again.source(9)).isEmpty();
    }

    @Test
    void texts_stand_before_the_events_that_name_them_and_once_each() throws IOException {
        Saved saved = runs.save("run.jsonl", runs.good());
        List<String> types = new ArrayList<>();
        for (String line : lines(saved.file())) {
            JsonNode node = JSON.readTree(line);
            types.add(
                    node.has("event")
                            ? node.at("/event/type").asText()
                            : node.path("type").asText());
        }
        assertThat(types.get(0)).isEqualTo("trajectory");
        assertThat(types.get(types.size() - 1)).isEqualTo("trajectory_end");
        assertThat(types.stream().filter("text"::equals).count()).isEqualTo(2);
        assertThat(types.get(types.indexOf("text") + 1)).isEqualTo("source_frozen");
    }

    @Test
    void a_file_that_breaks_off_is_refused() throws IOException {
        Saved saved = runs.save("run.jsonl", runs.good());
        List<String> lines = lines(saved.file());
        Path cut = Files.write(folder.resolve("cut.jsonl"), lines.subList(0, lines.size() - 3));
        assertThatThrownBy(() -> TrajectoryReader.read(cut))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("breaks off after line " + (lines.size() - 3));
        lines.remove(6);
        Path gap = Files.write(folder.resolve("gap.jsonl"), lines);
        assertThatThrownBy(() -> TrajectoryReader.read(gap))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void a_file_that_was_changed_is_refused_wherever_it_was() throws IOException {
        Saved saved = runs.save("run.jsonl", runs.good());
        List<String> lines = lines(saved.file());
        int text = 0;
        while (!lines.get(text).contains("\"type\":\"text\"")) {
            text++;
        }
        Path otherText = changed(saved.file(), text, "Ada", "Eva");
        assertThatThrownBy(() -> TrajectoryReader.read(otherText))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line " + (text + 1))
                .hasMessageContaining("not the one that was read");
        Path otherAnswer = changed(saved.file(), lines.size() - 3, "Tobermory", "Tobermoor");
        assertThatThrownBy(() -> TrajectoryReader.read(otherAnswer))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was changed after it was written");
        Path longer = folder.resolve("longer.jsonl");
        Files.writeString(longer, Files.readString(saved.file()) + "{}\n");
        assertThatThrownBy(() -> TrajectoryReader.read(longer)).hasMessageContaining("follows the end");
    }

    @Test
    void what_is_no_trajectory_is_told() throws IOException {
        Path prose = Files.writeString(folder.resolve("a.jsonl"), "Hello\n");
        Path other = Files.writeString(folder.resolve("b.jsonl"), "{\"messages\":[]}\n");
        Path later = Files.writeString(
                folder.resolve("c.jsonl"), "{\"type\":\"trajectory\",\"version\":7,\"id\":\"x\",\"tools\":[]}\n");
        Path latin = Files.write(folder.resolve("d.jsonl"), new byte[] {'{', (byte) 0xFF, '}', '\n'});
        for (Path file : List.of(prose, other, later, latin, folder.resolve("none.jsonl"), folder)) {
            assertThatThrownBy(() -> TrajectoryReader.read(file))
                    .as("%s", file)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void a_folder_that_is_not_there_is_told_when_writing() {
        assertThatThrownBy(() -> TrajectoryWriter.open(
                        folder.resolve("no/run.jsonl"), "id", ResearchRequest.of("Why?"), new NoSources()))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("run.jsonl");
    }

    @Test
    void a_disk_that_fails_is_told_when_all_is_over() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        try (TrajectoryWriter writer = new TrajectoryWriter(folder.resolve("run.jsonl"), new NoSources(), full)) {
            writer.onEvent(new RecordedEvent(1, Instant.EPOCH, 0, new ResearchEvent.ModelCalled(1, List.of(), false)));
            assertThatThrownBy(() -> writer.finish(Duration.ZERO))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("could not be written");
        }
    }

    @Test
    void a_run_that_does_not_end_is_told() throws IOException {
        try (TrajectoryWriter writer =
                TrajectoryWriter.open(folder.resolve("run.jsonl"), "id", ResearchRequest.of("Why?"), new NoSources())) {
            assertThatThrownBy(() -> writer.finish(Duration.ZERO)).hasMessageContaining("is not whole");
        }
    }

    private static final class NoSources implements SourceStore {
        @Override
        public void put(String sha256, String text) {}

        @Override
        public Optional<String> get(String sha256) {
            return Optional.empty();
        }
    }

    // --- the page
    // -----------------------------------------------------------------------------------------------------

    @Test
    void the_page_reads_as_thought_action_observation_verdict_answer() {
        String page = TrajectoryPage.of(runs.save("run.jsonl", runs.good()).trajectory());
        assertThat(page)
                .startsWith("# " + RecordedRuns.QUESTION.replace(".", "\\."))
                .containsSubsequence(
                        "## Instructions",
                        "## Step 1",
                        "**Thought**",
                        "> Look for the keeper first.",
                        "**Action** `search`",
                        "\"queries\" : [ \"Skerry Point lighthouse keeper\" ]",
                        "**Observation**",
                        "## Step 2",
                        "**Action** `read`",
                        RecordedRuns.KEPT,
                        "## Step 3",
                        "**Verdict** claim 1: quote of source 2 refused",
                        "## Step 4",
                        "> Copy it right.",
                        "**Verdict** claim 1: support full, 1 quote stands",
                        "## Answer",
                        "Tobermory");
    }

    @Test
    void nothing_in_a_text_ends_its_fence() {
        String page = TrajectoryPage.of(runs.save("run.jsonl", runs.good()).trajectory());
        assertThat(page).contains("````text\n").contains("```\ncode\n```");
    }

    // --- the rules
    // ----------------------------------------------------------------------------------------------------

    @Test
    void a_run_that_goes_as_it_should_is_good() {
        TrajectoryMarks marks = judge(runs.save("run.jsonl", runs.good()).trajectory());
        assertThat(marks.good()).as("%s", marks).isTrue();
        assertThat(marks.marks())
                .extracting(Mark::rule)
                .containsExactly("outcome", "quotes", "support", "steps", "queries", "budget");
        assertThat(marks.marks()).extracting(Mark::level).containsOnly(Level.PASS);
        assertThat(mark(marks, "quotes").seen()).startsWith("2 of 2 stand");
    }

    @Test
    void steps_that_bring_nothing_and_queries_asked_before_are_counted() {
        TrajectoryMarks marks = judge(runs.save(
                        "run.jsonl",
                        turn("Look.", "search", search("Skerry Point lighthouse keeper")),
                        turn("Again.", "search", search("Skerry Point lighthouse keeper")),
                        turn("Otherwise.", "search", search("keepers: lighthouse, Skerry POINT")),
                        turn("Not there.", "read", runs.read("nothing.md")),
                        prose("I think I know it."),
                        turn("Read.", "read", runs.read("tower.md"), "read", runs.read("brennan.md")),
                        turn("Hand in.", "submit_answer", RecordedRuns.draft(RecordedRuns.BORN)))
                .trajectory());
        assertThat(mark(marks, "steps").level()).isEqualTo(Level.FAIL);
        assertThat(mark(marks, "steps").seen())
                .isEqualTo("4 of 7 wasted: 2 (repeated call), 3 (nothing new found), 4 (failed call), 5 (no call)");
        assertThat(mark(marks, "queries").seen()).isEqualTo("2 of 3 asked before");
        assertThat(mark(marks, "queries").level()).isEqualTo(Level.FAIL);
        assertThat(mark(marks, "outcome").level()).isEqualTo(Level.PASS);
        assertThat(marks.good()).isFalse();
    }

    @Test
    void a_run_whose_quotes_do_not_hold_is_not_good() {
        String invented = RecordedRuns.draft("Ada Brennan was born in Oban.");
        TrajectoryMarks marks = judge(runs.save(
                        "run.jsonl",
                        turn("Look.", "search", search("Skerry Point lighthouse keeper")),
                        turn("Read.", "read", runs.read("tower.md"), "read", runs.read("brennan.md")),
                        turn("1", "submit_answer", invented),
                        turn("2", "submit_answer", invented),
                        turn("3", "submit_answer", invented),
                        turn("4", "submit_answer", invented))
                .trajectory());
        assertThat(mark(marks, "support").level()).isEqualTo(Level.FAIL);
        assertThat(mark(marks, "support").seen()).isEqualTo("1 of 2 claims are fully supported");
        assertThat(mark(marks, "quotes").level()).isEqualTo(Level.PASS);
    }

    @Test
    void a_limit_that_was_reached_and_an_answer_that_is_none_fail() {
        TrajectoryMarks marks = judge(runs.save(
                        "run.jsonl",
                        "research.max_steps",
                        "1",
                        turn("Look.", "search", search("Skerry Point")),
                        turn("Nothing.", "submit_answer", "{\"found\": false, \"claims\": []}"))
                .trajectory());
        assertThat(mark(marks, "budget").level()).isEqualTo(Level.FAIL);
        assertThat(mark(marks, "budget").seen()).startsWith("a limit was reached: steps 200 %");
        assertThat(mark(marks, "outcome").level()).isEqualTo(Level.FAIL);
        assertThat(mark(marks, "quotes").seen()).isEqualTo("no quote");
    }

    @Test
    void a_quote_that_was_moved_in_the_record_is_found_out() {
        Trajectory whole = runs.save("run.jsonl", runs.good()).trajectory();
        String hash = whole.answer().orElseThrow().sources().get(0).sha256();
        var texts = new HashMap<>(whole.texts());
        texts.computeIfPresent(hash, (key, text) -> "x" + text);
        TrajectoryMarks marks = judge(new Trajectory(whole.id(), whole.tools(), whole.events(), texts));
        assertThat(mark(marks, "quotes").level()).isEqualTo(Level.FAIL);
        assertThat(mark(marks, "quotes").seen()).startsWith("1 of 2 stand");
    }

    @Test
    void limits_that_are_no_shares_are_refused() {
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), Map.of("runs.max_wasted", "34")));
        assertThatThrownBy(() -> JudgeLimits.from(settings))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("runs.max_wasted");
    }

    // --- training data
    // ------------------------------------------------------------------------------------------------

    @Test
    void a_chat_is_sound_and_ends_with_the_models_turn() throws IOException {
        JsonNode chat = JSON.readTree(
                ChatTranscript.of(runs.save("run.jsonl", runs.good()).trajectory(), true));
        JsonNode messages = chat.path("messages");
        assertThat(messages.at("/0/role").asText()).isEqualTo("system");
        assertThat(messages.at("/1/content").asText()).isEqualTo(RecordedRuns.QUESTION);
        assertThat(messages.at("/2/reasoning_content").asText()).isEqualTo("Look for the keeper first.");
        assertThat(messages.at("/2/tool_calls/0/function/name").asText()).isEqualTo("search");
        assertThat(messages.at("/2/tool_calls/0/function/arguments").isTextual())
                .isTrue();
        assertThat(messages.path(messages.size() - 1)
                        .at("/tool_calls/0/function/name")
                        .asText())
                .isEqualTo("submit_answer");
        assertThat(every_call_is_followed_by_its_result(messages)).isEqualTo(4);
        assertThat(chat.at("/tools")).hasSize(4);
        assertThat(chat.at("/tools/0/function/parameters/required/0").asText()).isEqualTo("queries");
        assertThat(chat.path("parallel_tool_calls").asBoolean()).isTrue();
    }

    /** All but those of the last turn; returns how many results there are. */
    private static int every_call_is_followed_by_its_result(JsonNode messages) {
        List<String> open = new ArrayList<>();
        int results = 0;
        for (JsonNode message : messages) {
            if (message.path("role").asText().equals("tool")) {
                assertThat(open.remove(message.path("tool_call_id").asText())).isTrue();
                results++;
            } else {
                assertThat(open).isEmpty();
                message.path("tool_calls")
                        .forEach(call -> open.add(call.path("id").asText()));
            }
        }
        return results;
    }

    @Test
    void thinking_can_be_left_out_and_turns_in_prose_are_what_the_model_saw() throws IOException {
        Trajectory trajectory = runs.save(
                        "run.jsonl",
                        turn("Look.", "search", search("Skerry Point lighthouse keeper")),
                        prose("I think I know it."),
                        turn("Read.", "read", runs.read("tower.md"), "read", runs.read("brennan.md")),
                        turn("Hand in.", "submit_answer", RecordedRuns.draft(RecordedRuns.BORN)))
                .trajectory();
        String chat = ChatTranscript.of(trajectory, false);
        assertThat(chat).doesNotContain("reasoning_content");
        JsonNode messages = JSON.readTree(chat).path("messages");
        assertThat(messages.at("/4/role").asText()).isEqualTo("user");
        assertThat(messages.at("/4/content").asText()).contains("I think I know it.");
        assertThat(messages.findValuesAsText("role").stream()
                        .filter("assistant"::equals)
                        .count())
                .isEqualTo(3);
    }
}
