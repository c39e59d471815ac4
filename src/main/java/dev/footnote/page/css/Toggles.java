package dev.footnote.page.css;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.HtmlNames;
import dev.footnote.text.Spaces;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether readers can open a hidden part of a page: the panel of an accordion or of a tab, the rest after "read more", or a section that appears as
 * the page is scrolled. What opens it stands beside it or names it.
 */
final class Toggles {

    private static final Set<String> HEADINGS = Set.of("h2", "h3", "h4", "h5", "h6");

    /** Longer texts are no labels of what they open. */
    private static final int MAX_LABEL = 200;

    /** More siblings are no tabs. */
    private static final int MAX_TABS = 40;

    private static final Pattern QUOTED = Pattern.compile("['\"]#?([\\w-]{1,80})['\"]");

    private static final Set<String> TOGGLE_WORDS = Set.of(
            "accordion",
            "accordeon",
            "toggle",
            "toggler",
            "collapse",
            "collapsible",
            "collapsed",
            "trigger",
            "expand",
            "expander",
            "question",
            "faq",
            "opener",
            "tab",
            "tabs",
            "readmore",
            "more");

    private static final Set<String> MOTION_WORDS = Set.of(
            "wow",
            "aos",
            "animate",
            "animated",
            "animation",
            "fade",
            "fadein",
            "fadeinup",
            "reveal",
            "revealed",
            "scroll",
            "inview",
            "appear",
            "slidein",
            "slideup",
            "invisible",
            "motion",
            "transition");

    private static final Set<String> OVERLAY_WORDS = Set.of(
            "modal",
            "popup",
            "popover",
            "lightbox",
            "cookie",
            "gdpr",
            "consent",
            "overlay",
            "drawer",
            "offcanvas",
            "flyout",
            "dropdown",
            "tooltip",
            "menu",
            "submenu",
            "megamenu",
            "nav",
            "navigation",
            "cart",
            "minicart",
            "toast",
            "snackbar");

    /** Attributes of what can be clicked to open something. */
    private static final List<String> CLICKED = List.of(
            "aria-expanded", "aria-controls", "onclick", "data-target", "data-toggle", "data-bs-target", "data-tab");

    /** Ids that something on the page names. */
    private final Set<String> named = new HashSet<>();

    private Toggles() {}

    /** What the elements of a page, which are all of it, open. */
    static Toggles of(List<Element> elements) {
        Toggles toggles = new Toggles();
        for (Element e : elements) {
            if (e.attributesSize() > 0 && isClickable(e)) {
                for (Attribute attribute : e.attributes()) {
                    toggles.note(attribute.getKey(), attribute.getValue());
                }
            }
        }
        return toggles;
    }

    private void note(String name, String value) {
        if (name.equals("aria-controls")
                || name.equals("popovertarget")
                || name.equals("commandfor")
                || name.startsWith("data-")
                || name.equals("for")
                || name.equals("href")) {
            if (value.length() <= MAX_LABEL) {
                for (String word : Spaces.split(value.strip())) {
                    named.add(word.startsWith("#") ? word.substring(1) : name.equals("href") ? "" : word);
                }
            }
        } else if (name.startsWith("on")) {
            Matcher quoted = QUOTED.matcher(value);
            while (quoted.find()) {
                named.add(quoted.group(1));
            }
        }
    }

    /** True if readers can make a hidden element appear. */
    boolean open(Element e, HiddenKind kind, CssValues values) {
        if (!kind.canOpen() || isOverlay(e)) {
            return false;
        }
        if (isNamed(e) || hasLabel(e) || hasMore(e) || isTab(e) || isAllOfOpened(e)) {
            return true;
        }
        boolean fades = kind == HiddenKind.INVISIBLE || kind == HiddenKind.SEE_THROUGH || kind == HiddenKind.SHRUNK;
        return fades
                && !values.isSettled()
                && (values.has(CssProperty.MOTION)
                        || values.has(CssProperty.ANIMATION)
                        || hasWord(e, MOTION_WORDS)
                        || hasMotionData(e)
                        || isMoved(e));
    }

    /** A style of its own that shifts an element a little and makes it see-through: the start of a motion that a script ends. */
    private static boolean isMoved(Element e) {
        String style = e.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
        return style.contains("opacity:0")
                && (style.contains("transform:translate") || style.contains("transform:scale"));
    }

    /** A window or menu over the page is no part of its text, whatever opens it. */
    static boolean isOverlay(Element e) {
        return e.normalName().equals("dialog")
                || e.attr("role").endsWith("dialog")
                || e.hasAttr("aria-modal")
                || hasWord(e, OVERLAY_WORDS);
    }

    private boolean isNamed(Element e) {
        String role = e.attr("role").toLowerCase(Locale.ROOT);
        boolean panel = (role.equals("tabpanel") || role.equals("region")) && e.hasAttr("aria-labelledby");
        return panel || (e.hasAttr("id") && named.contains(e.id()));
    }

    /** A question or a button right before it; a plain heading only where it would have nothing below it else. */
    private static boolean hasLabel(Element e) {
        if (!HtmlNames.isBlock(e)) {
            return false;
        }
        Element before = e.previousElementSibling();
        if (before == null || before.attr("style").contains("none") || !isShort(before)) {
            return false;
        }
        String name = before.normalName();
        if (name.equals("summary")) {
            return false; // it opens the whole of its element, and nothing in it that is hidden by itself
        }
        if (isClickable(before)
                || hasWord(before, TOGGLE_WORDS)
                || Descendants.first(before, Toggles::isButton) != null) {
            return true;
        }
        return endsWithMore(before)
                || isPlainLabel(before)
                        && isAllBelow(e, before)
                        && !e.normalName().equals("p");
    }

