package dev.footnote.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Query;
import dev.footnote.config.Settings;
import dev.footnote.search.FakeTransport;
import dev.footnote.testkit.TurnedClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TurnedClock clock = new TurnedClock();
    private final Map<String, String> flags = new HashMap<>(Map.of("search.engines", "wikipedia"));
    private final FakeTransport transport =
            FakeTransport.always(200, "application/json", "{\"query\":{\"search\":[]}}");

    private SearchEngine wikipedia() {
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        return Engines.configured(settings, transport, clock, false).get(0);
    }

    private static void search(SearchEngine engine) {
        engine.search(Query.of("basalt"), new Cancellation());
    }

    @Test
    void one_call_in_three_seconds_is_kept_to_and_a_turn_that_is_too_far_is_not_taken() {
        RateLimiter pace = new RateLimiter(1, Duration.ofSeconds(3), clock);

        assertThat(pace.turn(PATIENCE)).contains(Duration.ZERO);
        assertThat(pace.turn(PATIENCE)).contains(Duration.ofSeconds(3));
        assertThat(pace.turn(PATIENCE)).isEmpty();
        clock.on(Duration.ofSeconds(4));
        assertThat(pace.turn(PATIENCE)).contains(Duration.ofSeconds(2));
    }

    @Test
    void wikimedia_is_asked_eight_times_a_minute_by_those_who_do_not_say_who_they_are() {
        SearchEngine wikipedia = wikipedia();
        for (int i = 0; i < 8; i++) {
            search(wikipedia);
        }

        assertThatThrownBy(() -> search(wikipedia))
                .isInstanceOfSatisfying(
                        SearchFailure.class, f -> assertThat(f.kind()).isEqualTo(Outcome.SKIPPED))
                .hasMessageContaining("allows no further call within 10 s; set search.contact");
        clock.on(Duration.ofMinutes(1));
        search(wikipedia);
        assertThat(transport.calls).hasSize(9);
    }

    @Test
    void wikimedia_is_asked_more_often_by_those_who_do() {
        flags.put("search.contact", "ops@example.org");
        SearchEngine wikipedia = wikipedia();
        for (int i = 0; i < 150; i++) {
            search(wikipedia);
        }

        assertThatThrownBy(() -> search(wikipedia)).isInstanceOf(SearchFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "0/1s", "3", "3/soon"})
    void a_rate_that_is_none_is_told_with_the_form_wanted(String rate) {
        flags.put("search.contact", "ops@example.org");
        flags.put("search.wikipedia.rate", rate);

        assertThatThrownBy(this::wikipedia)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("search.wikipedia.rate")
                .hasMessageContaining("3/1s");
    }
}
