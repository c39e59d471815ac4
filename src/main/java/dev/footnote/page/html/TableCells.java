package dev.footnote.page.html;

import dev.footnote.page.dom.Descendants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The cells of a table of data, row by row; spans are laid out so that each cell stands in its column. */
final class TableCells {

    private static final Set<String> ROW = Set.of("tr");
    private static final Set<String> HEAD = Set.of("th");

    private static final Pattern SPAN = Pattern.compile("\\d{1,6}");

    /** A table with longer cells is one for layout, unless it has heads of rows or columns. */
    private static final int MAX_CELL = 600;

    /** Longer cells are pages of their own, whatever stands above them. */
    private static final int MAX_HEADED_CELL = 8000;

    /** Wider and higher spans are cut: a page may say colspan="100000". */
    private static final int MAX_SPAN = 60;

    private record Cell(String text, int rowsLeft) {}

    private final List<List<String>> rows = new ArrayList<>();
    /** Cells that reach down into the next row, by column. */
    private Map<Integer, Cell> reaching = new TreeMap<>();

    private TableCells() {}

    /** None where the table is one for layout. */
    static List<List<String>> of(Element table) {
        if (table.selectFirst("table table, pre, h1, h2") != null
                || table.attr("role").equals("presentation")) {
            return List.of();
        }
        TableCells cells = new TableCells();
        int longest = Descendants.has(table, HEAD) ? MAX_HEADED_CELL : MAX_CELL;
        for (Element tr : Descendants.named(table, ROW)) {
            if (!cells.row(tr, longest)) {
                return List.of();
            }
        }
        int widest = cells.rows.stream().mapToInt(List::size).max().orElse(0);
        return widest < 2 ? List.of() : cells.rows;
    }

    /** Adds a row; false if a cell is too long for a table. */
    private boolean row(Element tr, int longest) {
        List<String> row = new ArrayList<>();
        Map<Integer, Cell> next = new TreeMap<>();
        for (Element cell : tr.children()) {
            reachIn(row, next);
            String text = HtmlMarkdownWriter.flat(cell);
            if (text.length() > longest) {
                return false;
            }
            String escaped = text.replace("|", "\\|");
            int down = span(cell, "rowspan") - 1;
            int across = span(cell, "colspan");
            for (int i = 0; i < across; i++) {
                // Said once across, but again in each row down: a row must be understood by itself.
                String shown = i == 0 ? escaped : "";
                if (down > 0) {
                    next.put(row.size(), new Cell(shown, down));
                }
                row.add(shown);
            }
        }
        reachIn(row, next);
        reaching = next;
        if (row.stream().anyMatch(text -> !text.isEmpty())) {
            rows.add(row);
        }
        return true;
    }

    private void reachIn(List<String> row, Map<Integer, Cell> next) {
        for (Cell cell = reaching.get(row.size()); cell != null; cell = reaching.get(row.size())) {
            if (cell.rowsLeft() > 1) {
                next.put(row.size(), new Cell(cell.text(), cell.rowsLeft() - 1));
            }
            row.add(cell.text());
        }
    }

    private static int span(Element cell, String name) {
        String text = cell.attr(name).strip();
        return SPAN.matcher(text).matches() ? Math.max(1, Math.min(MAX_SPAN, Integer.parseInt(text))) : 1;
    }
}
