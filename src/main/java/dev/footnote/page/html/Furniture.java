package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.HtmlNames;
import dev.footnote.page.html.TextDensity.Counts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stands around the text of a page: navigation, banners, side columns, boxes that sell or ask. A block is furniture by what it is: its element
 * or role, where it stands, how much of it is links or form. A word in its name is one sign among these and never enough for a block of running text.
 */
final class Furniture {

    private static final Set<String> ARTICLE = Set.of("article");

    private static final Set<String> PARTS = Set.of("main", "article");

    private static final Set<String> HEADED = Set.of("h1", "main", "article");

    private static final Set<String> LINK = Set.of("a");

    private static final Set<String> QUOTES = Set.of("blockquote", "figure");

    /** What is drawn from data rather than written; the names in it are those of the tool that draws. */
    private static final Set<String> FORMULAS = Set.of("math", "mjx-container");

    private static final Set<String> H1 = Set.of("h1");

    private static final Set<String> FIELDS = Set.of("form", "input", "select", "textarea");

    private static final Set<String> ROLES = Set.of(
            "navigation",
            "banner",
            "contentinfo",
            "search",
            "dialog",
            "alertdialog",
            "menu",
            "menubar",
            "toolbar",
            "tablist");

    /** Words that name other furniture. */
    private static final Set<String> OTHERS = Set.of(
            "cookie",
            "cookies",
            "consent",
            "gdpr",
            "newsletter",
            "newsletters",
            "subscribe",
            "subscription",
            "share",
            "shares",
            "sharing",
            "sharebar",
            "sharethis",
            "sharedaddy",
            "social",
            "socials",
            "related",
            "relatedposts",
            "recommend",
            "recommended",
            "recommendation",
            "recommendations",
            "breadcrumb",
            "breadcrumbs",
            "modal",
            "popup",
            "lightbox",
            "sidebar",
            "sidebars",
            "facet",
            "facets",
            "filter",
            "filters",
            "pagination",
            "paginator",
            "pager",
            "login",
            "signin",
            "signup",
            "advert",
            "adverts",
            "advertisement",
            "ad",
            "ads",
            "adsbygoogle",
            "sponsored",
            "cart",
            "minicart",
            "copyright",
            "footer",
            "tooltip",
            "toast",
            "signature",
            "editsection",
            "upsell",
            "similar",
            "notices");

    /** Words that name a part of a text as often: the answers that a filter chooses from, a section on sharing. Alone they say nothing of a block with running text. */
    private static final Set<String> WEAK = Set.of(
            "filter",
            "filters",
            "facet",
            "facets",
            "share",
            "shares",
            "sharing",
            "skip",
            "similar",
            "signature",
            "tooltip",
            "notices",
            "subscription",
            "social",
            "socials",
            "toast",
            "ad",
            "ads",
            "cart");

    /** Words that name menus, which hold no paragraphs, not even linked ones. */
    private static final Set<String> MENUS = Set.of(
            "menu",
            "menus",
            "submenu",
            "megamenu",
            "nav",
            "navbar",
            "navigation",
            "subnav",
            "topnav",
            "sidenav",
            "skip",
            "skiplink",
            "toolbar",
            "topbar");

    private static final Set<String> WORDS =
            Stream.concat(OTHERS.stream(), MENUS.stream()).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> STRONG =
            WORDS.stream().filter(word -> !WEAK.contains(word)).collect(Collectors.toUnmodifiableSet());

