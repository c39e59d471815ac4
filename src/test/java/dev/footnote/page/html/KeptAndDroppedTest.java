package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.Parsing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names, links and places of blocks say about them, and what they do not. */
class KeptAndDroppedTest {

    private static final String LONG =
            "The ferryman kept the bell by the landing and rang it whenever the fog came up the river before noon. ";

    private static final String STORY =
            "<p>" + LONG.repeat(4) + "</p><p>" + LONG.replace("bell", "lamp").repeat(4) + "</p>";

    private static String article(String head, String body) {
        return Parsing.page("<html><head><title>T</title><meta property='og:type' content='article'>" + head
                        + "</head><body>" + body + "</body></html>")
                .text();
    }

    @Test
    void linked_cards_that_say_something_are_no_menu_whatever_their_class() {
        String card = "<div class='nestedNavCard'><a href='/x'><h3>Dredging</h3><p>Keeping the channel open takes two"
                + " boats, a crew of nine and a licence from the county that runs for three years.</p></a></div>";

        assertThat(Parsing.text("<main><h1>Works</h1>" + STORY + card + STORY + "</main>"))
                .contains("Keeping the channel open");
    }

    @Test
    void the_class_of_the_tool_that_draws_a_formula_says_nothing_of_it() {
        String formula =
                "<mjx-container class='MathJax CtxtMenu_Attached_0'><math><mi>a</mi><mo>=</mo><mi>b</mi></math>"
                        + "</mjx-container>";

        assertThat(Parsing.text("<main><h1>Sums</h1>" + STORY + "<div>" + formula + "</div>" + STORY + "</main>"))
                .contains("a", "=", "b")
                .containsPattern("a\\s?=\\s?b");
    }

    @Test
    void markup_that_was_stored_as_the_text_of_a_noscript_is_no_text() {
        String pixel = "<noscript>&lt;img width=1 height=1 src=\"https://example.org/p.gif\"&gt;</noscript>";

        assertThat(Parsing.text(STORY + pixel.repeat(3)))
                .doesNotContain("p.gif")
                .contains("ferryman");
    }

    @Test
    void labels_that_are_no_links_go_from_the_tiles_that_share_them() {
        StringBuilder tiles = new StringBuilder("<main><h1>Mugs</h1><div>");
        for (String name : new String[] {"Blue", "Red", "Green", "Grey", "White", "Black"}) {
            tiles.append("<div><a href='/")
                    .append(name)
                    .append("'><h4>View Details</h4><h2>")
                    .append(name)
                    .append(" mug</h2></a></div>");
        }

        assertThat(Parsing.text(tiles + "</div></main>"))
                .contains("Blue mug", "Black mug")
                .doesNotContain("View Details");
    }

    @Test
    void a_row_of_links_with_the_terms_is_the_foot_of_a_page_in_whatever_element() {
        String foot = "<div><div><a href='/h'>Help</a></div><div><a href='/c'>Careers</a></div>"
                + "<div><a href='/p'>Privacy</a></div><div><a href='/t'>Terms</a></div></div>";

        assertThat(Parsing.text("<div>" + STORY + "</div>" + foot))
                .contains("ferryman")
                .doesNotContain("Careers", "Privacy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "© 2024 River Trust",
                "Copyright 2019-2024 River Trust. All rights reserved.",
                "River Trust © 2021, alle Rechte vorbehalten",
                "河流信托 版权所有"
            })
    void lines_of_rights_go(String line) {
        assertThat(Parsing.text("<div>" + STORY + "</div><div>" + line + "</div>"))
                .doesNotContain(line);
    }

    @Test
    void a_sentence_on_rights_stays() {
        assertThat(Parsing.text(
                        STORY + "<p>The county held the copyright in the map of 1911 until the year 1962.</p>" + STORY))
                .contains("held the copyright");
    }

