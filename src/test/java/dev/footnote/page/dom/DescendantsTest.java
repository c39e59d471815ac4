package dev.footnote.page.dom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks over elements. */
class DescendantsTest {

    private static final Document PAGE =
            Jsoup.parse("<main><h1>a</h1><ul><li>b<ul><li>c</ul></ul><p>d <b>e</b></p></main><p>f</p>");

    @Test
    void all_elements_come_in_the_order_of_the_page() {
        assertThat(Descendants.of(PAGE)).isEqualTo(PAGE.getAllElements());
    }

    @ParameterizedTest
    @CsvSource({"'li', li", "'p, b', p b", "'main', main", "'h2', h2"})
    void names_are_found_as_by_a_selector(String selector, String names) {
        Set<String> wanted = Set.of(names.split(" "));

        assertThat(Descendants.named(PAGE, wanted)).isEqualTo(PAGE.select(selector));
        assertThat(Descendants.first(PAGE, wanted)).isEqualTo(PAGE.selectFirst(selector));
        assertThat(Descendants.has(PAGE, wanted)).isEqualTo(PAGE.selectFirst(selector) != null);
    }

    @Test
    void an_element_is_one_of_its_own() {
        Element main = PAGE.expectFirst("main");

        assertThat(Descendants.first(main, Set.of("main"))).isSameAs(main);
        assertThat(Descendants.isWithin(main, Set.of("main"))).isTrue();
        assertThat(Descendants.isWithin(PAGE.expectFirst("b"), Set.of("main"))).isTrue();
        assertThat(Descendants.isWithin(PAGE.expectFirst("b"), Set.of("ul"))).isFalse();
    }
}
