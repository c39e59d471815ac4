package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of two hundred thousand elements and of ten million characters end. */
class LargePagesIT {

    private static final int MANY = 200_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<p>word ",
                "<span style='color:red'>word ",
                "<p hidden>x</p>",
                "<a href='#'>x",
                "<li><a href='/x'>y</a>",
            })
    void two_hundred_thousand_of_anything_end(String piece) {
        assertThat(Parsing.text("<p>start of all</p>" + piece.repeat(MANY))).contains("start of all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>A sentence that stands here, whole and long, and says nothing at all of any use.</p>",
                "<span style='color:blue'>word <span style='font-size:12px'>more words of it </span></span>",
            })
    void ten_million_characters_end(String piece) {
        assertThat(Parsing.text("<p>start of all</p>" + piece.repeat(10_000_000 / piece.length())))
                .contains("start of all");
    }

    /** Pages of each kind are cleaned by rules of their own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property='og:type' content='product'>",
                "<script type='application/ld+json'>{\"@type\":\"DiscussionForumPosting\"}</script>",
                "<meta property='og:type' content='website'>",
            })
    void two_hundred_thousand_parts_of_shops_and_forums_end(String head) {
        for (String piece : List.of(
                "<div><a href='/x'>A title of some length</a><span>Posts: 3</span></div>",
                "<div><div><h3>Related products</h3><a href='/x'>Another title</a>",
                "<span><a href='/a'>Read more</a>",
                "<li><a href='/b'><img src='c.png'></a>")) {
            String page = "<html><head>" + head + "</head><body><h1>start of all</h1><p>"
                    + "It begins with a sentence that a reader can read. ".repeat(3) + "</p>"
                    + piece.repeat(MANY / 4) + "</body></html>";

            assertThat(Parsing.page(page).text()).contains("sentence that a reader can read");
        }
    }
}
