package dev.footnote.page.format;

import java.util.ArrayList;
import java.util.List;

/** Writes the rows of a table as lines that can be read, and quoted, one by one: each cell with the name of its column before it. */
public final class TableRows {

    private TableRows() {}

    /**
     * Returns the rows as text, a line a row.
     *
     * @param rows cells as text; rows may differ in length, and those without text are passed over
     */
    public static String text(List<List<String>> rows) {
        List<List<String>> filled = rows.stream()
                .map(row -> row.stream().map(TableRows::plain).toList())
                .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                .toList();
        boolean headed = filled.size() > 1 && isHead(filled.get(0));
        List<String> lines = new ArrayList<>();
        for (List<String> row : headed ? filled.subList(1, filled.size()) : filled) {
            lines.add(line(row, headed ? filled.get(0) : List.of()));
        }
        return String.join("\n", lines);
    }

    /** Names of columns: two or more, none empty, none that begins with a digit, no two alike. */
    private static boolean isHead(List<String> row) {
        return row.size() > 1
                && row.stream().noneMatch(cell -> cell.isEmpty() || Character.isDigit(cell.codePointAt(0)))
                && row.stream().distinct().count() == row.size();
    }

    private static String line(List<String> row, List<String> head) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isEmpty()) {
                String name = i < head.size() ? head.get(i) + ": " : "";
                out.append(out.isEmpty() ? "" : "; ").append(name).append(row.get(i));
            }
        }
        return out.toString();
    }

    private static String plain(String cell) {
        StringBuilder out = new StringBuilder();
        cell.strip().codePoints().forEach(c -> {
            boolean space = Character.isWhitespace(c) || c == 0xA0;
            if (!space) {
                out.appendCodePoint(c);
            } else if (out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        });
        return out.toString();
    }

    /**
     * Returns the rows of a text with separated values.
     *
     * @param text whose first line tells the separator: the comma, the semicolon or the tab that it has most often
     */
    public static List<List<String>> separated(String text) {
        int end = text.indexOf('\n');
        char separator = separator(end < 0 ? text : text.substring(0, end));
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                quoted = c != '"' || doubled;
                if (quoted) {
                    cell.append(c);
                }
                i += doubled ? 1 : 0;
            } else if (c == '"' && cell.toString().isBlank()) {
                quoted = true;
                cell.setLength(0);
            } else if (c == separator || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        row.add(cell.toString());
        rows.add(row);
        return rows;
    }

    private static char separator(String line) {
        char best = ',';
        for (char c : new char[] {';', '\t'}) {
            char known = best;
            if (line.chars().filter(x -> x == c).count()
                    > line.chars().filter(x -> x == known).count()) {
                best = c;
            }
        }
        return best;
    }
}
