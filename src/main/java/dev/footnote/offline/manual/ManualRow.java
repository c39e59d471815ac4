package dev.footnote.offline.manual;

import dev.footnote.text.MarkedWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the rows of Markdown tables. */
final class ManualRow {

    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

    private static final Pattern HTML_ROW = Pattern.compile("^\\s*<tr\\b");
    private static final Pattern HTML_CELL = Pattern.compile("<t[dh](?: [^<>]{0,80})?>([^<>]{0,400})</t[dh]>");
    private static final Pattern CODE =
            Pattern.compile("<(?:code|kbd|tt)(?: [^<>]{0,80})?>([^<>`]{1,120})</(?:code|kbd|tt)>");
    private static final Pattern TAG = Pattern.compile("</?[a-z]{1,8}(?: [^<>]{0,80})?>");

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
                new ManualBlock(ManualBlock.Kind.ROW, start, line, plain(filled.get(0)), said, standard(cells, heads)));
    }

    /** Returns true for a line on which a row begins that is written in HTML. */
    static boolean isHtml(String line) {
        return HTML_ROW.matcher(line).find();
    }

    /** Returns a row that is written in HTML on one line, or empty where the line is none or has less than two cells. */
    static Optional<ManualBlock> ofHtml(String line, int start) {
        if (!isHtml(line)) {
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>();
        Matcher cell = HTML_CELL.matcher(CODE.matcher(line).replaceAll("`$1`"));
        while (cell.find()) {
            cells.add(cell.group(1).strip());
        }
        return cells.size() < 2 || cells.get(0).isEmpty()
                ? Optional.empty()
                : Optional.of(new ManualBlock(
                        ManualBlock.Kind.ROW,
                        start,
                        line,
                        cells.get(0),
                        String.join(" | ", cells.subList(1, cells.size()))));
    }

    /** What a row explains, without marks of HTML, if those hold code. */
    private static String plain(String cell) {
        return cell.indexOf('<') < 0
                ? cell
                : TAG.matcher(CODE.matcher(cell).replaceAll("`$1`"))
                        .replaceAll(" ")
                        .strip();
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
