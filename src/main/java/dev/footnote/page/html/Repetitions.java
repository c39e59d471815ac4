package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.HtmlNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Drops what stands on a page before: carousels double cards, layouts for small screens double lines, and shops tell of a product twice. */
final class Repetitions {

    private static final Set<String> TABLES = Set.of("pre", "table");

    private static final Set<String> CODES = Set.of("pre", "code", "table");

    private static final Set<String> LINES = Set.of("div", "p", "section", "li", "h2", "h3", "h4", "span", "a");

    private static final Set<String> QUOTED = Set.of("pre", "code", "table", "blockquote");

    private static final Set<String> PARAGRAPHS = Set.of("p", "li", "div");

    /** Shorter blocks may well be said twice. */
    private static final int MIN_REPEATED = 100;

    /** Longer blocks are not kept in mind to be compared. */
    private static final int MAX_REPEATED = 3000;

    /** What is more of a page than this is no card or slide. */
    private static final double MAX_CARD = 0.3;

    /** Longer lines that stand twice in a row are meant to. */
    private static final int MAX_LINE = 60;

    /** Shorter paragraphs of shops and forums may well be said twice. */
    private static final int MIN_PARAGRAPH = 60;

    /** Shorter links may lead to the same from several items. */
    private static final int MIN_TITLE = 15;

    /** Characters of a larger block, which is no tile. */
    private static final int MAX_TILE = 600;

    private static final Set<String> CARDS = Set.of("div", "section", "article", "li", "figure", "blockquote");

    private final Element body;
    private final TextDensity density;

    private Repetitions(Element body, TextDensity density) {
        this.body = body;
        this.density = density;
    }

    /**
     * Drops what is said again.
     *
     * @return how many blocks
     */
    static int drop(Element body, TextDensity density, PageKind kind) {
        Repetitions repetitions = new Repetitions(body, density);
        int gone = repetitions.cards();
        return kind == PageKind.PRODUCT || kind == PageKind.FORUM
                ? gone
                        + repetitions.lines()
                        + repetitions.paragraphs()
                        + (kind == PageKind.FORUM ? repetitions.echoes() : 0)
                : gone;
    }

    /**
     * Drops the tiles of the main part whose item an earlier tile tells more of.
     *
     * @return how many
     */
    static int dropTiles(Element part, TextDensity density, PageKind kind) {
        return kind == PageKind.ARTICLE ? 0 : new Repetitions(part, density).tiles();
    }

    private int cards() {
        double longest = Math.min(MAX_REPEATED, density.at(body).all() * MAX_CARD);
        List<Element> blocks = density.named(CARDS);
        Map<Long, Integer> prints = new HashMap<>();
        blocks.forEach(e -> prints.merge(density.at(e).print(), 1, Integer::sum));
        Map<String, Element> seen = new HashMap<>();
        List<Element> gone = new ArrayList<>();
        for (Element e : blocks) {
            int length = density.at(e).all();
            if (length < MIN_REPEATED
                    || length > longest
                    || prints.getOrDefault(density.at(e).print(), 0) < 2
                    || Descendants.isWithin(e, TABLES)
                    || Descendants.has(e, CODES)) {
                continue;
            }
            Element first = seen.putIfAbsent(e.text(), e);
            if (first != null && !e.parents().contains(first)) {
                gone.add(HtmlNames.isOpened(first) ? first : e);
            }
        }
        density.cut(gone);
        return gone.size();
    }

    /** Neighbours with the same words, as prices before and after the script has run. */
    private int lines() {
        List<Element> gone = new ArrayList<>();
        for (Element e : density.named(LINES)) {
            Element next = e.nextElementSibling();
            if (next != null
                    && density.at(e).all() > 1
                    && density.at(e).all() <= MAX_LINE
                    && density.at(e).all() == density.at(next).all()
                    && next.normalName().equals(e.normalName())
                    && !Descendants.isWithin(e, QUOTED)
                    && !Lines.isWithin(next, density)
                    && e.text().equals(next.text())) {
                gone.add(e);
            }
        }
        density.cut(gone);
        return gone.size();
    }

    private int paragraphs() {
        Set<String> seen = new HashSet<>();
        List<Element> gone = new ArrayList<>();
        for (Element e : density.named(PARAGRAPHS)) {
            boolean leaf = e.children().stream().noneMatch(HtmlNames::isBlock);
            if (leaf
                    && density.at(e).all() >= MIN_PARAGRAPH
                    && !Descendants.isWithin(e, TABLES)
                    && !seen.add(e.text())) {
                gone.add(e);
            }
        }
        density.cut(gone);
        return gone.size();
    }

    /** Short lines of a post that one of the two before says, as its date in the layouts for wide and small screens. */
    private int echoes() {
        Deque<String> before = new ArrayDeque<>();
        List<Element> gone = new ArrayList<>();
        for (Element e : density.elements()) {
            int length = density.at(e).all();
            if (length == 0 || !HtmlNames.isBlock(e) || Descendants.isWithin(e, QUOTED) || holdsBlock(e)) {
                continue;
            }
            String text = length > MAX_LINE ? "" : e.text();
            if (text.isEmpty()) {
                before.clear();
            } else if (before.contains(text)) {
                gone.add(e);
            } else {
                before.addLast(text);
                if (before.size() > 2) {
                    before.removeFirst();
                }
            }
        }
        density.cut(gone);
        return gone.size();
    }

    private boolean holdsBlock(Element e) {
        for (Element child : e.children()) {
            if (density.at(child).all() > 0 && (HtmlNames.isBlock(child) || holdsBlock(child))) {
                return true;
            }
        }
        return false;
    }

    private int tiles() {
        Map<String, Element> seen = new HashMap<>();
        List<Element> gone = new ArrayList<>();
        for (Element a : Descendants.where(body, Repetitions::isLink)) {
            int length = density.at(a).all();
            if (length < MIN_TITLE || length > MAX_TILE || Lines.isWithin(a, density)) {
                continue;
            }
            Element tile = tile(a);
            String key = a.attr("href") + "\n" + a.text();
            Element first = tile == null ? null : seen.putIfAbsent(key, tile);
            if (first != null
                    && tile != null
                    && !first.equals(tile)
                    && !related(first, tile)
                    && isWithin(tile, first)) {
                gone.add(tile);
            }
        }
        density.cut(gone);
        return gone.size();
    }

    private static boolean isLink(Element e) {
        return e.normalName().equals("a") && e.hasAttr("href");
    }

    private static boolean related(Element a, Element b) {
        return a.parents().contains(b) || b.parents().contains(a);
    }

    private static boolean isWithin(Element less, Element more) {
        return new HashSet<>(
                        List.of(more.text().toLowerCase(java.util.Locale.ROOT).split(" ", -1)))
                .containsAll(
                        List.of(less.text().toLowerCase(java.util.Locale.ROOT).split(" ", -1)));
    }

    /** Returns the largest block around a link that holds no other link with a title. */
    private @Nullable Element tile(Element a) {
        Element tile = null;
        for (Element e = a; e != null && !e.equals(body); e = e.parent()) {
            if (density.at(e).all() > MAX_TILE || hasOther(e, a)) {
                break;
            }
            tile = e;
        }
        return tile;
    }

    private boolean hasOther(Element e, Element a) {
        for (Element other : Descendants.where(e, Repetitions::isLink)) {
            if (!other.equals(a)
                    && density.at(other).all() >= MIN_TITLE
                    && !other.attr("href").equals(a.attr("href"))) {
                return true;
            }
        }
        return false;
    }
}
