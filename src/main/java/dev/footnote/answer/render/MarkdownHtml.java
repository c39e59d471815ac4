package dev.footnote.answer.render;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Markdown that answers are made of, as HTML: headings, paragraphs, lists, tables, quotes, code, emphasis, links and
 * marks. All else, raw HTML above all, comes out as the text it is.
 */
final class MarkdownHtml {

    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern BULLET = Pattern.compile("^\\s*[-*+]\\s+(.*)$");
    private static final Pattern NUMBERED = Pattern.compile("^\\s*\\d{1,9}[.)]\\s+(.*)$");
    private static final Pattern RULE_ROW = Pattern.compile("^\\s*\\|?[\\s:|-]*-[\\s:|-]*$");

    /** Code first, then links, strong, emphasis and marks, in text that is escaped already. */
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`"
            + "|\\[([^\\]]+)\\]\\(([^()\\s]+)\\)"
            + "|\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*"
            + "|(?<![*\\w])\\*(?=[^\\s*])([^*]+?)(?<=[^\\s*])\\*(?![*\\w])"
            + "|\\[(\\d{1,6})\\]");

    private final List<Integer> sources;
    private final StringBuilder out = new StringBuilder();
    private String[] lines = {};
    private int at;

    MarkdownHtml(List<Integer> sources) {
        this.sources = sources;
    }

    String convert(String markdown) {
        lines = markdown.split("\n", -1);
        at = 0;
        while (at < lines.length) {
            block();
        }
        return out.toString();
    }

    private void block() {
        String line = lines[at];
        Matcher heading = HEADING.matcher(line);
        if (line.isBlank()) {
            at++;
        } else if (line.strip().startsWith("```")) {
            code();
        } else if (heading.matches()) {
            int marks = line.indexOf(' ');
            int level = Math.max(2, Math.min(4, marks));
            element("h" + level, inline(heading.group(1)));
            at++;
        } else if (BULLET.matcher(line).matches()) {
            list("ul", BULLET);
        } else if (NUMBERED.matcher(line).matches()) {
            list("ol", NUMBERED);
        } else if (isTable()) {
            table();
        } else if (line.startsWith(">")) {
            quote();
        } else {
            paragraph();
        }
    }

    private void code() {
        StringBuilder code = new StringBuilder();
        at++;
        while (at < lines.length && !lines[at].strip().startsWith("```")) {
            code.append(lines[at++]).append('\n');
        }
        at++;
        element("pre", "<code>" + HtmlPage.escape(code.toString()) + "</code>");
    }

    private void list(String tag, Pattern item) {
        out.append('<').append(tag).append(">\n");
        while (at < lines.length) {
            Matcher m = item.matcher(lines[at]);
            if (!m.matches()) {
                break;
            }
            StringBuilder text = new StringBuilder(m.group(1));
            at++;
            while (at < lines.length && lines[at].startsWith("  ") && !isItem(lines[at])) {
                text.append(' ').append(lines[at++].strip());
            }
            element("li", inline(text.toString()));
        }
        out.append("</").append(tag).append(">\n");
    }

    private static boolean isItem(String line) {
        return line.isBlank()
                || BULLET.matcher(line).matches()
                || NUMBERED.matcher(line).matches();
    }

    private boolean isTable() {
        return lines[at].contains("|")
                && at + 1 < lines.length
                && lines[at + 1].contains("|")
                && RULE_ROW.matcher(lines[at + 1]).matches();
    }

    private void table() {
        out.append("<div class=\"table\"><table>\n");
        row("th", lines[at]);
        at += 2;
        while (at < lines.length && lines[at].contains("|")) {
            row("td", lines[at++]);
        }
        out.append("</table></div>\n");
    }

    private void row(String cell, String line) {
        String bare = line.strip().replaceAll("^\\||\\|$", "");
        out.append("<tr>");
        for (String text : bare.split("\\|", -1)) {
            out.append('<').append(cell).append(" dir=\"auto\">").append(inline(text.strip()));
            out.append("</").append(cell).append('>');
        }
        out.append("</tr>\n");
    }

    private void quote() {
        StringBuilder text = new StringBuilder();
        while (at < lines.length && lines[at].startsWith(">")) {
            text.append(lines[at++].substring(1).strip()).append('\n');
        }
        element("blockquote", inline(text.toString().strip()));
    }

    private void paragraph() {
        StringBuilder text = new StringBuilder(lines[at++].strip());
        while (at < lines.length && !startsBlock(lines[at])) {
            text.append('\n').append(lines[at++].strip());
        }
        element("p", inline(text.toString()));
    }

    private static boolean startsBlock(String line) {
        return isItem(line)
                || line.startsWith(">")
                || line.strip().startsWith("```")
                || HEADING.matcher(line).matches();
    }

    private void element(String tag, String content) {
        out.append('<').append(tag).append(" dir=\"auto\">").append(content);
        out.append("</").append(tag).append(">\n");
    }

    private String inline(String text) {
        return spans(HtmlPage.escape(text), 0);
    }

    private String spans(String escaped, int depth) {
        Matcher m = INLINE.matcher(escaped);
        StringBuilder spans = new StringBuilder();
        while (depth < 4 && m.find()) {
            m.appendReplacement(spans, Matcher.quoteReplacement(span(m, depth)));
        }
        if (depth >= 4) {
            return escaped;
        }
        m.appendTail(spans);
        // A mark stays on the line of what it stands for.
        return spans.toString().replace(" <sup>", "&nbsp;<sup>");
    }

    private String span(Matcher m, int depth) {
        if (m.group(1) != null) {
            return "<code>" + m.group(1) + "</code>";
        }
        if (m.group(2) != null) {
            String label = spans(m.group(2), 4);
            String url = m.group(3);
            return url.toLowerCase(Locale.ROOT).startsWith("http") && HtmlPage.isSafe(url)
                    ? "<a rel=\"noopener noreferrer nofollow\" href=\"" + url + "\">" + label + "</a>"
                    : label;
        }
        if (m.group(4) != null) {
            return "<strong>" + spans(m.group(4), depth + 1) + "</strong>";
        }
        if (m.group(5) != null) {
            return "<em>" + spans(m.group(5), depth + 1) + "</em>";
        }
        String number = m.group(6);
        return sources.contains(Integer.valueOf(number))
                ? "<sup><a class=\"mark\" href=\"#source-" + number + "\">[" + number + "]</a></sup>"
                : m.group();
    }
}
