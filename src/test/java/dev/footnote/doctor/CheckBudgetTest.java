package dev.footnote.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.footnote.api.TokenCount;
import dev.footnote.config.Settings;
import dev.footnote.llm.endpoint.Prices;
import dev.footnote.llm.probe.ProbeHost;
import dev.footnote.testkit.TurnedClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of the checks: none is passed, and a host is not asked once one is reached. */
class CheckBudgetTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /** One dollar a million tokens in, a tenth for cached ones, two for tokens out. */
    private static final Prices PRICES =
            new Prices(new BigDecimal("1"), new BigDecimal("0.1"), new BigDecimal("2"), "2026-01-31");

    private final TurnedClock clock = new TurnedClock();

    private static DoctorSettings limits(Duration time, long tokens, String cost) {
        return new DoctorSettings(time, tokens, Optional.ofNullable(cost).map(BigDecimal::new), 1000, 3);
    }

    private static TokenCount tokens(long input, long cached, long output) {
        return new TokenCount(input, cached, output, 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "99, 0, false", "60, 39, false", "100, 0, true", "0, 100, true", "60, 40, true"})
    void tokens_in_and_out_count_together(long input, long output, boolean reached) {
        CheckBudget budget = new CheckBudget(limits(HOUR, 100, null), clock);
        budget.add(tokens(input, 0, 0));
        budget.add(tokens(0, 0, output));
        assertThat(budget.tokens()).isEqualTo(tokens(input, 0, output));
        if (reached) {
            assertThatThrownBy(() -> budget.check(PRICES))
                    .isInstanceOf(LimitReached.class)
                    .hasMessageContaining("100 tokens")
                    .hasMessageContaining("doctor.max_tokens");
        } else {
            assertThatCode(() -> budget.check(PRICES)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "999999, 0, 0, false",
        "1000000, 0, 0, true",
        "0, 0, 499999, false",
        "0, 0, 500000, true",
        "5000000, 5000000, 0, false",
        "10000000, 10000000, 0, true",
        "600000, 0, 200000, true"
    })
    void money_counts_by_the_prices(long input, long cached, long output, boolean reached) {
        CheckBudget budget = new CheckBudget(limits(HOUR, Long.MAX_VALUE, "1.00"), clock);
        budget.add(tokens(input, cached, output));
        if (reached) {
            assertThatThrownBy(() -> budget.check(PRICES))
                    .isInstanceOf(LimitReached.class)
                    .hasMessageContaining("doctor.max_cost_usd");
        } else {
            assertThatCode(() -> budget.check(PRICES)).doesNotThrowAnyException();
        }
    }

    @Test
    void without_prices_or_without_a_limit_no_money_ends_the_checks() {
        CheckBudget limited = new CheckBudget(limits(HOUR, Long.MAX_VALUE, "1.00"), clock);
        CheckBudget unlimited = new CheckBudget(limits(HOUR, Long.MAX_VALUE, null), clock);
        assertThat(limited.cost(null)).as("nothing was asked yet").isZero();
        limited.add(tokens(9_000_000, 0, 0));
        unlimited.add(tokens(9_000_000, 0, 0));
        assertThat(limited.cost(null)).isNull();
        assertThat(unlimited.cost(PRICES)).isEqualByComparingTo("9");
        assertThatCode(() -> limited.check(null)).doesNotThrowAnyException();
        assertThatCode(() -> unlimited.check(PRICES)).doesNotThrowAnyException();
    }

    @Test
    void the_time_ends_when_the_last_millisecond_is_gone() {
        CheckBudget budget = new CheckBudget(limits(HOUR, 100, null), clock);
        assertThat(budget.left()).isEqualTo(HOUR);
        clock.on(HOUR.minusMillis(1));
        assertThat(budget.left()).isEqualTo(Duration.ofMillis(1));
        assertThat(budget.elapsed()).isEqualTo(HOUR.minusMillis(1));
        budget.check(null);
        clock.on(Duration.ofMillis(1));
        assertThatThrownBy(budget::left).isInstanceOf(LimitReached.class).hasMessageContaining("doctor.max_time");
        clock.on(HOUR);
        assertThatThrownBy(() -> budget.check(null)).isInstanceOf(LimitReached.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1h, 0, 1, 0s, doctor.max_tokens",
        "1h, 100, 0, 0s, doctor.max_cost_usd",
        "10s, 100, 1, 10s, doctor.max_time"
    })
    void a_host_is_not_asked_any_more(String time, long tokens, String cost, String passed, String named) {
        Settings settings = Settings.load(
                new Settings.Inputs(null, Map.of(), Map.of("llm.vllm.base_url", "http://127.0.0.1:1/v1")));
        try (ProbeHost host = new ProbeHost(settings, "vllm", clock)) {
            Patient patient = new Patient(host, limits(Duration.parse("PT" + time), tokens, cost), clock);
            clock.on(Duration.parse("PT" + passed));
            assertThatThrownBy(() -> patient.ask(JsonNodeFactory.instance.arrayNode()))
                    .isInstanceOf(LimitReached.class)
                    .hasMessageContaining(named);
        }
    }
}
