package dev.footnote.evidence.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which forms of a cue stand at a place, and how long the longest is. */
class CueGraphTest {

    private static int length(String form, String text, int from, boolean whole) {
        CueGraph graph = new CueGraph();
        graph.add(HostileCue.OVERRIDE, form);
        CueGraph.Walk walk = new CueGraph.Walk();
        graph.walk(FoldedText.of(text), from, whole, walk);
        boolean found = (walk.found() & HostileCue.OVERRIDE.bit()) != 0;
        assertThat(found).isEqualTo(walk.lengths[HostileCue.OVERRIDE.place()] > 0);
        return walk.lengths[HostileCue.OVERRIDE.place()];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "drop; drop the rope; 4",
                "drop; dropped the rope; 0",
                "drop; dro; 0",
                "drop; drop; 4",
                "drop*; dropped the rope; 4",
                "drop the (rope|anchor); drop the anchor now; 15",
                "drop the (rope|anchor); drop the anchors; 0",
                "drop (the |a |)rope; drop rope now; 9",
                "drop (the |a |)rope; drop the rope now; 13",
                "drop (the |a |)rope; drop an rope now; 0",
                "(drop|let go of) it; let go of it now; 12",
                "drop* rope; dropped rope now; 12",
                "绳; 绳子; 1",
                "绳*; 绳子; 1"
            })
    void a_form_stands_as_a_whole_or_as_the_beginning_of_a_word(String form, String text, int length) {
        assertThat(length(form, text, 0, true)).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 4"})
    void in_letters_that_run_into_each_other_no_word_needs_to_end(boolean whole, int length) {
        assertThat(length("drop", "droptherope", 0, whole)).isEqualTo(length);
    }

    @Test
    void of_several_forms_the_longest_counts_and_each_cue_for_itself() {
        CueGraph graph = new CueGraph();
        graph.add(HostileCue.OVERRIDE, "drop");
        graph.add(HostileCue.OVERRIDE, "drop the rope");
        graph.add(HostileCue.SAY, "drop the");
        CueGraph.Walk walk = new CueGraph.Walk();
        graph.walk(FoldedText.of("drop the rope"), 0, true, walk);
        assertThat(walk.lengths[HostileCue.OVERRIDE.place()]).isEqualTo(13);
        assertThat(walk.lengths[HostileCue.SAY.place()]).isEqualTo(8);
        graph.walk(FoldedText.of("lift the rope"), 0, true, walk);
        assertThat(walk.found()).as("nothing is left of the walk before").isZero();
    }

    @Test
    void a_walk_begins_where_it_is_told_to() {
        assertThat(length("rope", "drop the rope", 9, true)).isEqualTo(4);
        assertThat(length("rope", "drop the rope", 8, true)).isZero();
    }

    @Test
    void many_starts_are_kept_apart() {
        CueStarts starts = new CueStarts();
        for (int i = 0; i < 5_000; i++) {
            starts.add((char) ('a' + i % 70), (char) (0x4E00 + i / 70), i);
        }
        starts.add('a', (char) 0x4E00, 9_999);
        assertThat(starts.get('a', (char) 0x4E00)).containsExactly(0, 9_999);
        assertThat(starts.get((char) ('a' + 4_999 % 70), (char) (0x4E00 + 4_999 / 70)))
                .containsExactly(4_999);
        assertThat(starts.get('?', '?')).isNull();
    }
}
