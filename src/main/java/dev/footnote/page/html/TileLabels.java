package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.HtmlNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Drops from the tiles of a page, as shops and lists of articles have, the links whose words most tiles of a row share: "View details", "More options".
 * They say what can be done with a tile and nothing of its item.
 */
final class TileLabels {

    /** Fewer alike tiles share words by chance. */
    private static final int MIN_TILES = 5;

    /** Characters of a larger block, which is no tile. */
    private static final int MAX_TILE = 900;

    /** Characters of a longer line, which is no label. */
    private static final int MAX_LABEL = 40;

    /** A label stands in this share of the tiles. */
    private static final double SHARE = 0.6;

    private static final Set<String> ROWS = Set.of("div", "ul", "ol", "section", "main", "tbody");

    private final TextDensity density;

    private TileLabels(TextDensity density) {
        this.density = density;
    }

    /**
     * Drops the labels.
     *
     * @return how many
     */
    static int drop(Element body, TextDensity density) {
        TileLabels labels = new TileLabels(density);
        List<Element> gone = new ArrayList<>();
        for (Element row : Descendants.named(body, ROWS)) {
            if (row.childrenSize() >= MIN_TILES) {
                labels.find(row, gone);
            }
        }
        density.cut(gone);
        return gone.size();
    }

    private void find(Element row, List<Element> gone) {
        Map<String, List<Element>> rows = new HashMap<>();
        for (Element child : row.children()) {
            TextDensity.Counts own = density.at(child);
            if (own.all() > 0 && own.all() <= MAX_TILE) {
                rows.computeIfAbsent(child.normalName(), key -> new ArrayList<>())
                        .add(child);
            }
        }
        for (List<Element> tiles : rows.values()) {
            List<Element> linked = tiles.size() < MIN_TILES
                    ? List.of()
                    : tiles.stream()
                            .filter(tile -> Descendants.first(tile, TileLabels::isLink) != null)
                            .toList();
            if (linked.size() >= MIN_TILES) {
                labels(linked, gone);
            }
        }
    }

    private void labels(List<Element> tiles, List<Element> gone) {
        Map<String, List<Element>> lines = new HashMap<>();
        Map<String, Integer> tilesWith = new HashMap<>();
        for (Element tile : tiles) {
            Set<String> seen = new HashSet<>();
            for (Element e : Descendants.of(tile)) {
                if (!e.equals(tile) && isLine(e)) {
                    String text = e.text();
                    lines.computeIfAbsent(text, key -> new ArrayList<>()).add(e);
                    if (seen.add(text)) {
                        tilesWith.merge(text, 1, Integer::sum);
                    }
                }
            }
        }
        tilesWith.forEach((text, count) -> {
            if (count >= MIN_TILES && count >= SHARE * tiles.size()) {
                gone.addAll(lines.getOrDefault(text, List.of()));
            }
        });
    }

    /** Returns true for an element that is a short line of its own, without figures. */
    private boolean isLine(Element e) {
        int length = density.at(e).all();
        if (length == 0 || length > MAX_LABEL || HtmlNames.isHeading(e) || Lines.isWithin(e, density)) {
            return false;
        }
        return isWholeLink(e) && e.text().chars().noneMatch(Character::isDigit);
    }

    private static boolean isLink(Element e) {
        return e.normalName().equals("a") && e.hasAttr("href");
    }

    /** Returns true for a link, or for what is all of one: other words that tiles share may tell something of the items. */
    private boolean isWholeLink(Element e) {
        Element link = e;
        while (link != null && !isLink(link)) {
            link = link.parent();
        }
        return link != null && density.at(link).all() == density.at(e).all();
    }
}
