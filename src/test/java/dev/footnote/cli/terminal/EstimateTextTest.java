package dev.footnote.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.Estimate.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTextTest {

    private static final String REASON = "the question is short and asks for one fact, so it is tried fast first";

    private static Estimate estimate() {
        return new Estimate(
                "kimi",
                "kimi-k2-thinking",
                Mode.FAST,
                REASON,
                new Range(3, 26),
                new Range(19_200, 1_521_000),
                null,
                new Range(8_000, 900_000),
                0);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 60, 79})
    void on_a_terminal_lines_break_between_words_and_values_stay_in_their_column(int columns) {
        String text = EstimateText.of(estimate(), columns);
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
        assertThat(text.replaceAll("\\s+", " ")).contains(REASON, "passes one by a single step at most.");
        assertThat(text.lines().skip(1).findFirst().orElseThrow()).startsWith("mode    fast: the question");
        assertThat(text.lines().skip(2).findFirst().orElseThrow()).startsWith(" ".repeat(8));
    }

    @Test
    void in_a_file_each_value_has_a_line() {
        assertThat(EstimateText.of(estimate(), Integer.MAX_VALUE))
                .hasLineCount(7)
                .endsWith("at most.\n");
    }
}
