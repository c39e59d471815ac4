package dev.footnote.page.css;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes that hide what is in them, and their neighbours that do not. */
class BoxHidingTest {

    private static @Nullable HiddenKind kind(String declarations) {
        return kind(declarations, true);
    }

    private static @Nullable HiddenKind kind(String declarations, boolean certain) {
        CssValues values = new CssValues();
        Declaration.parse(declarations).forEach(declaration -> values.add(declaration, 1));
        return BoxHiding.of(values, 16, certain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "display: none | NOT_DISPLAYED",
                "content-visibility: hidden | NOT_DISPLAYED",
                "opacity: 0 | SEE_THROUGH",
                "opacity: 5% | SEE_THROUGH",
                "filter: blur(2px) opacity(0) | SEE_THROUGH",
                "position: absolute; clip: rect(0 0 0 0) | CLIPPED",
                "position: fixed; clip: rect(1px, 1px, 1px, 1px) | CLIPPED",
                "clip-path: circle(0) | CLIPPED",
                "clip-path: inset(50%) | CLIPPED",
                "clip-path: inset(0 99% 0 0) | CLIPPED",
                "clip-path: inset(0 0 100%) | CLIPPED",
                "clip-path: inset(50% round 10px) | CLIPPED",
                "clip-path: polygon(0 0, 0 0, 0 0) | CLIPPED",
                "clip-path: rect(0 0 0 0) | CLIPPED",
                "clip-path: rect(5px 0 5px 90px) | CLIPPED",
                "clip-path: xywh(0 0 50px 0) | CLIPPED",
                "position: fixed; left: 150% | OFF_SCREEN",
                "position: fixed; top: 150vh | OFF_SCREEN",
                "position: absolute; left: 150vw | OFF_SCREEN",
                "position: absolute; left: -9999px | OFF_SCREEN",
                "position: fixed; top: -450px | OFF_SCREEN",
                "position: absolute; right: -500px | OFF_SCREEN",
                "position: absolute; left: 4000px | OFF_SCREEN",
                "position: relative; left: -1000px | OFF_SCREEN",
                "text-indent: -450px | OFF_SCREEN",
                "text-indent: 100%; overflow: hidden | OFF_SCREEN",
                "margin-left: -4000px | OFF_SCREEN",
                "transform: translateX(-1000px) | OFF_SCREEN",
                "height: 0; overflow: hidden | COLLAPSED",
                "max-height: 1px; overflow-y: auto | COLLAPSED",
                "width: 0; overflow: clip | COLLAPSED",
                "position: absolute; width: 1px; height: 1px; overflow: hidden | SCREEN_READERS",
                "transform: scale(0) | SHRUNK",
                "transform: scale(1, 0) | SHRUNK",
                "scale: 0 | SHRUNK",
                "transform: matrix(0, 0, 0, 1, 0, 0) | SHRUNK",
                "transform: rotateY(90deg) | SHRUNK"
            })
    void these_hide(String declarations, HiddenKind expected) {
        assertThat(kind(declarations)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "display: block",
                "opacity: 0.06",
                "opacity: 6%",
                "filter: blur(2px)",
                "clip: rect(0 0 0 0)",
                "position: absolute; clip: rect(0, 90px, 90px, 0)",
                "position: absolute; clip: rect(auto, auto, auto, auto)",
                "clip-path: circle(50%)",
                "clip-path: inset(10%)",
                "clip-path: inset(60px)",
                "clip-path: inset(90px 10% 90px 10%)",
                "clip-path: inset(0 round 99%)",
                "clip-path: polygon(0 0, 100% 0, 0 100%)",
                "clip-path: rect(0 90px 90px 0)",
                "clip-path: rect(auto auto auto auto)",
                "clip-path: xywh(0 0 50px 50px)",
                "position: absolute; left: 200%",
                "position: absolute; left: 149vw",
                "position: fixed; top: 100%",
                "left: -9999px",
                "position: absolute; left: -449px",
                "position: absolute; left: 3999px",
                "position: relative; left: -999px",
                "position: static; left: -9999px",
                "text-indent: -449px",
                "text-indent: 100%",
                "text-indent: 2em; overflow: hidden",
                "margin-left: -3999px",
                "transform: translateX(-100%)",
                "transform: translateX(-999px)",
                "height: 0",
                "height: 0; overflow: visible",
                "height: 2px; overflow: hidden",
                "transform: scale(0.5)",
                "transform: scale(1, 1)",
                "transform: matrix(0, 1, -1, 0, 0, 0)",
                "transform: rotateY(45deg)",
                "transform: rotate(90deg)"
            })
    void these_do_not(String declarations) {
        assertThat(kind(declarations)).as(declarations).isNull();
    }

    @Test
    void where_sheets_are_missing_a_far_offset_is_taken_for_one_of_a_box_out_of_the_flow() {
        assertThat(kind("left: -9999px", false)).isEqualTo(HiddenKind.OFF_SCREEN);
        assertThat(kind("left: -999px", false)).isNull();
        assertThat(kind("position: static; left: -9999px", false)).isNull();
    }

    @Test
    void the_weightier_declaration_holds_and_the_later_of_equals() {
        CssValues values = new CssValues();
        Declaration.parse("display: none").forEach(d -> values.add(d, 100));
        Declaration.parse("display: block").forEach(d -> values.add(d, 99));
        assertThat(values.get(CssProperty.DISPLAY)).isEqualTo("none");
        Declaration.parse("display: block").forEach(d -> values.add(d, 100));
        assertThat(values.get(CssProperty.DISPLAY)).isEqualTo("block");
        Declaration.parse("display: none !important").forEach(d -> values.add(d, 1));
        Declaration.parse("display: flex").forEach(d -> values.add(d, 10_000));
        assertThat(values.get(CssProperty.DISPLAY)).isEqualTo("none");
    }
}
