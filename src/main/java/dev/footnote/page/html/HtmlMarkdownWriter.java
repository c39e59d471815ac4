package dev.footnote.page.html;

import dev.footnote.page.format.HtmlNames;
import dev.footnote.page.format.InvisibleCharacters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Writes elements as plain text with the marks of Markdown for headings, lists, tables, quotes and code. Emphasis and links are written as their
 * words alone, so that a sentence stands as a reader sees it.
 */
final class HtmlMarkdownWriter {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,8}");

    /** Line numbers beside code, by the names that highlighters give them. */
    private static final Pattern LINE_NUMBER =
            Pattern.compile("(?i)(?:^|[\\s_-])line-?_?(?:no|nos|num|nums|number|numbers)(?:$|[\\s_-])");

    private static final Pattern ONLY_NUMBERS = Pattern.compile("^\\s*+1\\s++2(?:\\s++\\d++)*+\\s*+$");

    private final StringBuilder out = new StringBuilder();
    /** Line feeds due before the next word. */
    private int breaks;
    /** A blank due before the next word. */
    private boolean space;
    /** True right after a list or quote mark: what comes stays on its line. */
    private boolean marked;

    private HtmlMarkdownWriter() {}

    static String write(Element root) {
        HtmlMarkdownWriter writer = new HtmlMarkdownWriter();
        writer.element(root, 0);
        return writer.out.toString().strip();
    }

    static boolean isBlock(Element e) {
        return HtmlNames.isBlock(e);
    }

    private void children(Element parent, int lists) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                words(text.getWholeText());
            } else if (node instanceof Element e) {
                element(e, lists);
            }
        }
    }

    private void element(Element e, int lists) {
        switch (e.normalName()) {
            case "br" -> lineBreak(1);
            case "hr" -> lineBreak(2);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(e);
            case "ul", "ol", "menu", "dir" -> list(e, lists);
            case "pre" -> code(e);
            case "table" -> table(e, lists);
            case "blockquote" -> quote(e, lists);
            case "li" -> item("- ", e, lists);
            case "tr", "td", "th", "dt", "dd" -> block(e, 1, lists);
            default -> {
                if (isBlock(e)) {
                    block(e, 2, lists);
                } else {
                    phrase(e, () -> children(e, lists));
                }
            }
        }
    }

    /** An element within a line; some say other things than the words below them. */
    private void phrase(Element e, Runnable children) {
        Optional<String> other = InlineText.instead(e);
        if (other.isPresent()) {
            words(other.get());
            return;
        }
        boolean apart = InlineText.standsApart(e);
        space |= apart;
        words(InlineText.before(e));
        children.run();
        words(InlineText.after(e));
        space |= apart;
    }

    private void block(Element e, int lines, int lists) {
        lineBreak(lines);
        children(e, lists);
        lineBreak(lines);
    }

    private void heading(Element e) {
        String text = flat(e);
        if (!text.isEmpty()) {
            lineBreak(2);
            boolean inItem = marked;
            words(inItem ? text : "#".repeat(e.normalName().charAt(1) - '0') + " " + text);
            lineBreak(2);
        }
    }

    private void list(Element e, int lists) {
        lineBreak(lists == 0 ? 2 : 1);
        int number = number(e.attr("start"), 1);
        for (Node node : e.childNodes()) {
            if (node instanceof Element child && child.normalName().equals("li")) {
                number = number(child.attr("value"), number);
                item(e.normalName().equals("ol") ? number++ + ". " : "- ", child, lists + 1);
            } else if (node instanceof Element child) {
                element(child, lists + 1);
            } else if (node instanceof TextNode text) {
                words(text.getWholeText());
            }
        }
        lineBreak(lists == 0 ? 2 : 1);
    }

    private static int number(String text, int otherwise) {
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : otherwise;
    }

    private void item(String mark, Element e, int lists) {
        lineBreak(1);
        int before = out.length();
        mark("  ".repeat(Math.min(Math.max(0, lists - 1), 8)) + mark);
        int after = out.length();
        children(e, lists);
        if (out.length() == after) {
            out.setLength(before);
            marked = false;
        }
        lineBreak(1);
    }

    private void quote(Element e, int lists) {
        lineBreak(2);
        int before = out.length();
        mark("> ");
        int after = out.length();
        children(e, lists);
        if (out.length() == after) {
            out.setLength(before);
            marked = false;
        }
        lineBreak(2);
    }

    private void mark(String mark) {
        if (!marked) {
            flush();
            space = false;
            out.append(mark);
            marked = true;
        }
    }

    /** Without empty lines at the beginning and white space at the end. */
    private static String withoutEdges(String code) {
        int from = 0;
        while (from < code.length() && code.charAt(from) == '\n') {
            from++;
        }
        return code.substring(from).stripTrailing();
    }

    private void code(Element e) {
        StringBuilder raw = new StringBuilder();
        raw(e, raw);
        String text = withoutEdges(InvisibleCharacters.readable(raw.toString()));
        if (!text.isEmpty() && !ONLY_NUMBERS.matcher(text).matches()) {
            lineBreak(2);
            flush();
            String fence = text.contains("```") ? "````" : "```";
            out.append(fence).append('\n').append(text).append('\n').append(fence);
            marked = false;
            lineBreak(2);
        }
    }

    private static void raw(Element e, StringBuilder to) {
        for (Node node : e.childNodes()) {
            if (node instanceof TextNode text) {
                to.append(text.getWholeText());
            } else if (node instanceof Element child
                    && !LINE_NUMBER.matcher(child.className()).find()) {
                boolean line = child.normalName().equals("br") || isBlock(child);
                if (line && to.length() > 0 && to.charAt(to.length() - 1) != '\n') {
                    to.append('\n');
                }
                raw(child, to);
                if (line && isBlock(child) && to.length() > 0 && to.charAt(to.length() - 1) != '\n') {
                    to.append('\n');
                }
            }
        }
    }

    private void table(Element table, int lists) {
        List<List<String>> rows = TableCells.of(table);
        if (rows.isEmpty()) {
            block(table, 2, lists);
            return;
        }
        Element caption = table.selectFirst("caption");
        lineBreak(2);
        if (caption != null) {
            block(caption, 2, lists);
        }
        boolean head = table.selectFirst("th") != null;
        for (int i = 0; i < rows.size(); i++) {
            lineBreak(1);
            words("| " + String.join(" | ", rows.get(i)) + " |");
            if (i == 0 && head) {
                lineBreak(1);
                words("|" + "---|".repeat(rows.get(i).size()));
            }
        }
        lineBreak(2);
    }

    /** Returns an element's words on one line. */
    static String flat(Element e) {
        HtmlMarkdownWriter inner = new HtmlMarkdownWriter();
        for (Node node : e.childNodes()) {
            inner.inline(node);
        }
        return inner.out.toString().strip();
    }

    private void inline(Node node) {
        if (node instanceof TextNode text) {
            words(text.getWholeText());
        } else if (node instanceof Element e) {
            boolean apart = isBlock(e) || e.normalName().equals("br");
            space |= apart;
            phrase(e, () -> e.childNodes().forEach(this::inline));
            space |= apart;
        }
    }

    private void words(String source) {
        String text = InvisibleCharacters.drawn(source);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = true;
            } else if (c > ' ' && c < '\u007F' || !InvisibleCharacters.isJunk(text, i)) {
                if (space || breaks > 0) {
                    flush();
                }
                out.append(c);
                marked = false;
            }
        }
    }

    private static boolean isSpace(char c) {
        return c < 0x80
                ? c == ' ' || c <= '\r' && c >= '\t' || c <= 0x1F && c >= 0x1C
                : Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F' || c == '\u2007' || c == '\u2800';
    }

    private void lineBreak(int lines) {
        if (!marked) {
            breaks = Math.max(breaks, lines);
        }
    }

    private void flush() {
        if (out.length() > 0 && !marked) {
            if (breaks > 0) {
                out.append("\n".repeat(breaks));
            } else if (space) {
                out.append(' ');
            }
        }
        breaks = 0;
        space = false;
    }
}
