package dev.footnote.page.css;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.dom.Descendants;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which selectors name something that a page does not have. */
class PageNamesTest {

    private static final PageNames NAMES = PageNames.of(
            Descendants.of(
                    Jsoup.parse(
                            "<body class='Dark wide'><main id=top><p class='note  first'>x</p><sm-card class='价格'>y</sm-card></main>")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p",
                "P.Note",
                "#top > p.note.first",
                ".dark p",
                "body.wide #top *",
                "p:not(.missing)",
                "p:hover",
                "p::before",
                ":is(.missing, p)",
                "p[data-missing='.gone #gone']",
                "[href]",
                "*",
                "sm-card.价格",
                ".sm\\:missing",
                ".\\31 0",
                "p + p",
                ":root"
            })
    void a_selector_may_match_if_its_names_occur(String selector) {
        assertThat(NAMES.mayMatch(selector)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table",
                "p.missing",
                ".missing p",
                "#Top p",
                "#top > .gone",
                "p:hover .gone",
                "p.note:not(.x).gone",
                "p[title] ~ ul",
                ".not",
                ".价"
            })
    void a_selector_with_a_name_that_does_not_occur_cannot(String selector) {
        assertThat(NAMES.mayMatch(selector)).isFalse();
    }
}