    @Test
    void the_terms_of_a_shop_go_with_the_label_above_them() {
        String text = Parsing.page(
                        "<html><head><title>T</title><meta property='og:type' content='product'></head><body>"
                                + "<main><h1>Oar</h1><p>" + LONG
                                + "</p><div class='item'><div>Shipping and Returns<img src='d.png'></div>"
                                + "<div><p>We send within four days. What does not please may be sent back within a month.</p></div>"
                                + "</div><p>" + LONG.replace("bell", "oar") + "</p></main></body></html>")
                .text();

        assertThat(text).contains("bell", "oar").doesNotContain("sent back");
    }

    @Test
    void comments_longer_than_an_article_are_not_taken_for_it() {
        String comments = "<div id='comments'><p>GONE " + LONG.repeat(12) + "</p></div>";

        assertThat(article("", "<div><h1>Fog</h1><div>" + STORY + "</div>" + comments + "</div>"))
                .contains("bell", "lamp")
                .doesNotContain("GONE");
    }

    @Test
    void the_head_of_an_article_gives_its_lead_without_the_byline() {
        String head =
                "<div class='post-header'><h1>Fog on the river</h1><div>Why the bell is rung before noon, and by whom it"
                        + " was hung there in the first place.</div><div class='meta'><div>Nora Field</div><time>Dec 18, 2024</time></div></div>";

        assertThat(article("", "<article>" + head + "<div>" + STORY + STORY + "</div></article>"))
                .startsWith("Why the bell is rung")
                .doesNotContain("Nora Field");
    }

    @Test
    void a_list_of_sources_in_an_article_stays_and_one_of_other_stories_goes() {
        String sources = "<ul>"
                + "<li><a href='https://records.example.net/1'>Record of the tolls of the ferry</a></li>".repeat(5)
                + "</ul>";
        String stories =
                "<ul>" + "<li><a href='https://www.example.org/2'>Another story of the river bank</a></li>".repeat(5)
                        + "</ul>";

        assertThat(article("", "<div>" + STORY + sources + STORY + stories + "</div>"))
                .contains("Record of the tolls")
                .doesNotContain("Another story");
    }

    @Test
    void what_a_post_tells_of_its_author_beside_name_and_date_goes() {
        StringBuilder posts = new StringBuilder("<main><h1>Oars</h1>");
        for (int i = 0; i < 4; i++) {
            posts.append("<article id='post-")
                    .append(1000 + i)
                    .append("'><div itemprop='author'><a href='/u'>Ivo")
                    .append(i)
                    .append("</a><div>Keeper of the boat house</div><div>22</div><time>3 May 2024</time></div><p>")
                    .append(LONG.replace("noon", "hour " + i))
                    .append("</p></article>");
        }

        assertThat(Parsing.text(posts + "</main>"))
                .contains("Ivo0", "Ivo3", "3 May 2024", "hour 2")
                .doesNotContain("Keeper of the boat house");
    }

    @Test
    void a_part_that_a_script_moves_into_view_stays() {
        String lead = "<div style='opacity:0;transform:translate3d(0,3rem,0)'>" + LONG + "</div>";

        assertThat(Parsing.text("<main><h1>Fog</h1>" + lead.replace("bell", "horn") + STORY + "</main>"))
                .contains("horn");
    }

    @Test
    void the_panel_of_a_tab_stays_where_plain_words_are_its_labels() {
        String tabs = "<div><div class='labels'><div>Oars</div><div>Sails</div></div><div class='panel'><p>" + LONG
                + "</p></div><div class='panel' style='display:none'><p>" + LONG.replace("bell", "sail")
                + "</p></div></div>";

        assertThat(Parsing.text("<main><h1>Gear</h1>" + tabs + STORY + "</main>"))
                .contains("sail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Was this page helpful?",
                "How useful was this post?",
                "War dieser Artikel hilfreich?",
                "\u8FD9\u7BC7\u6587\u7AE0\u5BF9\u60A8\u6709\u5E2E\u52A9\u5417\uFF1F"
            })
    void a_page_that_asks_what_one_thinks_of_it_is_read_without_the_question(String question) {
        String box = "<div><p>" + question + "</p><p>Vote count: 17</p><span>No votes so far</span></div>";

        assertThat(Parsing.text("<main><h1>Bells</h1>" + STORY + box + "</main>"))
                .contains("ferryman")
                .doesNotContain(question, "Vote count", "No votes");
    }

