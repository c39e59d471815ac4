package dev.footnote.page.css;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The properties of CSS that decide whether a text can be seen. */
enum CssProperty {
    DISPLAY("display"),
    VISIBILITY("visibility"),
    CONTENT_VISIBILITY("content-visibility"),
    OPACITY("opacity"),
    FILTER("filter"),
    POSITION("position"),
    LEFT("left", "inset-inline-start"),
    RIGHT("right", "inset-inline-end"),
    TOP("top", "inset-block-start"),
    BOTTOM("bottom", "inset-block-end"),
    Z_INDEX("z-index"),
    MARGIN_LEFT("margin-left", "margin-inline-start"),
    MARGIN_TOP("margin-top", "margin-block-start"),
    WIDTH("width", "inline-size"),
    HEIGHT("height", "block-size"),
    MAX_WIDTH("max-width", "max-inline-size"),
    MAX_HEIGHT("max-height", "max-block-size"),
    OVERFLOW("overflow", "overflow-x", "overflow-y"),
    CLIP("clip"),
    CLIP_PATH("clip-path", "-webkit-clip-path"),
    TEXT_INDENT("text-indent"),
    TRANSFORM("transform", "-webkit-transform", "-ms-transform"),
    SCALE("scale"),
    TRANSLATE("translate"),
    ROTATE("rotate"),
    LETTER_SPACING("letter-spacing"),
    MASK("mask-image", "-webkit-mask-image", "mask", "-webkit-mask"),
    BACKFACE("backface-visibility", "-webkit-backface-visibility"),
    COLOR("color"),
    TEXT_FILL("-webkit-text-fill-color"),
    TEXT_SHADOW("text-shadow"),
    BACKGROUND("background", "background-color"),
    BACKGROUND_IMAGE("background-image"),
    BACKGROUND_CLIP("background-clip", "-webkit-background-clip"),
    FONT_SIZE("font-size", "font"),
    UNICODE_BIDI("unicode-bidi"),
    DIRECTION("direction"),
    ANIMATION("animation", "animation-name", "-webkit-animation"),
    ANIMATION_FILL("animation-fill-mode"),
    MOTION("transition", "will-change"),
    /** A name of the page's own with its value; there may be many of these. */
    CUSTOM;

    private static final Map<String, CssProperty> BY_NAME = new HashMap<>();

    static {
        for (CssProperty property : values()) {
            for (String name : property.names) {
                BY_NAME.put(name, property);
            }
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final List<String> names;

    CssProperty(String... names) {
        this.names = List.of(names);
    }

    static Map<String, CssProperty> byName() {
        return BY_NAME;
    }
}
