package dev.footnote.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.config.Settings;
import dev.footnote.testkit.TurnedClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final TurnedClock clock = new TurnedClock();
    private final CircuitBreaker breaker = new CircuitBreaker(SearchSettings.from(Settings.defaults()), clock);

    private void fail(Outcome kind, @Nullable Duration retryAfter) {
        breaker.failed(new SearchFailure(kind, "no", retryAfter, null));
    }

    private boolean isAskedAfter(Duration time) {
        clock.on(time);
        return breaker.parked().isEmpty();
    }

    @Test
    void a_spent_allowance_lasts_to_the_next_day_of_the_world() {
        fail(Outcome.QUOTA, null);

        assertThat(isAskedAfter(Duration.ofHours(11))).isFalse();
        assertThat(isAskedAfter(Duration.ofHours(1))).isTrue();
    }

    @Test
    void a_refused_key_is_refused_for_good() {
        fail(Outcome.AUTH, null);

        assertThat(isAskedAfter(Duration.ofDays(1000))).isFalse();
    }

    @Test
    void an_engine_is_left_alone_for_as_long_as_it_asks() {
        fail(Outcome.RATE, Duration.ofSeconds(90));

        assertThat(isAskedAfter(Duration.ofSeconds(89))).isFalse();
        assertThat(isAskedAfter(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void a_shorter_pause_never_replaces_a_longer_one() {
        fail(Outcome.QUOTA, Duration.ofHours(20));
        fail(Outcome.RATE, null);
        assertThat(isAskedAfter(Duration.ofHours(19))).isFalse();

        fail(Outcome.AUTH, null);
        fail(Outcome.BLOCKED, null);
        assertThat(isAskedAfter(Duration.ofDays(400))).isFalse();
        assertThat(breaker.parked().orElseThrow().why()).contains("key");
    }

    @Test
    void a_block_clears_after_an_hour() {
        fail(Outcome.BLOCKED, null);

        assertThat(isAskedAfter(Duration.ofMinutes(59))).isFalse();
        assertThat(isAskedAfter(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void failures_in_a_row_open_the_circuit_and_one_more_after_the_pause_opens_it_again() {
        fail(Outcome.DOWN, null);
        fail(Outcome.DOWN, null);
        breaker.succeeded();
        fail(Outcome.DOWN, null);
        fail(Outcome.DOWN, null);
        assertThat(breaker.parked()).isEmpty();
        fail(Outcome.DOWN, null);
        assertThat(breaker.parked()).isPresent();

        assertThat(isAskedAfter(Duration.ofMinutes(1))).isTrue();
        fail(Outcome.DOWN, null);
        assertThat(breaker.parked()).isPresent();
    }

    @Test
    void a_query_that_an_engine_does_not_take_leaves_it_open() {
        fail(Outcome.BAD_QUERY, null);

        assertThat(breaker.parked()).isEmpty();
    }
}