    @Test
    void a_question_in_a_sentence_is_a_part_of_it() {
        String text =
                "<p>The survey asked: <b>Was this page helpful?</b> Nine in ten of the readers said that it was.</p>";

        assertThat(Parsing.text("<main><h1>Survey</h1>" + STORY + text + "</main>"))
                .contains("Was this page helpful?");
    }

    @Test
    void what_stands_in_for_a_part_that_a_script_brings_is_no_text() {
        String lines = "<div>Loading...</div><div><span>Wird geladen \u2026</span></div><p>Thanks for signing up!</p>";

        assertThat(Parsing.text(
                        "<main><h1>Bells</h1>" + STORY + lines + "<table><tr><td>Loading...</td><td>5 kN</td></tr>"
                                + "<tr><td>Empty</td><td>1 kN</td></tr></table></main>"))
                .doesNotContain("Wird geladen", "Thanks for")
                .containsOnlyOnce("Loading...");
    }

    @Test
    void a_column_of_a_shop_that_says_what_is_sold_is_the_page() {
        String column =
                "<div class='sidebar'><h1>Brass ship's bell</h1><p>Cast in one piece, with a clapper of oak.</p>"
                        + "<p>" + LONG.replace("bell", "rope").repeat(3) + "</p><span>79 EUR</span></div>";

        assertThat(Parsing.page(
                                "<head><title>T</title><meta property='og:type' content='product'></head><body><div id=left><p>"
                                        + LONG.repeat(8) + "</p></div>" + column + "</body>")
                        .text())
                .contains("Cast in one piece", "79 EUR");
    }

    @Test
    void links_that_a_line_with_a_colon_leads_up_to_stay_in_an_article() {
        String list =
                "<p>The log has entries on:</p><ul><li><p><a href='/ropes-and-knots-of-the-ferry'>Ropes and knots of the ferry, with"
                        + " drawings</a></p></li><li><p><a href='/lamps-and-oil-of-the-ferry'>Lamps and oil of the ferry through the"
                        + " years</a></p></li></ul>";
        String other = list.replace("The log has entries on", "You may be interested in these reports")
                .replace("ropes", "tides")
                .replace("Ropes", "Tides")
                .replace("lamps", "winds")
                .replace("Lamps", "Winds");

        assertThat(article(
                        "",
                        "<main><h1>Bells</h1>" + STORY + list + STORY.replace("ferryman", "pilot") + other + "</main>"))
                .contains("Ropes and knots", "Lamps and oil")
                .doesNotContain("Tides and knots", "Winds and oil");
    }

    @Test
    void a_box_on_the_author_is_beside_an_article_without_a_heading_too() {
        String box =
                "<div class='box'><div>About the author</div><div><a href='/people/ada'>Ada Voss</a></div><div>Ada Voss"
                        + " keeps bells and has done so for forty years, on three rivers and one lake.</div></div>";

        assertThat(article("", "<main><h1>Bells</h1>" + STORY + STORY.replace("ferryman", "pilot") + box + "</main>"))
                .contains("ferryman")
                .doesNotContain("forty years");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Our Services", "Areas we serve", "Conditions we treat"})
    void what_else_a_firm_offers_is_no_part_of_its_article(String heading) {
        String list = "<h2>" + heading + "</h2><p><a href='/a'>Dredging</a></p><p><a href='/b'>Towing</a></p>";

        assertThat(article("", "<main><h1>Bells</h1>" + STORY + list + "</main>"))
                .contains("ferryman")
                .doesNotContain("Dredging", "Towing");
    }
}
