package dev.footnote.page.office;

import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.format.Xml;
import dev.footnote.page.html.HtmlParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads EPUB: the chapters in the order of the book. */
public final class EpubParser {

    private final HtmlParser html;

    /**
     * Makes a parser.
     *
     * @param html reads the chapters
     */
    public EpubParser(HtmlParser html) {
        this.html = html;
    }

    /**
     * Reads a file.
     *
     * @throws dev.footnote.api.PermanentException if it cannot be read or has no text
     */
    public ParsedDocument parse(URI url, byte[] bytes) {
        Map<String, String> named = new HashMap<>();
        ParsedDocument book = OfficeParts.parse(url, bytes, "an e-book", "", parts -> {
            String root = root(parts);
            named.putAll(Xml.leaves(parts.needed(root)));
            StringBuilder out = new StringBuilder();
            for (String chapter : chapters(parts, root)) {
                byte[] part = parts.part(chapter);
                if (part != null) {
                    out.append(html.parse(url, new String(part, StandardCharsets.UTF_8))
                                    .text()
                                    .strip())
                            .append("\n\n");
                }
            }
            return out.toString();
        });
        return new ParsedDocument(
                named.getOrDefault("title", book.title()),
                book.text(),
                named.get("language"),
                null,
                List.of(),
                List.of());
    }

    /** Returns the name of the part that lists all others. */
    private static String root(OfficeParts parts) throws IOException, XMLStreamException {
        XMLStreamReader in = Xml.reader(parts.needed("META-INF/container.xml"));
        while (in.hasNext()) {
            if (in.next() == XMLStreamReader.START_ELEMENT && in.getLocalName().equals("rootfile")) {
                return Xml.value(in, "full-path");
            }
        }
        throw new IOException("it does not say where its list of chapters is");
    }

    private static List<String> chapters(OfficeParts parts, String root) throws IOException, XMLStreamException {
        Map<String, String> items = new HashMap<>();
        List<String> out = new ArrayList<>();
        XMLStreamReader in = Xml.reader(parts.needed(root));
        while (in.hasNext()) {
            if (in.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            if (in.getLocalName().equals("item")
                    && !List.of(Xml.value(in, "properties").split(" ", -1)).contains("nav")) {
                items.put(Xml.value(in, "id"), OfficeParts.resolved(root, Xml.value(in, "href")));
            } else if (in.getLocalName().equals("itemref")) {
                String name = items.get(Xml.value(in, "idref"));
                if (name != null) {
                    out.add(name);
                }
            }
        }
        return out;
    }
}
