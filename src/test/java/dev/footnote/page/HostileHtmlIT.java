package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.css.Visibility;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.html.HtmlParser;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken and huge pages end: no crash, no loss without a word, and no growth out of proportion. */
class HostileHtmlIT {

    private static final String[] PIECES = {
        "<div>",
        "</div>",
        "<p>",
        "<span style='color:red'>",
        "<span style='display:none'>",
        "<style>.a{display:none}",
        "</style>",
        "<style>@media x{",
        "<table><tr><td>",
        "</table>",
        "<b><i>",
        "</b>",
        "<a href='#x'>",
        "<a href=",
        "<button>",
        "<noscript>",
        "<template>",
        "<math alttext='x'>",
        "<svg>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<h1>",
        "<h2 class='share'>",
        "<ul><li>",
        "<dl><dt>",
        "<main>",
        "<article>",
        "</main>",
        "<nav>",
        "<form><input type=email>",
        "<details><summary>",
        "<pre>",
        "<textarea>",
        "<select><option>",
        "<blockquote>",
        "&#0;",
        "&#x202E;",
        "\u202E",
        "\uDB40\uDC41",
        "\uD83D",
        "\u0000",
        "<",
        ">",
        "\"",
        "'",
        " words of a text ",
        "A sentence that stands here, whole and long. ",
        "class='",
        "<hr><br>",
        "<p class='a hidden'>",
        "<dialog>",
        "<sup><a href='#n'>1</a></sup>",
        "<rt>",
        "<img alt='x'>",
        "<iframe>",
        "<frameset>",
        "<body>",
        "<html>",
        "<head>",
        "style='font-size:calc(1px'",
        "{",
        "}",
        ";",
        "/*",
        "*/",
        ".a .b>p+q~r:not(",
        "<base href='::'>",
        "<meta http-equiv=refresh content='0;url='>"
    };

    @Test
    void random_markup_is_read_without_a_crash() {
        for (long seed = 1; seed <= 150; seed++) {
            Random random = new Random(seed);
            StringBuilder html = new StringBuilder();
            int length = 1 + random.nextInt(300);
            for (int i = 0; i < length; i++) {
                html.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String page = html.toString();
            try {
                ParsedDocument read = Parsing.page(page);
                assertThat(read.text().length()).as("seed %d", seed).isLessThan(page.length() * 6 + 200);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + page, e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<p>word ",
                "<span style='color:red'>word ",
                "<div style='display:none'>x</div>",
                "<li>word",
                "<b>",
                "<a href='#'>x",
                "<button>x</button>",
                "<blockquote>",
                "<p hidden>x</p>",
                "<h2>x</h2><div hidden>y</div>",
                "<dl><dt>x<dd>y",
                "<ul><li>x",
                "<font color='white'>x ",
            })
    void twenty_thousand_of_anything_end(String piece) {
        assertThat(Parsing.text("<p>start of all</p>" + piece.repeat(20_000) + "<p>end of all</p>"))
                .contains("start of all");
    }

    @Test
    void styles_are_matched_in_steps_that_grow_with_the_page_and_end() {
        String css = "<style>" + ".a .b{color:red} p{margin:0} div>p{opacity:1}".repeat(20) + "</style>";
        int small = Visibility.steps(Jsoup.parse(css + "<div class='a'><p class='b'>x</p></div>".repeat(500)));
        int large = Visibility.steps(Jsoup.parse(css + "<div class='a'><p class='b'>x</p></div>".repeat(1_000)));
        int huge =
                Visibility.steps(Jsoup.parse(css.repeat(50) + "<div class='a'><p class='b'>x</p></div>".repeat(5_000)));

        assertThat(large).isGreaterThan(small).isLessThan(small * 5 / 2);
        assertThat(huge).isLessThan(4_000_000);
    }

    @Test
    void a_page_of_too_many_tags_is_read_up_to_there_and_says_so() {
        ParsedDocument page =
                Parsing.page("<p>start of all</p>" + "<br>".repeat(HtmlParser.MAX_TAGS) + "<p>end of all</p>");

        assertThat(page.text()).contains("start of all").doesNotContain("end of all");
        assertThat(page.cut()).contains("more than 1000000 tags");
        assertThat(Parsing.page("<p>start of all</p>").cut()).isNull();
    }
}
