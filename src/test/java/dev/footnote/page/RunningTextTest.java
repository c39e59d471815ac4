package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.format.ParsedDocument;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No word is cut out of a sentence, and no section of a text is dropped for its name. */
class RunningTextTest {

    private static final String FILLER =
            "<p>The mill stands at the lower weir, where two brothers built it of slate and larch after the great"
                    + " flood had carried the first one off.</p><p>It ground barley for the whole valley until the railway"
                    + " came, and oats for the horses of the coach road after that.</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This mushroom is <button type='button'>not</button> fit to eat.",
                "This mushroom is <label for='x'>not</label> fit to eat.",
                "This mushroom is <span role='button'>not</span> fit to eat.",
                "This mushroom is <a class='btn btn-link' href='/x'>not</a> fit to eat.",
                "This mushroom is <span class='tooltip'>not</span> fit to eat.",
                "This mushroom is <a class='share-link social' href='/x'>not</a> fit to eat.",
                "This mushroom is <abbr title='by no means'>not</abbr> fit to eat.",
                "This mushroom is <span class='ad'>not</span> fit to eat.",
                "This mushroom is <em id='menu'>not</em> fit to eat.",
                "This mushroom is <span class='nav modal cookie'>not</span> fit to eat.",
                "This mushroom is <span aria-hidden='true'>not</span> fit to eat.",
                "This mushroom is <span role='tooltip'>not</span> fit to eat.",
            })
    void nothing_in_a_line_is_cut_out_of_it(String sentence) {
        String whole = "This mushroom is not fit to eat.";

        assertThat(Parsing.text("<main>" + FILLER + "<p>" + sentence + "</p></main>"))
                .contains(whole);
        assertThat(Parsing.text("<div>" + FILLER + "<div>" + sentence + "</div></div>"))
                .contains(whole);
        assertThat(Parsing.text("<article>" + FILLER + "<ul><li>" + sentence + "</li></ul></article>"))
                .contains(whole);
        assertThat(Parsing.text("<main>" + FILLER + "<h2>" + sentence + "</h2></main>"))
                .contains(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "related-mills",
                "recommendations",
                "sharing",
                "social-history",
                "cookies",
                "login",
                "sign-up",
                "filter",
                "filters",
                "pagination",
                "signature",
                "advertising",
                "modal",
                "facets",
                "consent",
                "newsletter",
                "sidebar",
                "menu",
                "nav",
                "footer",
                "ads",
                "subscription",
                "toolbar",
                "navigation",
                "breadcrumbs",
                "popup",
                "cart",
                "copyright"
            })
    void a_section_is_not_dropped_for_its_name(String name) {
        String inside = "<h2 id='" + name + "'>Heading of it</h2><p class='" + name
                + "'>The wheel turned eleven times a minute when the water was high.</p>";

        for (String tag : List.of("section", "div")) {
            String part = "<" + tag + " id='" + name + "' class='x " + name + "'>" + inside + "</" + tag + ">";
            assertThat(Parsing.text("<main><h1>The mill</h1>" + FILLER + part + "</main>"))
                    .as(tag)
                    .contains("## Heading of it", "eleven times");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shareholders-note",
                "multimodal-freight",
                "waterfilter",
                "adventure",
                "navigators",
                "menuetto",
                "loginess"
            })
    void a_word_in_a_longer_word_is_no_word(String name) {
        assertThat(Parsing.text("<div>" + FILLER + "<div class='" + name + "'>Eleven turns</div></div>"))
                .contains("Eleven turns");
    }

    @Test
    void a_box_among_the_paragraphs_is_a_part_of_the_text() {
        assertThat(Parsing.text("<div id='page'>" + FILLER + "<aside class='fact'><p>A miller starts his day with forty"
                        + " sacks and a lantern.</p></aside>" + FILLER.replace("mill", "kiln") + "</div>"))
                .contains("forty sacks");
    }

    @Test
    void what_is_left_out_is_told_by_kind() {
        ParsedDocument page =
                Parsing.page("<html><body><nav><a href='/'>Start</a></nav><main><h1>The mill</h1>" + FILLER
                        + "<p style='display:none'>Unseen</p><p style='color:white;background:white'>Unseen</p></main>"
                        + "<footer>Imprint</footer></body></html>");

        assertThat(page.leftOut().furniture()).containsEntry("navigation", 1).containsEntry("page footer", 1);
        assertThat(page.leftOut().hidden())
                .containsEntry("not displayed", 1)
                .containsEntry("in the colour of its background", 1);
        assertThat(page.leftOut().summary())
                .isEqualTo("1 navigation, 1 page footer; hidden: 1 not displayed, 1 in the colour of its background");
    }

    @Test
    void the_words_of_each_kept_paragraph_are_those_that_a_browser_shows() {
        int kept = 0;
        int all = 0;
        for (long seed = 1; seed <= 300; seed++) {
            GeneratedPage page = GeneratedPage.of(new Random(seed), true);
            kept += kept(page, page.shown(), seed);
            all += page.shown().size();
        }
        assertThat(kept).isGreaterThan(all * 9 / 10);
    }

    @Test
    void the_words_of_tables_lists_definitions_panels_ruby_and_code_are_read_in_their_order() {
        int whole = 0;
        int all = 0;
        for (long seed = 1; seed <= 60; seed++) {
            GeneratedParts page = GeneratedParts.of(new Random(seed));
            whole += whole(page, page.shown(), seed);
            all += page.shown().size();
        }
        assertThat(whole).isGreaterThan(all * 98 / 100);
    }

    /** How many parts of a page were read; each letter by letter, or not at all. */
    static int whole(GeneratedParts page, List<String> shown, long seed) {
        String read = GeneratedParts.letters(Parsing.page(page.html()).text());
        int whole = 0;
        for (String part : shown) {
            String letters = GeneratedParts.letters(part);
            boolean begun = read.contains(letters.substring(0, Math.min(letters.length(), 25)));
            whole += begun ? 1 : 0;
            assertThat(!begun || read.contains(letters))
                    .as("seed %d, all of %s in %s", seed, letters, read)
                    .isTrue();
        }
        return whole;
    }

    /** How many of the paragraphs were read; each as a whole, or not at all. */
    static int kept(GeneratedPage page, List<String> shown, long seed) {
        List<String> lines = Parsing.page(page.html())
                .text()
                .lines()
                .map(RunningTextTest::words)
                .toList();
        int kept = 0;
        for (String paragraph : shown) {
            String words = words(paragraph);
            String start = words.substring(0, words.indexOf("says"));
            if (lines.stream().anyMatch(line -> line.startsWith(start))) {
                kept++;
                assertThat(lines).as("seed %d, %s", seed, page.html()).contains(words);
            }
        }
        return kept;
    }

    /** Without the marks of blocks, and without blanks, as we part some neighbours that a browser draws side by side. */
    static String words(String line) {
        return line.replaceAll("^(?:[#>]+ |- |\\d+\\. )+", "").replaceAll("\\s+", "");
    }
}
