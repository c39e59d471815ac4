package dev.footnote.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads HTML. */
final class HtmlDocuments {

    /** Deeper nesting is flattened by the parser, so that no walk down a page can run out of stack. */
    private static final int MAX_DEPTH = 400;

    /** Text shorter than this is helped out by what the page says about itself in its head. */
    private static final int THIN = 200;

    private static final Pattern REFRESH = Pattern.compile(
            "(?i)^\\s*(\\d{1,6}(?:\\.\\d{1,6})?)\\s*[;,]\\s*(?:url\\s*=\\s*)?[\"']?\\s*([^\"'\\s][^\"']*)");

    /** Seconds; a page that waits longer is meant to be read, or reloads itself. */
    private static final int MAX_DELAY = 10;

    private static final Pattern CLOSED = Pattern.compile(
            "<(script|style|title|textarea|iframe|noscript|div|span|p|a|i|b|em|td|th|li|ul)(\\s[^<>]*)?/>");

    private final PageSettings settings;

    HtmlDocuments(PageSettings settings) {
        this.settings = settings;
    }

    ParsedDocument parse(URI url, String html) {
        Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        String source = html.startsWith("\uFEFF") ? html.substring(1) : html;
        Document doc = parser.parseInput(isXhtml(source) ? opened(source) : source, url.toString());
        PageMeta meta = PageMeta.of(doc, url);
        Optional<String> code = CodePages.of(doc);
        if (code.isPresent()) {
            return new ParsedDocument(
                    meta.title(), Characters.readable(code.get()), null, meta.published(), List.of(), meta.aliases());
        }
        MainContent.Found found = MainContent.of(doc);
        Element main = found.part();
        String text = MarkdownWriter.write(main);
        if (text.length() < THIN && meta.description().length() > text.length()) {
            text = text.isEmpty() ? meta.description() : text + "\n\n" + meta.description();
        }
        return new ParsedDocument(
                meta.title(),
                text,
                meta.language(),
                meta.published(),
                links(main, url),
                meta.aliases(),
                found.leftOut());
    }

    /** Where a page sends its readers after a moment, if anywhere. */
    static Optional<URI> forward(URI url, String html) {
        Document doc = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(html, url.toString());
        for (Element meta : doc.select("meta[http-equiv=refresh]")) {
            Matcher m = REFRESH.matcher(meta.attr("content"));
            if (m.find() && Double.parseDouble(m.group(1)) <= MAX_DELAY) {
                URI to = PageMeta.web(meta.attr("href", m.group(2).strip()).absUrl("href"));
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
        for (Element a : main.select("a[href]")) {
            if (out.size() >= settings.maxLinks()) {
                break;
            }
            URI target = PageMeta.web(a.absUrl("href"));
            if (target != null && !target.equals(url)) {
                out.putIfAbsent(target, new Link(target, a.text().strip()));
            }
        }
        return new ArrayList<>(out.values());
    }
}
