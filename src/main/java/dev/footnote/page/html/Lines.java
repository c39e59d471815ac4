package dev.footnote.page.html;

import dev.footnote.page.format.HtmlNames;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Tells whether an element is a line of its own or a part of one. */
final class Lines {

    private Lines() {}

    /** Returns true for an element in a line that holds other text. */
    static boolean isPart(Element e, TextDensity density) {
        Element child = e;
        for (Element parent = e.parent(); parent != null; parent = parent.parent()) {
            if (hasTextBeside(parent, child, density)) {
                return true;
            }
            if (HtmlNames.isBlock(parent)) {
                return false;
            }
            child = parent;
        }
        return false;
    }

    /** Returns true for an element that other text of the same line stands beside; false for a block. */
    static boolean isWithin(Element e, TextDensity density) {
        return !HtmlNames.isBlock(e) && isPart(e, density);
    }

    /** Returns true for an element that bare text stands right beside, without an element around it. */
    static boolean hasBareText(Element e) {
        return e.previousSibling() instanceof TextNode before && !before.isBlank()
                || e.nextSibling() instanceof TextNode after && !after.isBlank();
    }

    private static boolean hasTextBeside(Element parent, Element except, TextDensity density) {
        for (Node node : parent.childNodes()) {
            boolean text = node instanceof TextNode t && !t.isBlank();
            boolean inline = node instanceof Element child
                    && !child.equals(except)
                    && !HtmlNames.isBlock(child)
                    && density.at(child).all() > 0;
            if (text || inline) {
                return true;
            }
        }
        return false;
    }
}
