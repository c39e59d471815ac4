package dev.footnote.llm.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.ChatSettings;
import dev.footnote.llm.endpoint.EndpointFailures;
import dev.footnote.llm.endpoint.EndpointSettings;
import dev.footnote.llm.endpoint.EndpointThreads;
import dev.footnote.llm.endpoint.FailureHints;
import dev.footnote.llm.endpoint.ModelCatalog;
import dev.footnote.llm.endpoint.ModelFailure;
import dev.footnote.llm.endpoint.ModelFailure.Kind;
import dev.footnote.llm.endpoint.ModelSelection;
import dev.footnote.llm.wire.RunParameters;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Waits are recorded and not waited for; one that is longer than any test wants ends the test's call where it is. */
class RetryingModelTest {

    private static final Duration LONGEST_TAKEN = Duration.ofMillis(50);

    /** Stands for an answer at the end of a list of failures. */
    private static final ModelFailure ANSWER = new ModelFailure(Kind.SERVER, "none");

    private final List<Long> waits = new ArrayList<>();
    private final List<RunParameters> sent = new ArrayList<>();
    private final List<Object> ends = new ArrayList<>();
    private final List<String> discarded = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();
    private final List<ModelFailure> failures = new ArrayList<>();
    private RetryingModel model;

    /** Runs a task at once if its wait is short, and else only records it. */
    private final class RecordingTimer extends ScheduledThreadPoolExecutor {

