package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.HtmlNames;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Finds blocks whose heading says that they hold other things than the page: more to read, more to buy, what others looked at. */
final class SideHeadings {

    /** What such headings begin with, in the languages that are most common on the web. */
    private static final Pattern WORDS = Pattern.compile("^(?:"
            + "(?:you )?(?:may|might|could)(?: also (?:like|love|enjoy)|(?: also)? be interested)|you (?:will|'ll) also love"
            + "|(?:customers|people|others) (?:also|who)|frequently bought|recently viewed|recently added to"
            + "|related (?:products?|items?|articles?|posts?|stories|content|topics?|threads?|discussions?|questions?|reading|searches|links|news)$"
            + "|similar (?:products?|items?|topics?|threads?|articles?)|recommended (?:for you|reading|products?|articles?|posts?|stories)"
            + "|more (?:from|like this|to explore|to read)\\b"
            + "|what's trending|(?:featured )?(?:client|customer) stories$|featured insights$|posting permissions$|most popular posts$"
            + "|popular searches|top posters|complete (?:the|your) (?:set|look|order)|goes well with|pairs well with|shop the look"
            + "|sponsored|recommended$|follow us|share this"
            + "|das könnte (?:dir|ihnen|sie|dich) auch|ähnliche (?:produkte|artikel|themen)|kunden (?:kauften|haben)|zuletzt angesehen"
            + "|mehr zum thema|weitere (?:artikel|themen|produkte)"
            + "|vous aimerez (?:aussi|peut)|produits? (?:similaires|associés)|articles? (?:similaires|liés|associés)"
            + "|tambi[eé]n te puede|productos relacionados|art[ií]culos relacionados|te puede interesar"
            + "|potrebbe (?:piacerti|interessarti)|prodotti (?:correlati|simili)|articoli correlati"
            + "|produtos relacionados|voc[eê] tamb[eé]m|veja tamb[eé]m|gerelateerde|похожие (?:товары|темы|статьи)|читайте также"
            + "|相关(?:推荐|阅读|文章|新闻|产品|商品|报道|链接|专题|内容)|推荐阅读|猜你喜欢|热门(?:文章|推荐|新闻)|関連(?:記事|商品)|おすすめ)");

    /** What such headings say on the page of an article, where other pages are not its matter. */
    private static final Pattern ARTICLE_WORDS = Pattern.compile(
            "^(?:"
                    + "about the authors?$|(?:the |our )?(?:latest|recent|popular|trending|featured)(?: news| posts?| articles?| stories| now)?$"
                    + "|most (?:popular|read)\\b|(?:read|up|what to read) next$|keep reading$|continue reading$|other (?:posts|articles|stories)$"
                    + "|(?:table of )?contents:?$|our (?:services|products|solutions|locations|offices)$"
                    + "|(?:[\\p{L}&]{1,20} ){0,3}(?:services|treatments|products) we (?:offer|provide|sell)$|(?:areas|cities|locations|places|communities) we serve$"
                    + "|(?:types of )?conditions we treat$|neueste (?:artikel|beiträge)|derniers articles|últimas noticias|最新(?:文章|新闻))");

    /** Characters of the next without white space. */
    private static final int MAX_AUTHOR = 16;

    /** The one that is often no heading by its element. */
    private static final Pattern AUTHOR = Pattern.compile("about the authors?:?");

    /** Of these, those over the terms of the shop, which need no links. */
    private static final Pattern TERMS = Pattern.compile(
            "^(?:(?:shipping|delivery|returns?|refunds?)(?:,? (?:and|&|\\+) (?:shipping|delivery|returns?|refunds?|exchanges|payments?)){1,2}"
                    + "(?: polic(?:y|ies)| information| info)?|(?:shipping|returns?|refund|delivery) (?:polic(?:y|ies)|information|info|options)"
                    + "|versand(?:kosten)? (?:und|&) .{1,20}|livraison (?:et|&) .{1,20}|envíos? y .{1,20}|spedizion[ei] e .{1,20})$");

