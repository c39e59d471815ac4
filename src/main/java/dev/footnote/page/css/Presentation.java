package dev.footnote.page.css;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;

/** What attributes and, by custom, the names of classes say about the looks of an element. Any style sheet in the page goes before it. For one thread. */
final class Presentation {

    private static final long LEAST = -1;

    private static final Attributes NONE = new Attributes();

    private static final Set<String> HIDING =
            Set.of("hide", "hidden", "is-hidden", "d-none", "display-none", "u-hidden", "noshow", "dn");

    private static final Set<String> INVISIBLE = Set.of("invisible", "elementor-invisible");

    private static final Set<String> SCREEN_READERS = Set.of(
            "sr-only",
            "visually-hidden",
            "visuallyhidden",
            "visuallyHidden",
            "screen-reader-text",
            "screen-reader-only",
            "screen-reader",
            "screenreader",
            "sronly",
            "offscreen",
            "a-offscreen",
            "element-invisible",
            "u-visually-hidden",
            "is-visually-hidden",
            "show-for-sr",
            "assistive-text",
            "blind",
            "visually_hidden",
            "hidden-visually",
            "a11y-hidden");

    private static final Set<String> TELLING =
            Stream.of(HIDING, INVISIBLE, SCREEN_READERS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    /** Classes that show on wide screens what another class hides on small ones: {@code md:block}, {@code d-lg-flex}. */
    private static final Pattern SHOWN_WIDE = Pattern.compile(
            "(?:sm|md|lg|xl|2xl|xxl|desktop|tablet)[:-](?:!?)(?:block|flex|grid|inline|table|contents|visible|show)");

    /** For each class attribute seen, whether one of its names says something. */
    private final Map<String, Boolean> telling = new HashMap<>();

    /** Adds what attributes say where no style sheet spoke. */
    void addTo(CssValues values, Element e) {
        Attributes own = e.attributesSize() == 0 ? NONE : e.attributes();
        if (isHidden(e, own)) {
            hint(values, CssProperty.DISPLAY, "none");
        }
        if (own.hasKey("bgcolor")) {
            hint(values, CssProperty.BACKGROUND, e.attr("bgcolor").toLowerCase(Locale.ROOT));
        }
        if (own.hasKey("background")) {
            hint(values, CssProperty.BACKGROUND_IMAGE, "url()");
        }
        String color =
                e.normalName().equals("font") ? e.attr("color") : e.normalName().equals("body") ? e.attr("text") : "";
        if (!color.isEmpty()) {
            hint(values, CssProperty.COLOR, color.toLowerCase(Locale.ROOT));
        }
        if (own.hasKey("class") && telling.computeIfAbsent(e.attr("class"), Presentation::isTelling)) {
            names(values, e);
        }
    }

    private static boolean isTelling(String names) {
        for (String name : Selectors.words(names)) {
            if (TELLING.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static void names(CssValues values, Element e) {
        String all = e.attr("class");
        for (String name : Selectors.words(all)) {
            if (HIDING.contains(name) && !SHOWN_WIDE.matcher(all).find()) {
                hint(values, CssProperty.DISPLAY, "none");
            } else if (INVISIBLE.contains(name)) {
                hint(values, CssProperty.VISIBILITY, "hidden");
            } else if (SCREEN_READERS.contains(name) && !values.has(CssProperty.POSITION)) {
                hint(values, CssProperty.POSITION, "absolute");
                hint(values, CssProperty.CLIP, "rect(0,0,0,0)");
            }
        }
    }

    private static void hint(CssValues values, CssProperty property, String value) {
        values.add(new Declaration(property, value, false), LEAST);
    }

    /** React writes streamed parts into hidden elements whose ids begin so, and moves them into view. */
    private static boolean isHidden(Element e, Attributes own) {
        return own.hasKey("hidden") && !e.attr("hidden").equalsIgnoreCase("until-found") && !e.id().startsWith("S:")
                || own.hasKey("popover")
                || e.normalName().equals("dialog") && !own.hasKey("open");
    }
}
