package dev.footnote.page.css;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which media queries hold on a screen of 1280 by 900 with a mouse. */
class MediaQueryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "all",
                "SCREEN",
                "only screen and (min-width: 1280px)",
                "(max-width: 80em)",
                "(width >= 1000px)",
                "(width < 2000px)",
                "(min-height: 50em)",
                "print, screen",
                "not print",
                "not screen and (max-width: 600px)",
                "(orientation: landscape) and (hover)",
                "(prefers-color-scheme: light)",
                "(pointer: fine)"
            })
    void these_hold(String query) {
        assertThat(MediaQuery.holds(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print",
                "speech, tty",
                "screen and (max-width: 1279px)",
                "(min-width: 1281px)",
                "(width > 2000px)",
                "(height <= 40em)",
                "(max-height: 899px)",
                "not screen",
                "(orientation: portrait)",
                "(hover: none)",
                "(pointer: coarse)",
                "(prefers-color-scheme: dark)",
                "(prefers-reduced-motion: reduce)",
                "(scripting: none)",
                "(-ms-high-contrast: active)",
                "(min-width: 600px) and (max-width: 900px)"
            })
    void these_do_not(String query) {
        assertThat(MediaQuery.holds(query)).isFalse();
    }
}
