package dev.footnote.offline.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the rows of Markdown tables. */
final class ManualRow {

    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

    private ManualRow() {}

    /** Returns the cells of a line, empty ones among them. */
    static List<String> cells(String line) {
        List<String> out = new ArrayList<>();
        for (String cell : CELL.split(line.strip(), -1)) {
            out.add(cell.strip());
        }
        if (!out.isEmpty() && out.get(0).isEmpty()) {
            out.remove(0);
        }
        if (!out.isEmpty() && out.get(out.size() - 1).isEmpty()) {
            out.remove(out.size() - 1);
        }
        return out;
    }

    /**
     * Returns a row, or empty where less than two of its cells hold anything.
     *
     * @param line verbatim
     * @param heads what the table's first row says of its columns; empty where that was not read
     * @param start offset of the line in the source's text
     */
    static Optional<ManualBlock> of(String line, List<String> heads, int start) {
        List<String> cells = cells(line);
        List<String> filled = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        if (filled.size() < 2) {
            return Optional.empty();
        }
        String said = String.join(" | ", filled.subList(1, filled.size()));
        return Optional.of(
                new ManualBlock(ManualBlock.Kind.ROW, start, line, filled.get(0), said, standard(cells, heads)));
    }

    /** The cell in the column of defaults. */
    private static String standard(List<String> cells, List<String> heads) {
        for (int i = 0; i < Math.min(cells.size(), heads.size()); i++) {
            if (ManualFields.isDefault(MarkedWords.bare(heads.get(i)))) {
                return cells.get(i);
            }
        }
        return "";
    }
}
