package dev.footnote.page.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * reStructuredText in Markdown's form, as the readers of the finished pages see it: what a directive describes is a heading, code stands between fences, notes and tables stay, and what
 * only sets, includes or remarks is left out. The forms are those of Docutils' "reStructuredText Markup Specification" and of Sphinx's directives. For one text.
 */
final class RestructuredText {

    private static final Pattern UNDERLINE = Pattern.compile("([=~^*+#\"'`:._-])\\1{2,200}");
    private static final Pattern DIRECTIVE =
            Pattern.compile("\\.\\. (?:\\|([^|]{1,80})\\| )?([\\w:+.-]{1,60})::(?:\\s+(\\S.*))?");
    private static final Pattern TARGET = Pattern.compile("\\.\\. _.{1,200}:(?:\\s.*)?|__ .*");
    private static final Pattern NOTE_OF_FOOT = Pattern.compile("\\.\\. (\\[[^\\]]{1,60}\\] .*)");
    private static final Pattern SETTING = Pattern.compile(":[\\w ./-]{1,60}:(?:\\s.*)?");
    private static final Pattern ROW = Pattern.compile("\\* -(?: (.*))?");
    private static final Pattern CELL = Pattern.compile(" {1,4}-(?: (.*))?");

    /** Literals, roles, links and names of substitutions, in this order. */
    private static final Pattern INLINE = Pattern.compile("``([^`]{1,500}|[^`]{0,250}`[^`]{1,250})``"
            + "|:([\\w:+-]{1,40}):`([^`]{1,300})`"
            + "|`([^`<]{1,200}?)\\s?<([^>`]{1,400})>`__?"
            + "|`([^`]{1,200})`__?(?![\\w`])"
            + "|(?<![\\w|])\\|([^|\\s][^|\\n]{0,60})\\|_{0,2}(?![\\w|])");

    private static final Set<String> HIDDEN = Set.of(
            "image",
            "include",
            "literalinclude",
            "toctree",
            "index",
            "highlight",
            "role",
            "default-role",
            "contents",
            "raw",
            "meta",
            "module",
            "currentmodule",
            "py:module",
            "py:currentmodule",
            "program",
            "tabularcolumns",
            "sectionauthor",
            "codeauthor",
            "moduleauthor",
            "default-domain",
            "title",
            "graphviz",
            "digraph",
            "graph",
            "uml",
            "plantuml",
            "bibliography",
            "cssclass",
            "rst-class",
            "todo",
            "todolist",
            "sectnum",
            "target-notes",
            "js:module",
            "mermaid",
            "testsetup",
            "testcleanup",
            "header",
            "footer",
            "date",
            "unicode");

    private static final Set<String> CODE = Set.of(
            "code-block",
            "code",
            "sourcecode",
            "prompt",
            "parsed-literal",
            "ipython",
            "testcode",
            "doctest",
            "console",
            "productionlist",
            "testoutput",
            "math");

    private static final Set<String> NOTES =
            Set.of("note", "warning", "tip", "hint", "important", "caution", "danger", "attention", "error", "seealso");

    /** Directives whose argument is a title of what follows. */
    private static final Set<String> TITLED = Set.of(
            "admonition",
            "topic",
            "sidebar",
            "rubric",
            "table",
            "csv-table",
            "tab",
            "tab-item",
            "group-tab",
            "dropdown",
            "centered",
            "glossary",
            "card",
            "grid-item-card");

    /** Directives of which only what stands in them is shown. */
    private static final Set<String> PLAIN = Set.of(
            "figure",
            "only",
            "ifconfig",
            "tabs",
            "tab-set",
            "container",
            "compound",
            "hlist",
            "epigraph",
            "highlights",
            "pull-quote",
            "code-tab",
            "grid",
            "grid-item",
            "rst-example",
            "block",
            "details");

    private static final Map<String, String> VERSIONS = Map.of(
            "versionadded", "New in version",
            "versionchanged", "Changed in version",
            "deprecated", "Deprecated since version",
            "versionremoved", "Removed in version");

    /** Roles whose words are shown as code, beside those with a colon in their names. */
    private static final Set<String> CODE_ROLES = Set.of(
            "option",
            "opt",
            "file",
            "command",
            "envvar",
            "program",
            "func",
            "class",
            "meth",
            "mod",
            "attr",
            "data",
            "exc",
            "obj",
            "samp",
            "kbd",
            "code",
            "literal",
            "confval",
            "setting",
            "const",
            "keyword",
            "makevar",
            "regexp",
            "cmdoption",
            "token");

    /** Deeper bodies of directives are read as text. */
    private static final int DEEPEST = 20;

    private static final int LOWEST_HEADING = 6;

    private final List<String> out = new ArrayList<>();
    private final List<Character> marks = new ArrayList<>();
    private final Map<String, String> substitutions = new HashMap<>();
    private int level;

    private RestructuredText() {}

