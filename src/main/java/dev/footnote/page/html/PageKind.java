package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import dev.footnote.page.metadata.StructuredData;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The kind of a page, by its metadata and by its posts. */
enum PageKind {
    /** One text on one matter. */
    ARTICLE,
    /** A thing for sale. */
    PRODUCT,
    /** Posts of several people. */
    FORUM,
    /** Anything else. */
    OTHER;

    private static final Pattern TYPE = Pattern.compile("\"@type\"\\s{0,9}:\\s{0,9}\\[?\\s{0,9}\"([A-Za-z]{3,40})\"");

    private static final Pattern POST_ID =
            Pattern.compile("(?:js-?)?(?:post|p|msg|message|reply|entry|post_message)[-_]?\\d{3,12}");

    private static final Set<String> FORUMS = Set.of("DiscussionForumPosting", "QAPage");
    private static final Set<String> LISTS = Set.of("ItemList", "CollectionPage", "SearchResultsPage", "OfferCatalog");

    /** So many products are a list of them. */
    private static final int MANY = 4;

    /** Fewer posts make no forum. */
    private static final int MIN_POSTS = 2;

    /** Structured data is looked into up to here. */
    private static final int MAX_DATA = 200_000;

    static PageKind of(Document doc) {
        return of(Descendants.of(doc));
    }

    /** Returns the kind of a page by its elements, which are all of it. */
    static PageKind of(List<Element> elements) {
        Map<String, Integer> types = types(elements);
        if (types.keySet().stream().anyMatch(FORUMS::contains)) {
            return FORUM;
        }
        String own = ownType(elements);
        boolean list = types.keySet().stream().anyMatch(LISTS::contains);
        boolean article = types.keySet().stream().anyMatch(PageKind::isArticle);
        int products = types.getOrDefault("Product", 0) + types.getOrDefault("ProductGroup", 0);
        boolean product = products > 0 && products < MANY && !list && !article;
        if (own.startsWith("product") || own.endsWith(":product") || product) {
            return PRODUCT;
        }
        if ((article || own.equals("article")) && !list) {
            return ARTICLE;
        }
        return posts(elements) >= MIN_POSTS ? FORUM : OTHER;
    }

    private static boolean isArticle(String type) {
        return type.endsWith("Article") || type.equals("BlogPosting");
    }

    private static String ownType(List<Element> elements) {
        return elements.stream()
                .filter(PageKind::isOwnType)
                .findFirst()
                .map(meta -> meta.attr("content").strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static boolean isOwnType(Element e) {
        return e.normalName().equals("meta") && e.attr("property").strip().equalsIgnoreCase("og:type");
    }

    private static Map<String, Integer> types(List<Element> elements) {
        Map<String, Integer> out = new HashMap<>();
        for (Element script : Descendants.among(elements, StructuredData::isData)) {
            String data = script.data();
            Matcher type = TYPE.matcher(data.substring(0, Math.min(data.length(), MAX_DATA)));
            while (type.find()) {
                out.merge(type.group(1), 1, Integer::sum);
            }
        }
        for (Element e : Descendants.among(
                elements,
                e -> e.attributesSize() > 0 && e.attributes().get("itemtype").contains("schema.org"))) {
            String type = e.attr("itemtype");
            out.merge(type.substring(type.lastIndexOf('/') + 1), 1, Integer::sum);
        }
        return out;
    }

    private static boolean endsInDigit(String id) {
        return !id.isEmpty() && Character.isDigit(id.charAt(id.length() - 1));
    }

    private static int posts(List<Element> elements) {
        Set<String> parents = new HashSet<>();
        int posts = 0;
        for (Element e : Descendants.among(
                elements, e -> e.attributesSize() > 0 && e.attributes().hasKey("id"))) {
            if (endsInDigit(e.id()) && POST_ID.matcher(e.id()).matches() && parents.add(e.id())) {
                posts++;
            }
        }
        return posts;
    }
}
