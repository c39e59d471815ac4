package dev.footnote.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Writes one part of a DOCX as Markdown-like text: headings, list items, tables, paragraphs. Deleted revisions are left out. */
final class DocxText {

    private static final Pattern HEADING = Pattern.compile("(?:heading|berschrift|titre|\u6807\u9898)\\s*([1-6])");

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    private final StringBuilder cell = new StringBuilder();
    private final List<String> row = new ArrayList<>();
    private int tables;
    private int rows;
    private int heading;
    private boolean item;
    private boolean text;
    private int deleted;

    private DocxText() {}

    static String write(XMLStreamReader in) throws XMLStreamException {
        DocxText writer = new DocxText();
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamReader.START_ELEMENT -> writer.start(in);
                case XMLStreamReader.END_ELEMENT -> writer.end(in.getLocalName());
                case XMLStreamReader.CHARACTERS -> {
                    if (writer.text && writer.deleted == 0) {
                        writer.paragraph.append(in.getText());
                    }
                }
                default -> {}
            }
        }
        return writer.out.toString().strip();
    }

    private void start(XMLStreamReader in) {
        switch (in.getLocalName()) {
            case "p" -> {
                paragraph.setLength(0);
                heading = 0;
                item = false;
            }
            case "pStyle" -> style(value(in));
            case "outlineLvl" -> level(value(in));
            case "numPr" -> item = true;
            case "t" -> text = true;
            case "tab" -> paragraph.append(' ');
            case "br", "cr" -> paragraph.append('\n');
            case "noBreakHyphen" -> paragraph.append('-');
            case "del", "moveFrom", "Fallback" -> deleted++;
            case "tbl" -> {
                tables++;
                rows = tables == 1 ? 0 : rows;
                out.append(tables == 1 ? "\n" : "");
            }
            case "tr" -> {
                if (tables == 1) {
                    row.clear();
                }
            }
            case "tc" -> {
                if (tables == 1) {
                    cell.setLength(0);
                }
            }
            default -> {}
        }
    }

    private void end(String name) {
        switch (name) {
            case "t" -> text = false;
            case "del", "moveFrom", "Fallback" -> deleted--;
            case "p" -> paragraph();
            case "tc" -> {
                if (tables == 1) {
                    row.add(cell.toString().strip().replaceAll("\\s+", " ").replace("|", "\\|"));
                }
            }
            case "tr" -> {
                if (tables == 1) {
                    row();
                }
            }
            case "tbl" -> {
                tables--;
                out.append(tables == 0 ? "\n" : "");
            }
            default -> {}
        }
    }

    private void row() {
        out.append("| ").append(String.join(" | ", row)).append(" |\n");
        if (rows++ == 0) {
            out.append('|').append("---|".repeat(row.size())).append('\n');
        }
    }

    private void paragraph() {
        String words = paragraph.toString().strip();
        paragraph.setLength(0);
        if (words.isEmpty()) {
            return;
        }
        if (tables > 0) {
            cell.append(words).append(' ');
        } else if (heading > 0) {
            out.append("\n\n")
                    .append("#".repeat(heading))
                    .append(' ')
                    .append(words)
                    .append("\n\n");
        } else if (item) {
            out.append("- ").append(words).append('\n');
        } else {
            out.append('\n').append(words).append('\n');
        }
    }

    private void style(String style) {
        String plain = style.toLowerCase(Locale.ROOT);
        Matcher m = HEADING.matcher(plain);
        if (plain.equals("title")) {
            heading = 1;
        } else if (m.find()) {
            heading = Integer.parseInt(m.group(1));
        } else if (plain.startsWith("list")) {
            item = true;
        }
    }

    private void level(String level) {
        if (heading == 0 && level.matches("[0-5]")) {
            heading = Integer.parseInt(level) + 1;
        }
    }

    private static String value(XMLStreamReader in) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeLocalName(i).equals("val")) {
                return in.getAttributeValue(i);
            }
        }
        return "";
    }
}
