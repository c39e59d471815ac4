package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.submit;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchEvent.ModeChosen;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.llm.wire.RunParameters;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much thinking runs do, and when a fast attempt goes on with more. */
class ModesTest {

    private static final String SHORT = "Who kept the lighthouse of Skerry Point in 1911?";
    private static final AiMessage FIND = turn("", "search", search("Skerry keeper"));
    private static final AiMessage READ = turn("", "read", read(Library.KEEPER));
    private static final AiMessage GOOD = turn(
            "",
            "submit_answer",
            submit("Ada Brennan kept the lighthouse of Skerry Point from 1908 to 1914.", 1, Library.KEPT));
    private static final AiMessage UNSURE = turn(
            "",
            "submit_answer",
            submit("Ada Brennan kept the lighthouse of Skerry Point from 1908 to 1914.", 1, Library.KEPT)
                    .replace("0.9", "0.3"));
    private static final AiMessage WRONG = turn(
            "",
            "submit_answer",
            submit("Ada Brennan kept the lighthouse of Skerry Point from 1920 to 1931.", 1, Library.KEPT));
    private static final AiMessage NOTHING = turn("", "submit_answer", "{\"found\": false, \"claims\": []}");

    private final Bench bench = new Bench().mode(Mode.AUTO, 4);

    @AfterEach
    void close() {
        bench.close();
    }

    private ResearchRun start(ScriptedModel model, ResearchRequest request) {
        return bench.start(bench.store.create("r", "", request), model);
    }

    private ResearchRun start(ScriptedModel model) {
        return start(model, ResearchRequest.of(SHORT));
    }

    private static List<Boolean> thinking(ScriptedModel model) {
        return model.whole.stream()
                .map(request -> !((RunParameters) request.parameters()).mode().fast())
                .toList();
    }

    private static String lastMessage(ScriptedModel model, int request) {
        var messages = model.whole.get(request).messages();
        return messages.get(messages.size() - 1).toString();
    }

    @Test
    void a_short_question_is_answered_without_thinking_and_the_choice_is_told() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, READ, GOOD);
        ResearchRun run = start(model);
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
        assertThat(thinking(model)).containsExactly(false, false, false);
        assertThat(model.requests.get(0)).contains("A quick answer is wanted");
        assertThat(Bench.events(run, ModeChosen.class)).singleElement().satisfies(chosen -> {
            assertThat(chosen.mode()).isEqualTo(Mode.FAST);
            assertThat(chosen.escalates()).isTrue();
            assertThat(chosen.reason()).contains("one fact");
        });
    }

    @Test
    void a_question_of_two_steps_is_thought_about_from_the_beginning() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, READ, GOOD);
        ResearchRun run = start(model, ResearchRequest.of(Bench.QUESTION));
        Bench.answer(run);
        assertThat(thinking(model)).containsExactly(true, true, true);
        assertThat(model.requests.get(0)).doesNotContain("A quick answer is wanted");
        assertThat(Bench.events(run, ModeChosen.class))
                .extracting(ModeChosen::mode)
                .containsExactly(Mode.THINK);
    }

    @Test
    void an_unsure_fast_answer_goes_on_with_thinking() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, READ, UNSURE, UNSURE);
        ResearchRun run = start(model);
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.confidence()).isEqualTo(0.3);
        assertThat(thinking(model)).containsExactly(false, false, false, true);
        assertThat(lastMessage(model, 3)).contains("quick attempt is over", "not sure of its fast answer (0.3)");
        assertThat(Bench.events(run, ModeChosen.class))
                .extracting(ModeChosen::mode)
                .containsExactly(Mode.FAST, Mode.THINK);
    }

    @Test
    void a_fast_attempt_that_finds_nothing_goes_on_with_thinking() throws Exception {
        ScriptedModel model = ScriptedModel.of(NOTHING, FIND, READ, GOOD);
        Answer answer = Bench.answer(start(model));
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(thinking(model)).containsExactly(false, true, true, true);
    }

    @Test
    void a_fast_answer_that_its_quotes_do_not_carry_goes_on_with_thinking_after_its_correction() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, READ, WRONG, WRONG, GOOD);
        ResearchRun run = start(model);
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.answer()).contains("1908");
        assertThat(thinking(model)).containsExactly(false, false, false, false, true);
        assertThat(Bench.events(run, ModeChosen.class).get(1).reason()).contains("1 of 1");
    }

    @Test
    void a_fast_attempt_without_an_answer_goes_on_with_thinking_after_its_steps() throws Exception {
        AiMessage look = turn("", "find", "{\"source\": 1, \"text\": \"kept\"}");
        ScriptedModel model = ScriptedModel.of(FIND, READ, look, look, GOOD);
        Answer answer = Bench.answer(start(model));
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(thinking(model)).containsExactly(false, false, false, false, true);
        assertThat(lastMessage(model, 4)).contains("no answer after 4 steps");
    }

    @Test
    void fast_as_asked_for_stays_fast_and_short() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, READ, UNSURE);
        ResearchRequest request = ResearchRequest.of(Bench.QUESTION).withMode(Mode.FAST);
        ResearchRun run = start(model, request);
        assertThat(Bench.answer(run).status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(run.request().budget().maxSteps()).isEqualTo(4);
        assertThat(thinking(model)).containsExactly(false, false, false);
    }

    @Test
    void a_run_that_was_broken_off_goes_on_in_the_same_mode() throws Exception {
        ResearchRun whole = start(ScriptedModel.of(FIND, READ, UNSURE, GOOD));
        Answer answer = Bench.answer(whole);
        List<RecordedEvent> events = whole.events(1);
        for (int kept = 0; kept <= events.size(); kept++) {
            StoredRun broken = bench.store.create("again" + kept, "", ResearchRequest.of(SHORT));
            int answered = 0;
            for (RecordedEvent recorded : events.subList(0, kept)) {
                if (recorded.event() instanceof ResearchEvent.SourceFrozen frozen) {
                    broken.sources()
                            .put(
                                    frozen.source().sha256(),
                                    whole.source(1).orElseThrow().text());
                }
                answered += recorded.event() instanceof ResearchEvent.ModelAnswered ? 1 : 0;
                broken.log().append(0, recorded.event());
            }
            ScriptedModel rest = new ScriptedModel(List.of(FIND, READ, UNSURE, GOOD), answered);
            assertThat(Bench.answer(bench.start(broken, rest)).claims())
                    .as("after %s events", kept)
                    .isEqualTo(answer.claims());
            List<Boolean> all = List.of(false, false, false, true);
            assertThat(thinking(rest)).as("after %s events", kept).isEqualTo(all.subList(answered, 4));
        }
    }
}
