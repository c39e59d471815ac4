package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.Parsing;
import dev.footnote.page.format.ParsedDocument;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of shops, lists and forums, and what is not. */
class TilesAndPostsTest {

    private static final String HEAD_OF_SHOP =
            "<head><title>Kettle</title><meta property='og:type' content='product'></head>";

    private static final String KETTLE =
            "The kettle holds a litre and a half and boils it in four minutes on a gas ring."
                    + " Its handle stays cool, and the spout pours without a drip even when it is full to the brim.";

    private static String product(String body) {
        return Parsing.page("<html>" + HEAD_OF_SHOP + "<body>" + body + "</body></html>")
                .text();
    }

    private static String forum(String... posts) {
        StringBuilder out = new StringBuilder("<main><h1>Bees in the chimney</h1>");
        for (int i = 0; i < posts.length; i++) {
            out.append("<div class='message' id='post-")
                    .append(1000 + i)
                    .append("'>")
                    .append(posts[i])
                    .append("</div>");
        }
        return Parsing.text(out + "</main>");
    }

    private static String post(String before, String text) {
        return before + "<div class='message-userContent'><div class='body'>" + text + "</div></div>";
    }

    private static final String SWARM =
            "They came back to the same chimney for the third year, and the smoke does not" + " trouble them at all.";

