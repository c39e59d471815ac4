package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.Cuts;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * How much text, linked text and running text stands below each element of a page. A Han character weighs three, as it says about as much as three letters.
 * Counted in one walk; of later changes to the page only those made through {@link #cut} are seen.
 */
final class TextDensity {

    /** The texts below one element, in characters without white space. */
    static final class Counts {
        private int all;
        private int linked;
        private int prose;
        private int linkedProse;
        private long print;
        // What stands in the lines of this block itself.
        private int ownPlain;
        private int ownLinked;
        private int ownWords;
        private char last;
        private boolean block;

        /** Returns all text. */
        int all() {
            return all;
        }

        /** Text in links. */
        int linked() {
            return linked;
        }

        /** Text of paragraphs, in sentences. */
        int prose() {
            return prose;
        }

        /** Text of paragraphs that are links as a whole, in sentences, as cards have. */
        int linkedProse() {
            return linkedProse;
        }

        /** Returns a sum over the characters, white space not counted: texts in which it differs are not the same. */
        long print() {
            return print;
        }

        /** Text in links as a share of all, 0 to 1. */
        double linkShare() {
            return all == 0 ? 0 : (double) linked / all;
        }
    }

    /** Characters of a block that make it running text, whatever it ends with. */
    static final int PARAGRAPH = 80;

    /** Shorter sentences are slogans and labels. */
    private static final int MIN_SENTENCE = 30;

    private static final int MIN_WORDS = 6;

    private static final String SENTENCE_ENDS = ".!?:\u2026\u3002\uFF01\uFF1F\u061F\u0964;\uFF1B";
    private static final String CLOSERS = ")]\"'\u201D\u2019\u00BB\u300D\u300F\uFF09";

    private static final Counts NONE = new Counts();

    private final Element root;
    private final IdentityHashMap<Node, Counts> counts = new IdentityHashMap<>();
    private int links;

    /** All elements of the page in its order; empty after a cut, until they are asked for. */
    private List<Element> elements = List.of();

    private TextDensity(Element root) {
        this.root = root;
    }

    static TextDensity of(Element root) {
        TextDensity density = new TextDensity(root);
        density.walk(root);
        return density;
    }

    /** Removes elements from the page and counts anew what stood around them, and nothing else. */
    void cut(Collection<Element> gone) {
        for (Element e : gone) {
            for (Element at = e.parent(); at != null && counts.remove(at) != null; ) {
                at = at.parent();
            }
        }
        Cuts.remove(gone);
        if (!gone.isEmpty()) {
            elements = List.of();
            walk(root);
        }
    }

    /** Returns the root and all elements below it in the order of the page: one walk for all that ask between two cuts. */
    List<Element> elements() {
        if (elements.isEmpty()) {
            elements = Descendants.of(root);
        }
        return elements;
    }

    /** Returns those of all elements that have one of these names. */
    List<Element> named(Set<String> names) {
        return Descendants.among(elements(), e -> names.contains(e.normalName()));
    }

    /** Returns those of all elements that a test holds for. */
    List<Element> where(Predicate<Element> test) {
        return Descendants.among(elements(), test);
    }

    private void walk(Element e) {
        if (counts.containsKey(e)) {
            pass(e);
            return;
        }
        boolean link = e.normalName().equals("a");
        links += link ? 1 : 0;
        for (int i = 0; i < e.childNodeSize(); i++) {
            Node node = e.childNode(i);
            if (node instanceof Element child) {
                walk(child);
            } else if (node instanceof TextNode text) {
                add(e, text.getWholeText());
            }
        }
        links -= link ? 1 : 0;
        end(e);
    }

    /** The counts for an element; zeros for one without text. */
    Counts at(Node e) {
        Counts found = counts.get(e);
        return found == null ? NONE : found;
    }

    private void end(Element e) {
        Counts own = counts.get(e);
        if (own == null) {
            return;
        }
        own.block = e.equals(root) || HtmlMarkdownWriter.isBlock(e);
        if (own.block && isProse(own)) {
            own.prose += own.ownPlain + own.ownLinked;
        } else if (own.block && isLinkedProse(own)) {
            own.linkedProse += own.ownLinked;
        }
        pass(e);
    }

    private void pass(Element e) {
        Counts own = at(e);
        if (!e.equals(root) && e.parent() != null) {
            pass(own, counts.computeIfAbsent(e.parent(), key -> new Counts()), own.block);
        }
    }

    private static void pass(Counts from, Counts to, boolean block) {
        to.all += from.all;
        to.linked += from.linked;
        to.prose += from.prose;
        to.linkedProse += from.linkedProse;
        to.print += from.print;
        if (!block) {
            to.ownPlain += from.ownPlain;
            to.ownLinked += from.ownLinked;
            to.ownWords += from.ownWords;
            to.last = from.last == 0 ? to.last : from.last;
        }
    }

    private static boolean isProse(Counts own) {
        if (own.ownLinked > own.ownPlain) {
            return false;
        }
        boolean sentence = own.ownPlain >= MIN_SENTENCE
                && (own.ownWords >= MIN_WORDS || own.ownPlain >= PARAGRAPH / 2)
                && SENTENCE_ENDS.indexOf(own.last) >= 0;
        return sentence || own.ownPlain >= PARAGRAPH;
    }

    private static boolean isLinkedProse(Counts own) {
        return own.ownPlain == 0 && own.ownLinked >= PARAGRAPH && SENTENCE_ENDS.indexOf(own.last) >= 0;
    }

    private void add(Node parent, String text) {
        int sum = 0;
        int words = 0;
        long print = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                inWord = false;
            } else {
                sum += c >= 0x2E80 && c <= 0xFFEF ? 3 : 1;
                print += c == '\u200B' || c == '\u00AD' ? 0 : (long) c * c;
                words += inWord ? 0 : 1;
                inWord = true;
            }
        }
        if (sum > 0) {
            Counts own = counts.computeIfAbsent(parent, key -> new Counts());
            own.all += sum;
            own.print += print;
            own.linked += links > 0 ? sum : 0;
            own.ownPlain += links > 0 ? 0 : sum;
            own.ownLinked += links > 0 ? sum : 0;
            own.ownWords += words;
            char last = last(text);
            own.last = last == 0 ? own.last : last;
        }
    }

    private static boolean isSpace(char c) {
        return c < 0x80 ? c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F : isWideSpace(c);
    }

    private static boolean isWideSpace(char c) {
        return c == '\u00A0' || Character.isWhitespace(c);
    }

    /** Returns the last character that is neither white space nor closes a quote or a bracket; 0 where there is none. */
    private static char last(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (!isSpace(c) && CLOSERS.indexOf(c) < 0) {
                return c;
            }
        }
        return 0;
    }
}
