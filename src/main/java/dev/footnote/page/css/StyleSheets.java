package dev.footnote.page.css;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The style sheets that stand in a page, ready to be asked about its elements. For one thread and one page. */
final class StyleSheets {

    /** Characters of style sheets that are read; what is over has no effect. */
    private static final int MAX_CHARS = 2_000_000;

    /** Steps of matching over the whole page; what is over has no effect. Usual pages take fewer than 200,000. */
    static final int BUDGET = 3_000_000;

    private final RuleIndex rules = new RuleIndex();

    /** Rules that hold while somebody points at, picks or opens something. */
    private final RuleIndex touched = new RuleIndex();

    /** Rules for what is drawn before or after an element. */
    private final RuleIndex drawn = new RuleIndex();

    /** What animations end with, by their names. */
    private final Map<String, List<Declaration>> ends = new HashMap<>();

    private final Layers layers = new Layers();

    /** The style attributes of the page, which its elements repeat. */
    private final Map<String, List<Declaration>> styles = new HashMap<>();

    /** The values of elements around those that use names. */
    private final IdentityHashMap<Element, CssValues> known = new IdentityHashMap<>();

    private final Ancestry ancestry = new Ancestry();
    private final boolean external;
    private final CustomProperties custom;
    private boolean open;
    private int order;
    private int budget = BUDGET;

    private StyleSheets(boolean external) {
        this.external = external;
        this.custom = new CustomProperties(!external);
    }

    /** The sheets in the {@code style} elements among all of a page, and those written into addresses, that apply to a screen. */
    static StyleSheets of(List<Element> elements) {
        SheetTexts texts = SheetTexts.of(elements, MAX_CHARS);
        StyleSheets sheets = new StyleSheets(texts.external());
        texts.texts().forEach(sheets.custom::define);
        elements.forEach(e -> {
            if (e.attributesSize() > 0) {
                sheets.custom.define(e.attributes().get("style"));
            }
        });
        sheets.open = sheets.custom.hasOpen();
        PageNames names = texts.texts().isEmpty() ? PageNames.of(List.of()) : PageNames.of(elements);
        texts.texts()
                .forEach(css ->
                        new StyleSheetParser(css, names::mayMatch, sheets.layers, sheets::add, sheets::end).parse());
        return sheets;
    }

    /** True if the page has style sheets that are not in it, so that not all about its looks is known. */
    boolean hasExternal() {
        return external;
    }

    /** Steps of matching taken. */
    int steps() {
        return BUDGET - budget;
    }

    /** True if the page asked for more steps than are taken. */
    boolean isExhausted() {
        return budget <= 0;
    }

    private void add(String selector, List<Declaration> declarations, int layer) {
        order++;
        List<Declaration> resolved = custom.resolved(declarations);
        if (resolved.isEmpty()) {
            return;
        }
        long weight = ((long) Selectors.specificity(selector) << 24) + order;
        add(rules, Selectors.atRest(selector), resolved, weight, layer);
        add(touched, Selectors.atTouch(selector), resolved, weight, layer);
        add(drawn, Selectors.ofDrawn(selector), resolved, weight, layer);
    }

    private static void add(
            RuleIndex index, Optional<String> selector, List<Declaration> declarations, long weight, int layer) {
        selector.ifPresent(plain -> {
            Selectors.Key key = Selectors.key(plain);
            index.add(key, new StyleRule(plain, key, declarations, weight, layer));
        });
    }

    private void end(String name, List<Declaration> declarations) {
        ends.put(name, custom.resolved(declarations));
    }

    /** True if a rule may apply to an element that has no attributes. */
    boolean hasRules(Element e) {
        return rules.hasRules(e);
    }

    /** True if something on the page changes while somebody points at it, picks it or opens it. */
    boolean hasTouch() {
        return !touched.isEmpty();
    }

    /** True if a box with a background is drawn before or after an element, which may lie behind its text. */
    boolean hasDrawnBox(Element root, Element e) {
        CssValues values = new CssValues();
        drawn.candidates(e, list -> match(list, root, e, values));
        return !values.get(CssProperty.POSITION).isEmpty()
                && (values.has(CssProperty.BACKGROUND) || values.has(CssProperty.BACKGROUND_IMAGE));
    }

    /** The values that an element has while somebody points at, picks or opens what its rules name. */
    CssValues touchedValues(Element root, Element e) {
        CssValues values = ownValues(root, e);
        touched.candidates(e, list -> match(list, root, e, values));
        return resolved(root, e, values);
    }

    /** The values that the sheets and its own attribute give an element. */
    CssValues values(Element root, Element e) {
        CssValues own = ownValues(root, e);
        if (open) {
            known.putIfAbsent(e, own); // the elements in it ask for its names
        }
        return resolved(root, e, own);
    }

    private CssValues resolved(Element root, Element e, CssValues values) {
        if (open) {
            values.resolve(text -> custom.valueAt(text, name -> inherited(root, e, name)));
        }
        return values;
    }

    /** The value of a name at an element: its own, or that of the nearest element around it with one. */
    private @Nullable String inherited(Element root, Element e, String name) {
        for (Element at = e; at != null && !(at instanceof Document); at = at.parent()) {
            Element around = at;
            String value =
                    known.computeIfAbsent(around, one -> ownValues(root, one)).custom(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private CssValues ownValues(Element root, Element e) {
        CssValues values = new CssValues();
        rules.candidates(e, list -> match(list, root, e, values));
        String style = e.attributesSize() == 0 ? "" : e.attributes().get("style");
        if (!style.isEmpty()) {
            styles.computeIfAbsent(style, text -> custom.resolved(Declaration.parse(text)))
                    .forEach(declaration -> values.add(declaration, 1L << 48));
        }
        if (values.has(CssProperty.ANIMATION)) {
            animate(values);
        }
        return values;
    }

    /** An animation that keeps its end goes before all that is not important. */
    private void animate(CssValues values) {
        String animation = values.get(CssProperty.ANIMATION);
        String fill = animation + ' ' + values.get(CssProperty.ANIMATION_FILL);
        if (!fill.contains("forwards") && !fill.contains("both") || animation.contains("infinite")) {
            return;
        }
        for (String name : Selectors.words(animation)) {
            if (ends.containsKey(name)) {
                ends.get(name).forEach(end -> values.add(end, 1L << 49));
                values.settle();
            }
        }
    }

    private void match(List<StyleRule> candidates, Element root, Element e, CssValues values) {
        for (StyleRule rule : candidates) {
            if (budget <= 0) {
                return;
            }
            budget -= rule.cost(e);
            if (rule.matches(root, e, ancestry)) {
                rule.addTo(values);
            }
        }
    }
}