    private static boolean isButton(Element e) {
        return e.normalName().equals("button")
                || e.attributesSize() > 0
                        && (e.attr("role").strip().equalsIgnoreCase("button")
                                || e.hasAttr("aria-expanded")
                                || e.hasAttr("onclick"));
    }

    /** The paragraphs of a panel that a label opens, where there is nothing else in it: opened to nothing, it would be no panel. */
    private static boolean isAllOfOpened(Element e) {
        Element panel = e.parent();
        return panel != null
                && HtmlNames.isMarkedOpened(panel)
                && panel.ownText().isBlank()
                && panel.children().stream()
                        .allMatch(child -> child.normalName().equals(e.normalName())
                                        && child.className().equals(e.className())
                                || HtmlNames.textWithin(child, 0) == 0);
    }

    /** A paragraph whose last words are a link to nowhere else: "read more". */
    private static boolean endsWithMore(Element e) {
        Element last = e.lastElementChild();
        return last != null && !e.ownText().isBlank() && isScripted(last) && isBlank(last.nextSibling());
    }

    /** A heading below that of the page: it says what it stands over, so that something readable must come. */
    private static boolean isPlainLabel(Element e) {
        boolean heading = HtmlNames.isHeading(e) && !e.normalName().equals("h1");
        return heading || e.normalName().equals("dt") || Descendants.has(e, HEADINGS);
    }

    private static boolean isAllBelow(Element e, Element heading) {
        Element after = e.nextElementSibling();
        return after == null || after.normalName().equals(heading.normalName()) || HtmlNames.isHeading(after);
    }

    /** A button right after it, or after the block that it ends: "read more". */
    private static boolean hasMore(Element e) {
        Element after = nextAlone(e);
        Element parent = e.parent();
        if (after == null
                && parent != null
                && !HtmlNames.isBlock(e)
                && isBlank(e.nextSibling())
                && e.nextElementSibling() == null) {
            after = nextAlone(parent);
        }
        if (after == null) {
            return false;
        }
        boolean ends = HtmlNames.isBlock(e) || isBlank(after.nextSibling());
        return ends && isScripted(after) && isShort(after);
    }

    /** The next sibling if no text stands between. */
    private static @Nullable Element nextAlone(Element e) {
        return isBlank(e.nextSibling()) ? e.nextElementSibling() : null;
    }

    private static boolean isBlank(@Nullable Node node) {
        return !(node instanceof TextNode text) || text.isBlank();
    }

    private static boolean isScripted(Element e) {
        return e.normalName().equals("button")
                || e.attr("role").equals("button")
                || e.hasAttr("onclick")
                || (e.normalName().equals("a")
                        && (!e.hasAttr("href")
                                || e.attr("href").startsWith("#")
                                || e.attr("href").startsWith("javascript:")));
    }

    /** One of several panels of which another is shown, with as many labels before them. */
    private static boolean isTab(Element e) {
        Element parent = e.parent();
        if (parent == null || !HtmlNames.isBlock(e) || parent.childNodeSize() > MAX_TABS * 2) {
            return false;
        }
        int panels = 0;
        @Nullable Element labels = null;
        for (Element child : parent.children()) {
            boolean alike = child.normalName().equals(e.normalName()) && shareName(child, e);
            if (alike) {
                panels++;
            } else if (panels == 0) {
                labels = child;
            }
        }
        if (labels == null) {
            labels = parent.previousElementSibling();
        }
        return panels > 1 && labels != null && isTabList(labels, panels);
    }

    private static boolean isTabList(Element labels, int panels) {
        int buttons = labels.select("button, [role=tab], a, li").size();
        if (labels.text().length() > MAX_LABEL * 2) {
            return false;
        }
        int words = Descendants.where(labels, label -> label.childrenSize() == 0 && label.hasText())
                .size();
        return buttons == panels || buttons == 2 * panels || buttons == 0 && words == panels;
    }

    private static boolean shareName(Element a, Element b) {
        return a.className().isEmpty()
                ? b.className().isEmpty()
                : b.classNames().stream().anyMatch(a::hasClass);
    }

    private static boolean isClickable(Element e) {
        String name = e.normalName();
        if (name.equals("button") || name.equals("summary") || name.equals("label")) {
            return true;
        }
        if (e.attributesSize() == 0) {
            return false;
        }
        Attributes own = e.attributes();
        for (String attribute : CLICKED) {
            if (own.hasKey(attribute)) {
                return true;
            }
        }
        String role = own.get("role");
        return role.equals("button")
                || role.equals("tab")
                || (name.equals("a") && own.get("href").startsWith("#"));
    }

    private static boolean isShort(Element e) {
        return HtmlNames.textWithin(e, MAX_LABEL) <= MAX_LABEL;
    }

    private static boolean hasMotionData(Element e) {
        return e.hasAttr("data-aos")
                || e.hasAttr("data-animate")
                || e.hasAttr("data-animation")
                || e.hasAttr("data-scroll")
                || e.hasAttr("data-sr")
                || e.hasAttr("data-reveal");
    }

    private static boolean hasWord(Element e, Set<String> words) {
        return e.hasAttr("class") && HtmlNames.hasWord(e.className(), words, false);
    }
}
