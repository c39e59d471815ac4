package dev.footnote.trajectory;

import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.json.Json;
import dev.footnote.testkit.Adversarial;
import dev.footnote.trajectory.RecordedRuns.Saved;
import dev.langchain4j.data.message.AiMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were damaged, texts that look like markup, and runs that went oddly. */
class AdversarialTrajectoryIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ODD =
            "# A heading\n```\n````text\n</details><script>x</script>\n[1]: http://e.example\n守灯人 🌉 \u2028 \u0085 \u001b[2J end";

    @TempDir
    Path folder;

    private RecordedRuns runs;

    @BeforeEach
    void lay_out_the_corpus() throws IOException {
        runs = new RecordedRuns(folder);
    }

    /** One bit of the file is turned over, a piece is cut out, or two lines are swapped: never is it taken for the run. */
    @Test
    void no_damage_is_overlooked() throws IOException {
        byte[] whole = Files.readAllBytes(runs.save("run.jsonl", runs.good()).file());
        Path damaged = folder.resolve("damaged.jsonl");
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Files.write(damaged, damage(whole, random));
            assertThatThrownBy(() -> TrajectoryReader.read(damaged))
                    .as("seed %d", seed)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("damaged.jsonl");
        }
    }

    private static byte[] damage(byte[] whole, Random random) {
        int at = random.nextInt(whole.length - 40);
        if (random.nextBoolean()) {
            byte[] out = whole.clone();
            out[at] = (byte) (out[at] ^ 1 << random.nextInt(7));
            return out;
        }
        int length = 1 + random.nextInt(30);
        byte[] out = new byte[whole.length - length];
        System.arraycopy(whole, 0, out, 0, at);
        System.arraycopy(whole, at + length, out, at, whole.length - at - length);
        return out;
    }

    @Test
    void line_ends_of_another_system_do_no_harm() throws IOException {
        Saved saved = runs.save("run.jsonl", runs.good());
        Path other = folder.resolve("windows.jsonl");
        Files.writeString(other, Files.readString(saved.file()).replace("\n", "\r\n"));
        assertThat(TrajectoryReader.read(other)).isEqualTo(saved.trajectory());
    }

    @Test
    void an_empty_file_and_one_of_blank_lines_are_told() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "");
        Path blank = Files.writeString(folder.resolve("blank.jsonl"), "\n\n");
        assertThatThrownBy(() -> TrajectoryReader.read(empty))
                .hasMessage(empty + " is empty; name a file that ask --trajectory wrote");
        assertThatThrownBy(() -> TrajectoryReader.read(blank)).hasMessageContaining("is no file of a run");
    }

    /** Whatever the model wrote comes back as it was, and is text on the page. */
    @Test
    void odd_texts_come_back_whole_and_are_no_markup_on_the_page() {
        AiMessage[] script = runs.good();
        script[0] = turn(ODD, "search", search("Skerry Point lighthouse keeper"));
        Saved saved = runs.save("run.jsonl", script);
        Trajectory trajectory = saved.trajectory();
        assertThat(trajectory.events().stream().map(Json::event).toList())
                .isEqualTo(saved.run().events(1).stream().map(Json::event).toList());

        String page = TrajectoryPage.of(trajectory);
        assertThat(page).doesNotContain("> # A heading", "> ```", "> </details>", "> [1]: ");
        String html =
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(page));
        assertThat(html.split("<h1>", -1)).hasSize(2);
        assertThat(html).doesNotContain("<script", "</details>", "e.example\"");
    }

    @Test
    void a_fence_is_longer_than_any_within() {
        Trajectory trajectory = withObservation(ODD + "\n``````````\n");
        String page = TrajectoryPage.of(trajectory);
        assertThat(page).contains("```````````text\n# A heading");
        assertThat(page).contains("``````````\n```````````\n");
    }

    @Test
    void the_page_is_linear_in_what_it_shows() {
        Adversarial.isLinear("the page of a saved run", this::withObservation, TrajectoryPage::of);
    }

    /** The good run, whose first result reads otherwise. */
    private Trajectory withObservation(String text) {
        Trajectory good = runs.save("run.jsonl", runs.good()).trajectory();
        List<RecordedEvent> events = new ArrayList<>();
        boolean done = false;
        for (RecordedEvent recorded : good.events()) {
            if (!done && recorded.event() instanceof ResearchEvent.ToolAnswered answered) {
                ToolCall call = new ToolCall(
                        String.valueOf(answered.message().toolCallId()),
                        String.valueOf(answered.message().toolName()),
                        "{}");
                events.add(new RecordedEvent(
                        recorded.seq(),
                        recorded.at(),
                        0,
                        new ResearchEvent.ToolAnswered(answered.step(), Message.tool(call, text), false)));
                done = true;
            } else {
                events.add(recorded);
            }
        }
        return new Trajectory(good.id(), good.tools(), events, good.texts());
    }

    @Test
    void arguments_that_are_no_json_are_shown_and_exported_as_they_came() throws IOException {
        AiMessage[] script = runs.good();
        List<AiMessage> longer = new ArrayList<>(List.of(script));
        longer.add(0, turn("Hurry.", "search", "{\"queries\": [\"Skerry"));
        Trajectory trajectory =
                runs.save("run.jsonl", longer.toArray(AiMessage[]::new)).trajectory();
        assertThat(TrajectoryPage.of(trajectory)).contains("```json\n{\"queries\": [\"Skerry\n```", "(failed)");
        JsonNode chat = JSON.readTree(ChatTranscript.of(trajectory, true));
        assertThat(chat.at("/messages/2/tool_calls/0/function/arguments").asText())
                .isEqualTo("{\"queries\": [\"Skerry");
    }

    @Test
    void calls_beside_the_last_hand_in_leave_no_results_behind_it() throws IOException {
        Trajectory trajectory = runs.save(
                        "run.jsonl",
                        turn("Look.", "search", search("Skerry Point lighthouse keeper")),
                        turn("Read.", "read", runs.read("tower.md"), "read", runs.read("brennan.md")),
                        turn(
                                "Both.",
                                "find",
                                "{\"source\": 1, \"text\": \"Ada\"}",
                                "submit_answer",
                                RecordedRuns.draft(RecordedRuns.BORN)))
                .trajectory();
        JsonNode messages = JSON.readTree(ChatTranscript.of(trajectory, true)).path("messages");
        assertThat(messages.path(messages.size() - 1).path("role").asText()).isEqualTo("assistant");
    }

    @Test
    void a_run_that_failed_before_a_turn_has_a_page_marks_and_no_chat_beyond_its_question() throws IOException {
        Trajectory trajectory = runs.save("run.jsonl").trajectory(); // the script is empty, so the model throws
        assertThat(TrajectoryPage.of(trajectory))
                .contains("## Step 1", "*The run went on before the model had answered.*");
        TrajectoryMarks marks = new TrajectoryJudge(new JudgeLimits(0.8, 0.34, 0.2, 0.8)).judge(trajectory);
        assertThat(marks.good()).isFalse();
        assertThat(JSON.readTree(ChatTranscript.of(trajectory, true)).path("messages"))
                .isEmpty();
    }

    @Test
    void a_trajectory_holds_a_whole_run() {
        Trajectory good = runs.save("run.jsonl", runs.good()).trajectory();
        List<RecordedEvent> all = good.events();
        assertThatThrownBy(() -> new Trajectory("id", "[]", List.of(), new HashMap<>()))
                .hasMessageContaining("do not begin");
        assertThatThrownBy(() -> new Trajectory("id", "[]", all.subList(1, all.size()), new HashMap<>()))
                .hasMessageContaining("do not begin");
        assertThatThrownBy(() -> new Trajectory("id", "[]", all.subList(0, all.size() - 1), new HashMap<>()))
                .hasMessageContaining("do not end");
        List<RecordedEvent> mute = all.stream()
                .filter(recorded -> !(recorded.event() instanceof ResearchEvent.AnswerReady))
                .toList();
        Trajectory without = new Trajectory("id", "[]", mute, new HashMap<>());
        assertThatThrownBy(() -> new RecordedRun(without)).hasMessageContaining("holds no answer");
        assertThat(TrajectoryPage.of(without)).contains("*The run ended without one.*");
    }

    @Test
    void the_file_is_utf_8_whatever_the_machine_uses() throws IOException {
        Saved saved = runs.save("run.jsonl", runs.good());
        assertThat(new String(Files.readAllBytes(saved.file()), StandardCharsets.UTF_8))
                .contains("“the wren”");
    }
}