    /** What such headings say in shops, where the terms of the shop, its other things and its sellers are not the product. */
    private static final Pattern PRODUCT_WORDS = Pattern.compile(
            "^(?:"
                    + "(?:shipping|delivery|returns?|refunds?)(?:,? (?:and|&|\\+) (?:shipping|delivery|returns?|refunds?|exchanges|payments?)){1,2}"
                    + "(?: polic(?:y|ies)| information| info)?$|(?:shipping|returns?|refund|delivery) (?:polic(?:y|ies)|information|info|options)$"
                    + "|meet (?:your|the) seller|about (?:the|this) (?:seller|shop|store)|seller's other|payment (?:methods|options)|secure payment"
                    + "|did you know\\?$|ask an expert|need help\\b|why (?:shop|buy) (?:with|from|at)|compare (?:with )?similar|compare to"
                    + "|most popular accessories|popular accessories|explore (?:related|more|similar)|more to love|you might need|buy (?:it|them) with"
                    + "|people also|join our|newsletter|more colou?rs to|stay in the loop"
                    + "|customers say$|versand(?:kosten)?(?: und | & )|lieferung(?: und | & )|livraison (?:et|&)|envíos? y |spedizion[ei] e )");

    /** What a page asks its readers about itself, with something to press or a count of answers below. */
    private static final Pattern ASKING = Pattern.compile(
            "^(?:(?:was|is) this (?:page|article|post|answer|content|information|entry|guide|section|recipe) (?:helpful|useful)(?: (?:to|for) you)?"
                    + "|did you find this (?:page|article|post|answer|content|information|guide) (?:helpful|useful)"
                    + "|how (?:helpful|useful) was this (?:page|article|post|answer|guide)"
                    + "|war (?:dieser|diese|dieses) (?:artikel|beitrag|seite|antwort) (?:hilfreich|nützlich)"
                    + "|(?:cet article|cette page|cette réponse)(?: vous)? a-t-(?:il|elle) été utile|¿te (?:ha resultado|fue|resultó) útil .{0,30}"
                    + "|questo articolo (?:ti )?è stato utile|esta página foi útil|была ли (?:статья|страница) полезной"
                    + "|(?:这篇文章|本页|此内容)对您?你?(?:有帮助吗|是否有帮助)|この(?:記事|ページ)は(?:役に立ち|お役に立ち)ましたか)\\s?[?\uFF1F]$");

    /** Characters of the largest box with such a question and its answers. */
    private static final int MAX_ASKING = 400;

    /** Longer lines are no such headings. */
    private static final int MAX_HEADING = 60;

    /** The same of lines that are not marked as headings. */
    private static final int MAX_LABEL = 40;

    /** Characters of the largest block with the terms of a shop. */
    private static final int MAX_TERMS = 1500;

    private static final Set<String> LABELS = Set.of("p", "div", "span", "strong", "b");

    /** A block of which more of the page's running text than this is found is no side block. */
    private static final double MAX_PROSE = 0.25;

    /** The same of all text. */
    private static final double MAX_ALL = 0.5;

    private final Element body;
    private final TextDensity density;
    private final PageKind kind;
    private final Map<Element, String> found = new LinkedHashMap<>();

    private SideHeadings(Element body, TextDensity density, PageKind kind) {
        this.body = body;
        this.kind = kind;
        this.density = density;
    }

    /** Returns the blocks, with their kind in plain words. */
    static Map<Element, String> find(Element body, TextDensity density, PageKind kind) {
        SideHeadings side = new SideHeadings(body, density, kind);
        for (Element e : density.elements()) {
            int length = density.at(e).all();
            if (length > 0 && length <= MAX_HEADING && side.asks(e)) {
                side.found.put(side.asked(e), "question about the page");
            } else if (length > 0 && length <= MAX_HEADING && isHeading(e) && side.announces(e)) {
                Element block = side.block(e);
                if (block != null) {
                    side.found.put(block, "side block");
                } else {
                    side.after(e);
                }
            } else if (length > 0
                    && length <= MAX_LABEL
                    && (kind == PageKind.PRODUCT && side.isLabel(e) && side.announces(e)
                            || kind == PageKind.ARTICLE
                                    && length <= MAX_AUTHOR
                                    && side.isLabel(e)
                                    && AUTHOR.matcher(said(e)).matches())) {
                Element block = side.labelled(e);
                if (block != null) {
                    side.found.put(block, "side block");
                }
            }
        }
        return side.found;
    }

    private static boolean isHeading(Element e) {
        return HtmlNames.isHeading(e) && !e.normalName().equals("h1");
    }

    /** Returns true for a line that is not marked as a heading and may yet be one, as in shops. */
    private boolean isLabel(Element e) {
        return LABELS.contains(e.normalName())
                && e.children().stream().allMatch(child -> density.at(child).all() == 0);
    }

