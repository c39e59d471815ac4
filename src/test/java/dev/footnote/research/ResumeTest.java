package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.prose;
import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.submit;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.AnswerSettings;
import dev.footnote.api.Answer;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.json.Json;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A run that was broken off after any of its events goes on as if it had not been. */
class ResumeTest {

    private static final String CLAIM = "Ada Brennan kept the lighthouse of Skerry Point from 1908 to 1914.";

    private static final List<AiMessage> SCRIPT = List.of(
            turn("Who kept it?", "search", search("lamp wardens"), "search", search("harbour rolls")),
            turn("Nothing. Other words.", "search", search("Skerry keeper"), "browse", "{}"),
            turn("Read it.", "read", read(Library.KEEPER), "read", "{\"url\":"),
            prose("It was Ada Brennan."),
            turn("Her birth.", "search", search("Brennan of Skerry"), "find", "{\"source\": 1, \"text\": \"1862\"}"),
            turn("Read that, and look again.", "search", search("Skerry Brennan born"), "read", read(Library.BIRTH)),
            turn("Hand in.", "submit_answer", submit(CLAIM, 1, "Ada Brennan kept the light for forty years.")),
            turn("Mend it.", "submit_answer", submit(CLAIM, 1, Library.KEPT)));

    @Test
    void every_broken_off_run_sends_the_same_bytes_and_ends_alike() throws Exception {
        goes_on_alike(recorded -> recorded);
    }

    @Test
    void events_that_went_through_json_serve_as_well() throws Exception {
        goes_on_alike(recorded -> Json.event(Json.event(recorded)));
    }

    @Test
    void a_run_ended_by_its_budget_goes_on_alike() throws Exception {
        List<AiMessage> script = List.of(
                turn("Who kept it?", "search", search("Skerry keeper")),
                turn("Read it.", "read", read(Library.KEEPER)),
                turn("More.", "search", search("Brennan")),
                turn("Hand in.", "submit_answer", submit(CLAIM, 1, "No such words stand there at all.")));
        try (Bench bench = new Bench().maxSteps(3)) {
            goes_on_alike(bench, script, recorded -> recorded);
        }
    }

    @Test
    void a_run_whose_window_fills_up_goes_on_alike() throws Exception {
        try (Bench bench = new Bench().window(150)) {
            goes_on_alike(bench, SCRIPT, recorded -> Json.event(Json.event(recorded)));
        }
    }

    @Test
    void a_run_whose_claims_are_judged_and_sent_back_goes_on_alike() throws Exception {
        AiMessage handIn = turn("Hand in.", "submit_answer", submit("Elsewhere, 1857", CLAIM, 1, Library.KEPT));
        List<AiMessage> script = List.of(
                turn("Who kept it?", "search", search("Skerry keeper")),
                turn("Read it.", "read", read(Library.KEEPER)),
                handIn,
                prose("{\"verdicts\": [{\"id\": 1, \"support\": \"partial\", \"kind\": \"scope\","
                        + " \"reason\": \"it is said of some years only\"}]}"),
                handIn);
        try (Bench bench = new Bench().judge(AnswerSettings.Judge.ON)) {
            goes_on_alike(bench, script, recorded -> Json.event(Json.event(recorded)));
        }
    }

    @Test
    void a_run_that_ends_in_prose_goes_on_alike() throws Exception {
        List<AiMessage> script = List.of(
                turn("Who kept it?", "search", search("Skerry keeper")),
                prose("It was Ada Brennan."),
                prose("Ada Brennan, I said."),
                prose("Ada Brennan."));
        try (Bench bench = new Bench()) {
            goes_on_alike(bench, script, recorded -> recorded);
        }
    }

    @Test
    void a_search_of_a_broken_off_try_does_not_answer_for_another_one_of_the_same_id() throws Exception {
        try (Bench bench = new Bench()) {
            AiMessage end = turn("End.", "submit_answer", "{\"found\": false, \"claims\": []}");
            StoredRun whole = bench.fresh("whole");
            Bench.answer(bench.start(whole, ScriptedModel.of(turn("One.", "search", search("lamp wardens")), end)));
            StoredRun broken = bench.fresh("broken");
            whole.log().from(1).stream()
                    .takeWhile(recorded -> !(recorded.event() instanceof ResearchEvent.ToolAnswered))
                    .filter(recorded -> !(recorded.event() instanceof ResearchEvent.ModelAnswered))
                    .forEach(recorded -> copy(recorded, whole, broken));
            ScriptedModel model = ScriptedModel.of(turn("Two.", "search", search("Skerry keeper")), end);
            Bench.answer(bench.start(broken, model));
            assertThat(bench.library.queries).containsExactly("lamp wardens", "Skerry keeper");
            assertThat(model.requests.get(1)).contains(Library.KEEPER).doesNotContain("lamp wardens");
        }
    }

    private static void goes_on_alike(UnaryOperator<RecordedEvent> way) throws Exception {
        try (Bench bench = new Bench()) {
            goes_on_alike(bench, SCRIPT, way);
        }
    }

    private static void goes_on_alike(Bench bench, List<AiMessage> script, UnaryOperator<RecordedEvent> way)
            throws Exception {
        ScriptedModel unbroken = new ScriptedModel(script, 0);
        StoredRun whole = bench.fresh("run");
        ResearchRun first = bench.start(whole, unbroken);
        Answer answer = Bench.answer(first);
        List<RecordedEvent> events = first.events(1);
        assertThat(unbroken.requests).as("%s", answer).hasSameSizeAs(script);
        for (int k = 0; k <= events.size(); k++) {
            String where = "after event " + k + " of " + events.size() + ", "
                    + (k == 0 ? "none" : events.get(k - 1).event().getClass().getSimpleName());
            try (Bench other = new Bench().like(bench)) {
                StoredRun broken = other.fresh("run");
                for (RecordedEvent recorded : events.subList(0, k)) {
                    copy(way.apply(recorded), whole, broken);
                }
                int answered = (int) events.subList(0, k).stream()
                        .filter(recorded -> recorded.event() instanceof ResearchEvent.ModelAnswered
                                || recorded.event() instanceof ResearchEvent.ClaimsJudged)
                        .count();
                ScriptedModel model = new ScriptedModel(script, answered);
                Answer again = Bench.answer(other.start(broken, model));
                assertThat(model.requests)
                        .as(where)
                        .isEqualTo(unbroken.requests.subList(answered, unbroken.requests.size()));
                assertThat(again).as(where).isEqualTo(answer);
            }
        }
    }

    private static void copy(RecordedEvent recorded, StoredRun from, StoredRun to) {
        if (recorded.event() instanceof ResearchEvent.SourceFrozen frozen) {
            String sha256 = frozen.source().sha256();
            to.sources().put(sha256, from.sources().get(sha256).orElseThrow());
        }
        to.log().append(recorded.trajectory(), recorded.event());
    }
}
