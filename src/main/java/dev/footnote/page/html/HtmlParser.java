package dev.footnote.page.html;

import dev.footnote.api.LeftOut;
import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.CodePages;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.page.format.Link;
import dev.footnote.page.format.LinkTargets;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.metadata.PageMetadata;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads HTML. */
public final class HtmlParser {

    /** Deeper nesting is flattened by the parser, so that no walk down a page can run out of stack. */
    private static final int MAX_DEPTH = 400;

    /** Tags, opening and closing, that are read of one page: some 300 MB of memory. The largest pages known to work have 150,000. */
    public static final int MAX_TAGS = 1_000_000;

    /** Text shorter than this is helped out by what the page says about itself in its head. */
    private static final int THIN = 200;

    /** Text shorter than this that has no sentences is helped out too. */
    private static final int LITTLE = 600;

    /** Shorter descriptions of products are slogans. */
    private static final int MIN_DESCRIPTION = 100;

    /** A text with this share of the words of a description holds it. */
    private static final double MOST_WORDS = 0.55;

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** A page that shows less text than this shows nothing. */
    private static final int EMPTY = 60;

    /** A page that shows nothing until its script has run has more text than this. */
    private static final int WHOLE = 500;

    /** A page that shows this much text is not held to wait for a script. */
    private static final int MAX_LITTLE = 2000;

    /** A page that shows a little of its text until its script has run has at least this much, and this many times what it shows. */
    private static final int MIN_FADED = 5000;

    private static final int FADED = 10;

    /** Ways of hiding that pages use until their script has run. */
    private static final Set<String> FADING = Set.of("invisible", "see-through");

    private static final Pattern REFRESH = Pattern.compile(
            "(?i)^\\s*(\\d{1,6}(?:\\.\\d{1,6})?)\\s*[;,]\\s*(?:url\\s*=\\s*)?[\"']?\\s*([^\"'\\s][^\"']*)");

    /** Seconds; a page that waits longer is meant to be read, or reloads itself. */
    private static final int MAX_DELAY = 10;

    private static final Pattern CLOSED = Pattern.compile(
            "<(script|style|title|textarea|iframe|noscript|div|span|p|a|i|b|em|td|th|li|ul)(\\s[^<>]*)?/>");

    private final PageSettings settings;

    public HtmlParser(PageSettings settings) {
        this.settings = settings;
    }

    public ParsedDocument parse(URI url, String whole) {
        String html = within(whole);
        Document doc = parsed(url, html);
        List<Element> elements = Descendants.of(doc);
        PageMetadata meta = PageMetadata.of(doc, elements, url);
        Optional<String> code = CodePages.of(elements);
        if (code.isPresent()) {
            return new ParsedDocument(
                    meta.title(),
                    InvisibleCharacters.readable(code.get()),
                    null,
                    meta.published(),
                    List.of(),
                    meta.aliases(),
                    LeftOut.NOTHING,
                    meta.details(null));
        }
        List<Element> data = DataText.scripts(elements);
        MainContent.Found found = found(url, html, doc, elements);
        String text = HtmlMarkdownWriter.write(found.part());
        Element main = found.part();
        String cut = html.length() == whole.length()
                ? null
                : "its HTML has more than " + MAX_TAGS + " tags, and what comes after them is not read";
        if (text.length() < THIN) {
            String hidden = DataText.of(data);
            if (hidden.length() > Math.max(THIN, meta.description().length())) {
                text = hidden;
                cut = "its text is built by a script, which is not run; this is the text in its data";
            } else if (meta.description().length() > text.length()) {
                text = text.isEmpty() ? meta.description() : text + "\n\n" + meta.description();
            }
        } else if (isMissing(found.kind(), meta.description(), text)
                || text.length() < LITTLE
                        && TextDensity.of(main).at(main).prose() == 0
                        && !text.contains(meta.description())) {
            text = text + "\n\n" + meta.description();
        }
        return new ParsedDocument(
                meta.title(),
                text,
                meta.language(),
                meta.published(),
                links(main, url),
                meta.aliases(),
                found.leftOut(),
                meta.details(cut));
    }

