package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfidenceTableTest {

    private static final ConfidenceTable TABLE = ConfidenceTable.read();

    @ParameterizedTest
    @EnumSource(ConfidenceTable.Way.class)
    void a_likelier_answer_never_has_less_confidence_and_none_is_certain(ConfidenceTable.Way way) {
        double last = 0;
        for (int i = 0; i <= 100; i++) {
            double share = TABLE.share(way, i / 100.0);
            assertThat(share)
                    .as("%s at %d %%", way, i)
                    .isGreaterThanOrEqualTo(last)
                    .isBetween(0.0, 0.95);
            last = share;
        }
    }

    @ParameterizedTest
    @EnumSource(ConfidenceTable.Way.class)
    void probabilities_out_of_range_take_the_nearest_point(ConfidenceTable.Way way) {
        assertThat(TABLE.share(way, -1)).isEqualTo(TABLE.share(way, 0));
        assertThat(TABLE.share(way, 2)).isEqualTo(TABLE.share(way, 1));
    }
}
