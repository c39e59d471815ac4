package dev.footnote.answer.passage;

import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table in a text, with the header of its columns.
 *
 * @param header cells of the first row
 * @param cells of this row
 */
public record TableRow(List<String> header, List<String> cells) {

    /** Rows that are looked at above this one for the header. */
    private static final int MOST_ROWS = 200;

    public TableRow {
        header = List.copyOf(header);
        cells = List.copyOf(cells);
    }

    /** Returns the row that a sentence is, or null if it is none or is the header itself. */
    static @Nullable TableRow at(SourceText page, Span sentence) {
        String text = page.text();
        int start = text.lastIndexOf('\n', Math.max(0, sentence.start() - 1)) + 1;
        String line = line(text, start);
        char bar = line.indexOf('|') >= 0 ? '|' : '\t';
        List<String> cells = cells(line, bar);
        if (cells.size() < 2) {
            return null;
        }
        List<String> header = cells;
        int at = start;
        for (int rows = 0; rows < MOST_ROWS && at > 0; rows++) {
            int above = text.lastIndexOf('\n', at - 2) + 1;
            List<String> up = cells(line(text, above), bar);
            if (up.size() < 2 || above >= at) {
                break;
            }
            header = isRule(up) ? header : up;
            at = above;
        }
        return header.equals(cells) ? null : new TableRow(header, cells);
    }

    private static boolean isRule(List<String> cells) {
        return cells.stream().allMatch(c -> c.chars().allMatch(x -> x == '-' || x == ':' || x == ' '));
    }

    private static String line(String text, int start) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    private static List<String> cells(String line, char bar) {
        if (line.indexOf(bar) < 0) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        String inner = line.strip();
        inner = inner.startsWith("|") ? inner.substring(1) : inner;
        inner = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
        for (String cell : inner.split(bar == '|' ? "\\|" : "\t", -1)) {
            out.add(SourceText.fold(cell.strip()));
        }
        return out;
    }

    public String headerText() {
        return String.join(" | ", header);
    }
}
