package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.HtmlNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the part of a page that holds its text, and drops what stands beside the text in it. Where a page is one of tiles or lists, nothing is cut. */
final class MainPart {

    private static final Set<String> ARTICLE = Set.of("article");

    private static final Set<String> H1 = Set.of("h1");

    private static final Set<String> LINK = Set.of("a");

    private static final Set<String> TIME = Set.of("time");

    private static final Set<String> ROWS = Set.of("div", "ul", "ol", "section");

    private static final Set<String> HEADS = Set.of("img", "h2", "h3", "h4", "h5");

    private static final Set<String> LISTS = Set.of("ul", "ol", "div", "section", "p");

    /** A part with less text is not taken for the main one. */
    private static final int MIN_MAIN = 200;

    /** Less running text does not tell where the main part is. */
    private static final int MIN_PROSE = 500;

    /** A part with this share of the running text is followed down. */
    private static final double SHARE = 0.75;

    /** A part that is named main holds at least this share of the running text. */
    private static final double MAIN_SHARE = 0.4;

    /** A part that is named main and has the heading of the page holds at least this share of all text. */
    private static final double HEADED_SHARE = 0.5;

    /** Where running text is less of all text than this, the page is one of tiles or lists. */
    private static final double MOSTLY = 0.5;

    /** Comments are dropped where they are less of the running text than this; where they are more, they are the page. */
    private static final double COMMENTS_SHARE = 0.5;

    /** A block without running text is a list of links if more of its words than this are linked. */
    private static final double LINKED = 0.8;

    /** Shorter lists of links stay, as headings and lines of one link do. */
    private static final int MIN_LIST = 40;

    /** Fewer tiles may be links to anywhere. */
    private static final int MIN_TILES = 6;

    /** Characters of a larger block, which is no tile. */
    private static final int MAX_TILE = 600;

    private static final Pattern NO_PART = Pattern.compile("p|li|td|tr|tbody|blockquote|pre|ul|ol");

    private static final Pattern COMMENTS = Pattern.compile(
            "(?:^|[\\s_-])(?:comments|respond|disqus|comment-?(?:list|box|section)|comments-?area)(?:$|[\\s_-])");

    private final Element body;
    private final TextDensity density;
    private final Map<String, Integer> counts;

    private final PageKind kind;

    private final SiteLinks links;

    /** For each name of an element, whether it is that of comments. */
    private final Map<String, Boolean> commentNames = new HashMap<>();

    private MainPart(Element body, TextDensity density, PageKind kind, Map<String, Integer> counts) {
        this.body = body;
        this.kind = kind;
        this.density = density;
        this.counts = counts;
        this.links = new SiteLinks(body.ownerDocument());
    }

    /** Running text of a text that the comments below it are not a part of, however many there are. */
    private static final int WHOLE = 1200;

    /**
     * The main part of a page without its furniture.
     *
     * @param counts takes what is dropped
     */
    static Element of(Element body, TextDensity density, PageKind kind, Map<String, Integer> counts) {
        MainPart page = new MainPart(body, density, kind, counts);
        page.dropComments();
        return page.narrow(page.root());
    }

    private Element root() {
        Element main = best(density.where(MainPart::isMain));
        if (main != null) {
            return main;
        }
        List<Element> articles = density.named(ARTICLE);
        Element article = articles.size() == 1 ? best(articles) : null;
        return article == null ? body : article;
    }

    private @Nullable Element best(List<Element> parts) {
        Element best = null;
        for (Element e : parts) {
            boolean longer = best == null
                    || density.at(e).prose() > density.at(best).prose()
                    || (density.at(e).prose() == density.at(best).prose()
                            && density.at(e).all() > density.at(best).all());
            if (density.at(e).all() >= MIN_MAIN && longer) {
                best = e;
            }
        }
        int prose = density.at(body).prose();
        boolean share =
                best != null && (prose < MIN_PROSE || density.at(best).prose() >= MAIN_SHARE * prose || isHeaded(best));
        return share ? best : null;
    }

    private boolean isHeaded(Element main) {
        return kind != PageKind.ARTICLE
                && Descendants.has(main, H1)
                && density.at(main).all() >= HEADED_SHARE * density.at(body).all();
    }

