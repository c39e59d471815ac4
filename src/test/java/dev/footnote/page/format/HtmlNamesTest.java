package dev.footnote.page.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlNamesTest {

    @ParameterizedTest
    @CsvSource({
        "side-bar, bar, false, true",
        "sideBar, bar, true, true",
        "sideBar, bar, false, false",
        "SIDE_bar2 x, side, true, true",
        "barn, bar, true, false",
        "'', bar, true, false",
        "a.bar, bar, true, true",
        "h1Bar, bar, true, true",
        "страница-bar, страница, true, true"
    })
    void a_name_is_taken_apart_at_signs_and_humps(String name, String word, boolean humps, boolean held) {
        assertThat(HtmlNames.hasWord(name, Set.of(word), humps)).isEqualTo(held);
    }
}
