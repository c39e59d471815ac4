package dev.footnote.page;

import dev.footnote.api.PermanentException;
import dev.footnote.api.PublishedDate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads DOCX: a zip of XML parts. */
final class DocxDocuments {

    private static final String BODY = "word/document.xml";
    private static final String CORE = "docProps/core.xml";
    private static final Set<String> PARTS = Set.of(BODY, CORE, "word/footnotes.xml", "word/endnotes.xml");

    /** Unpacked bytes of the parts that are read; a 300-page book has about 5 MB. More is a zip bomb. */
    private static final int MAX_UNPACKED = 64 << 20;

    /** Entries looked through; pictures are entries too. */
    private static final int MAX_ENTRIES = 20_000;

    private DocxDocuments() {}

    static ParsedDocument parse(URI url, byte[] bytes) {
        if (!Tail.has(bytes, Tail.OF_ZIP)) {
            throw new PermanentException(
                    url + " is a DOCX that is cut off before its end; get it anew or use another source");
        }
        try {
            Map<String, byte[]> parts = unpack(bytes);
            byte[] body = parts.get(BODY);
            if (body == null) {
                throw new PermanentException(url + " is no DOCX inside: it lacks " + BODY + "; use another source");
            }
            StringBuilder text = new StringBuilder(DocxText.write(reader(body)));
            for (String notes : List.of("word/footnotes.xml", "word/endnotes.xml")) {
                byte[] part = parts.get(notes);
                if (part != null) {
                    text.append("\n\n").append(DocxText.write(reader(part)));
                }
            }
            Map<String, String> core = core(parts.get(CORE));
            PublishedDate edited = Dates.parse(core.getOrDefault("modified", ""), PublishedDate.Kind.EDITED)
                    .orElse(null);
            String language = core.get("language");
            return new ParsedDocument(
                    core.getOrDefault("title", ""),
                    Characters.readable(text.toString()).strip(),
                    language,
                    edited,
                    List.of(),
                    List.of());
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            throw new PermanentException(
                    url + " is a DOCX that cannot be read (" + e.getMessage() + "); use another source", e);
        }
    }

    private static Map<String, byte[]> unpack(byte[] bytes) throws IOException {
        Map<String, byte[]> out = new HashMap<>();
        long budget = MAX_UNPACKED;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry = zip.getNextEntry();
            byte[] buffer = new byte[8192];
            while (entry != null) {
                if (++entries > MAX_ENTRIES) {
                    throw new IOException("it has more than " + MAX_ENTRIES + " entries");
                }
                ByteArrayOutputStream part = PARTS.contains(entry.getName()) ? new ByteArrayOutputStream() : null;
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    budget -= n;
                    if (budget < 0) {
                        throw new IOException("it unpacks to more than " + MAX_UNPACKED + " bytes");
                    }
                    if (part != null) {
                        part.write(buffer, 0, n);
                    }
                }
                if (part != null) {
                    out.put(entry.getName(), part.toByteArray());
                }
                entry = zip.getNextEntry();
            }
        }
        return out;
    }

    private static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    /** The leaves of the core properties by local name. */
    private static Map<String, String> core(byte @Nullable [] xml) throws XMLStreamException {
        Map<String, String> out = new HashMap<>();
        if (xml == null) {
            return out;
        }
        XMLStreamReader in = reader(xml);
        String name = "";
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamReader.START_ELEMENT -> name = in.getLocalName();
                case XMLStreamReader.END_ELEMENT -> name = "";
                case XMLStreamReader.CHARACTERS -> {
                    if (!name.isEmpty() && !in.getText().isBlank()) {
                        out.put(name, in.getText().strip());
                    }
                }
                default -> {}
            }
        }
        return out;
    }
}
