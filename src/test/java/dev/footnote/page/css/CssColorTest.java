package dev.footnote.page.css;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to write a colour gives the same colour, and letters are lost only on what looks alike. */
class CssColorTest {

    private static CssColor color(String value) {
        return CssColor.parse(value).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#ffa500",
                "#ffa500ff",
                "orange",
                "rgb(255, 165, 0)",
                "rgb(255 165 0)",
                "rgba(255, 165, 0, 1)",
                "rgb(255 165 0 / 100%)",
                "hsl(38.8235, 100%, 50%)",
                "hsl(398.8235deg 100% 50%)",
                "url(x.png) no-repeat #ffa500",
                "no-repeat orange"
            })
    void one_colour_is_written_in_many_ways(String value) {
        assertThat(color(value)).isEqualTo(new CssColor(255, 165, 0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#000 | 0",
                "#fff8 | 0.533",
                "#ffffff00 | 0",
                "rgba(1,2,3,.25) | 0.25",
                "rgb(1 2 3 / 5%) | 0.05",
                "hsla(0, 0%, 0%, 0.5) | 0.5",
                "transparent | 0"
            })
    void what_a_colour_lets_through_is_read(String value, double alpha) {
        double expected = value.equals("#000") ? 1 : alpha;
        assertThat(color(value).alpha()).isCloseTo(expected, within(0.001));
    }

    @Test
    void short_digits_are_doubled_and_not_filled_with_zeros() {
        assertThat(color("#1a9")).isEqualTo(new CssColor(0x11, 0xAA, 0x99, 1));
        assertThat(color("#1a98").alpha()).isCloseTo(0x88 / 255.0, within(1e-9));
    }

    @Test
    void the_wheel_of_hues_gives_its_six_corners() {
        assertThat(color("hsl(0,100%,50%)")).isEqualTo(new CssColor(255, 0, 0, 1));
        assertThat(color("hsl(60,100%,50%)")).isEqualTo(new CssColor(255, 255, 0, 1));
        assertThat(color("hsl(120,100%,50%)")).isEqualTo(new CssColor(0, 255, 0, 1));
        assertThat(color("hsl(180,100%,50%)")).isEqualTo(new CssColor(0, 255, 255, 1));
        assertThat(color("hsl(240,100%,50%)")).isEqualTo(new CssColor(0, 0, 255, 1));
        assertThat(color("hsl(-60,100%,50%)")).isEqualTo(new CssColor(255, 0, 255, 1));
        assertThat(color("hsl(77,0%,100%)")).isEqualTo(CssColor.WHITE);
    }

    @Test
    void channels_out_of_range_are_brought_into_it() {
        assertThat(color("rgb(300, -20, 127.6)")).isEqualTo(new CssColor(255, 0, 128, 1));
        assertThat(color("rgb(100%, 0%, 50%)")).isEqualTo(new CssColor(255, 0, 128, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none",
                "var(--ink)",
                "#12",
                "#12345",
                "rgb(a, b, c)",
                "rgb(1, 2)",
                "my-red",
                "--red",
                "redish"
            })
    void what_is_no_known_colour_is_none(String value) {
        assertThat(CssColor.parse(value)).isEmpty();
    }

    @Test
    void letters_are_lost_only_where_all_channels_are_near() {
        assertThat(color("#fefefe").isLostOn(CssColor.WHITE)).isTrue();
        assertThat(color("rgb(237,237,237)").isLostOn(CssColor.WHITE))
                .as("18 apart")
                .isTrue();
        assertThat(color("rgb(236,237,237)").isLostOn(CssColor.WHITE))
                .as("19 apart")
                .isFalse();
        assertThat(color("rgb(255,255,0)").isLostOn(CssColor.WHITE))
                .as("yellow")
                .isFalse();
        assertThat(color("rgb(255,0,255)").isLostOn(CssColor.WHITE)).isFalse();
        assertThat(color("rgb(0,255,255)").isLostOn(CssColor.WHITE)).isFalse();
        assertThat(color("#111").isLostOn(CssColor.BLACK)).isTrue();
    }
}
