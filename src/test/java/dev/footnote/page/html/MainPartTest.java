package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.Parsing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part of a page is taken for its text where its elements say too little or the wrong thing. */
class MainPartTest {

    private static final String LONG =
            "The keeper of the lock wrote down each barge with its load, its master and the hour at which it passed. ";

    private static final String STORY =
            "<p>" + LONG.repeat(5) + "</p><p>" + LONG.replace("barge", "raft").repeat(5) + "</p>";

    @Test
    void a_small_article_beside_the_text_is_not_the_page() {
        String teaser = "<article><h3>Also of note</h3><p>"
                + LONG.replace("lock", "weir").repeat(3) + "</p></article>";

        assertThat(Parsing.text("<div class=story><h1>Locks</h1>" + STORY + "</div>" + teaser))
                .contains("each barge", "each raft");
    }

    @Test
    void of_two_main_parts_the_one_with_the_running_text_is_the_page() {
        StringBuilder tiles = new StringBuilder("<div role='main'>");
        for (int i = 0; i < 60; i++) {
            tiles.append("<div><a href='/t")
                    .append(i)
                    .append("'>Chart of the canal number ")
                    .append(i)
                    .append("</a></div>");
        }

        assertThat(Parsing.text(tiles + "</div><div role='main'><h1>Locks</h1>" + STORY + "</div>"))
                .contains("each barge", "each raft")
                .doesNotContain("Chart of the canal number 7");
    }

    @Test
    void a_list_of_tabs_around_its_panels_keeps_them() {
        String tabs =
                "<div role='tablist'><button role='tab' aria-controls='a'>Past</button><div id='a' role='tabpanel'><p>"
                        + LONG.replace("barge", "ferry").repeat(3) + "</p></div></div>";

        assertThat(Parsing.text("<main><h1>Locks</h1>" + STORY + tabs + "</main>"))
                .contains("each ferry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div class='question'>", "<div class='post'>", "<section>", "<div>"})
    void a_question_beside_a_long_answer_is_a_part_of_the_page(String box) {
        String end = box.startsWith("<section") ? "</section>" : "</div>";
        String question = box + "<p>Why did the keeper write down the hour of each passage, and who read it?</p>" + end;
        String answer = box.replace("question", "answer") + STORY + STORY.replace("keeper", "master") + end;

        assertThat(Parsing.text("<div><h1>The hour of passage</h1>" + question + answer + "</div>"))
                .contains("who read it?", "each barge");
    }

    @Test
    void a_name_that_holds_a_third_of_the_running_text_drops_nothing() {
        String half = "<div class='related sidebar'>" + STORY.replace("barge", "skiff") + "</div>";

        assertThat(Parsing.text("<div>" + STORY + "</div>" + half)).contains("each barge", "each skiff");
    }

    @Test
    void news_with_a_longer_list_of_teasers_keeps_the_news_alone() {
        StringBuilder row = new StringBuilder("<div class='row'>");
        for (String name : new String[] {"Dykes", "Weirs", "Mills", "Wharves", "Fords", "Cranes"}) {
            row.append("<div><h3><a href='/news/")
                    .append(name)
                    .append("'>")
                    .append(name)
                    .append(" to be mended</a></h3><p>The")
                    .append(" works on the ")
                    .append(name)
                    .append(" begin in spring, and boats wait for a day at most.</p></div>");
        }

        assertThat(Parsing.page(
                                "<html><head><title>T</title><meta property='og:type' content='article'></head><body><main>"
                                        + "<h1>Lock shut</h1>" + STORY + "</main>" + row + "</div></body></html>")
                        .text())
                .contains("each barge")
                .doesNotContain("to be mended", "begin in spring");
    }
}
