package dev.footnote.page.docx;

import dev.footnote.api.PermanentException;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.page.format.PageDates;
import dev.footnote.page.format.PageSaysException;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.format.Tail;
import dev.footnote.page.format.Titles;
import dev.footnote.page.format.Xml;
import dev.footnote.page.format.ZipParts;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Reads DOCX: a zip of XML parts. */
public final class DocxParser {

    private static final String BODY = "word/document.xml";
    private static final String CORE = "docProps/core.xml";
    private static final Pattern OTHER_BODY = Pattern.compile("word/document[0-9]{1,3}\\.xml");
    private static final Set<String> PARTS =
            Set.of(BODY, CORE, "word/footnotes.xml", "word/endnotes.xml", "word/styles.xml", "word/numbering.xml");

    private DocxParser() {}

    /**
     * Reads a file.
     *
     * @param html turns pages that stand in it into text
     */
    public static ParsedDocument parse(URI url, byte[] bytes, UnaryOperator<String> html) {
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
            String text = InvisibleCharacters.readable(text(body, parts, html)).strip();
            if (text.isEmpty()) {
                throw new PermanentException(
                        url + " is a DOCX without text, likely of pictures; use another source or run OCR over it");
            }
            Map<String, String> core = Xml.leaves(parts.get(CORE));
            PublishedDate edited = PageDates.parse(core.getOrDefault("modified", ""), PublishedDate.Kind.EDITED)
                    .orElse(null);
            String language = core.get("language");
            return new ParsedDocument(
                    Titles.of(core.getOrDefault("title", ""), text), text, language, edited, List.of(), List.of());
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            throw new PageSaysException(url + " is a DOCX that cannot be read; use another source", e.getMessage(), e);
        }
    }

    private static String text(byte[] body, Map<String, byte[]> parts, UnaryOperator<String> html)
            throws XMLStreamException {
        DocxStyles styles = DocxStyles.read(parts.get("word/styles.xml"));
        DocxNumbering numbering = DocxNumbering.read(parts.get("word/numbering.xml"));
        Map<String, String> marks = new LinkedHashMap<>();
        DocxAttachments attachments =
                new DocxAttachments(parts, DocxAttachments.relations(parts.get("word/_rels/document.xml.rels")), html);
        StringBuilder out =
                new StringBuilder(new DocxText(styles, numbering, marks, attachments::text).body(Xml.reader(body)));
        Map<String, String> notes = new HashMap<>();
        for (String kind : List.of("footnote", "endnote")) {
            byte[] part = parts.get("word/" + kind + "s.xml");
            if (part != null) {
                new DocxText(styles, numbering, new HashMap<>(), attachments::text)
                        .notes(Xml.reader(part), kind)
                        .forEach((id, text) -> notes.put(kind + ' ' + id, text));
            }
        }
        marks.forEach((key, mark) -> {
            String note = notes.getOrDefault(key, "");
            out.append(note.isEmpty() ? "" : "\n\n[^" + mark + "]: " + note);
        });
        attachments
                .running(styles, numbering)
                .forEach(text -> out.append("\n\n").append(text));
        return out.toString();
    }

    private static Map<String, byte[]> unpack(byte[] bytes) throws IOException {
        Map<String, byte[]> out = new HashMap<>();
        ZipParts.of(bytes, DocxParser::isRead).forEach((name, part) -> out.put(plain(name), part));
        return out;
    }

    /** The usual name of a part. */
    private static String plain(String name) {
        boolean body = OTHER_BODY
                .matcher(name.replace("_rels/", "").replace(".rels", ""))
                .matches();
        return !body ? name : name.endsWith(".rels") ? "word/_rels/document.xml.rels" : BODY;
    }

    /** Some programs number the body's name. */
    private static boolean isRead(String name) {
        return PARTS.contains(name) || !plain(name).equals(name) || DocxAttachments.isRead(name);
    }
}