        RecordingTimer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long wait, TimeUnit unit) {
            waits.add(unit.toMillis(wait));
            if (unit.toMillis(wait) <= LONGEST_TAKEN.toMillis()) {
                task.run();
            }
            return null;
        }
    }

    /** Runs tasks on the caller's thread, one after the other, so that none nests in another. */
    private static final class Direct extends AbstractExecutorService {

        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private boolean running;

        @Override
        public void execute(Runnable command) {
            tasks.add(command);
            if (running) {
                return;
            }
            running = true;
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            running = false;
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    /** Answers each attempt with the next failure, or with the last one again, unless that stands for an answer. */
    private final StreamingChatModel host = new StreamingChatModel() {
        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            sent.add(RunParameters.from(request.parameters()));
            if (failures.size() > 1 || (failures.size() == 1 && failures.get(0) != ANSWER)) {
                handler.onError(failures.size() > 1 ? failures.remove(0) : failures.get(0));
            } else {
                handler.onCompleteResponse(
                        ChatResponse.builder().aiMessage(AiMessage.from("So.")).build());
            }
        }
    };

    private void open(String... more) {
        Map<String, String> flags = new HashMap<>();
        flags.put("model.name", "some-model");
        flags.put("chat.backoff", "1ms");
        flags.put("chat.max_backoff", "9ms"); // longer waits than LONGEST_TAKEN are not taken here
        flags.put("chat.patience", "0s");
        for (int i = 0; i < more.length; i += 2) {
            flags.put(more[i], more[i + 1]);
        }
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        EndpointSettings endpoint = EndpointSettings.from(settings, "kimi", null);
        ChatSettings chat = ChatSettings.from(settings);
        EndpointFailures words = new EndpointFailures(endpoint, Clock.systemUTC());
        ModelCatalog catalogue = new ModelCatalog(endpoint, chat, HttpClient.newHttpClient(), words);
        ModelSelection choice = new ModelSelection(settings, endpoint, catalogue, words, Runnable::run);
        ConcurrencyLimiter gate = new ConcurrencyLimiter(host, 8, Runnable::run);
        Direct direct = new Direct();
        model = new RetryingModel(
                host,
                chat,
                new HostAdvice(gate, choice, words.limits(), chat.maxRetryAfter()),
                new EndpointThreads(direct, direct, new RecordingTimer()));
    }

    private void fails(ModelFailure... with) {
        failures.addAll(List.of(with));
    }

    private static ModelFailure failure(Kind kind) {
        return new ModelFailure(kind, "the host failed in the way " + kind);
    }

    private static ModelFailure asking(Kind kind, Duration wait) {
        return new ModelFailure(
                kind, "the host asks to wait", new FailureHints(wait, false, null, 0, 0, 0, false), null);
    }

    private void ask() {
        ask(RunParameters.of(cancellation, discarded::add));
    }

    private void ask(RunParameters parameters) {
        model.doChat(
                ChatRequest.builder()
                        .messages(UserMessage.from("When was the tunnel dug?"))
                        .parameters(parameters)
                        .build(),
                new StreamingChatResponseHandler() {
                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        ends.add(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        ends.add(error);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER, 4",
        "CUT, 4",
        "IDLE, 4",
        "RATE, 4",
        "OVERLOAD, 4",
        "EMPTY, 2",
        "LEAKED, 2",
        "UNREACHABLE, 3",
        "AUTH, 1",
        "MODEL, 1",
        "CONTEXT, 1",
        "QUOTA, 1",
        "DAILY, 1",
        "FILTERED, 1",
        "BAD_REQUEST, 1",
        "TIMEOUT, 1"
    })
    void a_failure_is_tried_as_often_as_its_kind_is_worth(Kind kind, int calls) {
        open("chat.attempts", "4", "chat.empty_attempts", "2", "chat.unreachable_attempts", "3");
        fails(failure(kind));
        ask();
        assertThat(sent).hasSize(calls);
        assertThat(discarded).hasSize(calls - 1);
        assertThat(ends).singleElement().isSameAs(failures.get(0));
    }

    @Test
    void each_kind_is_in_the_table_above() {
        assertThat(Kind.values()).hasSize(16);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"EMPTY", "LEAKED"})
    void what_waiting_does_not_cure_is_asked_again_at_once(Kind kind) {
        open();
        fails(failure(kind), ANSWER);
        ask();
        assertThat(waits).containsOnly(0L);
        assertThat(ends).singleElement().isInstanceOf(ChatResponse.class);
    }

    @Test
    void an_answer_after_failures_ends_the_attempts_and_each_discarded_one_is_told() {
        open();
        fails(failure(Kind.CUT), failure(Kind.SERVER), ANSWER);
        ask();
        assertThat(sent).hasSize(3);
        assertThat(discarded)
                .satisfiesExactly(
                        first -> assertThat(first).contains("CUT").contains("attempt 1"),
                        second -> assertThat(second).contains("SERVER").contains("attempt 2"));
        assertThat(ends).singleElement().isInstanceOf(ChatResponse.class);
    }

    @Test
    void no_own_wait_is_longer_than_max_backoff_however_many_attempts_were_made() {
        open("chat.attempts", "40", "chat.backoff", "4ms", "chat.max_backoff", "9ms");
        fails(failure(Kind.CUT));
        ask();
        assertThat(sent).hasSize(40);
        assertThat(waits).hasSize(39).allSatisfy(wait -> assertThat(wait).isBetween(0L, 9L));
        assertThat(waits).anyMatch(wait -> wait > 4);
    }

    @Test
    void a_wait_that_the_host_asks_for_is_kept() {
        open();
        fails(asking(Kind.SERVER, Duration.ofMillis(30)), ANSWER);
        ask();
        assertThat(waits).containsExactly(30L);
    }

    @ParameterizedTest
    @CsvSource({"120001, 1", "120000, 0"})
    void a_host_that_asks_for_more_than_max_retry_after_is_not_waited_for(long millis, int ended) {
        open("chat.max_retry_after", "2m", "chat.patience", "10m");
        fails(asking(Kind.RATE, Duration.ofMillis(millis)));
        ask();
        assertThat(sent).hasSize(1);
        assertThat(ends).hasSize(ended);
        assertThat(waits).hasSize(1 - ended);
    }

    @Test
    void within_the_patience_a_busy_host_is_asked_more_often_than_attempts() {
        open("chat.patience", "10m", "chat.attempts", "2");
        for (int i = 0; i < 6; i++) {
            fails(failure(Kind.OVERLOAD));
        }
        fails(ANSWER);
        ask();
        assertThat(sent).hasSize(7);
        assertThat(ends).singleElement().isInstanceOf(ChatResponse.class);
    }

    @Test
    void a_host_that_has_answered_before_is_waited_for_when_it_is_gone_and_a_new_one_is_not() {
        open("chat.patience", "10m", "chat.unreachable_attempts", "2");
        for (int i = 0; i < 4; i++) {
            fails(failure(Kind.UNREACHABLE));
        }
        fails(ANSWER);
        ask();
        assertThat(sent).hasSize(2);
        assertThat(ends).singleElement().isInstanceOf(ModelFailure.class);
        failures.clear();
        ends.clear();
        ask(); // it answers now, and is known from here on
        sent.clear();
        for (int i = 0; i < 4; i++) {
            fails(failure(Kind.UNREACHABLE));
        }
        fails(ANSWER);
        ask();
        assertThat(sent).hasSize(5);
    }

    @Test
    void after_two_streams_that_cannot_be_read_the_answer_is_asked_for_in_one_piece() {
        open();
        ModelFailure garbled = new ModelFailure(
                Kind.CUT, "the stream holds no events", new FailureHints(null, false, null, 0, 0, 0, true), null);
        fails(garbled, garbled, garbled, ANSWER);
        ask();
        assertThat(sent).extracting(parameters -> parameters.mode().stream()).containsExactly(true, true, false, false);
    }

    @Test
    void an_answer_cut_at_its_limit_is_asked_for_with_the_whole_window() {
        open();
        fails(ModelFailure.emptyAtLimit(failure(Kind.EMPTY)), ANSWER);
        ask();
        assertThat(sent)
                .extracting(parameters -> parameters.mode().wholeWindow())
                .containsExactly(false, true);
    }

    @ParameterizedTest
    @CsvSource({"8000, 6000, 1968", "8000, 7456, 512", "8000, 7457, -1", "8000, 0, -1", "0, 6000, -1"})
    void a_request_that_does_not_fit_is_sent_once_with_less_room_where_that_is_enough(
            long window, long prompt, long room) {
        open();
        fails(new ModelFailure(
                Kind.CONTEXT, "it does not fit", new FailureHints(null, false, null, 0, window, prompt, false), null));
        ask();
        assertThat(sent).hasSize(room < 0 ? 1 : 2);
        assertThat(sent.get(sent.size() - 1).mode().room()).isEqualTo(Math.max(0, room));
        assertThat(ends).singleElement().isInstanceOf(ModelFailure.class);
    }

    @Test
    void a_small_question_beside_a_run_is_not_tried_again() {
        open();
        fails(failure(Kind.CUT));
        ask(RunParameters.of(cancellation, discarded::add).aside());
        assertThat(sent).hasSize(1);
        assertThat(ends).hasSize(1);
    }

    @Test
    void a_cancelled_run_is_not_tried_again() {
        open();
        cancellation.cancel("enough");
        fails(failure(Kind.CUT));
        ask();
        assertThat(sent).hasSize(1);
        assertThat(ends).singleElement().isSameAs(failures.get(0));
    }

    @Test
    void cancelling_ends_a_wait() {
        open();
        fails(asking(Kind.SERVER, Duration.ofSeconds(70)));
        ask();
        assertThat(ends).isEmpty();
        cancellation.cancel("enough");
        assertThat(ends)
                .singleElement()
                .isInstanceOfSatisfying(
                        CancelledException.class, e -> assertThat(e).hasMessageContaining("enough"));
        cancellation.cancel("again");
        assertThat(ends).hasSize(1);
    }

    @Test
    void closing_ends_all_waits() {
        open();
        fails(asking(Kind.SERVER, Duration.ofSeconds(70)));
        ask();
        ask();
        model.close();
        assertThat(ends).hasSize(2).allSatisfy(end -> assertThat(end).isInstanceOf(CancelledException.class));
        ask();
        assertThat(ends).as("a wait that begins after closing").hasSize(3);
    }

    @Test
    void a_refused_call_makes_the_next_one_pause() {
        open("chat.patience", "10m");
        fails(asking(Kind.RATE, Duration.ofSeconds(40)));
        ask();
        waits.clear();
        sent.clear();
        ask();
        assertThat(sent).isEmpty();
        assertThat(waits).singleElement().satisfies(wait -> assertThat(wait).isBetween(30_000L, 41_100L));
    }
}
