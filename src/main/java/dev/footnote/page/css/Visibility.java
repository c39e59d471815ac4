package dev.footnote.page.css;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.Cuts;
import dev.footnote.page.format.HtmlNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Removes the parts of a document that its readers cannot reach, going by the style sheets in the page and by its attributes. A hidden part that a button, a
 * heading or scrolling opens stays. Looks at each element once.
 */
public final class Visibility implements NodeFilter {

    private static final Set<String> HEAD_OF_PAGE = Set.of("h1", "main");

    private static final Set<String> COMPANIONS = Set.of("img", "svg", "input", "label");

    /** Elements around one in which something stands beside it. */
    private static final int COMPANY = 3;

    /** What holds no text of the page, so that nothing below needs to be looked at. */
    private static final Set<String> NO_TEXT =
            Set.of("svg", "script", "style", "iframe", "canvas", "video", "audio", "object", "select", "datalist");

    private static final Set<String> MATH = Set.of("math");

    /** Where more of the page than this is hidden with its main part, a script shows it. */
    private static final double MOST = 0.5;

    private final Element root;
    private final Element body;
    private final StyleSheets sheets;
    private final Toggles toggles;
    private final Presentation presentation = new Presentation();
    private final Deque<Look> looks = new ArrayDeque<>();
    private final Map<HiddenKind, Integer> counts = new EnumMap<>(HiddenKind.class);
    private final List<Node> hidden = new ArrayList<>();
    private int total = -1;
    private @Nullable Node counted;
    private int waiting;

    private final boolean scripted;
    private final boolean hasMath;
    private final boolean hasShadow;
    private final IdentityHashMap<Element, Boolean> shadows = new IdentityHashMap<>();
    private final Stacking stacking;

    private Visibility(Document doc, List<Element> elements, boolean scripted) {
        this.scripted = scripted;
        this.root = doc;
        this.body = doc.body();
        this.sheets = StyleSheets.of(elements);
        this.toggles = Toggles.of(elements);
        boolean math = false;
        boolean shadow = false;
        for (Element e : elements) {
            math |= e.normalName().equals("math");
            shadow |= e.normalName().equals("template") && e.hasAttr("shadowrootmode");
        }
        this.hasMath = math;
        this.hasShadow = shadow;
        this.stacking = new Stacking(sheets, root);
        looks.push(Look.root(sheets.hasExternal()));
    }

    /**
     * What was removed.
     *
     * @param counts how many parts of the page, by how they were hidden, in plain words
     * @param waiting characters at most, white space not counted, that a script may show in what was removed
     */
    public record Stripped(Map<String, Integer> counts, int waiting) {}

    /**
     * Removes the hidden texts.
     *
     * @param elements all of the document, in its order
     * @param scripted true if a script shows elements that the style sheets make invisible or see-through
     * @return how many parts of the page were removed, by how they were hidden, in plain words
     */
    public static Stripped strip(Document doc, List<Element> elements, boolean scripted) {
        Visibility visibility = new Visibility(doc, elements, scripted);
        doc.filter(visibility);
        Cuts.remove(visibility.hidden);
        Map<String, Integer> out = new LinkedHashMap<>();
        visibility.counts.forEach((kind, count) -> out.put(kind.words(), count));
        return new Stripped(out, visibility.waiting);
    }

