package dev.footnote.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Finds the main text of a page: drops what is hidden or furniture, then takes the part that holds it. Changes the document. */
final class MainContent {

    /** A part with less text is not taken for the main one. */
    private static final int MIN_MAIN = 200;

    /** Pages that wait for scripts may hold their text in a noscript of at least this length. */
    private static final int MIN_NOSCRIPT = 300;

    private static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "template",
            "svg",
            "iframe",
            "canvas",
            "object",
            "embed",
            "video",
            "audio",
            "map",
            "button",
            "select",
            "option",
            "datalist",
            "label",
            "input",
            "textarea",
            "link",
            "meta",
            "head",
            "dialog");

    private static final Set<String> FURNITURE_ROLES = Set.of(
            "navigation",
            "banner",
            "contentinfo",
            "search",
            "dialog",
            "alertdialog",
            "menu",
            "menubar",
            "toolbar",
            "tablist",
            "complementary");

    private static final Pattern HIDDEN_STYLE = Pattern.compile(
            "(?i)(?<![\\w-])(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden|(?:left|top|text-indent)\\s*:\\s*-\\d{4,})");

    private static final Pattern FURNITURE_NAME = Pattern.compile(
            "cookie|consent|newsletter|subscribe|share|social"
                + "|related|recommend|breadcrumb|modal|popup|sidebar|signature|facet|filter|pagination|pager|login|signup"
                + "|advert|editsection|skip-link|skiplink|screen-reader|sr-only|visually-?hidden"
                + "|(?:^|[\\s_-])(?:ads?|cart|copyright|footer|menu|nav|navbar|navigation|skip|toolbar|tooltip)(?:$|[\\s_-])");

    private static final Pattern BUTTON_NAME = Pattern.compile("(?:^|[\\s_-])(?:btn|button)s?(?:$|[\\s_-])");

    /** What style-sheet tools write into class names in brackets are values, not names: {@code top-[var(--nav-height)]}. */
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]\\s]{0,100}+]");

    /** A mark on more of a page than this is no mark of furniture there, be it one element or many of a kind. */
    private static final double MOST = 0.5;

    /** What is styled as a button and says more is a card that can be clicked. */
    private static final int MAX_BUTTON = 40;

    /** Shorter blocks may well be said twice. */
    private static final int MIN_REPEATED = 100;

    /** Longer blocks are not kept in mind to be compared. */
    private static final int MAX_REPEATED = 3000;

    /** What is more of a page than this is no card or slide. */
    private static final double MAX_CARD = 0.3;

    private MainContent() {}

    static Element of(Document doc) {
        Element body = doc.body();
        dropHidden(body);
        dropFurniture(body);
        dropRepeated(body);
        return Prose.narrow(root(body));
    }

    private static void dropHidden(Element body) {
        Set<String> opened = new HashSet<>();
        for (Element e : body.select("[aria-controls]")) {
            opened.addAll(Arrays.asList(e.attr("aria-controls").strip().split("\\s+", -1)));
        }
        for (Element e : body.getAllElements()) {
            if (!e.equals(body) && e.parent() != null && isHidden(e) && !isPanel(e, opened)) {
                e.remove();
            }
        }
    }

    /** The content of a tab or of an accordion, which readers see at a click. */
    private static boolean isPanel(Element e, Set<String> opened) {
        String role = e.attr("role").toLowerCase(Locale.ROOT);
        return (role.equals("tabpanel") || role.equals("region"))
                && (opened.contains(e.id()) || e.hasAttr("aria-labelledby"));
    }

    private static boolean isHidden(Element e) {
        String name = e.normalName();
        if (isMath(e) || (name.equals("template") && e.hasAttr("shadowrootmode"))) {
            return false;
        }
        if (NEVER.contains(name)) {
            return true;
        }
        if (name.equals("noscript")) {
            return e.text().length() < MIN_NOSCRIPT;
        }
        if (e.hasAttr("hidden") && !e.attr("hidden").equals("until-found") && !e.id().startsWith("S:")) {
            return true;
        }
        return e.attr("aria-hidden").equalsIgnoreCase("true")
                || HIDDEN_STYLE.matcher(e.attr("style")).find();
    }

    /** Formulas are shown as pictures or by a script, and their text is hidden beside. */
    private static boolean isMath(Element e) {
        boolean script = e.normalName().equals("script") && e.attr("type").startsWith("math/tex");
        boolean shell = e.childrenSize() == 1 && e.child(0).normalName().equals("math");
        return script || e.normalName().equals("math") || shell;
    }

    private static void dropFurniture(Element body) {
        IdentityHashMap<Element, Integer> lengths = lengths(body);
        double most = lengths.getOrDefault(body, 0) * MOST;
        Map<String, List<Element>> kinds = new LinkedHashMap<>();
        for (Element e : body.getAllElements()) {
            if (!e.equals(body) && (isFurniture(e) || isButton(e, lengths.getOrDefault(e, 0)))) {
                String kind = e.normalName() + " " + e.className();
                kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(e);
            }
        }
        for (List<Element> kind : kinds.values()) {
            if (kind.stream().mapToInt(e -> lengths.getOrDefault(e, 0)).sum() <= most) {
                kind.forEach(Node::remove);
            }
        }
    }

    private static boolean isButton(Element e, int length) {
        return length <= MAX_BUTTON
                && (e.attr("role").equalsIgnoreCase("button")
                        || BUTTON_NAME.matcher(names(e)).find());
    }

    private static String names(Element e) {
        String names = (e.className() + " " + e.id()).toLowerCase(Locale.ROOT);
        return names.indexOf('[') < 0 ? names : BRACKETS.matcher(names).replaceAll("");
    }

    /** Drops cards and slides that stand on the page before: carousels double them, and so do layouts for small screens. */
    private static void dropRepeated(Element body) {
        IdentityHashMap<Element, Integer> lengths = lengths(body);
        double longest = Math.min(MAX_REPEATED, lengths.getOrDefault(body, 0) * MAX_CARD);
        Map<String, Element> seen = new HashMap<>();
        for (Element e : body.select("div, section, article, li, figure, blockquote")) {
            int length = lengths.getOrDefault(e, 0);
            if (e.parent() == null
                    || length < MIN_REPEATED
                    || length > longest
                    || e.closest("pre, table") != null
                    || e.selectFirst("pre, code, table") != null) {
                continue;
            }
            Element first = seen.putIfAbsent(e.text(), e);
            if (first != null && !e.parents().contains(first)) {
                e.remove();
            }
        }
    }

    private static boolean isFurniture(Element e) {
        String name = e.normalName();
        if (name.equals("nav") || name.equals("footer")) {
            return true;
        }
        if ((name.equals("header") || name.equals("aside")) && e.closest("main, article, [role=main]") == null) {
            return true;
        }
        if (name.equals("main") || name.equals("article")) {
            return false;
        }
        if (FURNITURE_ROLES.contains(e.attr("role").toLowerCase(Locale.ROOT))) {
            return true;
        }
        String names = names(e);
        return names.length() > 1 && FURNITURE_NAME.matcher(names).find();
    }

    private static Element root(Element body) {
        Element main = null;
        int best = MIN_MAIN - 1;
        for (Element e : body.select("main, [role=main]")) {
            if (length(e) > best) {
                best = length(e);
                main = e;
            }
        }
        if (main != null) {
            return main;
        }
        List<Element> articles = body.select("article");
        return articles.size() == 1 && length(articles.get(0)) >= MIN_MAIN ? articles.get(0) : body;
    }

    /** Characters below an element, white space not counted. */
    static int length(Element e) {
        return lengths(e).getOrDefault(e, 0);
    }

    /** The same for an element and all below it; an element without any is missing. */
    private static IdentityHashMap<Element, Integer> lengths(Element root) {
        IdentityHashMap<Element, Integer> sums = new IdentityHashMap<>();
        root.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text && text.parent() != null) {
                    add(text.parent(), solid(text.getWholeText()));
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element e && !e.equals(root) && e.parent() != null) {
                    add(e.parent(), sums.getOrDefault(e, 0));
                }
            }

            private void add(Element to, int length) {
                if (length > 0) {
                    sums.merge(to, length, Integer::sum);
                }
            }
        });
        return sums;
    }

    private static int solid(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                sum++;
            }
        }
        return sum;
    }
}
