package dev.footnote.research.state;

import static dev.footnote.research.state.RecordedState.BEGIN;
import static dev.footnote.research.state.RecordedState.find;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Budget;
import dev.footnote.api.run.ResearchEvent;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetMeterTest {

    private static final int EQUAL_CALLS = 3;

    private final RecordedState run = new RecordedState();

    private static BudgetMeter meter(Budget budget) {
        return new BudgetMeter(budget, 0.8, EQUAL_CALLS, null);
    }

    private static Budget steps(int most) {
        return new Budget(most, null, null, null);
    }

    private static Budget tokens(long most) {
        return new Budget(null, most, null, null);
    }

    private static Budget cost(String usd) {
        return new Budget(null, null, new BigDecimal(usd), null);
    }

    private static Budget time(long seconds) {
        return new Budget(null, null, null, Duration.ofSeconds(seconds));
    }

    private String due(Budget budget) {
        return meter(budget)
                .due(run.state, run.now())
                .map(warned -> warned.limit() + (warned.reached() ? " reached" : " near"))
                .orElse("none");
    }

    private boolean isUsedUp(Budget budget) {
        return meter(budget).wasUsedUpBeforeLastCall(run.state, run.now());
    }

    @ParameterizedTest
    @CsvSource({"10, none", "9, none", "5, near", "4, reached", "3, reached"})
    void steps_count_the_one_that_comes_next(int most, String due) {
        run.step(1, 10, 1, "0", find("a", "x"))
                .step(2, 10, 1, "0", find("b", "y"))
                .step(3, 10, 1, "0", find("c", "z"));
        assertThat(due(steps(most))).isEqualTo(due.equals("none") ? due : "steps " + due);
    }

    @ParameterizedTest
    @CsvSource({"1000, none", "251, none", "250, near", "201, near", "200, reached", "100, reached"})
    void tokens_are_those_of_input_and_output(long most, String due) {
        run.step(1, 150, 50, "0", find("a", "x"));
        assertThat(due(tokens(most))).isEqualTo(due.equals("none") ? due : "tokens " + due);
    }

    @ParameterizedTest
    @CsvSource({"1.00, none", "0.26, none", "0.25, near", "0.20, reached", "0.01, reached"})
    void money_is_that_of_the_model_and_of_engines(String most, String due) {
        run.step(1, 1, 1, "0.15", find("a", "x")).step(2, 1, 1, "0.05", find("b", "y"));
        assertThat(due(cost(most))).isEqualTo(due.equals("none") ? due : "cost " + due);
    }

    @Test
    void money_that_is_not_known_never_ends_a_run() {
        run.step(1, 1, 1, "5", find("a", "x")).step(2, 1, 1, null, find("b", "y"));
        assertThat(due(cost("0.01"))).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({"79, none", "80, near", "99, near", "100, reached", "500, reached"})
    void time_counts_from_the_first_event(long seconds, String due) {
        run.at(0).opened(1).at(seconds);
        assertThat(due(time(100))).isEqualTo(due.equals("none") ? due : "time " + due);
    }

    @ParameterizedTest
    @CsvSource({"1, none", "2, none", "3, reached", "4, reached"})
    void the_same_call_again_and_again_is_a_limit_of_its_own_without_a_warning_before(int times, String due) {
        for (int i = 1; i <= times; i++) {
            run.step(i, 1, 1, "0", find("id" + i, "the same"));
        }
        assertThat(due(Budget.UNSET)).isEqualTo(due.equals("none") ? due : "repeats " + due);
    }

    @Test
    void each_warning_is_given_once_and_a_reached_limit_goes_before_a_near_one() {
        Budget both = new Budget(2, 110L, null, null);
        run.step(1, 80, 10, "0", find("a", "x"));
        ResearchEvent.BudgetWarned first = meter(both).due(run.state, run.now()).orElseThrow();
        assertThat(first.limit()).isEqualTo("steps");
        assertThat(first.reached()).isTrue();
        assertThat(first.note()).contains("used up").contains("submit_answer");
        run.add(first);
        ResearchEvent.BudgetWarned second =
                meter(both).due(run.state, run.now()).orElseThrow();
        assertThat(second.limit()).isEqualTo("tokens");
        assertThat(second.reached()).isFalse();
        assertThat(second.note()).contains("80% used");
        run.add(second);
        assertThat(due(both)).isEqualTo("none");
    }

    @Test
    void a_near_limit_says_how_many_steps_are_left() {
        run.step(1, 1, 1, "0", find("a", "x"))
                .step(2, 1, 1, "0", find("b", "y"))
                .step(3, 1, 1, "0", find("c", "z"));
        assertThat(meter(steps(5)).due(run.state, run.now()).orElseThrow().note())
                .contains("2 steps left");
    }

    @Test
    void a_limit_is_passed_by_one_call_and_no_more() {
        run.step(1, 100, 20, "0.5", find("a", "x"));
        assertThat(isUsedUp(steps(1))).isFalse();
        assertThat(isUsedUp(tokens(120))).isFalse();
        assertThat(isUsedUp(cost("0.5"))).isFalse();
        run.at(60).step(2, 1, 1, "0", find("b", "y"));
        assertThat(isUsedUp(steps(1))).isTrue();
        assertThat(isUsedUp(steps(2))).isFalse();
        assertThat(isUsedUp(tokens(120))).isTrue();
        assertThat(isUsedUp(tokens(121))).isFalse();
        assertThat(isUsedUp(cost("0.5"))).isTrue();
        assertThat(isUsedUp(cost("0.51"))).isFalse();
        assertThat(isUsedUp(time(60))).isTrue();
        assertThat(isUsedUp(time(61))).isFalse();
        assertThat(isUsedUp(Budget.UNSET)).isFalse();
    }

    @Test
    void equal_calls_end_a_run_one_call_later() {
        for (int i = 1; i <= EQUAL_CALLS; i++) {
            run.step(i, 1, 1, "0", find("id" + i, "the same"));
        }
        assertThat(isUsedUp(Budget.UNSET)).isFalse();
        run.opened(EQUAL_CALLS + 1);
        assertThat(isUsedUp(Budget.UNSET)).isTrue();
    }

    @Test
    void a_run_that_has_not_begun_has_used_nothing() {
        Budget least = new Budget(2, 1L, new BigDecimal("0.01"), Duration.ofSeconds(1));
        assertThat(meter(least).due(run.state, BEGIN)).isEmpty();
        assertThat(isUsedUp(least)).isFalse();
    }
}
