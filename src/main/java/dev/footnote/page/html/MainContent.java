package dev.footnote.page.html;

import dev.footnote.api.LeftOut;
import dev.footnote.page.css.Visibility;
import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.Cuts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Finds the main text of a page: drops what is hidden or furniture, then takes the part that holds it. Changes the document. */
final class MainContent {

    private static final Set<String> NOSCRIPT = Set.of("noscript");

    /**
     * What was found.
     *
     * @param part the element that holds the main text
     * @param leftOut the parts that were dropped
     * @param kind the kind of page
     */
    record Found(Element part, LeftOut leftOut, PageKind kind) {}

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
        return of(doc, false);
    }

    /**
     * Returns the same.
     *
     * @param scripted true if the page waits for a script, which shows what its style sheets make invisible
     */
    static Found of(Document doc, boolean scripted) {
        PageKind kind = PageKind.of(doc);
        readNoscripts(doc);
        Map<String, Integer> hidden = Visibility.strip(doc, scripted);
        MainContent content = new MainContent(doc.body());
        Surroundings.Forms forms = Surroundings.Forms.of(doc.body());
        content.dropMachinery();
        TextDensity density = TextDensity.of(doc.body());
        count(content.furniture, "buttons and labels", Controls.drop(doc.body(), density));
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
            count(content.furniture, "buttons and labels", TileLabels.drop(doc.body(), density));
        }
        if (kind == PageKind.FORUM) {
            count(content.furniture, "part beside posts", ForumPosts.clean(doc.body(), density));
        }
        Element part = MainPart.of(doc.body(), density, kind, content.furniture);
        count(content.furniture, "repeated block", Repetitions.dropTiles(part, density, kind));
        return new Found(part, new LeftOut(content.furniture, hidden), kind);
    }

    /** In pages that were stored by a browser with scripts, what stands in a noscript is markup written as text. */
    private static void readNoscripts(Document doc) {
        for (Element noscript : Descendants.named(doc.body(), NOSCRIPT)) {
            String text = noscript.childrenSize() == 0 ? noscript.wholeText().strip() : "";
            if (text.startsWith("<") && text.endsWith(">")) {
                noscript.html(text);
            }
        }
    }

    static void count(Map<String, Integer> counts, String kind, int number) {
        if (number > 0) {
            counts.merge(kind, number, Integer::sum);
        }
    }

    /** Drops what holds no text for readers: scripts, pictures, fields. */
    private void dropMachinery() {
        List<Element> gone = new ArrayList<>();
        for (Element e : Descendants.of(body)) {
            if (!e.equals(body) && isMachinery(e)) {
                gone.add(e);
            }
        }
        Cuts.remove(gone);
        List<Element> noscripts = Descendants.named(body, NOSCRIPT);
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
        int sum = 0;
        for (int i = 0; i < e.childNodeSize(); i++) {
            Node node = e.childNode(i);
            if (node instanceof TextNode text) {
                sum += solid(text.getWholeText());
            } else if (node instanceof Element child) {
                sum += length(child);
            }
        }
        return sum;
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
