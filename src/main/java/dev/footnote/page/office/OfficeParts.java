package dev.footnote.page.office;

import dev.footnote.api.PermanentException;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.page.format.PageDates;
import dev.footnote.page.format.PageSaysException;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.format.Titles;
import dev.footnote.page.format.Xml;
import dev.footnote.page.format.ZipParts;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The XML parts of a zip file, found by name and by their relations to one another. */
final class OfficeParts {

    /** Reads the text of the parts. */
    interface Reader {
        String read(OfficeParts parts) throws IOException, XMLStreamException;
    }

    private final Map<String, byte[]> parts;

    private OfficeParts(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /**
     * Reads a file that is a zip of XML parts.
     *
     * @param kind in words, with its article
     * @param properties the part with title, language and date
     * @throws PermanentException if it cannot be read or has no text
     */
    static ParsedDocument parse(URI url, byte[] bytes, String kind, String properties, Reader reader) {
        try {
            OfficeParts parts = new OfficeParts(ZipParts.of(bytes, OfficeParts::isMarkup));
            String text = InvisibleCharacters.readable(reader.read(parts)).strip();
            if (text.isEmpty()) {
                throw new PermanentException(
                        url + " is " + kind + " without text, likely of pictures; use another source");
            }
            Map<String, String> named = Xml.leaves(parts.part(properties));
            PublishedDate date = date(named);
            String title = Titles.of(named.getOrDefault("title", ""), text);
            return new ParsedDocument(title, text, named.get("language"), date, List.of(), List.of());
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            throw new PageSaysException(
                    url + " is " + kind + " that cannot be read; use another source", e.getMessage(), e);
        }
    }

    private static @Nullable PublishedDate date(Map<String, String> named) {
        String date = named.getOrDefault("modified", named.getOrDefault("date", ""));
        return PageDates.parse(date, PublishedDate.Kind.EDITED).orElse(null);
    }

    private static boolean isMarkup(String name) {
        return name.endsWith(".xml")
                || name.endsWith(".rels")
                || name.endsWith(".opf")
                || name.endsWith(".xhtml")
                || name.endsWith(".html")
                || name.endsWith(".htm");
    }

    byte @Nullable [] part(String name) {
        return parts.get(name);
    }

    /** Returns a part that such a file must have. */
    byte[] needed(String name) throws IOException {
        byte[] part = parts.get(name);
        if (part == null) {
            throw new IOException("it lacks " + name);
        }
        return part;
    }

    /** Returns the parts that a part refers to, by the names of its relations. */
    Map<String, String> relations(String name) throws XMLStreamException {
        int slash = name.lastIndexOf('/') + 1;
        byte[] part = parts.get(name.substring(0, slash) + "_rels/" + name.substring(slash) + ".rels");
        Map<String, String> out = new LinkedHashMap<>();
        if (part == null) {
            return out;
        }
        XMLStreamReader in = Xml.reader(part);
        while (in.hasNext()) {
            if (in.next() == XMLStreamReader.START_ELEMENT
                    && in.getLocalName().equals("Relationship")
                    && !Xml.value(in, "TargetMode").equals("External")) {
                out.put(Xml.value(in, "Id"), resolved(name, Xml.value(in, "Target")));
            }
        }
        return out;
    }

    /** Returns the name of a part that is given relative to another. */
    static String resolved(String name, String target) {
        try {
            String path = new URI(null, null, "/" + name, null)
                    .resolve(new URI(target.replace(" ", "%20")))
                    .getPath();
            return path.startsWith("/") ? path.substring(1) : path;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a relation of " + name + " names no part: " + target, e);
        }
    }
}