    /** What style-sheet tools write into class names in brackets are values, not names: {@code top-[var(--nav-height)]}. */
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\[\\]\\s]{0,100}+]");

    /** Names of what lies over a page. */
    private static final Pattern WINDOW =
            Pattern.compile("(?:^|[\\s_-])(?:modal|popup|lightbox|cookie|gdpr|consent|offcanvas|drawer)(?:$|[\\s_-])");

    private static final int MAX_NAME = 400;

    /** A mark on more of the running text than this is no mark of furniture, be it one element or many of a kind. */
    private static final double MOST_PROSE = 1.0 / 3;

    /** The same where a page has little running text, of all its text. */
    private static final double MOST = 0.5;

    /** A page with less running text is judged by all its text. */
    private static final int MIN_PROSE = 500;

    /** From here on a block is more links than text. */
    private static final double LINKED = 0.5;

    /** From here on a foot is one of links. */
    private static final double MANY_LINKS = 0.3;

    /** A foot with more links is that of the page, wherever it stands. */
    private static final int MAX_FOOT_LINKS = 12;

    private static final int MAX_CARD_FOOT = 150;
    private static final int MIN_CARDS = 4;

    private final Element body;
    private final TextDensity density;
    private final Map<String, Boolean> names = new HashMap<>();
    private final Map<String, Boolean> strong = new HashMap<>();
    private final IdentityHashMap<Element, Boolean> inMain = new IdentityHashMap<>();
    private final boolean hasMain;
    private final boolean hasHeadedMain;
    private final int articles;
    private final @Nullable Element heading;

    private Furniture(Element body, TextDensity density) {
        this.body = body;
        this.density = density;
        this.articles = density.named(ARTICLE).size();
        this.hasHeadedMain = density.where(e -> e.normalName().equals("main") || role(e).equals("main")).stream()
                .anyMatch(e -> Descendants.has(e, H1));
        List<Element> headings =
                density.named(H1).stream().filter(h -> density.at(h).all() > 0).toList();
        this.heading = headings.size() == 1 ? headings.get(0) : null;
        this.hasMain = density.elements().stream().anyMatch(Furniture::isMain);
    }

    /** Returns the furniture of a page, outermost blocks only, with the kind of each in plain words. */
    static Map<Element, String> find(Element body, TextDensity density) {
        return new Furniture(body, density).find();
    }

    private Map<Element, String> find() {
        Map<String, List<Element>> alike = new LinkedHashMap<>();
        IdentityHashMap<Element, String> kinds = new IdentityHashMap<>();
        for (Element e : density.elements()) {
            String kind = e.equals(body) || density.at(e).all() == 0 ? null : kind(e);
            if (kind != null) {
                kinds.put(e, kind);
                alike.computeIfAbsent(e.normalName() + " " + e.className(), key -> new ArrayList<>())
                        .add(e);
            }
        }
        Map<Element, String> out = new LinkedHashMap<>();
        for (List<Element> group : alike.values()) {
            if (isFoot(group.get(0)) || !isMost(group)) {
                group.forEach(e -> out.put(e, kinds.get(e)));
            }
        }
        return out;
    }

    /** The foot of a page may be longer than its text, which it never holds. */
    private boolean isFoot(Element e) {
        boolean foot = isWindow(e)
                || e.normalName().equals("footer")
                || e.attr("role").equals("contentinfo")
                || e.normalName().equals("dialog");
        return foot && !Descendants.has(e, hasHeadedMain ? PARTS : HEADED);
    }

    private static boolean isWindow(Element e) {
        return e.normalName().equals("dialog")
                || (e.hasAttr("class")
                        && WINDOW.matcher(e.className().toLowerCase(Locale.ROOT))
                                .find());
    }

    private boolean isMost(List<Element> group) {
        Counts page = density.at(body);
        int all = 0;
        int prose = 0;
        for (Element e : group) {
            all += density.at(e).all();
            prose += density.at(e).prose();
        }
        return page.prose() >= MIN_PROSE ? prose > page.prose() * MOST_PROSE : all > page.all() * MOST;
    }

    /** Returns what kind of furniture an element is, or null where it is none. */
    private @Nullable String kind(Element e) {
        String name = e.normalName();
        Counts counts = density.at(e);
        boolean within = isInMain(e);
        if (name.equals("main") || name.equals("article") || HtmlNames.isHeading(e)) {
            return null;
        }
        String role = role(e).toLowerCase(Locale.ROOT);
        if (name.equals("nav") || role.equals("navigation") || role.equals("menu") || role.equals("menubar")) {
            return "navigation";
        }
        String frame = frame(e, name, role, counts, within);
        if (frame != null) {
            return frame;
        }
        return hasName(e) && votes(e, counts, within) > 0 && !Descendants.has(e, FORMULAS) ? "side block" : null;
    }

    private @Nullable String frame(Element e, String name, String role, Counts counts, boolean within) {
        if (name.equals("footer") || role.equals("contentinfo")) {
            boolean text = counts.prose() > 0
                            && counts.linkShare() < MANY_LINKS
                            && Descendants.named(e, LINK).size() < MAX_FOOT_LINKS
                    || Descendants.isWithin(e, QUOTES);
            return within && (text || isCardFoot(e, counts)) ? null : "page footer";
        }
        if (name.equals("header") || role.equals("banner")) {
            return within || isLead(e, counts) ? null : "page header";
        }
        if (name.equals("aside") || role.equals("complementary")) {
            return isAside(e, counts, within) ? "side column" : null;
        }
        if (name.equals("dialog") || e.hasAttr("aria-modal") || role.equals("dialog") || role.equals("alertdialog")) {
            return "dialog";
        }
        return ROLES.contains(role) && (!role.equals("tablist") || counts.prose() == 0) ? "controls" : null;
    }

    /** The foot of one card of many says who wrote it and when. */
    private boolean isCardFoot(Element e, Counts counts) {
        Element card = e.closest("article");
        return card != null
                && counts.all() <= MAX_CARD_FOOT
                && density.at(card).prose() < MIN_PROSE
                && articles >= MIN_CARDS;
    }

    /** A header that holds the heading of the page and running text is its beginning. */
    private static boolean isLead(Element e, Counts counts) {
        return counts.prose() > 0 && counts.linkShare() < LINKED && Descendants.has(e, H1);
    }

    /** An aside among the paragraphs of a text is a box of that text; beside it, a side column. */
    private boolean isAside(Element e, Counts counts, boolean within) {
        if (counts.prose() == 0 || counts.linkShare() > LINKED) {
            return !within || counts.linkShare() > LINKED;
        }
        return !within && !hasProseBeside(e);
    }

    private boolean hasProseBeside(Element e) {
        for (Element sibling : List.of(orSelf(e.previousElementSibling(), e), orSelf(e.nextElementSibling(), e))) {
            String name = sibling.normalName();
            if (!sibling.equals(e) && (name.equals("p") || name.equals("ul") || HtmlNames.isHeading(sibling))) {
                return true;
            }
        }
        return false;
    }

    private static Element orSelf(@Nullable Element e, Element self) {
        return e == null ? self : e;
    }

    /** Signs that a block with a name of furniture is furniture. */
    private int votes(Element e, Counts counts, boolean within) {
        if (Lines.isWithin(e, density) || within && isOfCards(e, counts) || holdsHeading(e)) {
            return 0;
        }
        boolean form = Descendants.has(e, FIELDS);
        boolean prose = counts.prose() > 0;
        if (prose && !form && counts.linkShare() < LINKED && (within || !hasStrongName(e))) {
            return 0;
        }
        return (prose ? 0 : 1)
                + (counts.linkShare() > LINKED ? 1 : 0)
                + (form ? 1 : 0)
                + (within || !hasMain && !beside(e) ? 0 : 1);
    }

    /** A block with the only heading of first rank is about the page, as the column of a shop that says what is sold; a window over the page is not. */
    private boolean holdsHeading(Element e) {
        return heading != null
                && heading.parents().contains(e)
                && !isWindow(e)
                && density.at(e).linkShare() < LINKED;
    }

    /** Cards that are links as a whole and say something in sentences are no menu, whatever their names hold. */
    private static boolean isOfCards(Element e, Counts counts) {
        return counts.linkedProse() > LINKED * counts.all()
                && !HtmlNames.hasWord(plain(e.className() + ' ' + e.id()), OTHERS, true);
    }

    /** Where no element says what is main: true for a block that is no sibling of paragraphs. */
    private boolean beside(Element e) {
        return !hasProseBeside(e);
    }

    private boolean isInMain(Element e) {
        if (!hasMain) {
            return false;
        }
        Boolean known = inMain.get(e);
        if (known == null) {
            Element parent = e.parent();
            known = parent != null && !e.equals(body) && (isMain(parent) || isInMain(parent));
            inMain.put(e, known);
        }
        return known;
    }

    private static boolean isMain(Element e) {
        String name = e.normalName();
        return name.equals("main") || name.equals("article") || role(e).equals("main");
    }

    private static String role(Element e) {
        return e.attributesSize() == 0 ? "" : e.attributes().get("role");
    }

    private boolean hasName(Element e) {
        return e.attributesSize() > 0
                && (e.hasAttr("class") && names.computeIfAbsent(e.attr("class"), Furniture::isName)
                        || e.hasAttr("id") && names.computeIfAbsent(e.id(), Furniture::isName));
    }

    /** True if more than a weak word names an element. */
    private boolean hasStrongName(Element e) {
        return strong.computeIfAbsent(e.className() + ' ' + e.id(), Furniture::isStrongName);
    }

    private static boolean isStrongName(String text) {
        return HtmlNames.hasWord(plain(text), STRONG, true);
    }

    private static boolean isName(String text) {
        return HtmlNames.hasWord(plain(text), WORDS, true);
    }

    private static String plain(String text) {
        String plain = text.length() > MAX_NAME ? text.substring(0, MAX_NAME) : text;
        if (plain.indexOf('[') >= 0) {
            plain = BRACKETS.matcher(plain).replaceAll("");
        }
        return plain;
    }
}
