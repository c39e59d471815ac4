package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.CalibrateConfidence.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrateConfidenceTest {

    @Test
    void more_probable_answers_that_were_right_more_often_make_a_higher_step() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            points.add(new Point(0.2, i % 4 == 0));
            points.add(new Point(0.8, i % 4 != 0));
        }
        List<String> lines = CalibrateConfidence.lines("SPAN", points);
        assertThat(lines.get(0)).startsWith("SPAN 0.200 0.2");
        assertThat(lines.get(lines.size() - 1)).startsWith("SPAN 0.800 0.7");
    }

    @Test
    void steps_that_would_go_down_are_one() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            points.add(new Point(0.2, true));
            points.add(new Point(0.8, false));
        }
        assertThat(CalibrateConfidence.lines("SPAN", points)).containsExactly("SPAN 0.500 0.49");
    }

    @Test
    void a_way_that_nothing_was_found_in_has_a_quarter() {
        assertThat(CalibrateConfidence.lines("CHOICE", List.of())).containsExactly("CHOICE 0.000 0.25");
    }

    @Test
    void the_coded_table_keeps_the_ways_apart() {
        assertThat(CalibrateConfidence.coded()).hasSize(2 * ConfidenceTable.Way.values().length);
        assertThat(CalibrateConfidence.coded().get(2))
                .isEqualTo("SPAN_HAN 0 " + 1.0 / ConfidenceTable.Way.values().length);
    }
}
