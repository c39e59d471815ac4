package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.submit;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.AnswerSettings;
import dev.footnote.api.Answer;
import dev.footnote.api.Claim;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchEvent.ClaimDoubted;
import dev.footnote.api.run.ResearchEvent.QuoteRefused;
import dev.footnote.api.run.ResearchRun;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a draft's claims and short answer go back to the model, and how the run ends then. */
class VerdictTest {

    private static final AiMessage FIND = turn("Look.", "search", search("Skerry keeper"));
    private static final AiMessage READ = turn("Read.", "read", read(Library.KEEPER));
    private static final String SOUND = "Ada Brennan kept the lighthouse from 1908 to 1914.";
    private static final String WRONG = "Ada Brennan kept the lighthouse from 1908 to 1924.";

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private ResearchRun start(ScriptedModel model) {
        return bench.start(bench.fresh("run"), model);
    }

    private static AiMessage handIn(String shortAnswer, String claim) {
        return turn("Done.", "submit_answer", submit(shortAnswer, claim, 1, Library.KEPT));
    }

    private static String lastTool(ScriptedModel model, int request) {
        List<ChatMessage> messages = model.whole.get(request).messages();
        return ((ToolExecutionResultMessage) messages.get(messages.size() - 1)).text();
    }

    @Test
    void a_claim_that_says_more_than_its_quote_goes_back_with_the_reason_and_the_sentence() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, READ, handIn("Ada Brennan", WRONG), handIn("Ada Brennan", SOUND));
        ResearchRun run = start(model);
        Answer answer = Bench.answer(run);
        assertThat(lastTool(model, 3))
                .startsWith("Refused (1 of 3)")
                .contains("- Claim 1, source 1:", "1924", Library.KEPT);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.claims()).extracting(Claim::support).containsExactly(Claim.Support.FULL);
        assertThat(answer.claims().get(0).reasons()).isEmpty();
        ClaimDoubted doubt = Bench.events(run, ClaimDoubted.class).get(0);
        assertThat(doubt.claim()).isZero();
        assertThat(doubt.reasons()).isNotEmpty();
    }

    @Test
    void a_claim_goes_back_once_and_is_then_marked_with_its_reason() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, READ, handIn("Ada Brennan", WRONG), handIn("Ada Brennan", WRONG));
        ResearchRun run = start(model);
        Answer answer = Bench.answer(run);
        assertThat(model.requests).hasSize(4);
        assertThat(Bench.events(run, ClaimDoubted.class)).hasSize(1);
        Claim claim = answer.claims().get(0);
        assertThat(claim.support()).isNotEqualTo(Claim.Support.FULL);
        assertThat(claim.reasons().get(0).text()).contains("1924");
        assertThat(answer.answer()).containsPattern("\\(\\*(partly supported|unsupported): .*1924");
    }

    @Test
    void under_the_policy_fail_a_claim_without_full_support_leaves_no_answer() throws Exception {
        bench.partial(AnswerSettings.Partial.FAIL);
        ScriptedModel model = ScriptedModel.of(FIND, READ, handIn("Ada Brennan", WRONG), handIn("Ada Brennan", WRONG));
        assertThat(Bench.answer(start(model)).status()).isEqualTo(Answer.Status.UNSUPPORTED);
    }

    @Test
    void a_short_answer_that_nothing_carries_goes_back_once_and_is_then_left_out() throws Exception {
        AiMessage paris = handIn("Paris, France, in 1857", SOUND);
        ScriptedModel model = ScriptedModel.of(FIND, READ, paris, paris);
        ResearchRun run = start(model);
        Answer answer = Bench.answer(run);
        assertThat(lastTool(model, 3)).contains("- Short answer: ", "1857");
        assertThat(Bench.events(run, ClaimDoubted.class))
                .extracting(ClaimDoubted::claim)
                .containsExactly(-1);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.shortAnswer()).isEmpty();
        assertThat(answer.notes()).anyMatch(note -> note.startsWith("The short answer was left out"));
    }

    @Test
    void a_short_answer_that_the_claims_carry_stays() throws Exception {
        for (String good :
                List.of("Ada Brennan", "Ada Brennan, 1908 to 1914", "She kept it from 1908", "Yes", "A woman")) {
            try (Bench other = new Bench()) {
                ScriptedModel model = ScriptedModel.of(FIND, READ, handIn(good, SOUND));
                Answer answer = Bench.answer(other.start(other.fresh("run"), model));
                assertThat(answer.shortAnswer()).isEqualTo(good);
            }
        }
    }

    @Test
    void a_draft_that_cannot_be_read_takes_no_round() throws Exception {
        AiMessage broken = turn("Hm.", "submit_answer", "{\"found\": true}");
        AiMessage lie = turn("Done.", "submit_answer", submit("Ada.", 1, "Words that stand nowhere at all."));
        ScriptedModel model = ScriptedModel.of(FIND, READ, broken, broken, broken, broken, lie, lie);
        ResearchRun run = start(model);
        run.result().handle((answer, error) -> answer).get(30, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(lastTool(model, 6)).startsWith("Failed: submit_answer");
        assertThat(lastTool(model, 7)).startsWith("Refused (1 of 3)");
    }

    @Test
    void what_is_meant_for_the_model_is_not_in_the_events_for_people() throws Exception {
        AiMessage lie = turn("Done.", "submit_answer", submit("Ada.", 1, "The lighthouse was kept by nobody at all."));
        ScriptedModel model = ScriptedModel.of(FIND, READ, lie, handIn("Ada Brennan", SOUND));
        ResearchRun run = start(model);
        Bench.answer(run);
        assertThat(lastTool(model, 3)).contains("word for word");
        QuoteRefused refused = Bench.events(run, QuoteRefused.class).get(0);
        assertThat(refused.reason()).isEqualTo("These words do not stand in source 1.");
    }

    @Test
    void a_budget_that_ended_before_anything_was_read_is_told_as_such() throws Exception {
        bench.maxSteps(1);
        AiMessage none = turn("No.", "submit_answer", "{\"found\": false, \"claims\": []}");
        Answer answer = Bench.answer(start(ScriptedModel.of(none)));
        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(answer.reason()).contains("before any source was read");
        assertThat(answer.answer()).doesNotContain("sources that were read");
    }

    @Test
    void without_any_search_page_or_quote_nothing_is_answered() throws Exception {
        AiMessage bare = turn(
                "I know.",
                "submit_answer",
                "{\"found\": true, \"short_answer\": \"Ada\", \"claims\": [{\"text\": \"Ada kept it.\", \"quotes\":"
                        + " []}]}");
        Answer answer = Bench.answer(start(ScriptedModel.of(bare, bare, bare, bare)));
        assertThat(answer.status()).isEqualTo(Answer.Status.UNSUPPORTED);
        assertThat(answer.shortAnswer()).isEmpty();
        assertThat(answer.answer()).contains("unsupported").doesNotContain("**");
    }

    @Test
    void a_source_has_one_number_in_events_answer_and_run() throws Exception {
        AiMessage birth = turn("Read.", "search", search("Brennan"));
        AiMessage second = turn("Read.", "read", read(Library.BIRTH));
        AiMessage done = turn(
                "Done.", "submit_answer", submit("Tobermory", "She was born in Tobermory in 1871.", 2, Library.BORN));
        ResearchRun run = start(ScriptedModel.of(FIND, READ, birth, second, done));
        Answer answer = Bench.answer(run);
        assertThat(answer.answer()).contains("[2]").doesNotContain("[1]");
        Answer.CitedSource cited = answer.sources().get(0);
        assertThat(cited.id()).isEqualTo(2);
        assertThat(run.source(cited.id()).orElseThrow().url()).isEqualTo(cited.url());
        assertThat(Bench.events(run, ResearchEvent.ClaimChecked.class).get(0).claim())
                .isEqualTo(answer.claims().get(0));
    }
}