    /** Returns true for the linked title of a tile that says when it was written. */
    private boolean isTitleOfTile(Element e) {
        if (kind == PageKind.ARTICLE || Descendants.named(e, LINK).size() > 1) {
            return false;
        }
        Element tile = e;
        for (int up = 0; up < 4 && tile != null; up++, tile = tile.parent()) {
            if (Descendants.has(tile, TIME)) {
                return density.at(tile).all() < MAX_TILE;
            }
        }
        return false;
    }

    private Element narrow(Element root) {
        int total = density.at(root).prose();
        if (total < MIN_PROSE || total < MOSTLY * density.at(root).all()) {
            return root;
        }
        Element at = root;
        List<Element> leads = new ArrayList<>();
        for (Element next = heir(at, total); next != null && isPart(at, next); next = heir(at, total)) {
            lead(at, next, leads);
            at = next;
        }
        if (NO_PART.matcher(at.normalName()).matches()) {
            leads.clear();
            at = root;
        }
        dropBeside(at, total);
        return leads.isEmpty() ? at : joined(leads, at);
    }

    /** Returns true if a page goes on in one of its parts: not where it is one of several alike, as posts are, or where items for sale stand before it. */
    private boolean isPart(Element parent, Element heir) {
        if (kind == PageKind.PRODUCT
                && density.at(heir).all() < SHARE * density.at(parent).all()) {
            return false;
        }
        boolean before = true;
        int tiles = 0;
        for (Element sibling : parent.children()) {
            before &= !sibling.equals(heir);
            if (!sibling.equals(heir) && goesOn(sibling) && isAlike(sibling, heir)) {
                return false;
            }
            tiles += before && kind != PageKind.ARTICLE ? tiles(sibling) : 0;
        }
        return tiles < MIN_TILES;
    }

    /** Returns true for a part that has something to say; posts may be short, other parts hold sentences. */
    private boolean goesOn(Element part) {
        return density.at(part).prose() > 0
                || (kind == PageKind.FORUM && density.at(part).all() > MIN_LIST);
    }

    private static boolean isAlike(Element a, Element b) {
        return a.normalName().equals(b.normalName())
                && !a.className().isEmpty()
                && a.className().equals(b.className());
    }

    /** Returns the largest number of alike children with links of any element below. */
    private int tiles(Element e) {
        int most = 0;
        for (Element list : Descendants.named(e, ROWS)) {
            int alike = 0;
            Element first = null;
            for (Element child : list.children()) {
                boolean tile = density.at(child).linked() > 0
                        && density.at(child).all() < MAX_TILE
                        && Descendants.has(child, HEADS);
                first = first == null && tile ? child : first;
                alike += tile && first != null && child.normalName().equals(first.normalName()) ? 1 : 0;
            }
            most = Math.max(most, alike);
        }
        return most;
    }

    /** Running text between the heading of the page and its body is its beginning. */
    private void lead(Element parent, Element heir, List<Element> leads) {
        boolean afterHeading = false;
        for (Element child : parent.children()) {
            if (child.equals(heir)) {
                return;
            }
            boolean heading = child.normalName().equals("h1") || Descendants.has(child, H1);
            afterHeading |= heading;
            if (afterHeading
                    && density.at(child).prose() > 0
                    && density.at(child).linkShare() < 0.5) {
                if (kind == PageKind.ARTICLE && heading) {
                    leads.addAll(below(child));
                } else {
                    leads.add(child);
                }
            }
        }
    }

    /** The running text below the heading in the head of an article, which holds its title, author and date besides. */
    private List<Element> below(Element head) {
        List<Element> out = new ArrayList<>();
        boolean after = false;
        for (Element e : Descendants.of(head)) {
            after |= e.normalName().equals("h1");
            boolean leaf = density.at(e).prose() > 0
                    && HtmlNames.isBlock(e)
                    && e.children().stream()
                            .noneMatch(child -> density.at(child).prose() > 0);
            if (after && leaf) {
                out.add(e);
            }
        }
        return out;
    }

    private static Element joined(List<Element> leads, Element main) {
        Element out = new Element("div");
        leads.forEach(out::appendChild);
        out.appendChild(main);
        return out;
    }