    /** Returns true for the description of a product that the text does not hold. */
    private static boolean isMissing(PageKind kind, String description, String text) {
        if (kind != PageKind.PRODUCT || description.length() < MIN_DESCRIPTION) {
            return false;
        }
        Set<String> words = new HashSet<>(List.of(WORDS.split(text.toLowerCase(Locale.ROOT))));
        List<String> own = List.of(WORDS.split(description.toLowerCase(Locale.ROOT)));
        return own.stream().filter(words::contains).count() < MOST_WORDS * own.size();
    }

    /** Returns the main part; of a page that shows nothing until its script has run, that which it shows then. */
    private static MainContent.Found found(URI url, String html, Document doc, List<Element> elements) {
        MainContent.Found found = MainContent.of(doc, elements, false);
        boolean fades = found.leftOut().hidden().keySet().stream().anyMatch(FADING::contains);
        int length = fades ? MainContent.length(found.part()) : MAX_LITTLE;
        if (length >= MAX_LITTLE || !isWhole(length, found.most())) {
            return found;
        }
        Document again = parsed(url, html);
        MainContent.Found shown = MainContent.of(again, Descendants.of(again), true);
        return isWhole(length, MainContent.length(shown.part())) ? shown : found;
    }

    /** Returns true if a text is so much longer than what a page shows without its script that it is the page. */
    private static boolean isWhole(int shown, int whole) {
        return shown < EMPTY && whole > WHOLE || whole > Math.max(MIN_FADED, shown * FADED);
    }

    /** Returns markup up to the tag that is one too many, by {@link #MAX_TAGS}; all of it where there is none. */
    public static String within(String html) {
        if (html.length() <= MAX_TAGS) {
            return html;
        }
        int tags = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            if (++tags > MAX_TAGS) {
                return html.substring(0, at);
            }
        }
        return html;
    }

    private static Document parsed(URI url, String html) {
        String source = html.startsWith("\uFEFF") ? html.substring(1) : html;
        return Parser.htmlParser()
                .setMaxDepth(MAX_DEPTH)
                .parseInput(isXhtml(source) ? opened(source) : source, url.toString());
    }

    /** Returns where a page sends its readers after a moment, if anywhere. */
    public static Optional<URI> forward(URI url, String html) {
        Document doc = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(html, url.toString());
        for (Element meta : doc.select("meta[http-equiv=refresh]")) {
            Matcher m = REFRESH.matcher(meta.attr("content"));
            if (m.find() && Double.parseDouble(m.group(1)) <= MAX_DELAY) {
                URI to = PageMetadata.web(meta.attr("href", m.group(2).strip()).absUrl("href"));
                return Optional.ofNullable(to).filter(other -> !other.equals(url));
            }
        }
        return Optional.empty();
    }

    private static boolean isXhtml(String source) {
        String head = source.substring(0, Math.min(source.length(), 1024));
        return head.stripLeading().startsWith("<?xml") && head.contains("<html");
    }

    /** XHTML may close an element in its opening tag, which HTML does not know: the rest of the page would fall into it. */
    private static String opened(String source) {
        return CLOSED.matcher(source).replaceAll("<$1$2></$1>");
    }

    private List<Link> links(Element main, URI url) {
        Map<URI, Link> out = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        LinkBase base = LinkBase.of(main);
        for (Element a : Descendants.where(main, e -> e.normalName().equals("a") && e.hasAttr("href"))) {
            if (out.size() >= settings.maxLinks()) {
                break;
            }
            if (!seen.add(a.attr("href"))) {
                continue;
            }
            URI web = PageMetadata.web(base.absolute(a));
            URI target =
                    web != null ? web : LinkTargets.beside(url, a.attr("href")).orElse(null);
            if (target != null && !target.equals(url)) {
                out.putIfAbsent(target, new Link(target, a.text().strip()));
            }
        }
        return new ArrayList<>(out.values());
    }
}
