package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.Parsing;
import dev.footnote.page.format.ParsedDocument;
import org.junit.jupiter.api.Test;

/** Kinds of pages are read each in its way. */
class PageKindTest {

    private static final String LONG = "The ferryman rowed across four times a day and wrote each crossing into a book"
            + " that lies in the town hall to this day, with the names of all who paid and of some who did not. ";

    private static String post(int number, String text) {
        return "<div id='post" + number
                + "' class='post'><div class='user'><h4>Ann</h4><ul><li>Posts: 411</li></ul></div>"
                + "<div class='body'><p>" + text
                + "</p></div><div class='signature'><p>Row, row, row your boat.</p></div></div>";
    }

    @Test
    void posts_of_a_forum_keep_their_authors_and_lose_signatures_counts_and_quotes() {
        String quote = "<blockquote><p>" + LONG + "</p></blockquote><p>He did, and his son after him.</p>";
        String text = Parsing.text("<h1>The ferry</h1><div>" + post(1001, LONG.repeat(4)) + post(1002, "Short reply.")
                + post(1003, quote) + "</div>");

        assertThat(text)
                .contains("Ann", "Short reply.", "his son after him")
                .doesNotContain("411", "your boat")
                .doesNotContain("> The ferryman");
    }

    @Test
    void one_of_several_parts_alike_is_not_the_whole_page() {
        String text = Parsing.text("<main><div class='part'><p>" + LONG.repeat(9) + "</p></div><div class='part'><p>"
                + LONG + "The end.</p></div></main>");

        assertThat(text).contains("The end.");
    }

    @Test
    void the_lead_between_heading_and_body_is_kept() {
        String text =
                Parsing.text("<div><h1>The ferry</h1><div class='lead'><p>It crossed for two hundred years, and then"
                        + " a bridge came.</p></div><div class='story'><p>" + LONG.repeat(5) + "</p><p>"
                        + LONG.repeat(4) + "</p></div></div>");

        assertThat(text).contains("then a bridge came");
    }

    @Test
    void reviews_of_a_product_are_left_out() {
        ParsedDocument page = Parsing.page(
                "<html><head><meta property='og:type' content='product'></head><body><main><h1>Oar</h1>" + "<p>"
                        + LONG.repeat(2)
                        + "</p><div class='reviews'><p>I broke it within a week of"
                        + " rowing.</p></div></main></body></html>");

        assertThat(page.text()).contains("The ferryman rowed").doesNotContain("broke it");
        assertThat(page.leftOut().furniture()).containsEntry("review", 1);
    }
}
