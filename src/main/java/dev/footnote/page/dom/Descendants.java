package dev.footnote.page.dom;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the elements of a page. Selectors of jsoup say the same; for plain names of elements their evaluation costs several times the walk. Walks go as
 * deep as elements are nested, which the parser limits.
 */
public final class Descendants {

    private Descendants() {}

    /** Returns an element and all elements below it in the order of the page. */
    public static List<Element> of(Element root) {
        return where(root, e -> true);
    }

    /** Returns those of an element and the elements below it that have one of these names. */
    public static List<Element> named(Element root, Set<String> names) {
        return where(root, e -> names.contains(e.normalName()));
    }

    /** Returns those of an element and the elements below it that a test holds for, in the order of the page. */
    public static List<Element> where(Element root, Predicate<Element> test) {
        List<Element> out = new ArrayList<>();
        collect(root, test, out);
        return out;
    }

    private static void collect(Element e, Predicate<Element> test, List<Element> out) {
        if (test.test(e)) {
            out.add(e);
        }
        for (int i = 0; i < e.childNodeSize(); i++) {
            if (e.childNode(i) instanceof Element child) {
                collect(child, test, out);
            }
        }
    }

    /** Returns those of some elements that a test holds for, in their order: cheaper than a walk where a page is asked many things. */
    public static List<Element> among(List<Element> elements, Predicate<Element> test) {
        List<Element> out = new ArrayList<>();
        for (Element e : elements) {
            if (test.test(e)) {
                out.add(e);
            }
        }
        return out;
    }

    /** Returns the texts below an element that a test holds for, in the order of the page. */
    public static List<TextNode> texts(Element root, Predicate<TextNode> test) {
        List<TextNode> out = new ArrayList<>();
        texts(root, test, out);
        return out;
    }

    private static void texts(Element e, Predicate<TextNode> test, List<TextNode> out) {
        for (int i = 0; i < e.childNodeSize(); i++) {
            Node node = e.childNode(i);
            if (node instanceof Element child) {
                texts(child, test, out);
            } else if (node instanceof TextNode text && test.test(text)) {
                out.add(text);
            }
        }
    }

    /** Returns the first of an element and the elements below it that has one of these names, or null. */
    public static @Nullable Element first(Element root, Set<String> names) {
        return first(root, e -> names.contains(e.normalName()));
    }

    /** Returns the first of an element and the elements below it that a test holds for, or null. */
    public static @Nullable Element first(Element root, Predicate<Element> test) {
        if (test.test(root)) {
            return root;
        }
        for (int i = 0; i < root.childNodeSize(); i++) {
            Node node = root.childNode(i);
            Element found = node instanceof Element child ? first(child, test) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Returns true if an element or one below it has one of these names. */
    public static boolean has(Element root, Set<String> names) {
        return first(root, names) != null;
    }

    /** Returns true if an element has one of these names or stands in one that has. */
    public static boolean isWithin(Element e, Set<String> names) {
        for (Element at = e; at != null; at = at.parent()) {
            if (names.contains(at.normalName())) {
                return true;
            }
        }
        return false;
    }
}
