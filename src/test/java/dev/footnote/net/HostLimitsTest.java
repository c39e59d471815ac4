package dev.footnote.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.TransientException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HostLimitsTest {

    private final AtomicLong now = new AtomicLong();

    @Test
    void a_full_host_turns_late_calls_away_and_other_hosts_do_not_mind() throws InterruptedException {
        HostLimits limits = new HostLimits(1, Duration.ZERO, now::get);
        HostLimits.Place first = limits.enter("a", 100, new Cancellation());

        now.set(200);
        assertThatThrownBy(() -> limits.enter("a", 100, new Cancellation()))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("too many calls");
        limits.enter("b", 300, new Cancellation()).close();
        first.close();
        limits.enter("a", 300, new Cancellation()).close();

        assertThat(now).hasValue(200);
    }

    @Test
    void a_start_that_would_come_after_the_deadline_fails_at_once_and_gives_its_place_back()
            throws InterruptedException {
        HostLimits limits = new HostLimits(1, Duration.ofSeconds(5), now::get);
        limits.enter("a", 100, new Cancellation()).close();

        assertThatThrownBy(() -> limits.enter("a", 100, new Cancellation())).isInstanceOf(TransientException.class);
        now.set(Duration.ofSeconds(20).toNanos());
        limits.enter("a", Duration.ofSeconds(21).toNanos(), new Cancellation()).close();
    }

    @Test
    void calls_that_are_turned_away_or_cancelled_take_no_start_from_others() throws InterruptedException {
        HostLimits limits = new HostLimits(2, Duration.ofSeconds(5), now::get);
        limits.enter("a", 100, new Cancellation()).close();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> limits.enter("a", 100, new Cancellation())).isInstanceOf(TransientException.class);
        }
        Cancellation cancelled = new Cancellation();
        cancelled.cancel("enough");
        assertThatThrownBy(() -> limits.enter("a", Duration.ofSeconds(9).toNanos(), cancelled))
                .isInstanceOf(CancelledException.class);

        now.set(Duration.ofSeconds(5).toNanos());
        limits.enter("a", now.get(), new Cancellation()).close();
    }

    @Test
    void waiting_ends_when_cancelled() throws InterruptedException {
        HostLimits limits = new HostLimits(1, Duration.ofSeconds(5), now::get);
        limits.enter("a", 100, new Cancellation()).close();
        Cancellation cancelled = new Cancellation();
        cancelled.cancel("enough");

        assertThatThrownBy(() -> limits.enter("a", Duration.ofSeconds(9).toNanos(), cancelled))
                .isInstanceOf(CancelledException.class);
    }
}
