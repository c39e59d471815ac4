package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpacesTest {

    @Test
    void runs_of_white_space_become_one_space() {
        assertThat(Spaces.joined("a \t b\n\nc ")).isEqualTo("a b c ");
        assertThat(Spaces.joined("没有空格")).isEqualTo("没有空格");
    }

    @Test
    void parts_at_both_ends_are_kept_when_empty() {
        assertThat(Spaces.split(" a  b ")).containsExactly("", "a", "b", "");
        assertThat(Spaces.split("")).containsExactly("");
    }
}
