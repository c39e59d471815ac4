package dev.footnote.research.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {

    private final TokenEstimate estimate = new TokenEstimate();

    private void request(long bytes, long tokens) {
        estimate.sent(bytes);
        estimate.counted(tokens);
    }

    @Test
    void before_the_host_has_counted_a_third_of_the_bytes_and_the_tools_are_expected() {
        assertThat(estimate.tokens(3_000)).isEqualTo(2_200);
    }

    @Test
    void what_the_host_counted_is_what_the_same_messages_have() {
        request(8_000, 3_000);
        assertThat(estimate.tokens(8_000)).isEqualTo(3_000);
    }

    @Test
    void what_is_added_counts_at_the_rate_of_the_last_growth_where_that_is_more() {
        request(10_000, 2_500);
        request(14_000, 6_100); // text of another script: 0.9 tokens a byte
        assertThat(estimate.tokens(16_000)).isCloseTo(7_900, within(5L));
        request(24_000, 8_000); // 0.19 a byte, below the 0.33 of the whole
        assertThat(estimate.tokens(25_000)).isCloseTo(8_333, within(5L));
    }

    @Test
    void a_small_growth_tells_no_rate() {
        request(10_000, 2_500);
        request(10_100, 9_000);
        assertThat(estimate.tokens(20_200)).isCloseTo(18_000, within(5L));
    }

    @Test
    void a_fold_takes_off_the_rate_of_the_whole() {
        request(10_000, 4_000);
        assertThat(estimate.tokens(5_000)).isEqualTo(2_000);
        assertThat(estimate.tokens(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1000, 50000, 1200", "100000, 10, 100"})
    void rates_that_no_text_has_are_not_believed(long bytes, long tokens, long growth) {
        request(bytes, tokens);
        assertThat(estimate.tokens(bytes + 1_000) - tokens).isEqualTo(growth);
    }

    @Test
    void a_host_that_counts_nothing_teaches_nothing() {
        request(9_000, 0);
        assertThat(estimate.tokens(3_000)).isEqualTo(2_200);
        estimate.counted(-1);
        assertThat(estimate.tokens(3_000)).isEqualTo(2_200);
    }
}
