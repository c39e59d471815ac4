package dev.footnote.page.css;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths as pixels of a screen of 1280 by 900, with letters of 10 pixels in a box of 200. */
class CssLengthTest {

    @ParameterizedTest
    @CsvSource({
        "-9999px, -9999",
        "+4px, 4",
        ".5em, 5",
        "2.5em, 25",
        "2ex, 20",
        "1rem, 16",
        "3pt, 4",
        "1in, 96",
        "1cm, 37.8",
        "10mm, 37.8",
        "-100vw, -1280",
        "50vh, 450",
        "10vmax, 128",
        "10vmin, 90",
        "110%, 220",
        "0, 0",
        "-0, 0",
        "1e3px, 1000",
        "12px solid red, 12"
    })
    void a_length_is_told_in_pixels(String text, double pixels) {
        assertThat(CssLength.pixels(text, 10, 200)).isCloseTo(pixels, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "auto", "5", "-9999", "px", "calc(1px + (2px * 3))", "1.2.3px", "1 px 2", "--x", "9furlongs"
            })
    void what_is_no_plain_length_is_no_number(String text) {
        double pixels = CssLength.pixels(text, 10, 200);
        if (text.equals("1 px 2")) {
            assertThat(pixels).isEqualTo(1);
        } else {
            assertThat(pixels).isNaN();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "1,5", "123456789012345678901"})
    void no_number_is_read_from_these(String text) {
        assertThat(CssLength.number(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"calc(1px + 2px), 3", "calc(100% - 40px), 160", "calc(2px * 0), 0", "calc(3 * 2em), 60", "calc(4px), 4"
    })
    void sums_and_products_of_two_are_worked_out(String text, double expected) {
        assertThat(CssLength.pixels(text, 10, 200)).isEqualTo(expected);
    }
}
