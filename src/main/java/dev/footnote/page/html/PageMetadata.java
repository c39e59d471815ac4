package dev.footnote.page.html;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.net.Hosts;
import dev.footnote.net.LenientUris;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.page.format.PageDates;
import dev.footnote.text.Spaces;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says about itself in its head and its structured data. Read before the page is pruned. */
record PageMetadata(
        String title,
        @Nullable String language,
        @Nullable PublishedDate published,
        String description,
        List<URI> aliases) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Deeper structured data is not looked into; pages nest a handful of levels. */
    private static final int MAX_DEPTH = 24;

    /** Types of structured data that a page gives for itself. */
    private static final Pattern PAGES =
            Pattern.compile("Article\"|Posting\"|Report\"|Dataset\"|Book\"|Thesis\"|Recipe\"|Course\"|HowTo\"");

    /** Types of what stands beside: written by others, or about other pages. */
    private static final Pattern OTHERS =
            Pattern.compile("\"(?:Comment|Review|Answer|ItemList|BreadcrumbList|UserReview)\"");

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,8}");

    /** Attributes of a meta element that may hold its name. */
    private static final List<String> NAMES = List.of("property", "name", "itemprop", "http-equiv");

    private static final List<String> PUBLISHED = List.of(
            "article:published_time",
            "datepublished",
            "og:published_time",
            "citation_publication_date",
            "citation_online_date",
            "citation_date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date.created",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "publishdate",
            "publish-date",
            "publish_date",
            "pubdate",
            "publication_date",
            "dc.date",
            "dcterms.date",
            "article.published",
            "date");

    private static final List<String> EDITED = List.of(
            "article:modified_time",
            "datemodified",
            "og:updated_time",
            "dcterms.modified",
            "dc.date.modified",
            "last-modified",
            "lastmod");

    static PageMetadata of(Document doc, URI url) {
        List<JsonNode> data = structured(doc);
        Map<String, String> metas = metas(doc);
        return new PageMetadata(
                title(doc, metas),
                language(doc, metas),
                published(doc, metas, data),
                description(metas, data),
                aliases(doc, url));
    }

    private static String title(Document doc, Map<String, String> metas) {
        Element heading = doc.selectFirst("h1");
        return Stream.of(meta(metas, "og:title"), doc.title(), heading == null ? "" : heading.text())
                .map(t ->
                        Spaces.joined(InvisibleCharacters.readable(t)).strip())
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** What the meta elements say, by each of their names in lower case; the first of a name counts. */
    private static Map<String, String> metas(Document doc) {
        Map<String, String> out = new HashMap<>();
        for (Element e : doc.select("meta[content]")) {
            for (String attribute : NAMES) {
                String name = e.attr(attribute);
                if (!name.isEmpty()) {
                    out.putIfAbsent(
                            name.toLowerCase(Locale.ROOT), e.attr("content").strip());
                }
            }
        }
        return out;
    }

    private static String meta(Map<String, String> metas, String name) {
        return metas.getOrDefault(name, "");
    }

    private static @Nullable String language(Document doc, Map<String, String> metas) {
        Element root = doc.selectFirst("html");
        return Stream.of(
                        root == null ? "" : root.attr("lang"),
                        root == null ? "" : root.attr("xml:lang"),
                        meta(metas, "content-language"),
                        meta(metas, "og:locale"))
                .map(tag -> tag.strip().replace('_', '-'))
                .filter(tag -> LANGUAGE_TAG.matcher(tag).matches())
                .map(tag -> Locale.forLanguageTag(tag).toLanguageTag())
                .filter(tag -> !tag.equals("und"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable PublishedDate published(Document doc, Map<String, String> metas, List<JsonNode> data) {
        List<Function<Kind, Optional<PublishedDate>>> ways = List.of(
                kind -> field(data, kind == Kind.PUBLISHED ? "datePublished" : "dateModified")
                        .flatMap(text -> PageDates.parse(text, kind)),
                kind -> (kind == Kind.PUBLISHED ? PUBLISHED : EDITED)
                        .stream()
                                .map(name -> meta(metas, name))
                                .flatMap(text -> PageDates.parse(text, kind).stream())
                                .findFirst(),
                kind -> timeElement(doc, kind));
        return Stream.of(Kind.PUBLISHED, Kind.EDITED)
                .flatMap(kind -> ways.stream().flatMap(way -> way.apply(kind).stream()))
                .findFirst()
                .orElse(null);
    }

    private static Optional<PublishedDate> timeElement(Document doc, Kind kind) {
        String query = kind == Kind.PUBLISHED
                ? "[itemprop=datePublished], time[pubdate], time.published, time.entry-date, .dt-published"
                : "[itemprop=dateModified], time.updated";
        for (Element e : doc.select(query)) {
            String text = Stream.of(e.attr("datetime"), e.attr("content"), e.text())
                    .filter(t -> !t.isBlank())
                    .findFirst()
                    .orElse("");
            Optional<PublishedDate> date = PageDates.parse(text, kind);
            if (date.isPresent()) {
                return date;
            }
        }
        List<Element> times = doc.select("time[datetime]");
        // One date on the whole page is that of the page; of several, nobody says which.
        return kind == Kind.PUBLISHED && times.size() == 1
                ? PageDates.parse(times.get(0).attr("datetime"), kind)
                : Optional.empty();
    }

    private static List<JsonNode> structured(Document doc) {
        List<JsonNode> out = new ArrayList<>();
        for (Element script : doc.select("script[type*=ld+json]")) {
            try {
                out.add(JSON.readTree(script.data()));
            } catch (JacksonException e) {
                // broken structured data says nothing
            }
        }
        return out;
    }

    /** A field of the page itself, else of anything on it but what others wrote there. */
    private static Optional<String> field(List<JsonNode> data, String name) {
        return data.stream()
                .map(node -> find(node, name, true, 0))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> data.stream()
                        .map(node -> find(node, name, false, 0))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<String> find(JsonNode node, String name, boolean pageOnly, int depth) {
        String type = node.path("@type").toString();
        if (OTHERS.matcher(type).find()) {
            return Optional.empty();
        }
        JsonNode own = node.get(name);
        if (own != null
                && own.isTextual()
                && !own.asText().isBlank()
                && (!pageOnly || PAGES.matcher(type).find())) {
            return Optional.of(own.asText());
        }
        if (depth < MAX_DEPTH) {
            for (JsonNode child : node) {
                Optional<String> found = find(child, name, pageOnly, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String description(Map<String, String> metas, List<JsonNode> data) {
        return Stream.of(
                        field(data, "articleBody").orElse(""),
                        field(data, "description").orElse(""),
                        meta(metas, "og:description"),
                        meta(metas, "description"))
                .map(text -> Jsoup.parse(text).text().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<URI> aliases(Document doc, URI url) {
        Element link = doc.selectFirst("link[rel=canonical][href]");
        URI canonical = web(link == null ? "" : link.absUrl("href"));
        return canonical != null && !canonical.equals(url) && mayStandFor(canonical, url)
                ? List.of(canonical)
                : List.of();
    }

    /**
     * A page may not speak for another host, not even for one above its own (many share a domain with strangers), so that nobody's text comes to stand
     * under somebody else's address; nor is a page the start of its site, which careless templates say of all their pages.
     */
    private static boolean mayStandFor(URI canonical, URI url) {
        return plainHost(canonical).equals(plainHost(url))
                && canonical.getPort() == url.getPort()
                && (!isStart(canonical) || isStart(url));
    }

    private static boolean isStart(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return path.length() <= 1 && uri.getRawQuery() == null;
    }

    private static String plainHost(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host.startsWith("m.") ? host.substring(2) : host;
    }

    /** An http or https address without its fragment, or null where it is none. */
    static @Nullable URI web(String address) {
        int hash = address.indexOf('#');
        String plain = (hash < 0 ? address : address.substring(0, hash)).strip().replace(" ", "%20");
        return LenientUris.parse(plain)
                .filter(uri -> !Hosts.of(uri).isEmpty()
                        && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())))
                .orElse(null);
    }
}
