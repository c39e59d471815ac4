package dev.footnote.page.css;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a selector before it is matched. */
class SelectorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p | p",
                "DIV | div",
                ".note | .note",
                "p.note | .note",
                "p.note#top | #top",
                "#top.note | #top",
                "main > p.note | .note",
                "ul li ~ a | a",
                "h2+p | p",
                "* | *",
                "[hidden] | [hidden",
                "main [DATA-x~=a] | [data-x",
                "[^data-] | *",
                ":root | html",
                "p:not(.a .b) | p",
                ":is(h1, h2) | *",
                "a[href='x y'] | a",
                ".sm\\:hidden | .sm:hidden",
                ".价格 | .价格"
            })
    void the_key_is_what_the_last_element_must_have(String selector, String key) {
        assertThat(Selectors.key(selector).text()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a:link | a",
                "input:checked + p | input[checked] + p",
                ":where(.a) p | :is(.a) p",
                "li:first-child | li:first-child",
                "tr:nth-of-type(2) | tr:nth-of-type(2)",
                ".sm\\:hover | .sm\\:hover"
            })
    void states_that_hold_at_rest_are_matched(String selector, String plain) {
        assertThat(Selectors.atRest(selector)).contains(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:hover",
                "p::before",
                "p:before",
                "a:focus-within .menu",
                "",
                " ",
                "&.x",
                "@page",
                "li:nth-col(1)",
                "p::first-child"
            })
    void states_that_need_a_reader_and_what_is_no_element_are_not(String selector) {
        assertThat(Selectors.atRest(selector)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | 0",
                "p | 1",
                "ul li a | 3",
                ".a | 100",
                "p.a | 101",
                "a[href] | 101",
                "li:first-child | 101",
                "#a | 10000",
                "#a .b p | 10101",
                "ul > li + li | 3"
            })
    void ids_count_more_than_classes_and_these_more_than_tags(String selector, int weight) {
        assertThat(Selectors.specificity(selector)).isEqualTo(weight);
    }
}