    /** Drops comments that outweigh the text they are on, so that they are not taken for it. */
    private void dropComments() {
        if (kind == PageKind.FORUM) {
            return;
        }
        List<Element> comments = density.where(this::isComments);
        int within = 0;
        for (Element e : comments) {
            within += e.parents().stream().anyMatch(comments::contains)
                    ? 0
                    : density.at(e).prose();
        }
        int rest = density.at(body).prose() - within;
        boolean text = rest >= (kind == PageKind.ARTICLE ? MIN_PROSE : WHOLE);
        if (within >= rest && text) {
            MainContent.count(counts, "comments", comments.size());
            density.cut(comments);
        }
    }

    private void dropBeside(Element main, int total) {
        List<Element> gone = new ArrayList<>();
        for (Element e : kind == PageKind.FORUM ? List.<Element>of() : Descendants.where(main, this::isComments)) {
            if (!e.equals(main) && density.at(e).prose() < COMMENTS_SHARE * total) {
                gone.add(e);
            }
        }
        MainContent.count(counts, "comments", gone.size());
        int before = gone.size();
        for (Element e : Descendants.named(main, LISTS)) {
            TextDensity.Counts own = density.at(e);
            if (!e.equals(main)
                    && !isListOfText(e)
                    && !isTiles(e)
                    && own.prose() == 0
                    && own.all() > MIN_LIST
                    && own.linkShare() > LINKED
                    && (kind != PageKind.OTHER || own.linkedProse() < MOSTLY * own.all())
                    && !isTitleOfTile(e)) {
                gone.add(e);
            }
        }
        MainContent.count(counts, "list of links", gone.size() - before);
        density.cut(gone);
    }

    /** A list among paragraphs belongs to them, as in manuals; news put links to other news there. */
    private boolean isListOfText(Element part) {
        Element item = part.normalName().equals("p") ? part.parent() : null;
        Element whole = item != null && item.normalName().equals("li") ? item.parent() : null;
        Element e = whole == null ? part : whole;
        Element parent = e.parent();
        boolean list = e.normalName().equals("ul")
                || e.normalName().equals("ol")
                || e.normalName().equals("p");
        if (!list || parent == null || kind == PageKind.ARTICLE && !leadsElsewhere(e) && !isAnnounced(e)) {
            return false;
        }
        for (Element sibling : parent.children()) {
            if (sibling.normalName().equals("p") && density.at(sibling).prose() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns true for the items that a line with a colon leads up to; without them the line would lead to nothing. */
    private boolean isAnnounced(Element e) {
        Element before = e.previousElementSibling();
        while (before != null && density.at(before).all() == 0) {
            before = before.previousElementSibling();
        }
        if (before == null || !before.normalName().equals("p") || e.normalName().equals("p")) {
            return false;
        }
        String line = before.text().strip();
        return (line.endsWith(":") || line.endsWith("\uFF1A")) && !SideHeadings.tellsOfOthers(before);
    }

    /** Returns true for links of which most lead to other sites: sources of the text rather than more to read. */
    private boolean leadsElsewhere(Element e) {
        List<Element> anchors = Descendants.where(e, a -> a.normalName().equals("a") && a.hasAttr("href"));
        long other = anchors.stream()
                .filter(a -> links.isElsewhere(a.attr("href").strip()))
                .count();
        return other * 2 > anchors.size();
    }

    /** Linked tiles with a heading or a picture each are the text of a page that is no article. */
    private boolean isTiles(Element e) {
        return kind != PageKind.ARTICLE && Descendants.has(e, HEADS);
    }

    private static boolean isMain(Element e) {
        return e.normalName().equals("main")
                || e.attributesSize() > 0 && e.attributes().get("role").equalsIgnoreCase("main");
    }

    private boolean isComments(Element e) {
        return e.attributesSize() > 0
                && (e.hasAttr("class") && commentNames.computeIfAbsent(e.className(), MainPart::namesComments)
                        || e.hasAttr("id") && commentNames.computeIfAbsent(e.id(), MainPart::namesComments));
    }

    private static boolean namesComments(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        boolean maybe = name.contains("comment") || name.contains("respond") || name.contains("disqus");
        return maybe && COMMENTS.matcher(name).find();
    }

    private @Nullable Element heir(Element parent, int total) {
        for (Element child : parent.children()) {
            if (density.at(child).prose() >= SHARE * total) {
                return HtmlNames.isHeading(child) ? null : child;
            }
        }
        return null;
    }
}
