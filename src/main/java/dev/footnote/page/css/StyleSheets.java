package dev.footnote.page.css;

import dev.footnote.page.dom.Descendants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The style sheets that stand in a page, ready to be asked about its elements. For one thread and one page. */
final class StyleSheets {

    /** Characters of style sheets that are read; what is over has no effect. */
    private static final int MAX_CHARS = 2_000_000;

    /** Steps of matching over the whole page; what is over has no effect. Usual pages take fewer than 200,000. */
    static final int BUDGET = 3_000_000;

    /** Those that may apply to anything. */
    private final List<StyleRule> any = new ArrayList<>();

    private final Map<String, List<StyleRule>> byTag = new HashMap<>();
    private final Map<String, List<StyleRule>> byId = new HashMap<>();
    private final Map<String, List<StyleRule>> byClass = new HashMap<>();
    private final Map<String, List<StyleRule>> byAttribute = new HashMap<>();

    /** The class attributes of the page, taken apart. */
    private final Map<String, Set<String>> classes = new HashMap<>();

    /** The style attributes of the page, which its elements repeat. */
    private final Map<String, List<Declaration>> styles = new HashMap<>();

    private final Ancestry ancestry = new Ancestry();
    private final boolean external;
    private final CustomProperties custom;
    private int order;
    private int budget = BUDGET;

    private StyleSheets(boolean external) {
        this.external = external;
        this.custom = new CustomProperties(!external);
    }

    /** The sheets in the {@code style} elements among all of a page that apply to a screen. */
    static StyleSheets of(List<Element> elements) {
        StyleSheets sheets = new StyleSheets(elements.stream().anyMatch(StyleSheets::isLink));
        List<Element> styles = Descendants.among(elements, e -> e.normalName().equals("style"));
        if (styles.isEmpty()) {
            return sheets;
        }
        PageNames names = PageNames.of(elements);
        int left = MAX_CHARS;
        List<String> read = new ArrayList<>();
        for (Element style : styles) {
            String css = style.data();
            if (left > 0 && MediaQuery.holds(style.attr("media")) && style.closest("noscript, template, svg") == null) {
                read.add(css.substring(0, Math.min(css.length(), left)));
                left -= css.length();
            }
        }
        read.forEach(sheets.custom::define);
        elements.forEach(e -> {
            if (e.attributesSize() > 0) {
                sheets.custom.define(e.attr("style"));
            }
        });
        read.forEach(css -> new StyleSheetParser(css, names::mayMatch, sheets::add).parse());
        return sheets;
    }

    private static boolean isLink(Element e) {
        return e.normalName().equals("link")
                && e.attr("rel").toLowerCase(Locale.ROOT).contains("stylesheet");
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

    private void add(String selector, List<Declaration> declarations) {
        order++;
        Selectors.atRest(selector).ifPresent(plain -> {
            Selectors.Key key = Selectors.key(plain);
            rules(key.text()).add(new StyleRule(plain, key, custom.resolved(declarations), order));
        });
    }

    private List<StyleRule> rules(String key) {
        if (key.equals("*")) {
            return any;
        }
        char mark = key.charAt(0);
        Map<String, List<StyleRule>> rules = mark == '.' ? byClass : mark == '#' ? byId : byAttribute;
        boolean marked = ".#[".indexOf(mark) >= 0;
        return marked
                ? rules.computeIfAbsent(key.substring(1), name -> new ArrayList<>(2))
                : byTag.computeIfAbsent(key, name -> new ArrayList<>(2));
    }

    /** True if a rule may apply to an element that has no attributes. */
    boolean hasRules(Element e) {
        return !any.isEmpty() || byTag.containsKey(e.normalName());
    }

    /** The values that the sheets and its own attribute give an element. */
    CssValues values(Element root, Element e) {
        CssValues values = new CssValues();
        match(any, root, e, values);
        match(byTag.get(e.normalName()), root, e, values);
        if (e.attributesSize() == 0) {
            return values;
        }
        if (!byClass.isEmpty() && e.hasAttr("class")) {
            for (String name : classes.computeIfAbsent(e.attr("class"), Selectors::words)) {
                match(byClass.get(name), root, e, values);
            }
        }
        if (!byId.isEmpty() && e.hasAttr("id")) {
            match(byId.get(e.id()), root, e, values);
        }
        if (!byAttribute.isEmpty()) {
            for (Attribute attribute : e.attributes()) {
                match(byAttribute.get(attribute.getKey()), root, e, values);
            }
        }
        if (e.hasAttr("style")) {
            styles.computeIfAbsent(e.attr("style"), text -> custom.resolved(Declaration.parse(text)))
                    .forEach(declaration -> values.add(declaration, 1L << 48));
        }
        return values;
    }

    private void match(@Nullable List<StyleRule> candidates, Element root, Element e, CssValues values) {
        if (candidates == null) {
            return;
        }
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
