package dev.footnote.page.css;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Rules by what an element must have for them to apply. For one thread and one page. */
final class RuleIndex {

    /** Those that may apply to anything. */
    private final List<StyleRule> any = new ArrayList<>();

    private final Map<String, List<StyleRule>> byTag = new HashMap<>();
    private final Map<String, List<StyleRule>> byId = new HashMap<>();
    private final Map<String, List<StyleRule>> byClass = new HashMap<>();
    private final Map<String, List<StyleRule>> byAttribute = new HashMap<>();

    /** The class attributes of the page, taken apart. */
    private final Map<String, Set<String>> classes = new HashMap<>();

    void add(Selectors.Key key, StyleRule rule) {
        String text = key.text();
        if (text.equals("*")) {
            any.add(rule);
            return;
        }
        char mark = text.charAt(0);
        Map<String, List<StyleRule>> rules = mark == '.' ? byClass : mark == '#' ? byId : byAttribute;
        boolean marked = ".#[".indexOf(mark) >= 0;
        (marked
                        ? rules.computeIfAbsent(text.substring(1), name -> new ArrayList<>(2))
                        : byTag.computeIfAbsent(text, name -> new ArrayList<>(2)))
                .add(rule);
    }

    boolean isEmpty() {
        return any.isEmpty() && byTag.isEmpty() && byId.isEmpty() && byClass.isEmpty() && byAttribute.isEmpty();
    }

    /** True if a rule may apply to an element that has no attributes. */
    boolean hasRules(Element e) {
        return !any.isEmpty() || byTag.containsKey(e.normalName());
    }

    /** Gives the lists of rules that may apply to an element. */
    void candidates(Element e, Consumer<List<StyleRule>> out) {
        out.accept(any);
        give(byTag.get(e.normalName()), out);
        if (e.attributesSize() == 0) {
            return;
        }
        if (!byClass.isEmpty()) {
            String written = e.attributes().get("class");
            if (!written.isEmpty()) {
                for (String name : classes.computeIfAbsent(written, Selectors::words)) {
                    give(byClass.get(name), out);
                }
            }
        }
        if (!byId.isEmpty() && e.attributes().hasKey("id")) {
            give(byId.get(e.id()), out);
        }
        if (!byAttribute.isEmpty()) {
            for (Attribute attribute : e.attributes()) {
                give(byAttribute.get(attribute.getKey()), out);
            }
        }
    }

    private static void give(@org.jspecify.annotations.Nullable List<StyleRule> rules, Consumer<List<StyleRule>> out) {
        if (rules != null) {
            out.accept(rules);
        }
    }
}
