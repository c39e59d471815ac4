package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.HtmlNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

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

    private static final Pattern ADVERTISED = Pattern.compile(
            "(?iu)(?:sponsored|advertisement|promoted|anzeige|gesponsert|sponsorisé|annonce sponsorisée|patrocinado|anuncio|sponsorizzato|gesponsord|реклама|广告|廣告|推广|スポンサー|광고)");

    /** What the words in Latin letters begin with. */
    private static final String ADVERTISED_LETTERS = "sapg";

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
    static int drop(TextDensity density) {
        TileLabels labels = new TileLabels(density);
        List<Element> gone = new ArrayList<>();
        for (Element mark : density.where(labels::isAdvertised)) {
            Element tile = labels.tile(mark);
            if (tile != null) {
                gone.add(tile);
            }
        }
        for (Element row : density.named(ROWS)) {
            if (row.childNodeSize() >= MIN_TILES && row.childrenSize() >= MIN_TILES) {
                labels.find(row, gone);
            }
        }
        density.cut(gone);
        return gone.size();
    }

    /** A line that says of a tile that it is an advertisement. */
    private boolean isAdvertised(Element e) {
        int length = density.at(e).all();
        return length > 0
                && length <= MAX_LABEL / 2
                && mayAdvertise(e)
                && e.childrenSize() == 0
                && ADVERTISED.matcher(e.text().strip()).matches();
    }

    /** Returns false for an element whose first letter begins none of these words. */
    private static boolean mayAdvertise(Element e) {
        for (int i = 0; i < e.childNodeSize(); i++) {
            if (e.childNode(i) instanceof TextNode text && !text.isBlank()) {
                String own = text.getWholeText();
                char first = own.stripLeading().isEmpty()
                        ? '\u0080'
                        : own.stripLeading().charAt(0);
                return first >= 0x80 || ADVERTISED_LETTERS.indexOf(Character.toLowerCase(first)) >= 0;
            }
        }
        return true;
    }

    /** The tile of a row that an element stands in, or null where it stands in none. */
    private @Nullable Element tile(Element e) {
        Element tile = null;
        for (Element at = e; at.parent() != null && density.at(at).all() <= MAX_TILE; at = at.parent()) {
            Element parent = at.parent();
            if (parent.childrenSize() > 1 && isOneOfMany(at, parent)) {
                tile = at;
                break;
            }
        }
        return tile;
    }

    private static boolean isOneOfMany(Element e, Element row) {
        long alike = row.children().stream()
                .filter(other -> other.normalName().equals(e.normalName())
                        && other.className().equals(e.className()))
                .count();
        return alike > 1 && alike * 2 >= row.childrenSize();
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
        if (length == 0 || length > MAX_LABEL || Lines.isWithin(e, density)) {
            return false;
        }
        if (e.childrenSize() == 0 && IdleLines.isCommand(e.text())) {
            return true;
        }
        return !HtmlNames.isHeading(e) && isWholeLink(e) && e.text().chars().noneMatch(Character::isDigit);
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
