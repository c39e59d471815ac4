package dev.footnote.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.Estimate.Money;
import dev.footnote.api.run.Estimate.Range;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTextTest {

    private static Estimate of(String low, String high) {
        Money money = new Money(new BigDecimal(low), new BigDecimal(high));
        return new Estimate(
                "kimi", "m", Mode.FAST, "a, b", new Range(3, 3), new Range(1_000, 2_000), money, new Range(8_000, 90_000), 0);
    }

    @Test
    void a_value_of_several_rows_goes_on_below_itself() {
        assertThat(EstimateText.of(of("0.1", "0.2"), value -> List.of(value.split("(?<=, )"))))
                .contains("mode    fast: a, \n        b\n", "money   0.1 to 0.2 USD\n")
                .doesNotContain("        The limits");
    }

    @Test
    void what_lies_between_equal_ends_is_told_once() {
        assertThat(EstimateText.of(of("0.01", "0.01"), List::of)).contains("money   0.01 USD\n", "steps   3\n");
    }
}
