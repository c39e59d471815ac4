package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.HtmlNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Buttons and labels. One that stands in a line of text is a part of its sentence and stays; lines of nothing else are dropped as a whole.
 */
final class Controls {

    private static final Set<String> TEXT = Set.of("p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6");

    private static final Pattern BUTTON_NAME = Pattern.compile("(?:^|[\\s_-])(?:btn|button)s?(?:$|[\\s_-])");

    /** What is styled as a button and says more is a card that can be clicked. */
    private static final int MAX_BUTTON = 40;

    /** A panel with less text is a menu rather than the answer to a question. */
    private static final int MIN_ANSWER = 80;

    private static final Set<String> TEXT_BLOCKS =
            Set.of("p", "td", "th", "dd", "dt", "li", "blockquote", "figcaption", "caption", "summary", "legend");

    /** For each block, whether its lines hold letters outside of controls, beside them or anywhere. */
    private final IdentityHashMap<Element, Boolean> lines = new IdentityHashMap<>();

    /** For each value of a class attribute, whether it names a button. */
    private final Map<String, Boolean> names = new HashMap<>();

    private final TextDensity density;

    private Controls(TextDensity density) {
        this.density = density;
    }

    /**
     * Drops the controls that are no part of a text.
     *
     * @return how many
     */
    static int drop(TextDensity density) {
        Controls controls = new Controls(density);
        List<Element> gone = new ArrayList<>();
        for (Element e : density.elements()) {
            if (controls.isControl(e) && !controls.isText(e)) {
                gone.add(e);
            }
        }
        density.cut(gone);
        return gone.size();
    }

    private boolean isControl(Element e) {
        return switch (e.normalName()) {
            case "button", "label" -> true;
            case "body", "main", "article" -> false;
            default ->
                e.attributesSize() > 0
                        && (e.attributes().get("role").equalsIgnoreCase("button") || isButtonName(e))
                        && !HtmlNames.isHeading(e)
                        && HtmlNames.textWithin(e, MAX_BUTTON) <= MAX_BUTTON;
        };
    }

    private boolean isButtonName(Element e) {
        String written = e.attributes().get("class");
        return !written.isEmpty() && names.computeIfAbsent(written, name -> namesButton(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean namesButton(String name) {
        return (name.contains("btn") || name.contains("button"))
                && BUTTON_NAME.matcher(name).find();
    }

    private boolean isText(Element e) {
        if (Descendants.has(e, TEXT)) {
            return true;
        }
        Element block = e;
        while (!HtmlNames.isBlock(block) && block.parent() != null) {
            block = block.parent();
        }
        if (block.equals(e)) {
            return isQuestion(e);
        }
        if (block.normalName().equals("pre")) {
            return false;
        }
        boolean heading = HtmlNames.isHeading(block)
                || block.normalName().equals("dt")
                || block.normalName().equals("summary");
        return heading || isQuestion(e) || lines.computeIfAbsent(block, this::hasLetters);
    }

    /** A button that opens the panel after it, which holds running text, is the heading of that panel. */
    private boolean isQuestion(Element e) {
        Element panel = e.nextElementSibling();
        if (panel == null && e.parent() != null && e.parent().childrenSize() == 1) {
            panel = e.parent().nextElementSibling();
        }
        boolean opens = e.hasAttr("aria-expanded")
                || e.hasAttr("aria-controls")
                || e.text().strip().endsWith("?");
        return opens && panel != null && density.at(panel).prose() >= MIN_ANSWER;
    }

    /** Returns true if a block's own lines hold letters or figures that are in no control. */
    private boolean hasLetters(Element block) {
        boolean text = TEXT_BLOCKS.contains(block.normalName());
        int outside = outside(block);
        return outside > 0 && (text || outside >= MAX_BUTTON || hasBareText(block));
    }

    private int outside(Element e) {
        int sum = 0;
        for (Node node : e.childNodes()) {
            if (node instanceof TextNode text) {
                sum += letters(text.getWholeText());
            } else if (node instanceof Element child && !HtmlNames.isBlock(child) && !isControl(child)) {
                sum += outside(child);
            }
        }
        return sum;
    }

    /** Text that stands in the block without any element around it. */
    private static boolean hasBareText(Element block) {
        for (Node node : block.childNodes()) {
            if (node instanceof TextNode text && letters(text.getWholeText()) > 0) {
                return true;
            }
        }
        return false;
    }

    private static int letters(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += Character.isLetterOrDigit(text.charAt(i)) ? 1 : 0;
        }
        return sum;
    }
}
