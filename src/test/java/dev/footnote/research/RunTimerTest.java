package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunTimerTest {

    private final List<String> called = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private void atEnd() {
        called.add("end");
        end.complete(null);
    }

    @Test
    void the_limit_comes_before_the_end_of_its_grace() throws Exception {
        new RunTimer().start(Duration.ofMillis(5), () -> called.add("limit"), Duration.ofMillis(400), this::atEnd);
        end.get(20, TimeUnit.SECONDS);
        assertThat(called).containsExactly("limit", "end");
    }

    @Test
    void a_run_that_goes_on_after_its_limit_has_only_an_end() throws Exception {
        new RunTimer().start(Duration.ofMillis(-5), () -> called.add("limit"), Duration.ofMillis(10), this::atEnd);
        end.get(20, TimeUnit.SECONDS);
        assertThat(called).containsExactly("end");
    }

    @Test
    void a_timer_that_was_stopped_calls_nothing() throws Exception {
        RunTimer timer = new RunTimer();
        timer.start(Duration.ofMillis(900), () -> called.add("limit"), Duration.ofMillis(20), this::atEnd);
        timer.stop();
        CompletableFuture<Void> later = new CompletableFuture<>();
        new RunTimer().start(Duration.ofMillis(1_000), () -> later.complete(null), Duration.ofHours(1), () -> {});
        later.get(20, TimeUnit.SECONDS);
        assertThat(called).isEmpty();
    }
}
