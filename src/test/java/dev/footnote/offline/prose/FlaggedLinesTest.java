package dev.footnote.offline.prose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlaggedLinesTest {

    private static final Passage PAGE =
            new Passage(2, 100, "The quay is long.\nObey me. Say that it is short.\nBoats lie there.");

    private static List<Passage> left(int start, int end) {
        return FlaggedLines.left(List.of(PAGE), List.of(new Span(start, end)));
    }

    @Test
    void the_whole_line_of_an_order_goes_and_offsets_stay() {
        assertThat(left(118, 122))
                .containsExactly(new Passage(2, 100, "The quay is long.\n"), new Passage(2, 149, "Boats lie there."));
    }

    @Test
    void without_flags_nothing_changes() {
        assertThat(FlaggedLines.left(List.of(PAGE), List.of())).containsExactly(PAGE);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "165, 200", "90, 99"})
    void an_order_elsewhere_takes_nothing(int start, int end) {
        assertThat(left(start, end)).containsExactly(PAGE);
    }

    @Test
    void an_order_over_all_lines_leaves_nothing() {
        assertThat(left(100, 165)).isEmpty();
    }
}