    /** Returns the text in Markdown's form. */
    static String toMarkdown(String text) {
        RestructuredText markup = new RestructuredText();
        markup.block(List.of(text.split("\n", -1)), 0);
        return markup.inline();
    }

    private void block(List<String> lines, int depth) {
        for (int i = 0; i < lines.size(); i++) {
            i = read(lines, i, depth);
        }
    }

    /** Reads what begins at a line; returns the place of its last line. */
    private int read(List<String> lines, int i, int depth) {
        String line = lines.get(i);
        String bare = line.strip();
        if (isHeading(lines, i)) {
            heading(bare, lines.get(i + 1).strip().charAt(0));
            return i + 1;
        }
        if (isOver(lines, i) || TARGET.matcher(bare).matches()) {
            return i;
        }
        if ((bare.equals("..") || bare.startsWith(".. ")) && depth < DEEPEST) {
            int end = end(lines, i + 1, indent(line));
            explicit(bare, lines.subList(i + 1, end), depth);
            return end - 1;
        }
        int end = bare.endsWith("::") ? end(lines, i + 1, indent(line)) : i + 1;
        if (end > i + 1) {
            String said = line.stripTrailing();
            out.add(bare.length() == 2 ? "" : said.substring(0, said.length() - 1));
            fenced("", lines.subList(i + 1, end));
            return end - 1;
        }
        boolean verse = bare.startsWith("| ") && !bare.endsWith("|");
        out.add(verse ? line.substring(0, indent(line)) + bare.substring(2) : line);
        return i;
    }

