package dev.footnote.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

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

    private static final Pattern HIDDEN_STYLE = Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");

    private static final Pattern FURNITURE_NAME = Pattern.compile("cookie|consent|newsletter|subscribe|share|social"
            + "|related|recommend|breadcrumb|modal|popup|sidebar|signature|facet|filter|pagination|pager|login|signup"
            + "|advert|editsection|skip-link|skiplink|screen-reader|sr-only|visually-?hidden"
            + "|(?:^|[\\s_-])ads?(?:$|[\\s_-])");

    private MainContent() {}

    static Element of(Document doc) {
        Element body = doc.body();
        dropHidden(body);
        dropFurniture(body);
        return Prose.narrow(root(body));
    }

    private static void dropHidden(Element body) {
        for (Element e : body.getAllElements()) {
            if (!e.equals(body) && e.parent() != null && isHidden(e)) {
                e.remove();
            }
        }
    }

    private static boolean isHidden(Element e) {
        String name = e.normalName();
        if (NEVER.contains(name)) {
            return true;
        }
        if (name.equals("noscript")) {
            return e.text().length() < MIN_NOSCRIPT;
        }
        if (e.hasAttr("hidden") && !e.id().startsWith("S:")) {
            return true;
        }
        return e.attr("aria-hidden").equalsIgnoreCase("true")
                || HIDDEN_STYLE.matcher(e.attr("style")).find();
    }

    private static void dropFurniture(Element body) {
        int half = length(body) / 2;
        List<Element> out = new ArrayList<>();
        for (Element e : body.getAllElements()) {
            if (!e.equals(body) && isFurniture(e) && length(e) <= half) {
                out.add(e);
            }
        }
        out.forEach(Node::remove);
    }

    private static boolean isFurniture(Element e) {
        String name = e.normalName();
        if (name.equals("nav") || name.equals("footer")) {
            return true;
        }
        if (name.equals("header") || name.equals("aside")) {
            return e.closest("main, article, [role=main]") == null;
        }
        if (name.equals("main") || name.equals("article")) {
            return false;
        }
        if (FURNITURE_ROLES.contains(e.attr("role").toLowerCase(Locale.ROOT))) {
            return true;
        }
        String names = (e.className() + " " + e.id()).toLowerCase(Locale.ROOT);
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

    /** Visible characters below an element, white space not counted. */
    static int length(Element e) {
        int[] sum = {0};
        e.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                sum[0] += (int) text.getWholeText()
                        .chars()
                        .filter(c -> !Character.isWhitespace(c))
                        .count();
            }
        });
        return sum[0];
    }
}
