package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {

    private static final String MOON = "a🌕b";

    @Test
    void no_half_of_a_character_is_left_at_the_end() {
        assertThat(Cut.to(MOON, 4)).isEqualTo(MOON);
        assertThat(Cut.to(MOON, 3)).isEqualTo("a🌕");
        assertThat(Cut.to(MOON, 2)).isEqualTo("a");
        assertThat(Cut.to(MOON, 0)).isEmpty();
    }

    @Test
    void a_place_inside_a_character_moves_to_its_edge() {
        assertThat(Cut.end(MOON, 2)).isEqualTo(1);
        assertThat(Cut.start(MOON, 2)).isEqualTo(3);
        assertThat(Cut.end(MOON, 3)).isEqualTo(3);
        assertThat(Cut.start(MOON, 0)).isZero();
        assertThat(Cut.end(MOON, 4)).isEqualTo(4);
    }

    @Test
    void a_lone_half_is_no_character() {
        assertThat(Cut.end("\ud83cx", 1)).isEqualTo(1);
        assertThat(Cut.start("x\udf15", 1)).isEqualTo(1);
    }
}
