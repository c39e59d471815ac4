package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.submit;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.Cancellation;
import dev.footnote.api.Claim;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunListener;
import dev.footnote.api.run.StoredRun;
import dev.footnote.research.state.RunJournal;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each limit of a run, reached. */
@Timeout(60)
class LimitsTest {

    private static final AiMessage FIND = turn("Look.", "search", search("Skerry keeper"));
    private static final AiMessage READ = turn("Read.", "read", read(Library.KEEPER));
    private static final AiMessage HAND_IN = turn("Done.", "submit_answer", submit("Ada Brennan.", 1, Library.KEPT));
    private static final AiMessage WRONG = turn("Done.", "submit_answer", submit("Ada.", 1, "No such words."));

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private ResearchRun start(StreamingChatModel model) {
        return bench.start(bench.fresh("run"), model);
    }

    private static String toolResult(ScriptedModel model, int request, int result) {
        return model.whole.get(request).messages().stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(message -> ((ToolExecutionResultMessage) message).text())
                .toList()
                .get(result);
    }

    @Test
    void the_time_limit_and_its_grace_end_a_run_whose_model_stays_silent() throws Exception {
        bench.budget(new Budget(30, 3_000_000L, null, Duration.ofMillis(20))).endGrace(Duration.ofMillis(10));
        CompletableFuture<StreamingChatResponseHandler> silent = new CompletableFuture<>();
        ResearchRun run = start(new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                silent.complete(handler);
            }
        });
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(answer.reason()).contains("time limit");
        silent.join()
                .onCompleteResponse(ChatResponse.builder().aiMessage(HAND_IN).build());
        assertThat(Bench.events(run, ResearchEvent.ModelAnswered.class)).isEmpty();
    }

    /** It never answers again, not even when it is asked to hand in. */
    @Test
    void a_model_that_falls_silent_leaves_what_was_read_and_what_it_had_claimed() throws Exception {
        bench.budget(new Budget(30, null, null, Duration.ofHours(1)));
        AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
        bench.clock(new MovingClock(passed));
        AiMessage draft = turn(
                "Done.",
                "submit_answer",
                submit("Ada Brennan.", 1, Library.KEPT)
                        .replace(
                                "\"claims\": [",
                                "\"claims\": [{\"text\": \"Born at sea.\", \"quotes\": [{\"source\": 1, \"quote\": \"No such words.\"}]}, "));
        ScriptedModel script = ScriptedModel.of(FIND, READ, draft);
        CompletableFuture<Void> thinking = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        ResearchRun run = bench.startOnMany(bench.fresh("run"), new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                if (script.whole.size() < 3) {
                    script.chat(request, handler);
                } else if (!thinking.complete(null)) {
                    asked.complete(null);
                }
            }
        });
        thinking.get(30, TimeUnit.SECONDS);
        passed.set(Duration.ofHours(1));
        ((Run) run).atTimeLimit();
        asked.get(30, TimeUnit.SECONDS);
        ((Run) run).atEndOfGrace(Duration.ofHours(1));
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(answer.reason()).contains("time limit of 3600 s", "--max-time");
        assertThat(answer.claims()).extracting(Claim::support).containsExactly(Claim.Support.NONE, Claim.Support.FULL);
        assertThat(answer.sources()).isNotEmpty();
    }

    /** With a grace of an hour the run is still going when the model hands in, long after its 20 ms. */
    @Test
    void after_the_time_limit_the_grace_leaves_time_to_hand_in() throws Exception {
        bench.budget(new Budget(30, 3_000_000L, null, Duration.ofMillis(20))).endGrace(Duration.ofHours(1));
        ScriptedModel script = ScriptedModel.of(FIND, READ, HAND_IN);
        CompletableFuture<Void> pastTheLimit =
                new CompletableFuture<Void>().completeOnTimeout(null, 200, TimeUnit.MILLISECONDS);
        ResearchRun run = start(new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                pastTheLimit.join();
                script.chat(request, handler);
            }
        });
        assertThat(Bench.answer(run).status()).isEqualTo(Answer.Status.ANSWERED);
    }

    /** The timer itself calls for the answer: nobody else stops a model that thinks for ever, for the grace is an hour. */
    @Test
    void the_timer_asks_a_model_that_still_thinks_to_hand_in() throws Exception {
        bench.budget(new Budget(30, 3_000_000L, null, Duration.ofMillis(400))).endGrace(Duration.ofHours(1));
        AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
        bench.clock(new MovingClock(passed));
        ScriptedModel script = ScriptedModel.of(FIND, READ, HAND_IN);
        AtomicReference<Boolean> silent = new AtomicReference<>(true);
        ResearchRun run = bench.startOnMany(bench.fresh("run"), new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                if (script.whole.size() == 2 && silent.getAndSet(false)) {
                    passed.set(Duration.ofSeconds(1));
                    return; // never answers
                }
                script.chat(request, handler);
            }
        });
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(answer.claims()).hasSize(1);
        assertThat(script.whole.get(2).toolSpecifications())
                .extracting(ToolSpecification::name)
                .containsExactly("submit_answer");
        assertThat(Bench.events(run, ResearchEvent.AttemptDiscarded.class)).hasSize(1);
    }

    /** The bench refuses three times; a model that never corrects itself is then taken at its word. */
    @Test
    void after_the_refusals_of_quote_rounds_a_bad_draft_is_taken_and_marked() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, READ, WRONG, WRONG, WRONG, WRONG, WRONG, WRONG);
        ResearchRun run = start(model);
        Answer answer = Bench.answer(run);
        assertThat(model.requests).hasSize(2 + 3 + 1);
        assertThat(answer.claims()).singleElement().satisfies(claim -> {
            assertThat(claim.text()).isEqualTo("Ada.");
            assertThat(claim.support()).isEqualTo(Claim.Support.NONE);
        });
        assertThat(toolResult(model, 5, 4)).contains("3");
        assertThat(Bench.events(run, ResearchEvent.QuoteRefused.class)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void without_quote_rounds_the_first_bad_draft_is_taken() throws Exception {
        bench.quoteRounds(0);
        ScriptedModel model = ScriptedModel.of(FIND, READ, WRONG, HAND_IN);
        assertThat(Bench.answer(start(model)).claims()).hasSize(1);
        assertThat(model.requests).hasSize(3);
    }

    @Test
    void a_tool_that_takes_too_long_is_stopped_and_the_run_goes_on() throws Exception {
        bench.toolTimeout(Duration.ofMillis(30));
        CompletableFuture<Cancellation> stopped = new CompletableFuture<>();
        CountDownLatch hold = new CountDownLatch(1);
        bench.library.onSearch(cancellation -> {
            cancellation.onCancel(() -> stopped.complete(cancellation));
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            ScriptedModel model =
                    ScriptedModel.of(FIND, turn("No.", "submit_answer", "{\"found\":false,\"claims\":[]}"));
            assertThat(Bench.answer(bench.startOnMany(bench.fresh("run"), model))
                            .status())
                    .isEqualTo(Answer.Status.NOT_FOUND);
            assertThat(toolResult(model, 1, 0)).contains("took longer than");
            assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
        } finally {
            hold.countDown();
        }
    }

    @Test
    void an_equal_call_of_a_later_step_is_answered_by_what_is_known_then() throws Exception {
        AiMessage look = turn("Find.", "find", "{\"source\": 1, \"text\": \"kept\"}");
        ScriptedModel model = ScriptedModel.of(FIND, look, READ, look, HAND_IN);
        Bench.answer(start(model));
        assertThat(toolResult(model, 2, 1)).startsWith("Failed: find");
        assertThat(toolResult(model, 4, 3)).contains(Library.KEPT);
    }

    @Test
    void an_equal_search_of_a_later_step_is_a_call_of_its_own() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, FIND, READ, HAND_IN);
        ResearchRun run = start(model);
        Bench.answer(run);
        assertThat(Bench.events(run, ResearchEvent.ToolCalled.class))
                .extracting(event -> event.call().name())
                .containsExactly("search", "search", "read");
        assertThat(toolResult(model, 2, 1)).isNotEqualTo(toolResult(model, 2, 0));
    }

    @Test
    void equal_calls_of_one_step_run_once() throws Exception {
        ScriptedModel model =
                ScriptedModel.of(turn("Twice.", "search", search("Skerry"), "search", search("Skerry")), READ, HAND_IN);
        Bench.answer(start(model));
        assertThat(bench.library.queries).containsExactly("Skerry");
        assertThat(toolResult(model, 1, 1)).isEqualTo(toolResult(model, 1, 0));
    }

    /** A turn takes 120 tokens. */
    @Test
    void the_token_limit_ends_a_run_one_call_past_it_even_if_the_model_ignores_it() throws Exception {
        bench.budget(new Budget(30, 240L, null, null));
        ScriptedModel model = ScriptedModel.of(FIND, READ, FIND, FIND, FIND, FIND, FIND);
        Answer answer = Bench.answer(start(model));
        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(model.requests).hasSize(3);
        assertThat(toolResult(model, 2, 1)).contains("tokens", "used up");
        assertThat(answer.reason()).contains("the limit of tokens was reached", "research.max_tokens");
        assertThat(answer.usage().tokens().input() + answer.usage().tokens().output())
                .isEqualTo(360);
    }

    @Test
    void the_model_is_told_once_that_a_limit_is_near() throws Exception {
        bench.maxSteps(6);
        ScriptedModel model = ScriptedModel.of(FIND, READ, FIND, FIND, HAND_IN);
        assertThat(Bench.answer(start(model)).status()).isEqualTo(Answer.Status.ANSWERED);
        List<String> told = List.of(
                toolResult(model, 4, 0), toolResult(model, 4, 1), toolResult(model, 4, 2), toolResult(model, 4, 3));
        assertThat(told.subList(0, 2)).noneMatch(result -> result.contains("nearly used up"));
        assertThat(told).filteredOn(result -> result.contains("nearly used up")).hasSize(1);
    }

    @Test
    void every_event_tells_what_the_run_has_cost_by_then() throws Exception {
        bench.price("0.25");
        ResearchRun run = bench.start(bench.fresh("r"), ScriptedModel.of(FIND, READ, HAND_IN));
        Bench.answer(run);
        List<BigDecimal> costs =
                run.events(1).stream().map(RecordedEvent::costUsd).toList();
        assertThat(costs).doesNotContainNull().isSorted();
        assertThat(costs.get(0)).isZero();
        assertThat(costs.get(costs.size() - 1)).isEqualByComparingTo("0.75");
        List<RecordedEvent> watched = new CopyOnWriteArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        run.watch(3, new RunListener() {
            @Override
            public void onEvent(RecordedEvent recorded) {
                watched.add(recorded);
                if (recorded.event() instanceof ResearchEvent.RunEnded) {
                    ended.countDown();
                }
            }
        });
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(watched).isEqualTo(run.events(3));
    }

    @Test
    void the_cost_limit_ends_a_run_one_call_past_it() throws Exception {
        bench.budget(new Budget(30, null, new BigDecimal("0.10"), null)).price("0.05");
        ScriptedModel model = ScriptedModel.of(FIND, READ, FIND, FIND, FIND, FIND);
        Answer answer = Bench.answer(start(model));
        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(model.requests).hasSize(3);
        assertThat(answer.usage().costUsd()).isEqualByComparingTo("0.15");
        assertThat(answer.reason()).contains("the limit of cost was reached", "--max-cost");
        assertThat(toolResult(model, 2, 1)).contains("cost", "used up");
    }

    @Test
    void a_draft_refused_before_the_limit_is_not_corrected_past_it_again_and_again() throws Exception {
        bench.budget(new Budget(30, 480L, null, null));
        ScriptedModel model = ScriptedModel.of(FIND, READ, WRONG, FIND, FIND, FIND, FIND, FIND);
        Answer answer = Bench.answer(start(model));
        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(model.requests).hasSize(5);
        assertThat(answer.claims()).hasSize(1);
    }

    @Test
    void a_model_that_still_thinks_at_the_time_limit_is_asked_to_hand_in() throws Exception {
        AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
        bench.clock(new MovingClock(passed)).budget(new Budget(30, null, null, Duration.ofHours(1)));
        ScriptedModel script = ScriptedModel.of(FIND, READ, HAND_IN);
        CompletableFuture<Void> thinking = new CompletableFuture<>();
        ResearchRun run = bench.startOnMany(bench.fresh("run"), new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                if (script.whole.size() == 2 && !thinking.isDone()) {
                    thinking.complete(null); // and never answers
                    return;
                }
                script.chat(request, handler);
            }
        });
        thinking.get(30, TimeUnit.SECONDS);
        passed.set(Duration.ofHours(1));
        ((Run) run).atTimeLimit();
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(answer.claims()).hasSize(1);
        ChatRequest last = script.whole.get(2);
        assertThat(last.toolSpecifications()).hasSize(1);
        assertThat(last.messages().get(last.messages().size() - 1).toString()).contains("time", "submit_answer");
        assertThat(Bench.events(run, ResearchEvent.AttemptDiscarded.class)).hasSize(1);
    }

    @Test
    void an_equal_call_is_told_at_the_third_time_and_stopped_at_the_twelfth() throws Exception {
        AiMessage same = turn("Again.", "search", "{\"queries\": [\"Skerry keeper\"]}");
        AiMessage likewise = turn("Again.", "search", "{\"queries\":[\"Skerry keeper\"],\"page\":null}");
        ScriptedModel model = ScriptedModel.of(
                same, likewise, same, same, same, same, same, same, same, same, same, same, same, same, same, same);
        Answer answer = Bench.answer(start(model));
        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(toolResult(model, 2, 1)).doesNotContain("same call");
        assertThat(toolResult(model, 3, 2)).contains("this same call 3 times");
        assertThat(toolResult(model, 12, 11)).contains("12 times", "no other tool will run");
        assertThat(model.requests).hasSize(13);
    }

    @Test
    void nothing_is_appended_after_the_end() throws Exception {
        StoredRun stored = bench.fresh("run");
        Bench.answer(bench.start(stored, ScriptedModel.of(FIND, READ, HAND_IN)));
        int events = stored.log().from(1).size();
        RunJournal journal = new RunJournal(stored.log(), Runnable::run);
        assertThat(journal.append(new ResearchEvent.AttemptDiscarded(1, 1, "too late")))
                .isFalse();
        assertThat(stored.log().from(1)).hasSize(events);
    }

    /** As a model that LangChain4j streams: the handle comes with each piece. */
    @Test
    void cancelling_reaches_the_stream_of_a_callers_own_model() throws Exception {
        CompletableFuture<Void> streaming = new CompletableFuture<>();
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        StreamingHandle handle = new StreamingHandle() {
            @Override
            public void cancel() {
                cancelled.complete(null);
            }

            @Override
            public boolean isCancelled() {
                return cancelled.isDone();
            }
        };
        ResearchRun run = start(new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                handler.onPartialThinking(new PartialThinking("Hm."), new PartialThinkingContext(handle));
                streaming.complete(null);
            }
        });
        streaming.get(20, TimeUnit.SECONDS);
        assertThat(cancelled).isNotDone();
        run.cancel("enough");
        assertThat(cancelled).isDone();
        assertThat(Bench.answer(run).reason()).isEqualTo("enough");
    }

    @Test
    void a_slow_dependent_of_the_result_holds_up_neither_cancelling_nor_the_tools() throws Exception {
        CompletableFuture<Cancellation> begun = new CompletableFuture<>();
        CountDownLatch hold = new CountDownLatch(1);
        bench.library.onSearch(cancellation -> {
            begun.complete(cancellation);
            cancellation.onCancel(hold::countDown);
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ResearchRun run = bench.startOnMany(bench.fresh("run"), ScriptedModel.of(FIND, READ, HAND_IN));
        Cancellation tool = begun.get(20, TimeUnit.SECONDS);
        CompletableFuture<Thread> dependent = new CompletableFuture<>();
        CountDownLatch slow = new CountDownLatch(1);
        CompletableFuture<Void> unused = run.result().thenAccept(answer -> {
            dependent.complete(Thread.currentThread());
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        run.cancel("enough"); // would wait for the latch below for ever
        assertThat(tool.isCancelled()).isTrue();
        assertThat(run.result()).isDone();
        assertThat(dependent.get(20, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
        slow.countDown();
    }

    /** The bench's clock, moved on. */
    private static final class MovingClock extends Clock {
        private final AtomicReference<Duration> passed;

        MovingClock(AtomicReference<Duration> passed) {
            this.passed = passed;
        }

        @Override
        public ZoneId getZone() {
            return Bench.CLOCK.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Bench.CLOCK.instant().plus(passed.get());
        }
    }
}
