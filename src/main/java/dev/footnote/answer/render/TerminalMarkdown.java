package dev.footnote.answer.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** A safe tree as text for a terminal: no markup, but lists, tables and quotes stay what they are. */
final class TerminalMarkdown {

    private static final Pattern MARK = Pattern.compile("\\[\\d{1,6}]");
    private static final int LEAST_COLUMNS = 10;

    /** How a stretch is shown: its style and its text. */
    private final BinaryOperator<String> styled;

    /** How a mark is shown. */
    private final UnaryOperator<String> marked;

    /**
     * A writer.
     *
     * @param styled gives a text in one of the styles bold and yellow, or as it is
     * @param marked gives a mark as it is shown
     */
    TerminalMarkdown(BinaryOperator<String> styled, UnaryOperator<String> marked) {
        this.styled = styled;
        this.marked = marked;
    }

    List<String> lines(Node parent, int columns) {
        List<String> out = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            List<String> block = block(node, Math.max(LEAST_COLUMNS, columns));
            boolean tight = node instanceof ListBlock && parent instanceof ListItem;
            if (!out.isEmpty() && !block.isEmpty() && !tight) {
                out.add("");
            }
            out.addAll(block);
        }
        return out;
    }

    private List<String> block(Node node, int columns) {
        if (node instanceof Heading) {
            return TerminalText.wrap(styled.apply(PlainPage.BOLD, inline(node)), columns);
        }
        if (node instanceof ListBlock list) {
            return list(list, columns);
        }
        if (node instanceof BlockQuote) {
            return prefixed("| ", "| ", lines(node, columns - 2));
        }
        if (node instanceof FencedCodeBlock code) {
            return prefixed(
                    "    ", "    ", code.getLiteral().stripTrailing().lines().toList());
        }
        if (node instanceof IndentedCodeBlock code) {
            return prefixed(
                    "    ", "    ", code.getLiteral().stripTrailing().lines().toList());
        }
        return node instanceof TableBlock
                ? table(node, columns)
                : TerminalText.wrap(inline(node).strip(), columns);
    }

    private List<String> list(ListBlock list, int columns) {
        List<String> out = new ArrayList<>();
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String mark = list instanceof OrderedList ? number++ + ". " : "- ";
            out.addAll(prefixed(mark, " ".repeat(mark.length()), lines(item, columns - mark.length())));
        }
        return out;
    }

    private static List<String> prefixed(String first, String next, List<String> lines) {
        List<String> out = new ArrayList<>();
        for (String line : lines) {
            out.add((out.isEmpty() ? first : next) + line);
        }
        return out;
    }

    private List<String> table(Node table, int columns) {
        List<List<String>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                List<String> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    cells.add(cell instanceof TableCell ? inline(cell).strip() : "");
                }
                rows.add(cells);
            }
        }
        int[] widths = widths(rows);
        int sum = 0;
        for (int width : widths) {
            sum += width + 2;
        }
        List<String> out = new ArrayList<>();
        for (List<String> cells : rows) {
            out.addAll(
                    sum - 2 <= columns
                            ? List.of(row(cells, widths))
                            : TerminalText.wrap(String.join(" | ", cells), columns));
        }
        if (!out.isEmpty() && sum - 2 <= columns) {
            out.add(1, "-".repeat(Math.max(1, sum - 2)));
        }
        return out;
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
        for (List<String> cells : rows) {
            for (int i = 0; i < Math.min(widths.length, cells.size()); i++) {
                widths[i] = Math.max(widths[i], TerminalText.width(cells.get(i)));
            }
        }
        return widths;
    }

    private static String row(List<String> cells, int[] widths) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(widths.length, cells.size()); i++) {
            out.append(cells.get(i)).append(" ".repeat(widths[i] - TerminalText.width(cells.get(i)) + 2));
        }
        return out.toString().stripTrailing();
    }

    /** How a claim says that it is not fully supported: with emphasis in brackets. */
    private static boolean isVerdict(StringBuilder before) {
        return before.length() > 0 && "(\uFF08".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    private String inline(Node parent) {
        StringBuilder out = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                out.append(MARK.matcher(text.getLiteral())
                        .replaceAll(m -> Matcher.quoteReplacement(marked.apply(m.group()))));
            } else if (node instanceof Code code) {
                out.append(code.getLiteral());
            } else if (node instanceof Emphasis && isVerdict(out)) {
                out.append(styled.apply(PlainPage.YELLOW, inline(node)));
            } else if (node instanceof StrongEmphasis) {
                out.append(styled.apply(PlainPage.BOLD, inline(node)));
            } else if (node instanceof Link link) {
                String label = inline(node);
                out.append(label.equals(link.getDestination()) ? label : label + " (" + link.getDestination() + ")");
            } else {
                out.append(node.getFirstChild() == null ? " " : inline(node));
            }
        }
        return out.toString();
    }
}
