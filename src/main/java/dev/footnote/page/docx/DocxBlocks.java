package dev.footnote.page.docx;

import java.util.ArrayList;
import java.util.List;

/** Paragraphs, items and tables that follow each other: in the body of a DOCX, in a cell of a table, in a text box. */
final class DocxBlocks {

    /** Wider spans are cut: a file may say that a cell spans 100000 columns. */
    private static final int MAX_SPAN = 63;

    private final StringBuilder out = new StringBuilder();
    private boolean afterItem;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private boolean rowDeleted;
    private int span = 1;
    private boolean continued;

    void add(String text) {
        add(text, false);
    }

    void add(String text, boolean item) {
        if (text.isBlank()) {
            return;
        }
        out.append(out.length() == 0 ? "" : item && afterItem ? "\n" : "\n\n").append(text);
        afterItem = item;
    }

    String text() {
        return out.toString();
    }

    void startTable() {
        rows.clear();
    }

    void startRow() {
        row = new ArrayList<>();
        rowDeleted = false;
    }

    void deleteRow() {
        rowDeleted = true;
    }

    void skipCells(String count) {
        for (int i = 0; i < spanOf(count) && !count.isBlank(); i++) {
            row.add("");
        }
    }

    void startCell() {
        span = 1;
        continued = false;
    }

    void span(String columns) {
        span = spanOf(columns);
    }

    void continueAbove() {
        continued = true;
    }

    void endCell(String text) {
        String shown = text;
        if (continued && !rows.isEmpty()) {
            // Said once across, but again in each row down: a row must be understood by itself.
            List<String> above = rows.get(rows.size() - 1);
            shown = row.size() < above.size() ? above.get(row.size()) : "";
        }
        row.add(shown);
        for (int i = 1; i < span; i++) {
            row.add("");
        }
    }

    void endRow() {
        if (!rowDeleted && row.stream().anyMatch(cell -> !cell.isBlank())) {
            rows.add(row);
        }
    }

    /** A table of one cell is a frame around text. */
    void endTable() {
        int widest = rows.stream().mapToInt(List::size).max().orElse(0);
        if (rows.size() == 1 && widest == 1) {
            add(rows.get(0).get(0));
        } else if (widest > 0) {
            add(table(widest));
        }
        rows.clear();
    }

    private String table(int widest) {
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            table.append(i == 0 ? "" : "\n").append('|');
            for (int j = 0; j < widest; j++) {
                List<String> cells = rows.get(i);
                String cell = j < cells.size() ? flat(cells.get(j)) : "";
                table.append(' ').append(cell).append(cell.isEmpty() ? "|" : " |");
            }
            if (i == 0) {
                table.append("\n|").append("---|".repeat(widest));
            }
        }
        return table.toString();
    }

    private static String flat(String text) {
        StringBuilder flat = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                gap = flat.length() > 0;
                continue;
            }
            flat.append(gap ? " " : "").append(c == '|' ? "\\|" : c);
            gap = false;
        }
        return flat.toString();
    }

    private static int spanOf(String text) {
        try {
            return Math.max(1, Math.min(MAX_SPAN, Integer.parseInt(text.strip())));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