    /** Steps that are taken to match the style sheets of a document against its elements. */
    public static int steps(Document doc) {
        Visibility visibility = new Visibility(doc, Descendants.of(doc), false);
        doc.filter(visibility);
        return visibility.sheets.steps();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            letters(text);
        }
        return node instanceof Element e && !(e instanceof Document) ? element(e) : FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element e && !(e instanceof Document)) {
            looks.pop();
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult element(Element e) {
        if (hasShadow && isLost(e)) {
            looks.push(looks.element());
            return hide(e, HiddenKind.NOT_DISPLAYED);
        }
        Look around = looks.element();
        if (NO_TEXT.contains(e.normalName())) {
            looks.push(around);
            return FilterResult.SKIP_CHILDREN;
        }
        if (e.normalName().equals("head")
                || (e.attributesSize() == 0
                        && !sheets.hasRules(e)
                        && !e.normalName().equals("dialog"))) {
            looks.push(around);
            return FilterResult.CONTINUE;
        }
        CssValues values = sheets.values(root, e);
        presentation.addTo(values, e);
        Look look = values.isEmpty() ? around : around.with(values);
        HiddenKind kind = kind(e, values, look);
        boolean waits = kind != null && isWholePage(e, kind);
        boolean opens = kind != null && !waits && (toggles.open(e, kind, values) || isShownByTouch(e, kind, look));
        if (kind != null && !waits && !opens) {
            return hide(e, kind);
        }
        boolean root = e.normalName().equals("html") || e.normalName().equals("body");
        boolean fades = look.invisible() && !around.invisible();
        boolean shown = fades && (root || isWholePage(e, HiddenKind.INVISIBLE));
        boolean appears = fades
                && !shown
                && (toggles.open(e, HiddenKind.INVISIBLE, values) || isShownByTouch(e, HiddenKind.INVISIBLE, around));
        boolean lost = look.hides() == HiddenKind.SAME_COLOR
                && around.hides() == null
                && (isPaintedBehind(e) || isColoredByTouch(e, around));
        if (opens || appears) {
            HtmlNames.markOpened(e);
        }
        looks.push(shown || appears ? look.seen() : lost ? look.readable() : look);
        return FilterResult.CONTINUE;
    }

    private @Nullable HiddenKind kind(Element e, CssValues values, Look look) {
        if (values.isEmpty() || isMath(e) || e.normalName().equals("html")) {
            return null;
        }
        lines(e, values);
        if (stacking.isCovered(e, values)) {
            return HiddenKind.CLIPPED;
        }
        return BoxHiding.of(values, look.font(), !sheets.hasExternal());
    }

    /** A block that is shown while somebody points at, picks or opens what stands beside it. */
    private boolean isShownByTouch(Element e, HiddenKind kind, Look around) {
        boolean within = isBesideText(e) && kind != HiddenKind.SEE_THROUGH;
        if (!sheets.hasTouch() || Toggles.isOverlay(e) || within || !hasCompany(e)) {
            return false;
        }
        CssValues values = sheets.touchedValues(root, e);
        presentation.addTo(values, e);
        Look look = around.seen().with(values);
        return BoxHiding.of(values, look.font(), !sheets.hasExternal()) == null && !look.invisible();
    }

    /** Something else to point at: more text or a picture around it. */
    private static boolean hasCompany(Element e) {
        int own = HtmlNames.textWithin(e, Integer.MAX_VALUE);
        Element up = e.parent();
        for (int i = 0; i < COMPANY && up != null && !HEAD_OF_PAGE.contains(up.normalName()); i++, up = up.parent()) {
            if (HtmlNames.textWithin(up, own) > own || Descendants.has(up, COMPANIONS)) {
                return true;
            }
        }
        return false;
    }

    /** A text that takes another colour while somebody points at it, as spoilers do. */
    private boolean isColoredByTouch(Element e, Look around) {
        return sheets.hasTouch() && around.with(sheets.touchedValues(root, e)).hides() == null;
    }

    /** A picture or a box with a background that is laid behind the text. */
    private boolean isPaintedBehind(Element e) {
        Element up = e;
        for (int i = 0; i < COMPANY && up != null && !up.equals(body); i++, up = up.parent()) {
            if (sheets.hasDrawnBox(root, up) || up.children().stream().anyMatch(this::isLaidBehind)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLaidBehind(Element child) {
        CssValues values = sheets.values(root, child);
        String position = values.get(CssProperty.POSITION);
        boolean out = position.equals("absolute") || position.equals("fixed");
        return out
                && (child.normalName().equals("img")
                        || child.normalName().equals("video")
                        || child.normalName().equals("picture")
                        || child.selectFirst("img, video") != null
                        || values.has(CssProperty.BACKGROUND)
                        || values.has(CssProperty.BACKGROUND_IMAGE));
    }

    /** Formulas are shown as pictures or by a script, and their text is hidden beside. */
    private boolean isMath(Element e) {
        if (!hasMath) {
            return false;
        }
        if (e.normalName().equals("math")) {
            return true;
        }
        Element math = e.childrenSize() == 1 ? Descendants.first(e, MATH) : null;
        return math != null && HtmlNames.textWithin(e, 400) <= HtmlNames.textWithin(math, 400);
    }

    /** Writes down where a sheet makes lines of elements that are none by their names, so that their words stay apart. */
    private static void lines(Element e, CssValues values) {
        String display = values.get(CssProperty.DISPLAY);
        if (values.get(CssProperty.UNICODE_BIDI).contains("override")
                && values.get(CssProperty.DIRECTION).equals("rtl")) {
            e.textNodes().forEach(text -> text.text('\u202E' + text.getWholeText() + '\u202C'));
        }
        if (display.equals("block")
                || display.equals("flex")
                || display.equals("grid")
                || display.equals("list-item")) {
            line(e);
        }
        if (display.contains("flex") || display.contains("grid")) {
            for (Element child : e.children()) {
                line(child);
            }
        }
    }

    private static void line(Element e) {
        if (!HtmlNames.isBlock(e) && !e.normalName().equals("br") && !isBesideText(e)) {
            HtmlNames.makeBlock(e);
        }
    }

    /** An element right beside bare text is a part of its sentence, wherever a style draws it. */
    private static boolean isBesideText(Element e) {
        return (e.previousSibling() instanceof TextNode before && !before.isBlank())
                || (e.nextSibling() instanceof TextNode after && !after.isBlank());
    }

    /** True for what holds the page itself: it waits for a script to show it, as pages that fade in do. */
    private boolean isWholePage(Element e, HiddenKind kind) {
        if (scripted && (kind == HiddenKind.INVISIBLE || kind == HiddenKind.SEE_THROUGH)) {
            return true;
        }
        if (!kind.canOpen() && kind != HiddenKind.OFF_SCREEN) {
            return false;
        }
        String name = e.normalName();
        boolean part = name.equals("body")
                || name.equals("main")
                || name.equals("article")
                || Descendants.has(e, HEAD_OF_PAGE);
        return part && HtmlNames.textWithin(e, total()) > MOST * total();
    }

    private int total() {
        if (total < 0) {
            total = HtmlNames.textWithin(body, Integer.MAX_VALUE);
        }
        return total;
    }

    /** What stands in an element with a shadow tree is drawn only where that tree has a slot for it. */
    private boolean isLost(Node node) {
        Element parent = node.parent() instanceof Element up ? up : null;
        return parent != null && !node.nameIs("template") && shadows.computeIfAbsent(parent, Visibility::hasClosedTree);
    }

    private static boolean hasClosedTree(Element host) {
        Element tree = host.children().stream()
                .filter(e -> e.normalName().equals("template") && e.hasAttr("shadowrootmode"))
                .findFirst()
                .orElse(null);
        return tree != null && tree.selectFirst("slot") == null;
    }

    private FilterResult hide(Element e, HiddenKind kind) {
        if (HtmlNames.textWithin(e, 0) > 0) {
            counts.merge(kind, 1, Integer::sum);
        }
        if (kind == HiddenKind.INVISIBLE || kind == HiddenKind.SEE_THROUGH) {
            waiting += HtmlNames.solidText(e);
        }
        hidden.add(e);
        return FilterResult.SKIP_ENTIRELY;
    }

    private void letters(TextNode text) {
        boolean lost = hasShadow && isLost(text);
        HiddenKind kind = lost ? HiddenKind.NOT_DISPLAYED : looks.element().hides();
        if (kind == null || text.isBlank()) {
            return;
        }
        hidden.add(text);
        waiting += HtmlNames.solid(text.getWholeText());
        Node parent = text.parent();
        if (!Objects.equals(parent, counted)) {
            counted = parent;
            counts.merge(kind, 1, Integer::sum);
        }
    }
}