    /** Returns the nearest block that begins with a line and holds more, if it leads to other pages. */
    private @Nullable Element labelled(Element label) {
        Element at = label;
        boolean terms = TERMS.matcher(said(label)).find();
        for (Element parent = label.parent(); parent != null && !parent.equals(body); parent = parent.parent()) {
            if (hasTextBefore(parent, at)
                    || !isSide(parent) && !(terms && density.at(parent).all() <= MAX_TERMS)) {
                return null;
            }
            if (density.at(parent).all() > density.at(label).all()) {
                return terms || density.at(parent).linked() > 0 ? parent : null;
            }
            at = parent;
        }
        return null;
    }

    /** Returns true for a line that asks what its reader thinks of the page. */
    private boolean asks(Element e) {
        return endsWithQuestion(e)
                && (HtmlNames.isHeading(e) || isLabel(e))
                && ASKING.matcher(said(e)).matches()
                && !Lines.isWithin(e, density);
    }

    /** Returns false for an element whose last text does not end as a question does. */
    private static boolean endsWithQuestion(Element e) {
        for (int i = e.childNodeSize() - 1; i >= 0; i--) {
            Node last = e.childNode(i);
            if (last instanceof Element inner && inner.childNodeSize() > 0) {
                return endsWithQuestion(inner);
            }
            if (last instanceof TextNode text && !text.isBlank()) {
                String own = text.getWholeText().stripTrailing();
                return own.endsWith("?") || own.endsWith("\uFF1F");
            }
        }
        return false;
    }

    /** Returns the largest small block that begins with a question. */
    private Element asked(Element question) {
        Element block = question;
        for (Element up = question.parent(); up != null && !up.equals(body); up = up.parent()) {
            if (hasTextBefore(up, block) || density.at(up).all() > MAX_ASKING || !isSide(up)) {
                break;
            }
            block = up;
        }
        return block;
    }

    private boolean announces(Element heading) {
        String text = said(heading);
        return WORDS.matcher(text).find()
                || kind == PageKind.ARTICLE && ARTICLE_WORDS.matcher(text).find()
                || kind == PageKind.PRODUCT && PRODUCT_WORDS.matcher(text).find();
    }

    /** Returns true for a line that says that other pages follow. */
    static boolean tellsOfOthers(Element line) {
        String text = said(line);
        return WORDS.matcher(text).find() || ARTICLE_WORDS.matcher(text).find();
    }

    private static String said(Element heading) {
        return heading.text().strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    }

    /** Returns the largest block that begins with the heading and holds no heading of the same rank or above besides it. */
    private @Nullable Element block(Element heading) {
        Element block = null;
        Element at = heading;
        for (Element parent = heading.parent(); parent != null && !parent.equals(body); parent = parent.parent()) {
            if (hasTextBefore(parent, at) || !isSide(parent) || holdsOther(parent, heading)) {
                break;
            }
            if (density.at(parent).all() > density.at(heading).all()) {
                block = parent;
            }
            at = parent;
        }
        return block;
    }

    /** What follows the heading up to the next, if it is links or tiles without running text. */
    private void after(Element heading) {
        Map<Element, String> part = new LinkedHashMap<>();
        for (Element e = heading.nextElementSibling();
                e != null && !holdsRank(e, heading);
                e = e.nextElementSibling()) {
            if (density.at(e).prose() > 0
                    || density.at(e).all() > 0 && density.at(e).linked() == 0) {
                return;
            }
            part.put(e, "side block");
        }
        if (part.keySet().stream().mapToInt(e -> density.at(e).linked()).sum() > 0) {
            found.put(heading, "side block");
            found.putAll(part);
        }
    }

    /** Returns true if a heading stands in an element that is of the same rank or above. */
    private static boolean holdsRank(Element e, Element heading) {
        return Descendants.first(
                        e,
                        other ->
                                HtmlNames.isHeading(other) && other.normalName().compareTo(heading.normalName()) <= 0)
                != null;
    }

    private boolean hasTextBefore(Element parent, Element at) {
        for (Element e = at.previousElementSibling(); e != null; e = e.previousElementSibling()) {
            if (density.at(e).all() > 0) {
                return true;
            }
        }
        return density.at(parent).all() == 0;
    }

    private boolean isSide(Element e) {
        String name = e.normalName();
        TextDensity.Counts own = density.at(e);
        TextDensity.Counts page = density.at(body);
        return !name.equals("main")
                && !name.equals("article")
                && own.all() <= MAX_ALL * page.all()
                && own.prose() <= MAX_PROSE * page.prose();
    }

    private static boolean holdsOther(Element e, Element heading) {
        for (Element other : Descendants.where(e, HtmlNames::isHeading)) {
            if (!other.equals(heading) && other.normalName().compareTo(heading.normalName()) <= 0) {
                return true;
            }
        }
        return false;
    }
}