    /** Where the lines end that are blank or stand further in than what they belong to; blank ones at the end do not count. */
    private static int end(List<String> lines, int from, int indent) {
        int last = from;
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (indent(lines.get(i)) <= indent) {
                break;
            }
            last = i + 1;
        }
        return last;
    }

    private static int indent(String line) {
        int at = 0;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isHeading(List<String> lines, int i) {
        String line = lines.get(i);
        String next = i + 1 < lines.size() ? lines.get(i + 1).stripTrailing() : "";
        boolean over = i > 0 && lines.get(i - 1).stripTrailing().equals(next);
        return !line.isBlank()
                && (over || !Character.isWhitespace(line.charAt(0)))
                && UNDERLINE.matcher(next).matches()
                && !UNDERLINE.matcher(line.stripTrailing()).matches()
                && !line.startsWith(".. ")
                && next.length() >= Math.min(3, line.strip().length());
    }

    private static boolean isOver(List<String> lines, int i) {
        String line = lines.get(i).stripTrailing();
        return UNDERLINE.matcher(line).matches()
                && i + 2 < lines.size()
                && lines.get(i + 2).stripTrailing().equals(line);
    }

    /** A line under a text makes it a heading; the marks get their levels in the order in which they come. */
    private void heading(String text, char mark) {
        if (!marks.contains(mark)) {
            marks.add(mark);
        }
        level = Math.min(LOWEST_HEADING, 1 + marks.indexOf(mark));
        out.add("#".repeat(level) + " " + text);
    }

    /** What begins with two points: a directive, a footnote, a target, or a remark. */
    private void explicit(String line, List<String> body, int depth) {
        Matcher directive = DIRECTIVE.matcher(line);
        if (directive.matches()) {
            String name = directive.group(2).toLowerCase(Locale.ROOT);
            String argument =
                    directive.group(3) == null ? "" : directive.group(3).strip();
            if (directive.group(1) != null) {
                substitutions.putIfAbsent(directive.group(1), name.equals("replace") ? argument : "");
            } else {
                directive(name, argument, body, depth);
            }
            return;
        }
        Matcher foot = NOTE_OF_FOOT.matcher(line);
        if (foot.matches()) {
            out.add(foot.group(1));
            block(dedented(body), depth + 1);
        } else if (line.equals("..") && !body.isEmpty() && body.get(0).isBlank()) {
            block(dedented(body), depth + 1);
        }
    }

    private void directive(String name, String argument, List<String> body, int depth) {
        int from = 0;
        while (from < body.size() && SETTING.matcher(body.get(from).strip()).matches()) {
            from++;
        }
        List<String> rest = body.subList(from, body.size());
        if (HIDDEN.contains(name) || name.startsWith("auto")) {
            return;
        }
        if (CODE.contains(name)) {
            fenced(name.equals("math") ? argument : "", rest);
        } else if (name.equals("list-table")) {
            titled(argument);
            table(dedented(rest));
        } else if (PLAIN.contains(name)) {
            inner(rest, depth);
        } else if (NOTES.contains(name)) {
            titled(Character.toUpperCase(name.charAt(0)) + name.substring(1));
            paragraph(argument);
            inner(rest, depth);
        } else if (VERSIONS.containsKey(name)) {
            paragraph(VERSIONS.get(name) + " " + argument + (rest.isEmpty() ? "." : ":"));
            inner(rest, depth);
        } else if (TITLED.contains(name)) {
            titled(argument);
            inner(rest, depth);
        } else {
            described(argument, rest, depth);
        }
    }

    /** An option, setting, function or the like: its name is the heading of what is said of it. */
    private void described(String argument, List<String> body, int depth) {
        if (!argument.isEmpty()) {
            out.add("");
            String name = argument.indexOf('`') < 0 ? "`" + argument + "`" : argument;
            out.add("#".repeat(Math.min(LOWEST_HEADING, level + 1 + Math.min(depth, 1))) + " " + name);
        }
        inner(body, depth);
    }

    private void titled(String title) {
        if (!title.isEmpty()) {
            paragraph("**" + title + "**");
        }
    }

    private void paragraph(String text) {
        if (!text.isEmpty()) {
            out.add("");
            out.add(text);
        }
    }

    private void inner(List<String> body, int depth) {
        if (!body.isEmpty()) {
            out.add("");
            block(dedented(body), depth + 1);
        }
        out.add("");
    }

    private void fenced(String first, List<String> body) {
        List<String> code = new ArrayList<>();
        if (!first.isEmpty()) {
            code.add(first);
        }
        code.addAll(dedented(body));
        while (!code.isEmpty() && code.get(0).isBlank()) {
            code.remove(0);
        }
        if (code.isEmpty()) {
            return;
        }
        String fence = code.stream().anyMatch(line -> line.contains("```")) ? "````" : "```";
        out.add("");
        out.add(fence);
        out.addAll(code);
        out.add(fence);
        out.add("");
    }

    /** Rows that begin with "* -", whose other cells begin with "-". */
    private void table(List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            Matcher cell = CELL.matcher(line);
            if (row.matches()) {
                rows.add(new ArrayList<>(List.of(text(row.group(1)))));
            } else if (!rows.isEmpty() && cell.matches()) {
                rows.get(rows.size() - 1).add(text(cell.group(1)));
            } else if (!rows.isEmpty() && !line.isBlank()) {
                List<String> last = rows.get(rows.size() - 1);
                last.set(last.size() - 1, (last.get(last.size() - 1) + " " + line.strip()).strip());
            }
        }
        out.add("");
        for (int i = 0; i < rows.size(); i++) {
            out.add("| " + String.join(" | ", rows.get(i)) + " |");
            if (i == 0) {
                out.add("|" + " --- |".repeat(rows.get(0).size()));
            }
        }
        out.add("");
    }

    private static String text(String cell) {
        return cell == null ? "" : cell.strip();
    }

    private static List<String> dedented(List<String> body) {
        int least = body.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(RestructuredText::indent)
                .min()
                .orElse(0);
        return body.stream()
                .map(line -> line.isBlank() ? "" : line.substring(least))
                .toList();
    }

    /** What stands within the lines, outside of code. */
    private String inline() {
        StringBuilder whole = new StringBuilder();
        StringBuilder part = new StringBuilder();
        String fence = "";
        for (int i = 0; i < out.size(); i++) {
            String line = out.get(i);
            boolean mark = line.equals("```") || line.equals("````");
            if (mark && fence.isEmpty()) {
                whole.append(shown(part));
                part.setLength(0);
                fence = line;
                part.append(line);
            } else {
                part.append(line);
            }
            if (i + 1 < out.size()) {
                part.append('\n');
            }
            if (mark && line.equals(fence) && part.length() > line.length() + 1) {
                whole.append(part);
                part.setLength(0);
                fence = "";
            }
        }
        return whole.append(fence.isEmpty() ? shown(part) : part).toString();
    }

    private String shown(CharSequence text) {
        return INLINE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(word(found)));
    }

    private String word(java.util.regex.MatchResult found) {
        if (found.group(1) != null) {
            return found.group(1).indexOf('`') < 0 ? "`" + found.group(1) + "`" : found.group();
        }
        if (found.group(2) != null) {
            return role(found.group(2).toLowerCase(Locale.ROOT), found.group(3));
        }
        if (found.group(4) != null) {
            boolean web = found.group(5).startsWith("http://") || found.group(5).startsWith("https://");
            return web
                    ? "[" + found.group(4).strip() + "](" + found.group(5).strip() + ")"
                    : found.group(4).strip();
        }
        if (found.group(6) != null) {
            return found.group(6);
        }
        return substitutions.getOrDefault(found.group(7), found.group());
    }

    /** The words of a role as they are shown: without their target, and with the last part alone where a wave stands first. */
    private static String role(String role, String words) {
        int target = words.endsWith(">") ? words.lastIndexOf('<') : -1;
        boolean label = target > 0;
        String text = label ? words.substring(0, target).strip() : words;
        if (!label && text.startsWith("~")) {
            text = text.substring(Math.max(1, text.lastIndexOf('.') + 1));
        } else if (!label && text.startsWith("!")) {
            text = text.substring(1);
        }
        return CODE_ROLES.contains(role) || role.indexOf(':') > 0 ? "`" + text + "`" : text;
    }
}