    @Test
    void lists_in_a_post_stay_whatever_the_class_of_its_box() {
        String text = forum(
                post("", SWARM + "<ul><li>A veil</li><li>Two empty hives</li></ul>"),
                post("", "Thank you for the list."));

        assertThat(text).contains("A veil").contains("Two empty hives");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Join date: Aug 2011",
                "Posts: 1,402",
                "2,310 posts",
                "Location: Leeds",
                "#2",
                "Reply With Quote",
                "Click to expand...",
                "Members",
                "Last edited by marigold; Feb 2, 2024 at 9:01 am",
                "You must log in or register to reply here.",
            })
    void counts_and_commands_of_a_forum_are_dropped(String line) {
        String text =
                forum(post("<p>marigold</p><div>" + line + "</div>", SWARM), post("<p>rue</p>", "Call a keeper."));

        assertThat(text).contains("marigold").contains(SWARM).contains("rue").doesNotContain(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Like many others I wait for the frost.",
                "Points taken, I shall move the ladder.",
                "Location matters more than the paint.",
                "Posts from the old fence will do.",
                "Quote me on that.",
            })
    void sentences_that_begin_like_such_a_line_stay(String sentence) {
        assertThat(forum(post("", SWARM), post("", sentence))).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Learn more", "Skip to main content", "Log in", "Ver más", "\u767B\u5F55", "Read more \u203A"})
    void links_that_only_command_are_dropped(String words) {
        String text = Parsing.text("<main><h1>Tides</h1><p>" + KETTLE.repeat(4) + "</p><div><a href='/x'>" + words
                + "</a></div><p>" + KETTLE.replace("kettle", "urn").repeat(3) + "</p></main>");

        assertThat(text).contains("kettle").contains("urn").doesNotContain(words);
    }

    @Test
    void the_same_words_in_a_sentence_stay() {
        String text = Parsing.text(
                "<main><p>" + KETTLE.repeat(4) + "</p><p>To see the tide you must <a href='/x'>log in</a>"
                        + " before noon.</p><ul><li><a href='/y'>Learn more</a> about the tide of spring.</li></ul></main>");

        assertThat(text).contains("you must log in before noon").contains("Learn more about the tide of spring");
    }

    @Test
    void links_that_most_tiles_share_are_dropped_and_what_tells_of_an_item_stays() {
        String tiles = IntStream.range(0, 8)
                .mapToObj(i -> "<li><h3><a href='/lamp" + i + "'>Lamp " + i + "</a></h3><span>In stock</span><div>"
                        + "<a href='/q" + i + "'>Compare this lamp</a></div></li>")
                .reduce("", String::concat);
        String text = Parsing.text("<main><h1>Lamps</h1><ul>" + tiles + "</ul></main>");

        assertThat(text)
                .contains("Lamp 0")
                .contains("Lamp 7")
                .contains("In stock")
                .doesNotContain("Compare this lamp");
    }

    @Test
    void a_block_below_a_heading_of_other_things_is_dropped() {
        String more = "<div><h3>You may also like</h3><ul><li><a href='/pan'>Copper pan</a></li><li><a href='/pot'>Iron"
                + " pot</a></li></ul></div>";
        String text = product("<main><h1>Kettle</h1><p>" + KETTLE + "</p>" + more
                + "<h2>Care</h2><p>Descale it once a month" + " with vinegar and rinse it twice.</p></main>");

        assertThat(text)
                .contains(KETTLE)
                .contains("Descale it")
                .doesNotContain("Copper pan")
                .doesNotContain("Iron pot");
    }

    @Test
    void links_that_follow_such_a_heading_go_and_text_stays() {
        String start = "<main><h1>Kettle</h1><p>" + KETTLE + "</p>";
        String links = "<h2>Related products</h2><ul><li><a href='/pan'>Copper pan</a></li></ul><h2>Size</h2><p>It is"
                + " twenty centimetres high.</p></main>";
        String prose =
                "<h2>Related products</h2><p>The kettle and the pan come from the same forge near the river.</p></main>";

        assertThat(product(start + links)).doesNotContain("Copper pan").contains("twenty centimetres");
        assertThat(product(start + prose)).contains("come from the same forge");
    }

    @Test
    void a_shop_says_things_once() {
        String twice = "<div class='top'><h1>Kettle</h1><span>$40</span><p>" + KETTLE + "</p></div>"
                + "<div class='tab'><h2>Details</h2><p>" + KETTLE + "</p><p>Steel, one year of warranty.</p></div>";

        assertThat(product("<main>" + twice + "</main>"))
                .containsOnlyOnce(KETTLE)
                .contains("$40")
                .contains("Steel");
    }

    @Test
    void verses_and_clauses_may_be_said_twice() {
        String verse = "<p>" + KETTLE + "</p>";

        assertThat(Parsing.text("<main>" + verse + verse + "</main>").split("boils it", -1))
                .hasSize(3);
    }

    @Test
    void a_tile_that_says_less_than_an_earlier_one_goes() {
        String wide = "<li><a href='/a'><h3>A week on the salt marsh</h3></a><p>Nell Harrow</p><p>7 May</p></li>"
                + "<li><a href='/b'><h3>Why the ferry stopped</h3></a><p>Ivo Lund</p><p>6 May</p></li>";
        String narrow = "<li><a href='/a'><h3>A week on the salt marsh</h3></a><p>7 May</p></li>"
                + "<li><a href='/c'><h3>Three lamps for a boat</h3></a><p>2 May</p></li>";
        String text = Parsing.text("<main><h1>Coast</h1><ul>" + wide + "</ul><ul>" + narrow + "</ul></main>");

        assertThat(text)
                .containsOnlyOnce("A week on the salt marsh")
                .contains("Nell Harrow")
                .contains("Why the ferry stopped")
                .contains("Three lamps for a boat");
    }

    @Test
    void a_linked_title_in_a_div_is_part_of_its_tile() {
        String tiles = IntStream.range(0, 6)
                .mapToObj(i -> "<article><div><a href='/s" + i + "'>The harbour opens its " + i
                        + "th gate to small boats</a></div><p>" + KETTLE
                        + "</p><div><span>Ada</span><time>May 4</time></div></article>")
                .reduce("", String::concat);

        assertThat(Parsing.text("<main><h1>News of the harbour</h1>" + tiles + "</main>"))
                .contains("opens its 0th gate")
                .contains("opens its 5th gate");
    }

    @Test
    void the_policies_of_a_shop_in_its_foot_are_not_the_product() {
        String policy = "<h1>Terms</h1>"
                + ("<p>" + "The buyer agrees that the court of the county decides all disputes. ".repeat(5) + "</p>")
                        .repeat(12);
        String text = product("<main><h1>Kettle</h1><p>" + KETTLE + "</p><p>$40</p></main><footer><div>" + policy
                + "</div></footer>");

        assertThat(text).contains(KETTLE).contains("$40").doesNotContain("court of the county");
    }

    @Test
    void a_main_part_of_tiles_does_not_hide_the_text_beside_it() {
        String tiles = IntStream.range(0, 4)
                .mapToObj(i -> "<li><a href='/k" + i + "'>Kettle number " + i + "</a> 40 pounds, in stock today</li>")
                .reduce("", String::concat);
        String guide = "<div><h2>How to choose</h2>" + ("<p>" + KETTLE + "</p>").repeat(1) + "<p>"
                + KETTLE.replace("kettle", "urn").repeat(8) + "</p></div>";
        String text = Parsing.text("<main><h1>Kettles</h1><ul>" + tiles + "</ul></main>" + guide);

        assertThat(text).contains("Kettle number 3").contains("The urn holds");
    }

    @Test
    void a_product_has_the_description_of_its_data_where_the_page_lacks_it() {
        String data = "<script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Kettle\",\"description\":\""
                + KETTLE + "\"}</script>";
        String facts =
                "<main><h1>Kettle</h1><p>$40</p><p>Colours: steel, red, moss green, white, black, sand and stone</p>"
                        + "<p>Sizes: one litre, one litre and a half, two litres, three litres</p><p>Sold by the Harrow forge, "
                        + "shipped from Leeds in two days, free above fifty pounds</p></main>";

        assertThat(product(facts + data)).contains("Colours").endsWith(KETTLE);
        assertThat(product(facts.replace("</main>", "<p>" + KETTLE + "</p></main>") + data))
                .containsOnlyOnce(KETTLE);
    }

    @Test
    void a_page_that_fades_in_is_read_though_a_line_shows_before() {
        ParsedDocument page = Parsing.page("<html><body><div style='opacity:0'><h1>Kettle</h1>"
                + IntStream.range(0, 40)
                        .mapToObj(i -> "<p>" + i + " " + KETTLE + "</p>")
                        .reduce("", String::concat)
                + "</div><p>" + "A small shop on the quay, open all year. ".repeat(3) + "</p></body></html>");

        assertThat(page.text()).contains("39 " + KETTLE);
    }

    @Test
    void a_short_page_with_more_hidden_than_shown_keeps_it_hidden() {
        ParsedDocument page = Parsing.page("<html><body><div style='opacity:0'>"
                + ("<p>" + KETTLE + "</p>").repeat(3) + "</div><p>"
                + "A small shop on the quay, open all year round. ".repeat(4) + "</p></body></html>");

        assertThat(page.text()).contains("on the quay").doesNotContain("kettle");
    }

    @Test
    void a_date_that_a_post_gives_twice_in_a_row_is_given_once() {
        String text = forum(
                post("<p>marigold</p><div><div>4 May 2021</div></div><ul><li>4 May 2021</li></ul>", SWARM),
                post("<p>rue</p><div>4 May 2021</div>", "Call a keeper."));

        assertThat(text.split("4 May 2021", -1)).hasSize(3);
        assertThat(text).contains("marigold").contains("rue").contains(SWARM);
    }

    @Test
    void a_tile_that_says_it_is_an_advertisement_is_dropped() {
        String tile = "<div class='card'><div><p>Copper kettle</p><span>21 euros</span></div>%s</div>";
        String text = Parsing.text("<main><h1>Kettles</h1><p>" + KETTLE + "</p><div class='row'>"
                + tile.formatted("").repeat(2)
                + tile.formatted("<p>Sponsored</p>").replace("Copper", "Golden") + "</div></main>");

        assertThat(text).contains("Copper kettle").doesNotContain("Golden").doesNotContain("Sponsored");
    }

    @Test
    void a_sentence_about_what_is_sponsored_stays() {
        assertThat(Parsing.text(
                        "<main><h1>Kettles</h1><p>" + KETTLE + "</p><p>The fair was sponsored by the town.</p></main>"))
                .contains("sponsored by the town");
    }

    @ParameterizedTest
    @ValueSource(strings = {"item filter-active", "clause-for-share", "answer similar", "step notices"})
    void a_block_of_running_text_stays_whatever_weak_word_names_it(String name) {
        String text =
                Parsing.text("<h1>Kettles</h1><div class='all'><p>" + KETTLE + "</p></div><div class='all'><div class='"
                        + name
                        + "'><h3>Does it rust?</h3><div><p>No: the inside is tinned, and the tin lasts for some twenty years"
                        + " if the kettle is emptied each night.</p></div></div></div>");

        assertThat(text).contains("Does it rust?").contains("tin lasts");
    }
}
