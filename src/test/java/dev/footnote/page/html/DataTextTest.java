package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.Parsing;
import dev.footnote.page.format.ParsedDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that hold their text in data for a script. */
class DataTextTest {

    private static final String FIRST =
            "The weir above the mill was rebuilt in oak after the flood of 1911, at the cost of"
                    + " the parish, and the miller kept the accounts of it in his own hand.";

    private static final String SECOND =
            "Since then it has been raised twice, and the salmon ladder beside it was cut in"
                    + " the dry summer that followed the second war.";

    private static ParsedDocument shell(String script) {
        return Parsing.page(
                "<html><head><title>Weir</title></head><body><div id='__next'></div>" + script + "</body></html>");
    }

    private static String next(String json) {
        return "<script id='__NEXT_DATA__' type='application/json'>" + json + "</script>";
    }

    @Test
    void an_empty_page_has_the_text_of_its_data_and_says_so() {
        ParsedDocument page = shell(next("{\"props\":{\"page\":{\"id\":\"a1\",\"lead\":\"" + FIRST
                + "\",\"body\":[{\"text\":\"" + SECOND + "\"}]}},\"buildId\":\"x7\"}"));

        assertThat(page.text()).isEqualTo(FIRST + "\n\n" + SECOND);
        assertThat(page.details().truncation())
                .hasValueSatisfying(cut -> assertThat(cut).contains("built by a script"));
    }

    @Test
    void html_in_the_data_is_read_as_html() {
        ParsedDocument page = shell(next(
                "{\"html\":\"<h2>The weir</h2><p>" + FIRST + "</p><script>track()<\\/script><p>" + SECOND + "</p>\"}"));

        assertThat(page.text())
                .contains("## The weir")
                .contains(FIRST)
                .contains(SECOND)
                .doesNotContain("track");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\\\"a\\\":1,\\\"note\\\":\\\"one two three four five six seven\\\"}",
                ".hero{color:red} .body of the page has a rule for each of its parts",
                "function () { return one + two + three + four + five + six; }",
                "https://www.example.org/one-two-three-four-five-six-seven-eight-nine",
                "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJz",
            })
    void code_and_addresses_in_the_data_are_no_text(String value) {
        assertThat(shell(next("{\"a\":\"" + value + "\",\"b\":\"" + FIRST + "\",\"c\":\"" + SECOND + "\"}"))
                        .text())
                .isEqualTo(FIRST + "\n\n" + SECOND);
    }

    @Test
    void scripts_without_blanks_between_words_are_read() {
        String text = "\u6CB3\u4E0A\u7684\u8001\u78E8\u574A\u5728\u6D2A\u6C34\u4E4B\u540E\u91CD\u5EFA\uFF0C".repeat(8);

        assertThat(shell(next("{\"a\":\"" + text + "\",\"b\":\"" + text + "\"}"))
                        .text())
                .isEmpty();
        assertThat(shell(next("{\"a\":\"" + text.repeat(3) + "\"}")).text()).isEqualTo(text.repeat(3));
    }

    @Test
    void a_page_with_text_of_its_own_is_not_mixed_with_its_data() {
        String own = "<main><h1>Mill</h1><p>" + SECOND.repeat(3) + "</p></main>";

        assertThat(Parsing.page("<html><body>" + own + next("{\"a\":\"" + FIRST.repeat(3) + "\"}") + "</body></html>")
                        .text())
                .contains("salmon ladder")
                .doesNotContain("oak after the flood");
    }

    @Test
    void broken_data_says_nothing() {
        assertThat(shell(next("{\"a\":\"" + FIRST)).text()).isEmpty();
    }

    @Test
    void the_body_of_an_article_in_structured_data_is_read() {
        ParsedDocument page = shell("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\""
                + FIRST + " " + SECOND + "\"}</script>");

        assertThat(page.text()).isEqualTo(FIRST + " " + SECOND);
    }

    @Test
    void a_noscript_of_some_length_is_read() {
        ParsedDocument page = Parsing.page("<html><body><div id='app'></div><noscript><p>" + FIRST + "</p><p>" + SECOND
                + "</p><p>" + FIRST.replace("oak", "elm") + "</p></noscript></body></html>");

        assertThat(page.text()).contains(FIRST).contains(SECOND);
    }

    @Test
    void deep_data_ends() {
        String deep = "[".repeat(900) + "\"" + FIRST + "\"" + "]".repeat(900);

        assertThat(shell(next(deep)).text()).isEmpty();
    }
}
