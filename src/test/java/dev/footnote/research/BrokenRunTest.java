package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.submit;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.RunLog;
import dev.footnote.api.run.StoredRun;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown in a run ends it as failed, at once: its time limit here is twenty minutes. */
@Timeout(60)
class BrokenRunTest {

    private static final AiMessage FIND = turn("Look.", "search", search("Skerry keeper"));
    private static final AiMessage READ = turn("Read.", "read", read(Library.KEEPER));
    private static final AiMessage WRONG = turn("Done?", "submit_answer", submit("Ada.", 1, "No such words."));
    private static final AiMessage HAND_IN = turn("Done.", "submit_answer", submit("Ada Brennan.", 1, Library.KEPT));

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Stream<Throwable> faults() {
        return Stream.of(
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new AssertionError("a sum is wrong"),
                new LinkageError("a class is missing"),
                new IllegalStateException("a state is wrong"));
    }

    private static Stream<Throwable> errors() {
        return faults().filter(Error.class::isInstance);
    }

    private static void sneak(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    private static void isFailed(Answer answer, Throwable fault) {
        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        String expected = fault instanceof OutOfMemoryError
                ? "out of memory"
                : fault instanceof StackOverflowError ? "nested too deeply" : fault.getMessage();
        assertThat(answer.reason()).contains(expected);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void an_error_of_a_tool_ends_the_run(Throwable fault) throws Exception {
        bench.library.onRead(cancellation -> sneak(fault));
        ScriptedModel model = ScriptedModel.of(FIND, READ, HAND_IN);
        isFailed(Bench.answer(bench.start(bench.fresh("run"), model)), fault);
        assertThat(model.requests).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_a_model_throws_ends_the_run(Throwable fault) throws Exception {
        StreamingChatModel model = new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                sneak(fault);
            }
        };
        isFailed(Bench.answer(bench.start(bench.fresh("run"), model)), fault);
    }

    private static Stream<Arguments> faultsAtEvents() {
        return Stream.of(
                        ResearchEvent.RunStarted.class,
                        ResearchEvent.ModelCalled.class,
                        ResearchEvent.ToolCalled.class,
                        ResearchEvent.ModelAnswered.class,
                        ResearchEvent.SearchDone.class,
                        ResearchEvent.SourceFrozen.class,
                        ResearchEvent.ToolAnswered.class,
                        ResearchEvent.DraftSubmitted.class,
                        ResearchEvent.QuoteRefused.class,
                        ResearchEvent.ClaimChecked.class,
                        ResearchEvent.AnswerReady.class,
                        ResearchEvent.RunEnded.class)
                .flatMap(event -> errors().map(fault -> Arguments.of(event, fault)));
    }

    /** The model here swallows what is thrown on its thread, as some do. */
    @ParameterizedTest
    @MethodSource("faultsAtEvents")
    void an_error_at_any_point_of_a_run_ends_it(Class<? extends ResearchEvent> point, Error fault) throws Exception {
        AtomicBoolean once = new AtomicBoolean();
        StoredRun stored =
                breaking(bench.fresh("run"), event -> point.isInstance(event) && !once.getAndSet(true), fault);
        ScriptedModel script = ScriptedModel.of(FIND, READ, WRONG, HAND_IN);
        StreamingChatModel model = new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                try {
                    script.chat(request, handler);
                } catch (Error e) {
                    assertThat(e).isSameAs(fault);
                }
            }
        };
        ResearchRun run = bench.start(stored, model);
        Answer answer = Bench.answer(run);
        assertThat(once).isTrue();
        if (point == ResearchEvent.RunEnded.class) {
            assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        } else {
            isFailed(answer, fault);
        }
        assertThat(Bench.events(run, ResearchEvent.RunEnded.class)).hasSize(1);
    }

    @Test
    void a_log_that_takes_nothing_any_more_fails_the_result_itself() {
        Error fault = new AssertionError("the log is gone");
        StoredRun stored = breaking(bench.fresh("run"), event -> !(event instanceof ResearchEvent.RunStarted), fault);
        ResearchRun run = bench.start(stored, ScriptedModel.of(FIND));
        assertThat(run.result())
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isSameAs(fault);
    }

    private static StoredRun breaking(StoredRun stored, Predicate<ResearchEvent> at, Error fault) {
        RunLog log = stored.log();
        RunLog broken = new RunLog() {
            @Override
            public RecordedEvent append(int trajectory, ResearchEvent event) {
                if (at.test(event)) {
                    throw fault;
                }
                return log.append(trajectory, event);
            }

            @Override
            public List<RecordedEvent> from(long seq) {
                return log.from(seq);
            }
        };
        return new StoredRun(
                stored.id(), stored.owner(), stored.createdAt(), stored.request(), broken, stored.sources());
    }
}
