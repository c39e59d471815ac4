package dev.footnote.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads HTML. */
final class HtmlDocuments {

    /** Deeper nesting is flattened by the parser, so that no walk down a page can run out of stack. */
    private static final int MAX_DEPTH = 400;

    /** Text shorter than this is helped out by what the page says about itself in its head. */
    private static final int THIN = 200;

    private final PageSettings settings;

    HtmlDocuments(PageSettings settings) {
        this.settings = settings;
    }

    ParsedDocument parse(URI url, String html) {
        Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        String source = html.startsWith("\uFEFF") ? html.substring(1) : html;
        Document doc = parser.parseInput(source, url.toString());
        PageMeta meta = PageMeta.of(doc, url);
        Element main = MainContent.of(doc);
        String text = MarkdownWriter.write(main);
        if (text.length() < THIN && meta.description().length() > text.length()) {
            text = text.isEmpty() ? meta.description() : text + "\n\n" + meta.description();
        }
        return new ParsedDocument(
                meta.title(), text, meta.language(), meta.published(), links(main, url), meta.aliases());
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
