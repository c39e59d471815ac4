package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.submit;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.llm.wire.RunParameters;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which steps the model is asked to think less. */
class StepEffortTest {

    private static final String CLAIM = "Ada Brennan kept the lighthouse of Skerry Point from 1908 to 1914.";
    private static final AiMessage FIND = turn("Look.", "search", search("Skerry keeper"));
    private static final AiMessage READ = turn("Read.", "read", read(Library.KEEPER));
    private static final AiMessage BOTH = turn("Both.", "search", search("Brennan"), "read", read(Library.KEEPER));
    private static final AiMessage BAD = turn("Hand in.", "submit_answer", submit(CLAIM, 1, "It was kept by a crow."));
    private static final AiMessage GOOD = turn("Hand in.", "submit_answer", submit(CLAIM, 1, Library.KEPT));

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private List<Boolean> light(AiMessage... script) throws Exception {
        ScriptedModel model = ScriptedModel.of(script);
        Bench.answer(bench.start(bench.store.create("r", "", ResearchRequest.of(Bench.QUESTION)), model));
        return model.whole.stream()
                .map(request -> ((RunParameters) request.parameters()).mode().light())
                .toList();
    }

    @Test
    void only_where_the_last_turn_did_nothing_but_search() throws Exception {
        bench.effortByStep();
        assertThat(light(FIND, READ, GOOD)).containsExactly(false, true, false);
    }

    @Test
    void what_was_read_and_what_was_sent_back_is_thought_about() throws Exception {
        bench.effortByStep();
        assertThat(light(FIND, BOTH, BAD, FIND, GOOD)).containsExactly(false, true, false, false, true);
    }

    @Test
    void a_search_that_failed_and_a_turn_in_prose_are_thought_about() throws Exception {
        bench.effortByStep();
        AiMessage unreadable = turn("Look.", "search", "{}");
        assertThat(light(unreadable, FIND, ScriptedModel.prose("It was Ada Brennan."), READ, GOOD))
                .containsExactly(false, false, true, false, false);
    }

    @Test
    void the_last_step_of_a_budget_is_thought_about() throws Exception {
        bench.effortByStep().maxSteps(3);
        assertThat(light(FIND, FIND, GOOD)).containsExactly(false, true, false);
    }

    @Test
    void a_fast_run_does_not_think_anyway() throws Exception {
        bench.mode(Mode.FAST, 4).effortByStep();
        assertThat(light(FIND, READ, GOOD)).containsExactly(false, false, false);
    }

    @Test
    void nowhere_unless_that_is_set() throws Exception {
        assertThat(light(FIND, READ, GOOD)).containsExactly(false, false, false);
    }
}
