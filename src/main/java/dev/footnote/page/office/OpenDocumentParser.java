package dev.footnote.page.office;

import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.format.TableRows;
import dev.footnote.page.format.Xml;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads OpenDocument texts, spreadsheets and slides. */
public final class OpenDocumentParser {

    /** Comments, what was deleted under tracked changes, and parts that only say how things look. */
    private static final Set<String> PASSED =
            Set.of("annotation", "tracked-changes", "automatic-styles", "scripts", "font-face-decls", "note-citation");

    private static final int MOST_REPEATED = 512;

    private static final int DEEPEST = 6;

    private OpenDocumentParser() {}

    /**
     * Reads a file.
     *
     * @throws dev.footnote.api.PermanentException if it cannot be read or has no text
     */
    public static ParsedDocument parse(URI url, byte[] bytes) {
        return OfficeParts.parse(url, bytes, "an OpenDocument file", "meta.xml", OpenDocumentParser::text);
    }

    private static String text(OfficeParts parts) throws IOException, XMLStreamException {
        return new Body(Xml.reader(parts.needed("content.xml"))).text();
    }

    private static final class Body {

        private final XMLStreamReader in;
        private final StringBuilder out = new StringBuilder();
        private final Deque<StringBuilder> paragraphs = new ArrayDeque<>();
        private final Deque<List<List<String>>> tables = new ArrayDeque<>();
        private final StringBuilder cell = new StringBuilder();
        private int items;
        private int repeated = 1;
        private String mark = "";

        Body(XMLStreamReader in) {
            this.in = in;
        }

        String text() throws XMLStreamException {
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamReader.START_ELEMENT -> start(in.getLocalName());
                    case XMLStreamReader.END_ELEMENT -> end(in.getLocalName());
                    case XMLStreamReader.CHARACTERS -> add(in.getText());
                    default -> {}
                }
            }
            return out.toString();
        }

        private void start(String name) throws XMLStreamException {
            if (PASSED.contains(name)) {
                pass();
                return;
            }
            switch (name) {
                case "h" -> {
                    int level = Math.max(1, CellFormats.number(Xml.value(in, "outline-level")));
                    paragraphs.push(new StringBuilder());
                    mark = "#".repeat(Math.min(DEEPEST, level)) + " ";
                }
                case "p" -> {
                    paragraphs.push(new StringBuilder());
                    mark = items > 0 && tables.isEmpty() ? "- " : "";
                }
                case "list-item" -> items++;
                case "s", "tab", "line-break" -> add(" ");
                case "page" -> heading(Xml.value(in, "name"));
                case "table" -> {
                    if (tables.isEmpty()) {
                        heading(Xml.value(in, "name"));
                    }
                    tables.push(new ArrayList<>());
                }
                case "table-row" -> {
                    if (!tables.isEmpty()) {
                        tables.peek().add(new ArrayList<>());
                    }
                }
                case "table-cell", "covered-table-cell" -> {
                    cell.setLength(0);
                    repeated = Math.max(1, CellFormats.number(Xml.value(in, "number-columns-repeated")));
                }
                default -> {}
            }
        }

        private void end(String name) {
            switch (name) {
                case "h", "p" -> paragraph();
                case "list-item" -> items--;
                case "table-cell", "covered-table-cell" -> cell();
                case "table" -> {
                    if (!tables.isEmpty()) {
                        block(TableRows.text(tables.pop()));
                    }
                }
                default -> {}
            }
        }

        private void pass() throws XMLStreamException {
            for (int depth = 1; depth > 0 && in.hasNext(); ) {
                int event = in.next();
                depth += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
            }
        }

        private void add(String text) {
            StringBuilder paragraph = paragraphs.peek();
            if (paragraph != null) {
                paragraph.append(text);
            }
        }

        /** The paragraph of a note stands within another and comes before it. */
        private void paragraph() {
            StringBuilder paragraph = paragraphs.poll();
            String text = paragraph == null ? "" : paragraph.toString().strip();
            if (text.isEmpty()) {
                return;
            }
            if (tables.isEmpty()) {
                block(mark + text);
            } else {
                cell.append(cell.isEmpty() ? "" : " ").append(text);
            }
        }

        /** An empty cell that is repeated to the edge of the sheet is not told. */
        private void cell() {
            List<List<String>> table = tables.peek();
            if (table == null || table.isEmpty()) {
                return;
            }
            List<String> row = table.get(table.size() - 1);
            for (int i = 0; i < repeated && row.size() < MOST_REPEATED; i++) {
                row.add(cell.toString());
            }
            cell.setLength(0);
        }

        private void heading(String name) {
            if (!name.isBlank()) {
                block("## " + name);
            }
        }

        private void block(String text) {
            if (!text.isBlank()) {
                out.append(text).append("\n\n");
            }
        }
    }
}
