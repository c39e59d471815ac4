package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.HtmlNames;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds, below an article, rows of tiles that each tell of another page of its site: a linked heading, a few words of it, a date. They may hold more running
 * text than a short article. Rows that the text goes on after are its own.
 */
final class Teasers {

    /** Fewer tiles may be parts of the text. */
    private static final int MIN_TILES = 3;

    /** Characters of a larger block, which is no tile. */
    private static final int MAX_TILE = 600;

    /** Characters of a longer line, which is no heading of a row. */
    private static final int MAX_HEADING = 60;

    /** This share of what stands in a row is tiles. */
    private static final double MOSTLY = 0.8;

    /** Of the running text of a page, no more stands after such a row, other rows not counted. */
    private static final double MAX_AFTER = 0.1;

    /** Rows with more of the text of a page than this are the page. */
    private static final double MAX_SHARE = 0.5;

    /** Characters of a paragraph that no teaser has. */
    private static final int LONG = 200;

    /** Less running text in long paragraphs is no article. */
    private static final int MIN_PROSE = 1000;

    /** Nor is less of what stands outside of rows. */
    private static final double HALF = 0.5;

    private static final Set<String> ROWS = Set.of("div", "ul", "ol", "section");

    private static final Set<String> PARAGRAPHS = Set.of("p");

    private static final Set<String> PARTS = Set.of("h1", "main");

    private final Element body;
    private final TextDensity density;
    private final SiteLinks links;

    private Teasers(Element body, TextDensity density, Document doc) {
        this.body = body;
        this.density = density;
        this.links = new SiteLinks(doc);
    }

    /** Returns the rows with their headings, and their kind in plain words; nothing where they are most of the page. */
    static Map<Element, String> find(Document doc, TextDensity density) {
        Teasers teasers = new Teasers(doc.body(), density, doc);
        Set<Element> rows = new HashSet<>();
        for (Element row : density.named(ROWS)) {
            if (row.childNodeSize() >= MIN_TILES
                    && row.childrenSize() >= MIN_TILES
                    && row.parents().stream().noneMatch(rows::contains)
                    && teasers.isRow(row)) {
                rows.add(row);
            }
        }
        int page = density.at(doc.body()).prose();
        int within = rows.stream().mapToInt(row -> density.at(row).prose()).sum();
        int all = rows.stream().mapToInt(row -> density.at(row).all()).sum();
        if (rows.isEmpty()
                || teasers.paragraphs() < Math.max(MIN_PROSE, HALF * (page - within))
                || all > MAX_SHARE * density.at(doc.body()).all()) {
            return Map.of();
        }
        Map<Element, String> out = new LinkedHashMap<>();
        for (Element row : rows) {
            if (teasers.after(row, rows) <= MAX_AFTER * page) {
                teasers.add(row, out);
            }
        }
        return out;
    }

    /** Returns the running text in long paragraphs. */
    private int paragraphs() {
        return density.named(PARAGRAPHS).stream()
                .mapToInt(p -> density.at(p).prose())
                .filter(prose -> prose >= LONG)
                .sum();
    }

    private boolean isRow(Element row) {
        int all = 0;
        int tiles = 0;
        Set<String> targets = new HashSet<>();
        for (Element child : row.children()) {
            int length = density.at(child).all();
            all += length;
            String target = length == 0 || length > MAX_TILE ? null : target(child);
            if (target != null) {
                targets.add(target);
                tiles += length;
            }
        }
        return targets.size() >= MIN_TILES && tiles >= MOSTLY * all && !Descendants.has(row, PARTS);
    }

    /** Returns where the linked heading of a tile leads, if to another page of the site. */
    private @Nullable String target(Element tile) {
        Element heading = Descendants.first(tile, Teasers::isSubheading);
        if (heading == null || density.at(heading).all() == 0) {
            return null;
        }
        Element link = Descendants.first(heading, Teasers::isLink);
        for (Element up = heading.parent(); link == null && up != null; up = up.equals(tile) ? null : up.parent()) {
            link = isLink(up) ? up : null;
        }
        boolean whole =
                link != null && density.at(link).all() >= density.at(heading).all();
        return whole && link != null && links.isOfSite(link.attr("href").strip()) ? link.attr("href") : null;
    }

    private static boolean isSubheading(Element e) {
        return HtmlNames.isHeading(e) && !e.normalName().equals("h1");
    }

    private static boolean isLink(Element e) {
        return e.normalName().equals("a") && e.hasAttr("href");
    }

    /** Running text that stands after a row and in no other. */
    private int after(Element row, Set<Element> rows) {
        int sum = 0;
        for (Element e = row; !e.equals(body) && e.parent() != null; e = e.parent()) {
            for (Element next = e.nextElementSibling(); next != null; next = next.nextElementSibling()) {
                Element part = next;
                int others = rows.stream()
                        .filter(other -> other.equals(part) || other.parents().contains(part))
                        .mapToInt(other -> density.at(other).prose())
                        .sum();
                sum += density.at(next).prose() - others;
            }
        }
        return sum;
    }

    /** Adds a row with the heading before it and what holds nothing else. */
    private void add(Element row, Map<Element, String> out) {
        Element block = row;
        for (Element up = row.parent();
                up != null
                        && ROWS.contains(up.normalName())
                        && density.at(up).all() - density.at(row).all() <= MAX_HEADING
                        && !Descendants.has(up, PARTS);
                up = up.parent()) {
            block = up;
        }
        out.put(block, "teasers");
        Element before = block.previousElementSibling();
        if (before != null
                && density.at(before).all() > 0
                && density.at(before).all() <= MAX_HEADING
                && Descendants.first(before, Teasers::isSubheading) != null) {
            out.put(before, "teasers");
        }
    }
}
