package dev.footnote.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Writes a safe tree as Markdown that every engine reads alike: a paragraph a line, and all that is no markup escaped. */
final class MarkdownWriter {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|~]|&(?=[#\\p{Alnum}])");
    private static final Pattern MARK = Pattern.compile("\\[([1-9]\\d{0,5})]");
    private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)");

    private final Set<Integer> marks;

    MarkdownWriter(Set<Integer> marks) {
        this.marks = marks;
    }

    String write(Node document) {
        return blocks(document, "\n\n");
    }

    private String blocks(Node parent, String between) {
        List<String> out = new ArrayList<>();
        Node before = null;
        boolean other = false;
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            // Lists that follow each other have different signs, or they would be one.
            boolean follows = node instanceof ListBlock && before != null && before.getClass() == node.getClass();
            String text = block(node, follows && !other);
            if (text.isBlank()) {
                continue;
            }
            boolean tight = before != null && node instanceof ListBlock && between.equals("\n");
            out.add(out.isEmpty() ? text : (tight ? "\n" : "\n\n") + text);
            before = node;
            other = follows && !other;
        }
        return String.join("", out);
    }

    private String block(Node node, boolean other) {
        if (node instanceof Heading heading) {
            String text = inline(heading).strip();
            return text.isEmpty() ? "" : "#".repeat(Math.max(2, Math.min(4, heading.getLevel()))) + " " + text;
        }
        if (node instanceof ListBlock list) {
            return list(list, other);
        }
        if (node instanceof BlockQuote) {
            return indented(blocks(node, "\n\n"), "> ", "> ");
        }
        if (node instanceof FencedCodeBlock code) {
            return code(code.getLiteral());
        }
        if (node instanceof IndentedCodeBlock code) {
            return code(code.getLiteral());
        }
        if (node instanceof TableBlock) {
            return table(node);
        }
        return atLineStart(inline(node).strip());
    }

    private String list(ListBlock list, boolean other) {
        List<String> items = new ArrayList<>();
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String mark = list instanceof OrderedList ? number++ + (other ? ") " : ". ") : other ? "* " : "- ";
            String text = blocks(item, "\n");
            if (!text.isBlank()) {
                items.add(indented(text, mark, " ".repeat(mark.length())));
            }
        }
        return String.join("\n", items);
    }

    private static String indented(String text, String first, String next) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String line = text.substring(start, end);
            String indent = start == 0 ? first : next;
            out.append(start == 0 ? "" : "\n").append(line.isEmpty() ? indent.stripTrailing() : indent + line);
            start = end + 1;
        }
        return text.isBlank() ? "" : out.toString();
    }

    private static String code(String literal) {
        String fence = "`".repeat(Math.max(3, longestRun(literal) + 1));
        return literal.isBlank() ? "" : fence + "\n" + literal.stripTrailing() + "\n" + fence;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private String table(Node table) {
        StringBuilder out = new StringBuilder();
        int rows = 0;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                out.append(rows == 0 ? "" : "\n").append('|');
                int cells = 0;
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    out.append(' ').append(inline(cell).strip()).append(" |");
                    cells += cell instanceof TableCell ? 1 : 0;
                }
                out.append(rows++ == 0 ? "\n|" + "---|".repeat(cells) : "");
            }
        }
        return out.toString();
    }

    private String inline(Node parent) {
        StringBuilder out = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                text(text.getLiteral(), out);
            } else if (node instanceof Code code) {
                out.append(span(code.getLiteral(), parent instanceof TableCell));
            } else if (node instanceof Emphasis) {
                out.append(wrapped(inline(node), "*"));
            } else if (node instanceof StrongEmphasis) {
                out.append(wrapped(inline(node), "**"));
            } else if (node instanceof Link link) {
                String label = inline(node);
                boolean bare = SafeMarkdown.visible(node).equals(link.getDestination());
                append(
                        out,
                        bare
                                ? "<" + target(link.getDestination()) + ">"
                                : label.isBlank() ? "" : "[" + label + "](<" + target(link.getDestination()) + ">)");
            } else {
                append(out, node.getFirstChild() == null ? " " : inline(node));
            }
        }
        return out.toString();
    }

    /** An exclamation mark right before a bracket would make an image of a link. */
    private static void append(StringBuilder out, String text) {
        int last = out.length() - 1;
        if (text.startsWith("[") && last >= 0 && out.charAt(last) == '!') {
            out.insert(last, '\\');
        }
        out.append(text);
    }

    private static String wrapped(String text, String mark) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            return text;
        }
        int from = text.indexOf(bare);
        return text.substring(0, from) + mark + bare + mark + text.substring(from + bare.length());
    }

    private static String span(String literal, boolean inTable) {
        String plain = SafeMarkdown.oneLine(literal);
        if (plain.isEmpty()) {
            return "";
        }
        String fence = "`".repeat(longestRun(plain) + 1);
        String room = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
        return fence + room + (inTable ? plain.replace("|", "\\|") : plain) + room + fence;
    }

    /** Within angle brackets, where only these and line ends mean something. */
    private static String target(String url) {
        StringBuilder out = new StringBuilder(url.length());
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '\\') {
                out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                out.append(c == '&' ? "&amp;" : String.valueOf(c));
            }
        }
        return out.toString();
    }

    /** Escapes all but genuine marks, and what would make a link or a definition of one. */
    private void text(String literal, StringBuilder out) {
        Matcher mark = MARK.matcher(literal);
        int from = 0;
        while (mark.find()) {
            if (marks.contains(Integer.valueOf(mark.group(1)))) {
                plain(literal.substring(from, mark.start()), out);
                append(out, mark.group());
                from = mark.end();
            }
        }
        plain(literal.substring(from), out);
    }

    private static void plain(String text, StringBuilder out) {
        if (text.isEmpty()) {
            return;
        }
        String escaped = escape(text);
        boolean behindMark =
                out.length() > 0 && out.charAt(out.length() - 1) == ']' && "(:{".indexOf(text.charAt(0)) >= 0;
        out.append(behindMark ? "\\" : "").append(escaped);
    }

    static String escape(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }

    /** A line whose beginning makes no block, and nothing of a mark before it. */
    static String atLineStart(String line) {
        if (line.isEmpty()) {
            return line;
        }
        Matcher number = NUMBERED.matcher(line);
        if (number.find()) {
            return number.group(1) + "\\" + line.substring(number.end(1));
        }
        return "#-+=(:{".indexOf(line.charAt(0)) >= 0 ? "\\" + line : line;
    }
}
