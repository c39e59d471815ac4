package dev.footnote.page.office;

import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.format.TableRows;
import dev.footnote.page.format.Xml;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads PPTX: the slides in their order, each under its title, with the speaker's notes. Hidden slides are passed over. */
public final class SlidesParser {

    private static final String SHOW = "ppt/presentation.xml";

    private SlidesParser() {}

    /**
     * Reads a file.
     *
     * @throws dev.footnote.api.PermanentException if it cannot be read or has no text
     */
    public static ParsedDocument parse(URI url, byte[] bytes) {
        return OfficeParts.parse(url, bytes, "a file of slides", "docProps/core.xml", SlidesParser::text);
    }

    private static String text(OfficeParts parts) throws IOException, XMLStreamException {
        Map<String, String> slides = parts.relations(SHOW);
        StringBuilder out = new StringBuilder();
        XMLStreamReader in = Xml.reader(parts.needed(SHOW));
        while (in.hasNext()) {
            if (in.next() == XMLStreamReader.START_ELEMENT && in.getLocalName().equals("sldId")) {
                String name = slides.getOrDefault(relation(in), "");
                byte[] slide = parts.part(name);
                if (slide != null) {
                    String text = new Slide(slide).text();
                    out.append(text.isEmpty() ? "" : text + "\n\n");
                    out.append(text.isEmpty() ? "" : notes(parts, name));
                }
            }
        }
        return out.toString();
    }

    private static String relation(XMLStreamReader in) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeLocalName(i).equals("id")
                    && in.getAttributeValue(i).startsWith("rId")) {
                return in.getAttributeValue(i);
            }
        }
        return "";
    }

    private static String notes(OfficeParts parts, String slide) throws XMLStreamException {
        for (String name : parts.relations(slide).values()) {
            byte[] notes = parts.part(name);
            if (name.startsWith("ppt/notesSlides/") && notes != null) {
                String text = new Slide(notes).text();
                return text.isEmpty() ? "" : "Notes: " + text + "\n\n";
            }
        }
        return "";
    }

    /** One slide, or the page with its notes. */
    private static final class Slide {

        private final XMLStreamReader in;
        private final List<String> blocks = new ArrayList<>();
        private final StringBuilder paragraph = new StringBuilder();
        private String title = "";
        private String place = "";
        private final List<List<String>> table = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private boolean inTable;
        private boolean inText;
        private boolean hidden;

        Slide(byte[] part) throws XMLStreamException {
            this.in = Xml.reader(part);
        }

        String text() throws XMLStreamException {
            while (in.hasNext() && !hidden) {
                switch (in.next()) {
                    case XMLStreamReader.START_ELEMENT -> start(in.getLocalName());
                    case XMLStreamReader.END_ELEMENT -> end(in.getLocalName());
                    case XMLStreamReader.CHARACTERS -> paragraph.append(inText ? in.getText() : "");
                    default -> {}
                }
            }
            String body = String.join("\n\n", blocks);
            return hidden ? "" : title.isEmpty() ? body : "## " + title + (body.isEmpty() ? "" : "\n\n" + body);
        }

        private void start(String name) {
            switch (name) {
                case "sld" -> hidden = Xml.value(in, "show").equals("0");
                case "sp" -> place = "";
                case "ph" -> place = Xml.value(in, "type");
                case "tbl" -> {
                    inTable = true;
                    table.clear();
                }
                case "tr" -> table.add(new ArrayList<>());
                case "t" -> inText = true;
                case "br" -> paragraph.append(' ');
                default -> {}
            }
        }

        private void end(String name) {
            switch (name) {
                case "t" -> inText = false;
                case "p" -> paragraph();
                case "tc" -> {
                    if (!table.isEmpty()) {
                        table.get(table.size() - 1).add(cell.toString());
                    }
                    cell.setLength(0);
                }
                case "tbl" -> {
                    inTable = false;
                    add(TableRows.text(table));
                }
                default -> {}
            }
        }

        /** Numbers, dates and feet of slides repeat on each. */
        private void paragraph() {
            String text = paragraph.toString().strip();
            paragraph.setLength(0);
            boolean repeated =
                    place.equals("sldNum") || place.equals("dt") || place.equals("ftr") || place.equals("hdr");
            if (text.isEmpty() || repeated) {
                return;
            }
            if (inTable) {
                cell.append(cell.isEmpty() ? "" : " ").append(text);
            } else if (place.equals("title") || place.equals("ctrTitle")) {
                title = title.isEmpty() ? text : title + " " + text;
            } else {
                add(text);
            }
        }

        private void add(String block) {
            if (!block.isBlank()) {
                blocks.add(block);
            }
        }
    }
}
