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
import org.jspecify.annotations.Nullable;

/** Reads XLSX: a heading a sheet, a line a row. Hidden sheets are passed over. */
public final class SpreadsheetParser {

    private static final String BOOK = "xl/workbook.xml";

    /** Cells behind are far off what a person reads. */
    private static final int MOST_COLUMNS = 512;

    private SpreadsheetParser() {}

    /**
     * Reads a file.
     *
     * @throws dev.footnote.api.PermanentException if it cannot be read or has no text
     */
    public static ParsedDocument parse(URI url, byte[] bytes) {
        return OfficeParts.parse(url, bytes, "a spreadsheet", "docProps/core.xml", SpreadsheetParser::text);
    }

    private static String text(OfficeParts parts) throws IOException, XMLStreamException {
        Map<String, String> sheets = parts.relations(BOOK);
        List<String> shared = strings(parts.part("xl/sharedStrings.xml"));
        CellFormats formats = CellFormats.read(parts.part("xl/styles.xml"));
        StringBuilder out = new StringBuilder();
        XMLStreamReader in = Xml.reader(parts.needed(BOOK));
        boolean from1904 = false;
        while (in.hasNext()) {
            if (in.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            if (in.getLocalName().equals("workbookPr")) {
                String value = Xml.value(in, "date1904");
                from1904 = value.equals("1") || value.equals("true");
            } else if (in.getLocalName().equals("sheet")
                    && !Xml.value(in, "state")
                            .toLowerCase(java.util.Locale.ROOT)
                            .contains("hidden")) {
                String name = Xml.value(in, "name");
                byte[] sheet = parts.part(sheets.getOrDefault(relation(in), ""));
                String rows = sheet == null ? "" : TableRows.text(rows(sheet, shared, formats, from1904));
                out.append(rows.isEmpty() ? "" : "## " + name + "\n\n" + rows + "\n\n");
            }
        }
        return out.toString();
    }

    /** The relation's name; the sheet's own number has the same local name in lower case letters only. */
    private static String relation(XMLStreamReader in) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String space = in.getAttributeNamespace(i);
            if (in.getAttributeLocalName(i).equals("id") && space != null && space.contains("relationships")) {
                return in.getAttributeValue(i);
            }
        }
        return "";
    }

    private static List<String> strings(byte @Nullable [] part) throws XMLStreamException {
        List<String> out = new ArrayList<>();
        if (part == null) {
            return out;
        }
        XMLStreamReader in = Xml.reader(part);
        while (in.hasNext()) {
            if (in.next() == XMLStreamReader.START_ELEMENT && in.getLocalName().equals("si")) {
                out.add(runs(in, "si"));
            }
        }
        return out;
    }

    /** The text of an element's runs; how East Asian words are spoken is left out. */
    private static String runs(XMLStreamReader in, String end) throws XMLStreamException {
        StringBuilder out = new StringBuilder();
        int spoken = 0;
        boolean text = false;
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                spoken += in.getLocalName().equals("rPh") ? 1 : 0;
                text = in.getLocalName().equals("t");
            } else if (event == XMLStreamReader.END_ELEMENT) {
                spoken -= in.getLocalName().equals("rPh") ? 1 : 0;
                text = false;
                if (in.getLocalName().equals(end)) {
                    break;
                }
            } else if (event == XMLStreamReader.CHARACTERS && text && spoken == 0) {
                out.append(in.getText());
            }
        }
        return out.toString();
    }

    private static List<List<String>> rows(byte[] sheet, List<String> shared, CellFormats formats, boolean from1904)
            throws XMLStreamException {
        List<List<String>> out = new ArrayList<>();
        List<String> row = new ArrayList<>();
        XMLStreamReader in = Xml.reader(sheet);
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamReader.START_ELEMENT && in.getLocalName().equals("row")) {
                row = new ArrayList<>();
                out.add(row);
            } else if (event == XMLStreamReader.START_ELEMENT
                    && in.getLocalName().equals("c")) {
                int column = column(Xml.value(in, "r"), row.size());
                String value = cell(in, shared, formats, from1904);
                while (column < MOST_COLUMNS && row.size() <= column) {
                    row.add("");
                }
                if (column < MOST_COLUMNS) {
                    row.set(column, value);
                }
            }
        }
        return out;
    }

    /** The column of a reference as "B7", counted from 0; the next one if there is none. */
    private static int column(String reference, int next) {
        int column = 0;
        for (int i = 0; i < Math.min(4, reference.length()); i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        return column == 0 ? next : column - 1;
    }

    private static String cell(XMLStreamReader in, List<String> shared, CellFormats formats, boolean from1904)
            throws XMLStreamException {
        String type = Xml.value(in, "t");
        String style = Xml.value(in, "s");
        String value = "";
        String name = "c";
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                name = in.getLocalName();
                if (name.equals("is")) {
                    value = runs(in, "is");
                }
            } else if (event == XMLStreamReader.CHARACTERS && name.equals("v")) {
                value += in.getText();
            } else if (event == XMLStreamReader.END_ELEMENT) {
                name = "";
                if (in.getLocalName().equals("c")) {
                    break;
                }
            }
        }
        return switch (type) {
            case "s" -> shared(value, shared);
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "str", "inlineStr", "e", "d" -> value;
            default -> formats.shown(value, style, from1904);
        };
    }

    private static String shared(String value, List<String> shared) {
        int at = CellFormats.number(value.strip());
        return at >= 0 && at < shared.size() ? shared.get(at) : "";
    }
}
