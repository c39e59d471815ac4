package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.Parsing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parts of a page are its text. */
class MainContentTest {

    private static final String LONG =
            "The keeper lit the lamp at dusk and wrote the hour into the log, as the rules of the board asked of him. ";

    private static final String STORY =
            "<p>" + LONG.repeat(3) + "</p><p>" + LONG.replace("dusk", "dawn").repeat(3) + "</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nav>GONE</nav>",
                "<footer>GONE</footer>",
                "<header>GONE</header>",
                "<div class='cookie-bar'>GONE</div>",
                "<div id='site-footer'>GONE</div>",
                "<div class='top_nav'>GONE</div>",
                "<ul class='menu'><li>GONE</li></ul>",
                "<div role='navigation'>GONE</div>",
                "<a class='btn btn-primary' href='/'>GONE</a>",
                "<span role='button'>GONE</span>",
                "<p hidden>GONE</p>",
                "<p style='display:none'>GONE</p>",
                "<p style='color:red;VISIBILITY: hidden'>GONE</p>",
                "<p style='position:absolute;left:-9999px'>GONE</p>",
                "<template><p>GONE</p></template>",
                "<script>GONE</script>",
                "<style>GONE</style>",
                "<dialog>GONE</dialog>",
                "<button>GONE</button>",
                "<svg><text>GONE</text></svg>",
                "<noscript>GONE</noscript>",
                "<!-- GONE -->",
            })
    void furniture_and_what_is_hidden_are_dropped(String part) {
        assertThat(Parsing.text("<main>" + STORY + "</main>" + part))
                .doesNotContain("GONE")
                .contains("dusk");
        assertThat(Parsing.text(part + STORY)).doesNotContain("GONE").contains("dawn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p style='backface-visibility: hidden'>HERE</p>",
                "<p hidden='until-found'>HERE</p>",
                "<div class='grid top-[var(--nav-height)]'><p>HERE</p></div>",
                "<div class='menuetto'>HERE</div>",
                "<x-card><template shadowrootmode='open'><p>HERE</p></template></x-card>",
                "<a aria-controls='p1'>More</a><div id='p1' role='region' hidden><p>HERE</p></div>",
                "<div role='tabpanel' aria-labelledby='t' style='display:none'><p>HERE</p></div>",
                "<details><summary>More</summary><p>HERE</p></details>",
                "<form><p>HERE</p></form>",
            })
    void what_readers_can_see_is_kept(String part) {
        assertThat(Parsing.text("<main>" + STORY + part + "</main>"))
                .contains("HERE")
                .contains("dusk");
    }

    @Test
    void a_hidden_region_that_nothing_opens_stays_hidden() {
        assertThat(Parsing.text("<main>" + STORY + "<div role='region' hidden><p>GONE</p></div></main>"))
                .doesNotContain("GONE");
    }

    @Test
    void a_mark_on_most_of_the_page_is_no_mark_of_furniture() {
        StringBuilder cards = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            cards.append("<div class='card hide-on-ad'><h3>Story ")
                    .append(i)
                    .append("</h3><p>News of day ")
                    .append(i)
                    .append(" and what came of it.</p></div>");
        }
        assertThat(Parsing.text(cards + "<div class='top-ad'>GONE</div>"))
                .contains("Story 0", "News of day 7")
                .doesNotContain("GONE");
    }

    @Test
    void slides_that_are_doubled_are_read_once() {
        String slide = "<li><h3>Guest house</h3><p>" + LONG + "Breakfast is at seven.</p></li>";
        String text = Parsing.text("<h1>Stays</h1><ul>" + slide + "<li>Other house</li>" + slide + "</ul>" + STORY);

        assertThat(text.split("Guest house", -1)).hasSize(2);
    }

    @Test
    void comments_and_lists_of_links_beside_an_article_are_left_out() {
        String links = "<ul>" + "<li><a href='/x'>Another story of the coast</a></li>".repeat(6) + "</ul>";
        String text = Parsing.text("<div class='page'><div class='body'>" + STORY + "</div><div class='side'>" + links
                + "</div><div id='comments'><p>GONE " + LONG + "</p></div></div>");

        assertThat(text).contains("dusk", "dawn").doesNotContain("GONE").doesNotContain("Another story");
    }

    @Test
    void a_page_of_links_keeps_its_links() {
        String tiles = "<div><a href='/a'><h2>Blue mug</h2></a><span>12</span></div>".repeat(3);
        assertThat(Parsing.text(tiles + "<div><a href='/b'><h2>Red mug</h2></a></div>"))
                .contains("Blue mug", "Red mug");
    }

    @Test
    void posts_that_stand_only_in_a_noscript_are_read() {
        assertThat(Parsing.text("<div id='app'></div><noscript><div class='post'>" + STORY + "</div></noscript>"))
                .contains("dusk");
    }

    @Test
    void nesting_without_end_takes_no_stack() {
        String deep = "<div>".repeat(100_000) + "<p>bottom</p>";

        assertThat(Parsing.text(deep)).isEqualTo("bottom");
        assertThat(Parsing.text("<b><table><tr><td>".repeat(3_000) + "cell")).contains("cell");
    }
}
