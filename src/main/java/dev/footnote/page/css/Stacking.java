package dev.footnote.page.css;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Tells what lies behind the backgrounds around it, or turns its back to its readers. */
final class Stacking {

    /** Boxes around one that are looked at. */
    private static final int MAX_STEPS = 12;

    private final StyleSheets sheets;
    private final Element root;

    Stacking(StyleSheets sheets, Element root) {
        this.sheets = sheets;
        this.root = root;
    }

    /** True if an element is drawn behind an opaque background, or from its hidden back. */
    boolean isCovered(Element e, CssValues values) {
        if (values.has(CssProperty.Z_INDEX)
                && CssLength.number(values.get(CssProperty.Z_INDEX)) < 0
                && !values.get(CssProperty.POSITION).isEmpty()
                && !values.get(CssProperty.POSITION).equals("static")) {
            return isBehindBackground(e);
        }
        return values.get(CssProperty.BACKFACE).equals("hidden") && isTurned(values) && !isTurnedByTouch(e.parent());
    }

    /** A box behind all others of its stacking context lies behind those of them that have a background. */
    private boolean isBehindBackground(Element e) {
        Element up = e.parent();
        for (int i = 0; i < MAX_STEPS && up != null && !up.normalName().equals("body"); i++, up = up.parent()) {
            CssValues values = sheets.values(root, up);
            boolean context = values.has(CssProperty.Z_INDEX)
                    || values.has(CssProperty.OPACITY)
                    || values.has(CssProperty.TRANSFORM)
                    || values.has(CssProperty.FILTER);
            if (context) {
                return false;
            }
            boolean opaque = CssColor.parse(values.get(CssProperty.BACKGROUND))
                    .filter(color -> color.alpha() > 0.9)
                    .isPresent();
            if (opaque) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTurned(CssValues values) {
        String turn = values.get(CssProperty.TRANSFORM) + values.get(CssProperty.ROTATE);
        return turn.contains("180deg") || turn.contains("0.5turn");
    }

    /** A card is turned by pointing at it, or at what holds it. */
    private boolean isTurnedByTouch(@Nullable Element around) {
        @Nullable Element up = around;
        for (int i = 0; i < 2 && up != null; i++, up = up.parent()) {
            if (isTurned(sheets.touchedValues(root, up))) {
                return true;
            }
        }
        return false;
    }
}
