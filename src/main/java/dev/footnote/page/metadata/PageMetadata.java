package dev.footnote.page.metadata;

import dev.footnote.api.SourceDetails;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.net.Hosts;
import dev.footnote.net.LenientUris;
import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.text.Cut;
import dev.footnote.text.Spaces;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The metadata of a page in its head and its structured data. Read before the page is pruned. */
public record PageMetadata(
        String title,
        @Nullable String language,
        @Nullable PublishedDate published,
        @Nullable PublishedDate modified,
        String site,
        String author,
        String description,
        List<URI> aliases) {

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,8}");

    /** Attributes of a meta element that may hold its name. */
    private static final List<String> NAMES = List.of("property", "name", "itemprop", "http-equiv");

    private static final Set<String> H1 = Set.of("h1");

    private static final Set<String> HTML = Set.of("html");

    /** The longest part of a title that may be the name of its site. */
    private static final int LONGEST_PART = 60;

    private static final String BARS = "|–—•·»";

    private static final String JOINS = "_｜";

    /** Longer names of sites and authors are cut. */
    private static final int LONGEST = 120;

    /**
     * Returns what a page says.
     *
     * @param elements all of the page, in its order
     */
    public static PageMetadata of(Document doc, List<Element> elements, URI url) {
        StructuredData data = StructuredData.of(elements);
        Map<String, String> metas = metas(elements);
        StatedDates dates = new StatedDates(doc, elements, metas, data);
        String named = site(metas, data);
        String site = named.isEmpty() ? siteInTitle(doc) : named;
        Optional<PublishedDate> modified = dates.modified();
        return new PageMetadata(
                title(doc, metas, site),
                language(doc, metas),
                dates.published(url).or(() -> modified).orElse(null),
                modified.orElse(null),
                site,
                Cut.to(Bylines.of(doc, elements, metas, data, site), LONGEST),
                description(metas, data),
                aliases(elements, url));
    }

    private static String title(Document doc, Map<String, String> metas, String site) {
        Element heading = Descendants.first(doc, H1);
        return Stream.of(
                        meta(metas, "og:title"),
                        withoutSite(doc.title(), site, heading == null ? "" : heading.text()),
                        heading == null ? "" : heading.text())
                .map(t -> Spaces.joined(InvisibleCharacters.readable(t)).strip())
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The two parts of a title, round the last sign between parts. */
    private record Parts(String first, String last) {

        static Optional<Parts> of(String title) {
            for (int i = title.length() - 1; i > 0 && title.length() - i <= LONGEST_PART + 3; i--) {
                char c = title.charAt(i);
                int from = title.startsWith("::", i - 1) ? i - 1 : i;
                boolean sign = JOINS.indexOf(c) >= 0 || isAlone(title, from, i + 1) && isSign(title, from, i);
                if (sign) {
                    return parts(title.substring(0, from), title.substring(i + 1));
                }
                if (BARS.indexOf(c) >= 0) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }

        private static Optional<Parts> parts(String first, String last) {
            boolean fits = !first.isBlank()
                    && last.strip().length() >= 2
                    && last.strip().length() <= LONGEST_PART;
            return fits ? Optional.of(new Parts(first, last)) : Optional.empty();
        }

        private static boolean isSign(String title, int from, int last) {
            return from < last || BARS.indexOf(title.charAt(from)) >= 0 || title.charAt(from) == '-';
        }

        private static boolean isAlone(String title, int from, int to) {
            return from > 0
                    && to < title.length()
                    && Character.isWhitespace(title.charAt(from - 1))
                    && Character.isWhitespace(title.charAt(to));
        }
    }

    /** Returns a title without the name of its site, where the site or the heading tells which of its two parts is which. */
    private static String withoutSite(String title, String site, String heading) {
        Optional<Parts> parts = Parts.of(title.strip());
        if (parts.isEmpty()) {
            return title;
        }
        String first = parts.get().first().strip();
        String last = parts.get().last().strip();
        if (isSame(last, site) || isSame(first, heading)) {
            return first;
        }
        return isSame(first, site) || isSame(last, heading) ? last : title;
    }

    /** Returns the part of a title that is not the page's heading. */
    private static String siteInTitle(Document doc) {
        Element heading = doc.selectFirst("h1");
        Optional<Parts> parts = Parts.of(doc.title().strip());
        if (heading == null || parts.isEmpty()) {
            return "";
        }
        String first = Titling.line(parts.get().first());
        String last = Titling.line(parts.get().last());
        String site = isSame(first, heading.text()) ? last : isSame(last, heading.text()) ? first : "";
        return site.length() <= LONGEST / 2 ? site : "";
    }

    private static boolean isSame(String part, String name) {
        return !name.isBlank()
                && Spaces.joined(part)
                        .strip()
                        .equalsIgnoreCase(Spaces.joined(name).strip());
    }

    /** Returns what the meta elements say, by each of their names in lower case; the first of a name counts. */
    private static Map<String, String> metas(List<Element> elements) {
        Map<String, String> out = new HashMap<>();
        for (Element e : Descendants.among(elements, e -> e.normalName().equals("meta") && e.hasAttr("content"))) {
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
        Element root = Descendants.first(doc, HTML);
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

    /** Returns the name that the site gives itself. */
    private static String site(Map<String, String> metas, StructuredData data) {
        return Stream.of(
                        meta(metas, "og:site_name"),
                        data.names("publisher").stream().findFirst().orElse(""),
                        data.nameOf("WebSite"),
                        meta(metas, "citation_journal_title"),
                        meta(metas, "application-name"),
                        meta(metas, "dc.publisher"),
                        meta(metas, "twitter:site_name"))
                .map(Titling::line)
                .filter(text -> !text.isEmpty() && !text.contains("://"))
                .findFirst()
                .map(text -> Cut.to(text, LONGEST))
                .orElse("");
    }

    /**
     * Returns what stands in no field of its own in a document.
     *
     * @param cut what was not read, or null
     */
    public SourceDetails details(@Nullable String cut) {
        return new SourceDetails(site, author, modified, cut, List.of());
    }

    private static String description(Map<String, String> metas, StructuredData data) {
        return Stream.of(
                        data.text("articleBody").orElse(""),
                        data.text("description").orElse(""),
                        meta(metas, "og:description"),
                        meta(metas, "description"))
                .map(text -> Jsoup.parse(text).text().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<URI> aliases(List<Element> elements, URI url) {
        Element link = first(elements, "link", "rel", "canonical", "href");
        Element shared = first(elements, "meta", "property", "og:url", "content");
        URI canonical = web(link != null ? link.absUrl("href") : shared != null ? shared.absUrl("content") : "");
        return canonical != null && !canonical.equals(url) && mayStandFor(canonical, url)
                ? List.of(canonical)
                : List.of();
    }

    /** Returns the first element of a name that has a value in one attribute and anything in another, or null. */
    private static @Nullable Element first(
            List<Element> elements, String name, String attribute, String value, String other) {
        return elements.stream()
                .filter(e -> e.normalName().equals(name)
                        && e.attr(attribute).strip().equalsIgnoreCase(value)
                        && e.hasAttr(other))
                .findFirst()
                .orElse(null);
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

    /** Returns an http or https address without its fragment, or null where it is none. */
    public static @Nullable URI web(String address) {
        int hash = address.indexOf('#');
        String plain = (hash < 0 ? address : address.substring(0, hash)).strip().replace(" ", "%20");
        return LenientUris.parse(plain)
                .filter(uri -> !Hosts.of(uri).isEmpty()
                        && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())))
                .orElse(null);
    }
}
