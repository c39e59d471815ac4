package dev.footnote.page.css;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** A selector of a style sheet with its declarations. Its selector is parsed when it is first needed; most never are. */
final class StyleRule {

    private final String selector;
    private final List<Declaration> declarations;
    private final long weight;
    private final int layer;
    private final int cost;
    private final boolean looksAround;
    private @Nullable Evaluator evaluator;
    private boolean broken;
    private @Nullable PlainSelector plain;
    private boolean prepared;

    /** True for a selector that is nothing but its key, which all that is asked about has. */
    private final boolean keyOnly;

    /**
     * A rule.
     *
     * @param key what an element must have, by which this rule is looked up
     * @param weight its specificity, then its place among all rules of the page
     * @param layer the rank of the layer that it stands in
     */
    StyleRule(String selector, Selectors.Key key, List<Declaration> declarations, long weight, int layer) {
        this.layer = layer;
        this.selector = selector;
        this.keyOnly = selector.equals(key.text());
        this.declarations = declarations;
        this.weight = weight;
        this.cost = 1 + (int) selector.chars().filter(c -> c == ' ' || c == '>').count() * 4;
        this.looksAround = selector.contains("~")
                || selector.contains("+")
                || selector.contains("-child")
                || selector.contains("-of-type")
                || selector.contains(":has");
    }

    /** Steps that it takes to match this rule against an element, roughly. */
    int cost(Element e) {
        Element parent = e.parent();
        return looksAround && parent != null ? cost + parent.childNodeSize() : cost;
    }

    boolean matches(Element root, Element e, Ancestry ancestry) {
        if (keyOnly) {
            return true;
        }
        if (!prepared) {
            plain = PlainSelector.of(selector).orElse(null);
            prepared = true;
        }
        if (plain != null) {
            return plain.mayMatch(e, ancestry) && plain.matches(root, e);
        }
        if (evaluator == null && !broken) {
            try {
                evaluator = QueryParser.parse(selector);
            } catch (Selector.SelectorParseException | IllegalArgumentException ex) {
                broken = true;
            }
        }
        return evaluator != null && evaluator.matches(root, e);
    }

    void addTo(CssValues values) {
        for (Declaration declaration : declarations) {
            values.add(declaration, weight + Layers.weight(layer, declaration.important()));
        }
    }
}
