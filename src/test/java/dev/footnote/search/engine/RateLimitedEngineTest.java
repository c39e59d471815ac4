package dev.footnote.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.Query;
import dev.footnote.search.FakeEngine;
import dev.footnote.search.SearchEngineContract;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RateLimitedEngineTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final FakeEngine inner = new FakeEngine("one", "a", () -> {
        begun.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of(FakeEngine.hit("https://p.example/1", "t"));
    });

    @AfterEach
    void stop() {
        release.countDown();
        threads.shutdownNow();
    }

    private RateLimitedEngine paced(int parallel, Duration patience) {
        RateLimiter pace = new RateLimiter(100, Duration.ofSeconds(1), SearchEngineContract.CLOCK);
        return new RateLimitedEngine(inner, pace, parallel, patience, false, "ask it later");
    }

    @Test
    void no_more_calls_run_at_once_than_are_allowed() throws Exception {
        RateLimitedEngine engine = paced(1, Duration.ofMillis(1));
        Future<?> first = threads.submit(() -> engine.search(Query.of("a"), new Cancellation()));
        begun.await();

        assertThatThrownBy(() -> engine.search(Query.of("b"), new Cancellation()))
                .isInstanceOf(SearchFailure.class)
                .hasMessageContaining("allows no further call within")
                .hasMessageContaining("ask it later");
        release.countDown();
        first.get();
        assertThat(engine.search(Query.of("c"), new Cancellation())).hasSize(1);
        assertThat(inner.calls()).isEqualTo(2);
    }

    @Test
    void a_call_that_waits_for_its_place_ends_when_cancelled() throws Exception {
        RateLimitedEngine engine = paced(1, Duration.ofDays(1));
        threads.submit(() -> engine.search(Query.of("a"), new Cancellation()));
        begun.await();
        Cancellation cancellation = new Cancellation();
        Future<?> second = threads.submit(() -> engine.search(Query.of("b"), cancellation));
        cancellation.cancel("enough");

        assertThatThrownBy(second::get).hasCauseInstanceOf(CancelledException.class);
        assertThat(inner.calls()).isEqualTo(1);
    }
}
