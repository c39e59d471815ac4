package dev.footnote.page.docx;

import dev.footnote.page.format.Xml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The parts that the body of a DOCX shows in its place: charts, diagrams and files of other kinds, and what stands at the head and foot of its pages. */
final class DocxAttachments {

    private static final String FOLDER = "word/";
    private static final Pattern RUNNING = Pattern.compile("word/(?:header|footer)[0-9]{0,3}\\.xml");

    /** Heads and feet that are nothing but the number of the page. */
    private static final Pattern NUMBER =
            Pattern.compile("(?:\\p{L}{1,8}\\s)?[\\d\\s/|–-]{1,12}(?:\\p{L}{1,4}\\s\\d{1,4})?");

    private final Map<String, byte[]> parts;
    private final Map<String, String> relations;
    private final UnaryOperator<String> html;

    /**
     * Attachments of a body.
     *
     * @param relations the names of parts by their identifiers in the body
     * @param html turns a page into text
     */
    DocxAttachments(Map<String, byte[]> parts, Map<String, String> relations, UnaryOperator<String> html) {
        this.parts = parts;
        this.relations = relations;
        this.html = html;
    }

    static boolean isRead(String name) {
        return RUNNING.matcher(name).matches()
                || name.startsWith("word/charts/chart")
                || name.startsWith("word/diagrams/data")
                || name.startsWith(FOLDER) && (name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".txt"))
                || name.equals("word/_rels/document.xml.rels");
    }

    /** Returns the parts by their identifiers, as a part of relations gives them. */
    static Map<String, String> relations(byte @Nullable [] part) throws XMLStreamException {
        Map<String, String> out = new TreeMap<>();
        if (part == null) {
            return out;
        }
        XMLStreamReader in = Xml.reader(part);
        while (in.hasNext()) {
            if (in.next() == XMLStreamReader.START_ELEMENT && in.getLocalName().equals("Relationship")) {
                String target = Xml.value(in, "Target");
                out.put(Xml.value(in, "Id"), target.startsWith("/") ? target.substring(1) : FOLDER + target);
            }
        }
        return out;
    }

    /** Returns the text of the part with an identifier, or an empty text. */
    String text(String id) {
        String name = relations.getOrDefault(id, "");
        byte[] part = parts.get(name);
        if (part == null) {
            return "";
        }
        try {
            if (name.contains("/charts/")) {
                return chart(Xml.reader(part));
            }
            if (name.contains("/diagrams/")) {
                return lines(Xml.reader(part));
            }
            String text = new String(part, StandardCharsets.UTF_8);
            return name.endsWith(".txt") ? text.strip() : html.apply(text);
        } catch (XMLStreamException e) {
            return ""; // the rest of the document can be read
        }
    }

    /** Returns what stands at the head or foot of pages, each text once. */
    Set<String> running(DocxStyles styles, DocxNumbering numbering) throws XMLStreamException {
        Set<String> out = new LinkedHashSet<>();
        for (Map.Entry<String, byte[]> part : new TreeMap<>(parts).entrySet()) {
            if (RUNNING.matcher(part.getKey()).matches()) {
                String text = new DocxText(styles, numbering, new java.util.HashMap<>(), id -> "")
                        .body(Xml.reader(part.getValue()))
                        .strip();
                if (!text.isEmpty() && !NUMBER.matcher(text).matches()) {
                    out.add(text);
                }
            }
        }
        return out;
    }

    /** The paragraphs of a drawing. */
    private static String lines(XMLStreamReader in) throws XMLStreamException {
        StringBuilder out = new StringBuilder();
        boolean text = false;
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                text = in.getPrefix().equals("a") && in.getLocalName().equals("t");
            } else if (event == XMLStreamReader.END_ELEMENT) {
                text = false;
                out.append(in.getLocalName().equals("p") && out.length() > 0 ? "\n" : "");
            } else if (event == XMLStreamReader.CHARACTERS && text) {
                out.append(in.getText());
            }
        }
        return out.toString().strip();
    }

    /** The titles of a chart, and a line for each of its values. */
    private static String chart(XMLStreamReader in) throws XMLStreamException {
        StringBuilder titles = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        List<String> names = new ArrayList<>();
        String series = "";
        String place = "";
        String leaf = "";
        int value = 0;
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                leaf = in.getLocalName();
                switch (leaf) {
                    case "ser" -> {
                        names.clear();
                        series = "";
                        value = 0;
                    }
                    case "tx", "cat", "val", "title", "xVal", "yVal" -> place = leaf;
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                leaf = "";
            } else if (event == XMLStreamReader.CHARACTERS && leaf.equals("t")) {
                titles.append(titles.length() == 0 ? "" : " ")
                        .append(in.getText().strip());
            } else if (event == XMLStreamReader.CHARACTERS
                    && leaf.equals("v")
                    && !in.getText().isBlank()) {
                String text = in.getText().strip();
                switch (place) {
                    case "tx" -> series = text;
                    case "cat", "xVal" -> names.add(text);
                    case "val", "yVal" -> {
                        String name = value < names.size() ? names.get(value) : "";
                        value++;
                        rows.append('\n')
                                .append(series)
                                .append(series.isEmpty() || name.isEmpty() ? "" : ", ")
                                .append(name);
                        rows.append(": ").append(text);
                    }
                    default -> {}
                }
            }
        }
        return (titles.toString() + rows).strip();
    }
}
