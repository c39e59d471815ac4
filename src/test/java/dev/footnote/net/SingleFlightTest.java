package dev.footnote.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.TransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SingleFlightTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SingleFlight<String, Integer> flights = new SingleFlight<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private int slow() {
        calls.incrementAndGet();
        begun.countDown();
        await(go);
        return 7;
    }

    private CompletableFuture<SingleFlight.Shared<Integer>> ask(Cancellation cancellation) {
        return CompletableFuture.supplyAsync(() -> flights.get("k", this::slow, cancellation), threads);
    }

    @Test
    void a_call_is_anothers_for_all_but_its_asker() throws Exception {
        Object asker = new Object();
        CompletableFuture<SingleFlight.Shared<Integer>> own =
                CompletableFuture.supplyAsync(() -> flights.get("k", asker, this::slow, new Cancellation()), threads);
        await(begun);
        assertThat(flights.isAnothers("k", asker)).isFalse();
        assertThat(flights.isAnothers("k", new Object())).isTrue();
        go.countDown();
        own.get(20, TimeUnit.SECONDS);
        assertThat(flights.isAnothers("k", new Object())).isFalse();
    }

    @Test
    void many_who_ask_the_same_cause_one_call() throws Exception {
        CompletableFuture<SingleFlight.Shared<Integer>> first = ask(new Cancellation());
        await(begun);
        List<CompletableFuture<SingleFlight.Shared<Integer>>> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            others.add(ask(new Cancellation()));
        }
        assertThat(flights.isUnderWay("k")).isTrue();
        go.countDown();

        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(new SingleFlight.Shared<>(7, true));
        int own = 1;
        for (CompletableFuture<SingleFlight.Shared<Integer>> other : others) {
            own += other.get(20, TimeUnit.SECONDS).own() ? 1 : 0;
        }
        // One that was only scheduled after the first had landed makes a call of its own, and rightly.
        assertThat(calls).hasValue(own);
        assertThat(flights.isUnderWay("k")).isFalse();
    }

    @Test
    void a_waiter_that_is_cancelled_leaves_at_once_and_the_call_goes_on() throws Exception {
        CompletableFuture<SingleFlight.Shared<Integer>> first = ask(new Cancellation());
        await(begun);
        Cancellation mine = new Cancellation();
        mine.cancel("enough");
        assertThatThrownBy(() -> flights.get("k", this::slow, mine)).isInstanceOf(CancelledException.class);
        go.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS).value()).isEqualTo(7);
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_failure_is_thrown_as_it_is_and_the_next_call_begins_anew() {
        TransientException down = new TransientException("down");
        assertThatThrownBy(() -> flights.get(
                        "k",
                        () -> {
                            throw down;
                        },
                        new Cancellation()))
                .isSameAs(down);
        assertThat(flights.get("k", () -> 3, new Cancellation()).value()).isEqualTo(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
