package dev.footnote.page.css;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What letters look like inside elements within elements. */
class LookTest {

    private static final Look ROOT = Look.root(false);

    private static CssValues values(String declarations) {
        CssValues values = new CssValues();
        Declaration.parse(declarations).forEach(declaration -> values.add(declaration, 1));
        return values;
    }

    private static Look look(String... declarations) {
        Look look = ROOT;
        for (String one : declarations) {
            look = look.with(values(one));
        }
        return look;
    }

    private static @Nullable HiddenKind hides(String... declarations) {
        return look(declarations).hides();
    }

    @Test
    void letters_of_the_colour_behind_them_are_not_seen() {
        assertThat(hides("color: white")).isEqualTo(HiddenKind.SAME_COLOR);
        assertThat(hides("background: black")).isEqualTo(HiddenKind.SAME_COLOR);
        assertThat(hides("background: #222", "color: #eee")).isNull();
        assertThat(hides("background: #222; color: #eee", "background: #fff")).isEqualTo(HiddenKind.SAME_COLOR);
        assertThat(hides("color: rgba(0,0,0,0.05)")).isEqualTo(HiddenKind.SAME_COLOR);
        assertThat(hides("color: rgba(0,0,0,0.07)")).isNull();
        assertThat(hides("color: red; -webkit-text-fill-color: white")).isEqualTo(HiddenKind.SAME_COLOR);
    }

    @Test
    void what_is_not_known_of_the_colours_hides_nothing() {
        assertThat(Look.root(true).with(values("color: white")).hides()).isNull();
        assertThat(hides("background: url(night.jpg)", "color: white")).isNull();
        assertThat(hides("background-image: linear-gradient(black, gray)", "color: white"))
                .isNull();
        assertThat(hides("position: absolute", "color: white"))
                .as("it may lie over anything")
                .isNull();
        assertThat(hides("background: rgba(0,0,0,0.5)", "color: white")).isNull();
        assertThat(hides("color: white; background: var(--night)")).isNull();
    }

    @Test
    void a_background_that_lets_all_through_leaves_what_is_behind() {
        assertThat(hides("background: transparent", "color: white")).isEqualTo(HiddenKind.SAME_COLOR);
        assertThat(hides("background: rgba(9,9,9,0.01)", "color: white")).isEqualTo(HiddenKind.SAME_COLOR);
        assertThat(hides("background: none", "color: white")).isEqualTo(HiddenKind.SAME_COLOR);
    }

    @Test
    void letters_with_a_shadow_or_filled_by_their_background_are_seen() {
        assertThat(hides("color: white; text-shadow: 0 0 2px black")).isNull();
        assertThat(hides("color: white; text-shadow: none")).isEqualTo(HiddenKind.SAME_COLOR);
        assertThat(hides("color: transparent; background-clip: text")).isNull();
        assertThat(hides("text-shadow: 1px 1px black", "color: white"))
                .as("shadows are inherited")
                .isNull();
    }

    @Test
    void invisible_is_inherited_until_something_is_visible_again() {
        assertThat(hides("visibility: hidden")).isEqualTo(HiddenKind.INVISIBLE);
        assertThat(hides("visibility: collapse", "color: red")).isEqualTo(HiddenKind.INVISIBLE);
        assertThat(hides("visibility: hidden", "visibility: inherit")).isEqualTo(HiddenKind.INVISIBLE);
        assertThat(hides("visibility: hidden", "visibility: visible")).isNull();
    }

    @Test
    void letters_too_small_to_read_are_not_seen() {
        assertThat(hides("font-size: 2px")).isEqualTo(HiddenKind.TINY);
        assertThat(hides("font-size: 0")).isEqualTo(HiddenKind.TINY);
        assertThat(hides("font-size: 2.5px")).isNull();
        assertThat(hides("font-size: 0.5em", "font-size: 0.5em", "font-size: 0.5em", "font-size: 50%"))
                .as("one pixel")
                .isEqualTo(HiddenKind.TINY);
        assertThat(hides("font-size: 0", "font-size: 12px")).isNull();
        assertThat(hides("font: italic 1px/20px serif")).isEqualTo(HiddenKind.TINY);
        assertThat(hides("font: italic 14px/1 serif")).isNull();
        assertThat(look("font-size: 4px", "font-size: smaller").font()).isEqualTo(4);
        assertThat(look("font-size: 4px", "font-size: medium").font()).isEqualTo(16);
    }
}
