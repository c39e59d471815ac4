package dev.footnote.page;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/** Where a page is mostly running text, the part that holds it: what stands beside is a frame around it. */
final class Prose {

    /** Characters of a block that make it a paragraph; a Han character counts three, as it says about as much as three letters. */
    private static final int PARAGRAPH = 80;

    /** Less running text does not tell where the main part is. */
    private static final int MIN_PROSE = 500;

    /** A part with this share of the running text is followed down. */
    private static final double SHARE = 0.75;

    /** Where running text is less of all words than this, the page is one of tiles or lists, and nothing is cut from it. */
    private static final double MOSTLY = 0.5;

    /** Comments are dropped where they are less of the running text than this; where they are more, they are the page. */
    private static final double COMMENTS_SHARE = 0.5;

    /** A block without running text is a list of links if more of its words than this are linked. */
    private static final double LINKED = 0.8;

    /** Shorter lists of links stay, as headings and lines of one link do. */
    private static final int MIN_LIST = 40;

    private static final Pattern NO_PART = Pattern.compile("p|li|td|tr|tbody|blockquote|pre|ul|ol");

    private static final String MAYBE_COMMENTS =
            "[class*=comment], [id*=comment], [id*=disqus], [id*=respond], [class*=respond]";

    private static final Pattern COMMENTS =
            Pattern.compile("(?:^|[\\s_-])(?:comments|respond|disqus|comment-?list|comments-?area)(?:$|[\\s_-])");

    /** The words that stand in a block itself, not in blocks below it. */
    private static final class Words {
        private int plain;
        private int linked;
    }

    private final IdentityHashMap<Element, Words> blocks = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Integer> prose = new IdentityHashMap<>();
    private int all;

    private Prose() {}

    static Element narrow(Element root) {
        Prose page = new Prose();
        page.count(root);
        int total = page.prose.getOrDefault(root, 0);
        if (total < MIN_PROSE || total < MOSTLY * page.all) {
            return root;
        }
        Element at = root;
        for (Element next = page.heir(at, total); next != null; next = page.heir(at, total)) {
            at = next;
        }
        Element main = NO_PART.matcher(at.normalName()).matches() ? root : at;
        page.dropBeside(main, total);
        return main;
    }

    private void dropBeside(Element main, int total) {
        for (Element e : main.select(MAYBE_COMMENTS)) {
            String names = (e.className() + " " + e.id()).toLowerCase(Locale.ROOT);
            if (!e.equals(main)
                    && COMMENTS.matcher(names).find()
                    && prose.getOrDefault(e, 0) < COMMENTS_SHARE * total) {
                e.remove();
            }
        }
        for (Element e : main.select("ul, ol, div, section, p")) {
            if (e.parent() != null
                    && !prose.containsKey(e)
                    && MainContent.length(e) > MIN_LIST
                    && linkShare(e) > LINKED) {
                e.remove();
            }
        }
    }

    private static double linkShare(Element e) {
        int linked = 0;
        for (Element a : e.select("a")) {
            linked += MainContent.length(a);
        }
        int all = MainContent.length(e);
        return all == 0 ? 0 : (double) linked / all;
    }

    private @Nullable Element heir(Element parent, int total) {
        for (Element child : parent.children()) {
            if (prose.getOrDefault(child, 0) >= SHARE * total) {
                return child;
            }
        }
        return null;
    }

    private void count(Element root) {
        root.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                int weight = weight(text.getWholeText());
                if (weight > 0) {
                    all += weight;
                    add(text, weight, root);
                }
            }
        });
        blocks.forEach((block, words) -> {
            if (words.plain >= PARAGRAPH && words.linked <= words.plain) {
                for (Element e : lineage(block, root)) {
                    prose.merge(e, words.plain, Integer::sum);
                }
            }
        });
    }

    private static Elements lineage(Element block, Element root) {
        Elements out = new Elements();
        for (Element e = block; e != null; e = e.parent()) {
            out.add(e);
            if (e.equals(root)) {
                break;
            }
        }
        return out;
    }

    private void add(Node text, int weight, Element root) {
        boolean linked = false;
        Element e = text.parent() instanceof Element parent ? parent : root;
        while (!MarkdownWriter.isBlock(e) && !e.equals(root) && e.parent() != null) {
            linked |= e.normalName().equals("a");
            e = e.parent();
        }
        Words words = blocks.computeIfAbsent(e, key -> new Words());
        if (linked) {
            words.linked += weight;
        } else {
            words.plain += weight;
        }
    }

    private static int weight(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                sum += c >= 0x2E80 && c <= 0xFFEF ? 3 : 1;
            }
        }
        return sum;
    }
}
