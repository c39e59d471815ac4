package dev.footnote.page.css;

import static dev.footnote.page.css.CssProperty.BACKGROUND;
import static dev.footnote.page.css.CssProperty.BACKGROUND_CLIP;
import static dev.footnote.page.css.CssProperty.BACKGROUND_IMAGE;
import static dev.footnote.page.css.CssProperty.COLOR;
import static dev.footnote.page.css.CssProperty.FONT_SIZE;
import static dev.footnote.page.css.CssProperty.POSITION;
import static dev.footnote.page.css.CssProperty.TEXT_FILL;
import static dev.footnote.page.css.CssProperty.TEXT_SHADOW;
import static dev.footnote.page.css.CssProperty.VISIBILITY;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The style that a text has from the element it stands in and from those around it.
 *
 * @param font pixels
 * @param color of the letters, or null where it is not known
 * @param behind colour behind the letters, or null where it is not known, as over a picture
 * @param invisible true for {@code visibility: hidden}
 * @param painted true if the letters are filled by their background or seen by their shadow
 */
record Look(double font, @Nullable CssColor color, @Nullable CssColor behind, boolean invisible, boolean painted) {

    /** Smaller letters cannot be read. */
    private static final double MIN_FONT = 2.5;

    /** Letters that let more through cannot be seen. */
    static final double MIN_ALPHA = 0.06;

    /** The look of a page's root; with style sheets elsewhere, nobody knows its colours. */
    static Look root(boolean externalStyles) {
        return new Look(
                16, externalStyles ? null : CssColor.BLACK, externalStyles ? null : CssColor.WHITE, false, false);
    }

    /** The look inside an element with these values. */
    Look with(CssValues values) {
        return new Look(font(values), color(values), behind(values), invisible(values), painted || isPainted(values));
    }

    private double font(CssValues values) {
        String value = values.get(FONT_SIZE);
        if (value.isEmpty()) {
            return font;
        }
        for (String part : value.endsWith(")") ? new String[] {value} : value.split(" ", 8)) {
            int slash = part.indexOf('/');
            double size = CssLength.pixels(slash < 0 ? part : part.substring(0, slash), font, font);
            if (!Double.isNaN(size) && size >= 0) {
                return size;
            }
        }
        return value.contains("inherit") || value.startsWith("smaller") || value.startsWith("larger") ? font : 16;
    }

    private @Nullable CssColor color(CssValues values) {
        String value = values.has(TEXT_FILL) ? values.get(TEXT_FILL) : values.get(COLOR);
        return value.isEmpty() || value.equals("inherit") || value.equals("currentcolor")
                ? color
                : CssColor.parse(value).orElse(null);
    }

    private @Nullable CssColor behind(CssValues values) {
        String position = values.get(POSITION);
        CssColor around = position.equals("absolute") || position.equals("fixed") ? null : behind;
        String image = values.get(BACKGROUND_IMAGE) + values.get(BACKGROUND);
        if (image.contains("url(") || image.contains("image-set")) {
            return null;
        }
        if (image.contains("gradient")) {
            return CssColor.ofGradient(image)
                    .filter(color -> color.alpha() > 0.9)
                    .orElse(null);
        }
        String value = values.get(BACKGROUND);
        if (value.isEmpty() || value.equals("none") || value.equals("inherit") || value.equals("transparent")) {
            return around;
        }
        if (value.contains("currentcolor")) {
            return color(values);
        }
        Optional<CssColor> own = CssColor.parse(value);
        if (own.isEmpty() || own.get().alpha() > 0.9) {
            return own.orElse(null);
        }
        return own.get().alpha() < MIN_ALPHA ? around : null;
    }

    private boolean invisible(CssValues values) {
        String value = values.get(VISIBILITY);
        return value.equals("hidden")
                || value.equals("collapse")
                || (invisible && (value.isEmpty() || value.equals("inherit")));
    }

    private static boolean isPainted(CssValues values) {
        boolean empty = values.get(BACKGROUND).equals("transparent")
                && values.get(BACKGROUND_IMAGE).isEmpty();
        return values.get(BACKGROUND_CLIP).contains("text") && !empty
                || values.get(BACKGROUND).contains(" text")
                || (values.has(TEXT_SHADOW) && !values.get(TEXT_SHADOW).equals("none"));
    }

    /** The same with letters that something is known to make visible. */
    Look readable() {
        return new Look(font, color, behind, invisible, true);
    }

    /** The same, shown. */
    Look seen() {
        return new Look(font, color, behind, false, painted);
    }

    /** Why letters of this look are not seen, or null where they are. */
    @Nullable
    HiddenKind hides() {
        if (invisible) {
            return HiddenKind.INVISIBLE;
        }
        if (font < MIN_FONT) {
            return HiddenKind.TINY;
        }
        if (color == null || painted) {
            return null;
        }
        boolean lost = color.alpha() < MIN_ALPHA || (behind != null && color.isLostOn(behind));
        return lost ? HiddenKind.SAME_COLOR : null;
    }
}
