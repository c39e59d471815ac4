package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.prose;
import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.submit;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.Cancellation;
import dev.footnote.api.Claim;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.StoredRun;
import dev.footnote.tools.ToolNames;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunTest {

    private static final AiMessage FIND = turn("Look.", "search", search("Skerry keeper"));
    private static final AiMessage READ = turn("Read.", "read", read(Library.KEEPER));
    private static final AiMessage HAND_IN = turn("Done.", "submit_answer", submit("Ada Brennan.", 1, Library.KEPT));
    private static final AiMessage GIVE_UP = turn("No.", "submit_answer", "{\"found\": false, \"claims\": []}");

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private ResearchRun start(ScriptedModel model) {
        return bench.start(bench.fresh("run"), model);
    }

    private static String lastTool(ScriptedModel model, int request) {
        List<ChatMessage> messages = model.whole.get(request).messages();
        return ((ToolExecutionResultMessage) messages.get(messages.size() - 1)).text();
    }

    @Test
    void a_found_answer_ends_the_run_with_its_quote() throws Exception {
        ResearchRun run = start(ScriptedModel.of(FIND, READ, HAND_IN));
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.claims().get(0).citations().get(0).quote()).isEqualTo(Library.KEPT);
        assertThat(Bench.events(run, ResearchEvent.RunEnded.class)).hasSize(1);
    }

    @Test
    void an_unknown_tool_is_answered_with_the_names_of_the_known_ones() throws Exception {
        ScriptedModel model = ScriptedModel.of(turn("Click.", "browse", "{\"id\": 3}"), GIVE_UP);
        ResearchRun run = start(model);
        assertThat(Bench.answer(run).status()).isEqualTo(Answer.Status.NOT_FOUND);
        assertThat(lastTool(model, 1)).contains("browse", "no such tool", "submit_answer");
        assertThat(Bench.events(run, ResearchEvent.ToolAnswered.class).get(0).failed())
                .isTrue();
        assertThat(Bench.events(run, ResearchEvent.ToolCalled.class)).isEmpty();
    }

    @Test
    void arguments_that_cannot_be_read_are_answered_with_what_is_wrong() throws Exception {
        ScriptedModel model = ScriptedModel.of(
                turn("Search.", "search", "{\"queries\": [\"Ske"),
                turn("Read.", "read", "{\"address\": 4}"),
                turn("Hand in.", "submit_answer", "{\"found\": true}"),
                GIVE_UP);
        assertThat(Bench.answer(start(model)).status()).isEqualTo(Answer.Status.NOT_FOUND);
        assertThat(lastTool(model, 1)).startsWith("Failed: search").contains("queries");
        assertThat(lastTool(model, 2)).startsWith("Failed: read").contains("url");
        assertThat(lastTool(model, 3)).startsWith("Failed: submit_answer").contains("claims");
        assertThat(bench.library.queries).isEmpty();
        assertThat(bench.library.read).isEmpty();
    }

    @Test
    void a_model_that_only_makes_bad_calls_is_given_up_as_unfit() throws Exception {
        AiMessage bad = turn("Hm.", "browse", "{}", "search", "{");
        ScriptedModel model = ScriptedModel.of(bad, bad, bad, bad, bad);
        Answer answer = Bench.answer(start(model));
        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.reason()).contains("8 unreadable or unknown tool calls in a row", "--model-name");
        assertThat(model.requests).hasSize(4);
    }

    @Test
    void a_turn_in_prose_is_told_back_and_the_run_goes_on() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, READ, prose("It was Ada Brennan, I am sure."), HAND_IN);
        assertThat(Bench.answer(start(model)).status()).isEqualTo(Answer.Status.ANSWERED);
        List<ChatMessage> last = model.whole.get(3).messages();
        assertThat(((UserMessage) last.get(last.size() - 1)).singleText())
                .contains("It was Ada Brennan, I am sure.", "submit_answer");
        assertThat(last.stream().filter(AiMessage.class::isInstance)).hasSize(2);
    }

    @Test
    void a_model_that_calls_nothing_at_all_has_failed_and_the_flags_of_the_server_are_named() throws Exception {
        Answer answer = Bench.answer(
                start(ScriptedModel.of(prose("I think."), prose("So I said."), prose("Ada.\n\nOf Tobermory."))));
        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.reason()).contains("--enable-auto-tool-choice", "--jinja", "could be checked");
        assertThat(answer.claims()).extracting(Claim::support).containsExactly(Claim.Support.NONE, Claim.Support.NONE);
    }

    @Test
    void prose_again_and_again_becomes_claims_without_support() throws Exception {
        Answer answer = Bench.answer(
                start(ScriptedModel.of(FIND, prose("I think."), prose("So I said."), prose("Ada.\n\nOf Tobermory."))));
        assertThat(answer.status()).isEqualTo(Answer.Status.UNSUPPORTED);
        assertThat(answer.claims()).extracting(Claim::text).containsExactly("Ada.", "Of Tobermory.");
        assertThat(answer.claims()).extracting(Claim::support).containsOnly(Claim.Support.NONE);
        assertThat(answer.reason()).contains("none of its claims could be checked");
    }

    @Test
    void empty_turns_end_the_run_with_a_remedy() throws Exception {
        AiMessage empty = AiMessage.from("");
        Answer answer = Bench.answer(start(ScriptedModel.of(empty, empty, empty)));
        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.reason()).contains("3 turns in a row", "choose another");
    }

    @Test
    void the_last_step_is_for_handing_in_and_its_answer_says_that_the_budget_ended() throws Exception {
        bench.maxSteps(3);
        ScriptedModel model = ScriptedModel.of(FIND, READ, HAND_IN);
        ResearchRun run = start(model);
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(answer.claims().get(0).citations()).hasSize(1);
        assertThat(lastTool(model, 2)).contains("Budget:", "used up", "submit_answer");
        assertThat(model.whole.get(2).toolSpecifications()).hasSize(4);
    }

    @Test
    void only_the_submit_tool_is_offered_once_the_end_of_the_budget_was_ignored() throws Exception {
        bench.maxSteps(2);
        ScriptedModel model = ScriptedModel.of(FIND, READ, HAND_IN);
        ResearchRun run = start(model);
        assertThat(Bench.answer(run).status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(bench.library.read).isEmpty();
        assertThat(bench.library.queries).hasSize(1);
        assertThat(lastTool(model, 2)).contains("budget is used up");
        assertThat(model.whole.get(1).toolSpecifications()).hasSize(4);
        assertThat(model.whole.get(2).toolSpecifications())
                .extracting(ToolSpecification::name)
                .containsExactly(ToolNames.SUBMIT);
    }

    @Test
    void a_model_that_never_hands_in_is_stopped_one_step_past_the_limit() throws Exception {
        bench.maxSteps(1);
        ScriptedModel model = ScriptedModel.of(FIND, FIND, FIND, FIND, FIND, FIND, FIND, FIND, FIND);
        Answer answer = Bench.answer(start(model));
        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(answer.reason()).contains("did not hand in");
        assertThat(model.requests).hasSize(2);
    }

    @Test
    void a_full_window_hides_older_results_and_loses_no_source() throws Exception {
        bench.window(150);
        ScriptedModel model =
                ScriptedModel.of(FIND, READ, turn("Again.", "find", "{\"source\": 1, \"text\": \"kept\"}"), HAND_IN);
        ResearchRun run = start(model);
        Answer answer = Bench.answer(run);

        assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
        assertThat(Bench.events(run, ResearchEvent.MemoryFolded.class)).isNotEmpty();
        List<ChatMessage> last = model.whole.get(3).messages();
        assertThat(last).hasSizeLessThan(8);
        assertThat(last.get(1).toString()).contains(Bench.QUESTION, "1: Page of /keeper (" + Library.KEEPER + ")");
        assertThat(answer.claims().get(0).citations()).hasSize(1);
    }

    @Test
    void a_run_dismissed_before_it_began_has_its_record_and_asks_no_model() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND);
        StoredRun stored = bench.fresh("waiting");
        Answer answer = Bench.answer(bench.dismiss(stored, model, "nobody waits"));
        assertThat(answer.status()).isEqualTo(Answer.Status.CANCELLED);
        assertThat(answer.reason()).isEqualTo("nobody waits");
        assertThat(model.requests).isEmpty();
        assertThat(stored.log().from(1).get(0).event()).isInstanceOf(ResearchEvent.RunStarted.class);
        assertThat(Bench.answer(bench.start(stored, model))).isEqualTo(answer);
    }

    @Test
    void an_address_that_nothing_named_is_not_read() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, turn("Guess.", "read", read(Library.HIDDEN)), GIVE_UP);
        Bench.answer(start(model));
        assertThat(lastTool(model, 2)).startsWith("Failed: read").contains(Library.HIDDEN, "search");
        assertThat(bench.library.read).isEmpty();
    }

    @Test
    void a_piece_of_a_named_address_is_not_named() throws Exception {
        ScriptedModel model =
                ScriptedModel.of(FIND, turn("Cut.", "read", read("http://library.example/keep")), GIVE_UP);
        Bench.answer(start(model));
        assertThat(lastTool(model, 2)).startsWith("Failed: read").contains("not an address");
        assertThat(bench.library.read).isEmpty();
    }

    @Test
    void an_address_that_only_the_model_wrote_is_not_named_by_its_refusal() throws Exception {
        AiMessage guess = turn("Guess.", "read", read(Library.HIDDEN));
        ScriptedModel model = ScriptedModel.of(guess, guess, GIVE_UP);
        Bench.answer(start(model));
        assertThat(bench.library.read).isEmpty();
    }

    @Test
    void an_address_that_the_model_searched_for_or_told_in_prose_is_not_named() throws Exception {
        ScriptedModel model = ScriptedModel.of(
                turn("Trick.", "search", search(Library.HIDDEN)),
                prose("See " + Library.HIDDEN + " for more."),
                turn("Now.", "read", read(Library.HIDDEN)),
                GIVE_UP);
        Bench.answer(start(model));
        assertThat(bench.library.read).isEmpty();
    }

    @Test
    void an_address_in_the_text_of_a_page_that_was_read_can_be_read() throws Exception {
        ScriptedModel model = ScriptedModel.of(
                FIND, READ, turn("Follow.", "read", read("http://library.example/rolls?year=1911")), GIVE_UP);
        Bench.answer(start(model));
        assertThat(bench.library.read).hasSize(2);
    }

    @Test
    void cancelling_ends_at_once_and_stops_the_tool_that_runs() throws Exception {
        CompletableFuture<Cancellation> begun = new CompletableFuture<>();
        CountDownLatch hold = new CountDownLatch(1);
        bench.library.onSearch(cancellation -> {
            begun.complete(cancellation);
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            ResearchRun run = start(ScriptedModel.of(FIND, READ, HAND_IN));
            Cancellation inFlight = begun.get(10, TimeUnit.SECONDS);
            run.cancel("the user left");
            assertThat(run.result()).isDone();
            assertThat(run.result().join().status()).isEqualTo(Answer.Status.CANCELLED);
            assertThat(run.result().join().reason()).isEqualTo("the user left");
            assertThat(inFlight.isCancelled()).isTrue();
            assertThat(Bench.events(run, ResearchEvent.RunEnded.class)).hasSize(1);
        } finally {
            hold.countDown();
        }
    }

    @Test
    void a_listener_that_throws_is_told_all_the_same_and_harms_neither_the_run_nor_the_others() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        CompletableFuture<Void> failedLast = new CompletableFuture<>();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        ResearchRun run = start(ScriptedModel.of(FIND, READ, HAND_IN));
        run.watch(1, recorded -> {
            failed.incrementAndGet();
            if (recorded.event() instanceof ResearchEvent.RunEnded) {
                failedLast.complete(null);
            }
            if (recorded.seq() % 2 == 0) {
                throw new IllegalStateException("a listener of a test breaks");
            }
            throw new AssertionError("a listener of a test breaks badly");
        });
        run.watch(1, new RunListener() {
            @Override
            public void onEvent(RecordedEvent recorded) {
                heard.incrementAndGet();
                if (recorded.event() instanceof ResearchEvent.RunEnded) {
                    ended.complete(null);
                }
            }
        });
        assertThat(Bench.answer(run).status()).isEqualTo(Answer.Status.ANSWERED);
        ended.get(10, TimeUnit.SECONDS);
        failedLast.get(10, TimeUnit.SECONDS);
        assertThat(heard.get()).isEqualTo(run.events(1).size());
        assertThat(failed.get()).isEqualTo(run.events(1).size());
    }
}
