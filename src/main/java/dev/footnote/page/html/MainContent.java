package dev.footnote.page.html;

import dev.footnote.api.LeftOut;
import dev.footnote.page.css.Visibility;
import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.Cuts;
import dev.footnote.page.format.HtmlNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the main text of a page: drops what is hidden or furniture, then takes the part that holds it. Changes the document. */
final class MainContent {

    /**
     * What was found.
     *
     * @param part the element that holds the main text
     * @param leftOut the parts that were dropped
     * @param kind the kind of page
     * @param most characters, white space not counted, that no part of the page has more of once a script shows what style sheets make invisible
     */
    record Found(Element part, LeftOut leftOut, PageKind kind, int most) {}

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
            "select",
            "option",
            "optgroup",
            "datalist",
            "input",
            "textarea",
            "link",
            "meta",
            "head",
            "noframes",
            "noembed",
            "applet",
            "progress",
            "meter");

    private final Element body;
    private final Map<String, Integer> furniture = new LinkedHashMap<>();

    private MainContent(Element body) {
        this.body = body;
    }

    static Found of(Document doc) {
        return of(doc, Descendants.of(doc), false);
    }

    /**
     * Returns the same.
     *
     * @param elements all of the page, in its order
     * @param scripted true if the page waits for a script, which shows what its style sheets make invisible
     */
    static Found of(Document doc, List<Element> elements, boolean scripted) {
        PageKind kind = PageKind.of(elements);
        boolean same = !readNoscripts(doc.body(), elements);
        Visibility.Stripped stripped = Visibility.strip(doc, same ? elements : Descendants.of(doc), scripted);
        MainContent content = new MainContent(doc.body());
        int most = stripped.waiting() > 0 ? length(doc.body()) + stripped.waiting() : 0;
        List<Element> seen = Descendants.of(doc.body());
        Surroundings.Forms forms = Surroundings.Forms.of(seen);
        content.dropMachinery(seen);
        TextDensity density = TextDensity.of(doc.body());
        count(content.furniture, "buttons and labels", Controls.drop(density));
        content.drop(Furniture.find(doc.body(), density), density);
        Map<Element, String> around = new LinkedHashMap<>(Surroundings.find(doc.body(), density, kind, forms));
        SideHeadings.find(doc.body(), density, kind).forEach(around::putIfAbsent);
        content.drop(around, density);
        if (kind == PageKind.ARTICLE || kind == PageKind.OTHER) {
            content.drop(Teasers.find(doc, density), density);
        }
        count(content.furniture, "repeated block", Repetitions.drop(doc.body(), density, kind));
        count(content.furniture, "buttons and labels", IdleLines.drop(doc.body(), density, kind));
        if (kind != PageKind.ARTICLE) {
            count(content.furniture, "buttons and labels", TileLabels.drop(density));
        }
        if (kind == PageKind.FORUM) {
            count(content.furniture, "part beside posts", ForumPosts.clean(doc.body(), density));
        }
        Element part = MainPart.of(doc.body(), density, kind, content.furniture);
        count(content.furniture, "repeated block", Repetitions.dropTiles(part, density, kind));
        return new Found(part, new LeftOut(content.furniture, stripped.counts()), kind, most);
    }

    /** In pages that were stored by a browser with scripts, what stands in a noscript is markup written as text. Returns true if there was such. */
    private static boolean readNoscripts(Element body, List<Element> elements) {
        boolean read = false;
        for (Element noscript : Descendants.among(elements, e -> e.normalName().equals("noscript"))) {
            if (!isBelow(noscript, body)) {
                continue;
            }
            String text = noscript.childrenSize() == 0 ? noscript.wholeText().strip() : "";
            if (text.startsWith("<") && text.endsWith(">")) {
                noscript.html(text);
                read = true;
            }
        }
        return read;
    }

    private static boolean isBelow(Element e, Element body) {
        Element at = e.parent();
        while (at != null && !at.equals(body)) {
            at = at.parent();
        }
        return at != null;
    }

    static void count(Map<String, Integer> counts, String kind, int number) {
        if (number > 0) {
            counts.merge(kind, number, Integer::sum);
        }
    }

    /** Drops what holds no text for readers: scripts, pictures, fields. */
    private void dropMachinery(List<Element> elements) {
        List<Element> gone = new ArrayList<>();
        for (Element e : elements) {
            if (!e.equals(body) && isMachinery(e)) {
                gone.add(e);
            }
        }
        Cuts.remove(gone);
        List<Element> noscripts =
                Descendants.among(elements, e -> e.normalName().equals("noscript") && isBelow(e, body));
        int within = noscripts.stream().mapToInt(MainContent::length).sum();
        boolean shell = within > 0 && within > length(body) - within;
        Cuts.remove(noscripts.stream()
                .filter(e -> !shell || length(e) < MIN_NOSCRIPT)
                .toList());
    }

    private static boolean isMachinery(Element e) {
        String name = e.normalName();
        if (name.equals("template")) {
            return !e.hasAttr("shadowrootmode");
        }
        boolean formula = name.equals("script") && e.attr("type").startsWith("math/tex");
        return !formula && NEVER.contains(name);
    }

    private void drop(Map<Element, String> found, TextDensity density) {
        found.forEach((e, kind) -> {
            Element parent = e.parent();
            if (parent == null || !found.containsKey(parent)) {
                count(furniture, kind, 1);
            }
        });
        density.cut(found.keySet());
    }

    /** Characters below an element, white space not counted. */
    static int length(Element e) {
        return HtmlNames.solidText(e);
    }
}
