package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks whose heading says that they hold other things than the page. */
class SideHeadingsTest {

    private static final String STORY =
            "<p>The ferry to the outer island runs twice a day from May until the first storms of"
                    + " autumn, and the crossing takes about forty minutes in calm weather.</p>";

    private static Element page(String heading, String below) {
        return Jsoup.parse("<main><h1>Ferries</h1>" + STORY.repeat(6) + "<div id=side><h3>" + heading + "</h3>" + below
                        + "</div></main>")
                .body();
    }

    private static boolean isDropped(Element body, PageKind kind) {
        Map<Element, String> found = SideHeadings.find(body, TextDensity.of(body), kind);
        return found.keySet().stream().anyMatch(e -> e.id().equals("side"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Related discussions",
                "Related articles",
                "What\u2019s trending in shipping",
                "Featured client stories",
                "Customer stories",
                "You may also like",
                "Most Popular Posts",
                "\u76F8\u5173\u6587\u7AE0"
            })
    void other_pages_are_beside_every_page(String heading) {
        for (PageKind kind : PageKind.values()) {
            assertThat(isDropped(
                            page(heading, "<ul><li><a href=/a>Harbour lights</a><li><a href=/b>Tides</a></ul>"), kind))
                    .as(kind + " " + heading)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Latest news",
                "Latest",
                "Recent posts",
                "Trending now",
                "Most read this week",
                "Up next",
                "About the author",
                "Table of contents",
                "Contents:"
            })
    void what_is_new_or_liked_is_beside_an_article_and_the_matter_of_other_pages(String heading) {
        Element page = page(heading, "<ul><li><a href=/a>Harbour lights</a><li><a href=/b>Tides</a></ul>");

        assertThat(isDropped(page, PageKind.ARTICLE)).isTrue();
        assertThat(isDropped(page, PageKind.OTHER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Latest developments at the pier",
                "Contents of the hold",
                "Related work",
                "About the authors of the plan",
                "Recent storms",
                "Timetable"
            })
    void a_heading_that_only_begins_so_stands_over_text_of_the_page(String heading) {
        assertThat(isDropped(page(heading, STORY), PageKind.ARTICLE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(PageKind.class)
    void a_block_with_much_of_the_running_text_stays(PageKind kind) {
        assertThat(isDropped(page("Related articles", STORY.repeat(4)), kind)).isFalse();
    }

    @Test
    void links_that_follow_a_heading_without_a_block_of_their_own_go_with_it() {
        Element body = Jsoup.parse("<main><h1>Ferries</h1>" + STORY.repeat(6)
                        + "<h2>Related articles</h2><div><a href=/a>Harbour lights</a></div><h2>Fares</h2>" + STORY
                        + "</main>")
                .body();

        assertThat(SideHeadings.find(body, TextDensity.of(body), PageKind.ARTICLE)
                        .keySet())
                .extracting(Element::text)
                .containsExactly("Related articles", "Harbour lights");
    }

    private static Element shop(String label, String below) {
        return Jsoup.parse("<main><h1>Lantern</h1>" + STORY.repeat(6) + "<div id=side><p>" + label + "</p>" + below
                        + "</div></main>")
                .body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Frequently bought together", "Customers also bought", "Recently viewed", "Similar items"})
    void a_line_above_other_products_is_their_heading_in_a_shop(String label) {
        Element body = shop(label, "<div><a href=/wick>Wick</a> <span>3.00</span></div>");

        assertThat(isDropped(body, PageKind.PRODUCT)).isTrue();
        assertThat(isDropped(body, PageKind.ARTICLE)).isFalse();
    }

    @Test
    void a_line_above_what_leads_nowhere_is_no_heading_in_a_shop() {
        assertThat(isDropped(
                        shop("Frequently bought together", "<div>A lantern and a wick fit one box.</div>"),
                        PageKind.PRODUCT))
                .isFalse();
    }

    @Test
    void a_line_below_other_text_is_no_heading_in_a_shop() {
        assertThat(isDropped(
                        shop("Weight: 2 kg</p><p>Similar items", "<div><a href=/wick>Wick</a></div>"),
                        PageKind.PRODUCT))
                .isFalse();
    }

    @Test
    void a_line_above_most_of_the_running_text_is_no_heading_in_a_shop() {
        assertThat(isDropped(
                        shop("Similar items", STORY.repeat(6) + "<div><a href=/wick>Wick</a></div>"), PageKind.PRODUCT))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shipping and return policies",
                "Returns & Refunds",
                "Delivery information",
                "Meet your seller",
                "Payment methods",
                "Did you know?",
                "Ask an expert"
            })
    void the_terms_of_a_shop_and_its_seller_are_beside_a_product_alone(String heading) {
        Element page = page(heading, "<ul><li><a href=/a>Terms</a><li><a href=/b>Questions</a></ul>");
        assertThat(isDropped(page, PageKind.PRODUCT)).isTrue();
        assertThat(isDropped(page, PageKind.OTHER)).isFalse();
    }
}
