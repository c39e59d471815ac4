package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;

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
}
