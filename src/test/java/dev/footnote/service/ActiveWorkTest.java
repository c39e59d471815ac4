package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls are refused once it is closed, those under way are cancelled, and nobody waits for himself. */
@Timeout(30)
class ActiveWorkTest {

    private final ActiveWork active = new ActiveWork();

    @Test
    void a_call_after_closing_is_refused_and_the_second_closing_does_nothing() {
        assertThat(active.<String>call(cancellation -> "done")).isEqualTo("done");
        assertThat(active.close()).isTrue();
        assertThat(active.close()).isFalse();
        assertThat(active.isClosed()).isTrue();
        assertThatThrownBy(() -> active.call(cancellation -> "done"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void a_call_under_way_is_cancelled_and_can_call_within_itself_until_it_ends() {
        boolean inner = active.call(cancellation -> {
            active.close();
            assertThatThrownBy(cancellation::throwIfCancelled)
                    .isInstanceOf(CancelledException.class)
                    .hasMessage("Footnote was closed");
            return active.call(Cancellation::isCancelled);
        });
        assertThat(inner).isTrue();
    }

    @Test
    void who_closes_from_within_work_of_its_own_does_not_wait_for_itself() throws InterruptedException {
        Exception[] failure = new Exception[1];
        Thread worker = new Thread(() -> active.work(() -> {
            active.close();
            try {
                active.awaitEnd(Duration.ofDays(1));
            } catch (InterruptedException e) {
                failure[0] = e;
            }
        }));
        worker.start();
        worker.join();
        assertThat(failure[0]).isNull();
    }

    @Test
    void waiting_ends_at_its_bound_however_long_others_work() throws InterruptedException {
        Thread mine = Thread.currentThread();
        Thread worker = new Thread(() -> active.work(() -> {
            while (mine.getState() != Thread.State.TERMINATED
                    && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        }));
        worker.start();
        active.awaitEnd(Duration.ofMillis(20));
        worker.interrupt();
        worker.join();
        active.awaitEnd(Duration.ofDays(1));
    }
}
