package dev.footnote.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.config.Settings;
import dev.footnote.net.HttpAnswer;
import dev.footnote.search.engine.Engines;
import dev.footnote.testkit.TurnedClock;
import dev.footnote.threads.OwnThread;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How one engine is asked: what is tried again, what is waited for, and what is left alone. */
@Timeout(30)
class EngineClientTest {

    private static final List<Hit> HITS = List.of(FakeEngine.hit("https://p.example/1", "basalt"));

    private final TurnedClock clock = new TurnedClock();
    private final Map<String, String> flags = new HashMap<>(Map.of("search.retry_wait", "2s"));
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final FakeEngine engine = new FakeEngine("one", "a", () -> {
        RuntimeException next = failures.poll();
        if (next != null) {
            throw next;
        }
        return HITS;
    });

    private SearchSettings settings() {
        return SearchSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), flags)));
    }

    private EngineClient client() {
        SearchSettings settings = settings();
        return new EngineClient(engine, new SearchCache(settings, clock), settings, clock);
    }

    private static EngineClient.Reply ask(EngineClient client, String query) {
        return client.ask(Query.of(query), new AtomicBoolean(), new Cancellation());
    }

    private void fail(Outcome kind, @Nullable Duration retryAfter) {
        failures.add(new SearchFailure(kind, "one said no", retryAfter, null));
    }

    @ParameterizedTest
    @CsvSource({"0, 2, ANSWERED", "2001, 1, RATE", "60000, 1, RATE"})
    void an_engine_that_asks_for_a_longer_pause_than_retry_wait_is_not_asked_again(
            long millis, int calls, Outcome outcome) {
        fail(Outcome.RATE, Duration.ofMillis(millis));
        assertThat(ask(client(), "basalt").report().outcome()).isEqualTo(outcome);
        assertThat(engine.calls()).isEqualTo(calls);
    }

    @Test
    void an_engine_that_is_left_alone_is_not_called_until_its_pause_is_nearly_over() {
        EngineClient client = client();
        fail(Outcome.RATE, Duration.ofSeconds(60));
        ask(client, "basalt");
        EngineClient.Reply skipped = ask(client, "gneiss");
        assertThat(skipped.report().outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(skipped.report().message()).contains("one is left alone");
        assertThat(engine.calls()).isEqualTo(1);
        clock.on(Duration.ofSeconds(60));
        assertThat(ask(client, "gneiss").hits()).isEqualTo(HITS);
    }

    @Test
    void a_server_that_stumbled_is_asked_once_more_and_no_third_time() {
        fail(Outcome.DOWN, null);
        assertThat(ask(client(), "basalt").hits()).isEqualTo(HITS);
        fail(Outcome.DOWN, null);
        fail(Outcome.DOWN, null);
        assertThat(ask(client(), "gneiss").report().outcome()).isEqualTo(Outcome.DOWN);
        assertThat(engine.calls()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"BLOCKED", "AUTH", "QUOTA", "BAD_QUERY"})
    void what_a_second_call_cannot_change_is_asked_once(Outcome kind) {
        fail(kind, null);
        EngineClient.Reply reply = ask(client(), "basalt");
        assertThat(reply.report().outcome()).isEqualTo(kind);
        assertThat(reply.report().costUsd()).isNull();
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void whatever_a_callers_own_engine_throws_ends_no_search() {
        failures.add(new IllegalStateException("with a secret in it"));
        EngineClient.Reply reply = ask(client(), "basalt");
        assertThat(reply.report().outcome()).isEqualTo(Outcome.DOWN);
        assertThat(reply.report().message()).contains("IllegalStateException").doesNotContain("secret");
    }

    @Test
    void a_cancelled_call_is_no_failure_of_the_engine() {
        failures.add(new CancelledException("enough"));
        EngineClient client = client();
        assertThatThrownBy(() -> ask(client, "basalt")).isInstanceOf(CancelledException.class);
        assertThat(ask(client, "basalt").hits()).isEqualTo(HITS);
    }

    @Test
    void an_answer_from_memory_costs_nothing_and_asks_nobody() {
        EngineClient client = client();
        assertThat(ask(client, "basalt").report().costUsd())
                .isEqualTo(engine.traits().costUsd());
        EngineClient.Reply again = ask(client, "basalt");
        assertThat(again.report().outcome()).isEqualTo(Outcome.CACHED);
        assertThat(again.report().costUsd()).isNull();
        assertThat(engine.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void no_more_calls_of_an_engine_run_at_once_than_its_setting_says(String parallel, boolean second) {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        FakeTransport held = new FakeTransport(call -> {
            HttpAnswer empty = FakeTransport.answer(call, 200, "application/json", "{\"query\":{\"search\":[]}}");
            if (call.uri().toString().contains("slow")) {
                begun.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return empty;
        });
        flags.put("search.engines", "wikipedia");
        flags.put("search.contact", "ops@example.org");
        flags.put("search.timeout", "50ms");
        flags.put("search.wikipedia.parallel", parallel);
        Settings all = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        SearchEngine wikipedia = Engines.configured(all, held, clock, false).get(0);
        CompletableFuture<List<Hit>> first =
                OwnThread.supply(() -> wikipedia.search(Query.of("slow"), new Cancellation()));
        try {
            begun.await();
            if (second) {
                assertThat(wikipedia.search(Query.of("quick"), new Cancellation()))
                        .isEmpty();
            } else {
                assertThatThrownBy(() -> wikipedia.search(Query.of("quick"), new Cancellation()))
                        .isInstanceOfSatisfying(
                                SearchFailure.class,
                                failure -> assertThat(failure.kind()).isEqualTo(Outcome.SKIPPED));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            release.countDown();
        }
        assertThat(first.join()).isEmpty();
    }
}
