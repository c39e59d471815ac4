package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.Parsing;
import org.junit.jupiter.api.Test;

/** Rows of other pages of a site below an article. */
class TeasersTest {

    private static final String PARAGRAPH =
            "The weir was built to feed the mill race, and the miller opened its gate by"
                    + " hand every morning before the first grain came down the lane. When the river rose he slept beside it, since"
                    + " one night of neglect could carry off the planks that a whole summer of wages had paid for.";

    private static final String ARTICLE = "<h1>The weir at low water</h1>" + ("<p>" + PARAGRAPH + "</p>").repeat(6);

    private static String tile(String target, String heading) {
        return "<div class='slide'><h3><a href='" + target + "'>" + heading + "</a></h3><p>" + heading
                + " is told here in a few words that lead to the whole of it, which stands on a page of its own, with pictures of the valley, a map of the footpaths, and what the neighbours remember of it from the years before the mill was sold and the wheel taken down.</p></div>";
    }

    private static String row(String host) {
        return "<div class='more'><h2>Journal</h2><div class='slides'>" + tile(host + "/eels", "Eels in the spring")
                + tile(host + "/bridges", "Bridges of the valley") + tile(host + "/ice", "Ice on the mill pond")
                + "</div></div>";
    }

    @Test
    void a_row_of_other_pages_of_the_site_is_dropped_with_its_heading() {
        String text = Parsing.text("<div>" + ARTICLE + "</div>" + row(""));

        assertThat(text).contains("The weir was built").doesNotContain("Eels").doesNotContain("Journal");
    }

    @Test
    void tiles_that_lead_to_other_sites_stay() {
        assertThat(Parsing.text("<div>" + ARTICLE + "</div>" + row("https://elsewhere.example")))
                .contains("Eels in the spring");
    }

    @Test
    void a_page_of_teasers_alone_keeps_them() {
        assertThat(Parsing.text("<h1>Journal</h1>" + row(""))).contains("Eels in the spring");
    }
}
