package dev.footnote.page.css;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The style sheets that stand in a page, ready to be asked about its elements. For one thread and one page. */
final class StyleSheets {

    /** Characters of style sheets that are read; what is over has no effect. */
    private static final int MAX_CHARS = 2_000_000;

    /** Steps of matching over the whole page; what is over has no effect. Usual pages take fewer than 200,000. */
    static final int BUDGET = 3_000_000;

    private static final Selectors.Key ANY = new Selectors.Key("*");

    private final Map<Selectors.Key, List<StyleRule>> rules = new HashMap<>();
    private final Ancestry ancestry = new Ancestry();
    private final boolean external;
    private final CustomProperties custom;
    private int order;
    private int budget = BUDGET;

    private StyleSheets(boolean external) {
        this.external = external;
        this.custom = new CustomProperties(!external);
    }

    /** The sheets in the {@code style} elements of a document that apply to a screen. */
    static StyleSheets of(Document doc) {
        StyleSheets sheets = new StyleSheets(doc.selectFirst("link[rel*=stylesheet]") != null);
        int left = MAX_CHARS;
        List<String> read = new ArrayList<>();
        for (Element style : doc.select("style")) {
            String css = style.data();
            if (left > 0 && MediaQuery.holds(style.attr("media")) && style.closest("noscript, template, svg") == null) {
                read.add(css.substring(0, Math.min(css.length(), left)));
                left -= css.length();
            }
        }
        read.forEach(sheets.custom::define);
        doc.select("[style*=--]").forEach(e -> sheets.custom.define(e.attr("style")));
        read.forEach(css -> new StyleSheetParser(css, sheets::add).parse());
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

    private void add(String selector, List<Declaration> declarations) {
        order++;
        Selectors.atRest(selector)
                .ifPresent(plain -> rules.computeIfAbsent(Selectors.key(plain), key -> new ArrayList<>(2))
                        .add(new StyleRule(plain, custom.resolved(declarations), order)));
    }

    /** True if a rule may apply to an element that has no attributes. */
    boolean hasRules(Element e) {
        return !rules.isEmpty() && (rules.containsKey(ANY) || rules.containsKey(new Selectors.Key(e.normalName())));
    }

    /** The values that the sheets and its own attribute give an element. */
    CssValues values(Element root, Element e) {
        CssValues values = new CssValues();
        if (!rules.isEmpty()) {
            match("*", root, e, values);
            match(e.normalName(), root, e, values);
            if (e.hasAttr("class")) {
                for (String name : Selectors.words(e.attr("class"))) {
                    match("." + name, root, e, values);
                }
            }
            if (e.hasAttr("id")) {
                match("#" + e.id(), root, e, values);
            }
        }
        if (e.hasAttr("style")) {
            custom.resolved(Declaration.parse(e.attr("style")))
                    .forEach(declaration -> values.add(declaration, 1L << 48));
        }
        return values;
    }

    private void match(String key, Element root, Element e, CssValues values) {
        List<StyleRule> candidates = rules.get(new Selectors.Key(key));
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
