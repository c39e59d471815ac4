package dev.footnote.offline.manual;

import dev.footnote.api.Passage;
import dev.footnote.offline.manual.ManualBlock.Kind;
import dev.footnote.text.MarkedWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads documentation in Markdown or reStructuredText line by line, and tells headings, paragraphs, items, rows, fields and code apart. */
final class ManualParser {

    private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{1,6})[ \\t]++(.*)$");
    private static final Pattern FENCE = Pattern.compile("^\\s*(`{3,8}|~{3,8})");
    /** A directive in the form of a fence, of which the text is no code. */
    private static final Pattern FENCED_TEXT = Pattern.compile(
            "^\\s*(`{3,8}|~{3,8}|:{3,8})\\{(?!code|sourcecode|prompt|parsed-literal|highlight|literal)([\\w:-]{1,40})\\}\\s*(.{0,100})$");

    private static final Pattern PRE = Pattern.compile("^\\s*<pre\\b");
    private static final Pattern TAB =
            Pattern.compile("^\\s*(?:===|:::|!!!|\\?\\?\\?)[!+]?\\s*[\\w-]*\\s*\"([^\"]{1,60})\"\\s*$");
    private static final Pattern LABEL = Pattern.compile("^\\s*\\*\\*([^*]{1,60}?)[:：]?\\*\\*[:：]?\\s*$");
    private static final Pattern DIRECTIVE = Pattern.compile("^\\s*\\.\\.\\s+([\\w:-]{1,40})::\\s*(.{0,200})$");
    private static final Pattern CODE_DIRECTIVE =
            Pattern.compile("code|code-block|sourcecode|prompt|parsed-literal|highlight");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d{1,3}[.)])\\s+(?=\\S)");
    private static final Pattern ROW = Pattern.compile("^\\s*\\|");
    private static final Pattern RULE = Pattern.compile("^[\\s|:+=-]+$");
    /** A command as it is typed, in lines of code that nothing else marks. */
    private static final Pattern PROMPTED = Pattern.compile("^\\s*(?:\\$|>>>) \\S");

    private static final Pattern DEFINED = Pattern.compile("^\\s{0,3}:\\s{1,}(?=\\S)");
    private static final Pattern FIELD = Pattern.compile(
            "^\\s*(?:[-*+]\\s+)?(?:\\*\\*|:)?([\\p{L}][\\p{L} ]{1,30}?)(?:\\*\\*\\s?[:：]|[:：]\\s?\\*\\*|[:：])\\s*(\\S.{0,300})$");
    private static final Pattern OPEN_FIELD = Pattern.compile("^\\s*\\*\\*([\\p{L}][\\p{L} ]{1,30}?)[:：]\\*\\*\\s*$");
    private static final Pattern FRONT_TITLE = Pattern.compile("^title\\s{0,3}[=:]\\s{0,3}(\\S.{0,200})$");

    /** Spaces before lines of code in Markdown. */
    private static final int CODE_INDENT = 4;

    /** Lines of what stands before the text. */
    private static final int MOST_FRONT = 60;

    private final SectionBuilder sections = new SectionBuilder();
    private List<String> lastHeads = List.of();
    private final Set<Integer> closing = new HashSet<>();

    private ManualParser() {}

    /** Returns the sections of what was read of a page, in its order. */
    static List<ManualPage.Section> of(List<Passage> passages) {
        ManualParser parser = new ManualParser();
        List<Passage> sorted = new ArrayList<>(passages);
        sorted.sort(Comparator.comparingInt(Passage::start));
        int covered = 0;
        for (Passage passage : sorted) {
            if (passage.end() > covered) {
                int from = Math.max(covered, passage.start());
                if (passage.start() > covered) {
                    parser.sections.leap(from);
                }
                parser.walk(passage.text().substring(from - passage.start()), from);
                covered = passage.end();
            }
        }
        return parser.sections.end();
    }

    private void walk(String text, int offset) {
        sections.read(text, offset);
        List<ManualLine> lines = ManualLine.of(text, offset);
        int i = offset == 0 ? front(lines) : within(lines);
        while (i < lines.size()) {
            i = step(lines, i);
        }
    }

    /** Takes the lines out with which a passage begins within code; returns the line behind the fence that ends them. */
    private int within(List<ManualLine> lines) {
        List<Integer> fences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (FENCE.matcher(lines.get(i).text()).find()) {
                fences.add(i);
            }
        }
        if (fences.isEmpty()) {
            return 0;
        }
        int first = fences.get(0);
        boolean cut = lines.get(first).isBare()
                && (fences.size() % 2 == 1)
                        == lines.get(fences.get(fences.size() - 1)).isBare();
        if (!cut) {
            return 0;
        }
        if (first > 0) {
            sections.code(lines.get(0).start(), lines.get(first - 1).end());
        }
        return first + 1;
    }

    /** Takes the title out of what stands before the text in TOML or YAML; returns the line behind it. */
    private int front(List<ManualLine> lines) {
        String fence = lines.get(0).text().strip();
        if (!fence.equals("+++") && !fence.equals("---")) {
            return 0;
        }
        for (int i = 1; i < Math.min(lines.size(), MOST_FRONT); i++) {
            ManualLine line = lines.get(i);
            Matcher title = FRONT_TITLE.matcher(line.text());
            if (title.find()) {
                sections.open(1, MarkedWords.bare(title.group(1)), line.start());
            }
            if (line.text().strip().equals(fence)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Reads what begins at a line; returns the line behind it. */
    private int step(List<ManualLine> lines, int i) {
        ManualLine line = lines.get(i);
        if (line.isBlank() || closing.remove(line.start()) || opens(lines, i)) {
            return i + 1;
        }
        if (PRE.matcher(line.text()).find()) {
            int end = i;
            while (end + 1 < lines.size() && !lines.get(end).text().contains("</pre>")) {
                end++;
            }
            sections.code(line.start(), lines.get(end).end());
            return end + 1;
        }
        Matcher fence = FENCE.matcher(line.text());
        if (fence.find()) {
            return fenced(lines, i, fence.group(1));
        }
        Matcher heading = HEADING.matcher(line.text());
        if (heading.find()) {
            sections.open(heading.group(1).length(), heading.group(2), line.start());
            return i + 1;
        }
        if (i + 1 < lines.size() && line.isUnderlined(lines.get(i + 1))) {
            sections.open(level(lines.get(i + 1).text().charAt(0)), line.text(), line.start());
            return i + 2;
        }
        Matcher open = OPEN_FIELD.matcher(line.text());
        if (open.find()
                && ManualFields.isKnown(open.group(1))
                && i + 2 < lines.size()
                && lines.get(i + 1).isBlank()) {
            ManualLine value = lines.get(i + 2);
            if (!value.isBlank() && !FENCE.matcher(value.text()).find()) {
                sections.add(
                        Kind.FIELD,
                        line.start(),
                        value.end(),
                        open.group(1),
                        value.text().strip());
                return i + 3;
            }
        }
        return labelled(line, lines, i) ? i + 1 : body(lines, i);
    }

    private static int level(char mark) {
        return switch (mark) {
            case '=', '*' -> 1;
            case '-' -> 2;
            case '~' -> 3;
            default -> 4;
        };
    }

    /** Labels of tabs, lines in bold and named directives stand over what follows like a heading. */
    private boolean labelled(ManualLine line, List<ManualLine> lines, int i) {
        Matcher tab = TAB.matcher(line.text());
        if (tab.find()) {
            sections.open(SectionBuilder.DEEPEST - 1, tab.group(1), line.start());
            return true;
        }
        Matcher label = LABEL.matcher(line.text());
        if (label.find() && !ManualFields.isKnown(label.group(1))) {
            sections.open(SectionBuilder.DEEPEST, label.group(1), line.start());
            return true;
        }
        Matcher directive = DIRECTIVE.matcher(line.text());
        if (directive.find()
                && !CODE_DIRECTIVE.matcher(directive.group(1)).matches()
                && !directive.group(2).isBlank()) {
            sections.open(SectionBuilder.DEEPEST, directive.group(2), line.start());
            return true;
        }
        return directive.reset().find()
                && i + 1 < lines.size()
                && !CODE_DIRECTIVE.matcher(directive.group(1)).matches();
    }

    /** True for the first line of a directive in the form of a fence that holds text; a tab's name heads it. */
    private boolean opens(List<ManualLine> lines, int i) {
        Matcher directive = FENCED_TEXT.matcher(lines.get(i).text());
        if (!directive.find()) {
            return false;
        }
        for (int end = i + 1; end < lines.size(); end++) {
            if (lines.get(end).text().strip().equals(directive.group(1))) {
                closing.add(lines.get(end).start());
                break;
            }
        }
        if (directive.group(2).startsWith("tab") && !directive.group(3).isBlank()) {
            sections.open(
                    SectionBuilder.DEEPEST, directive.group(3), lines.get(i).start());
        }
        return true;
    }

    private int fenced(List<ManualLine> lines, int i, String fence) {
        int end = i + 1;
        while (end < lines.size() && !lines.get(end).text().strip().startsWith(fence)) {
            end++;
        }
        if (end > i + 1) {
            sections.code(lines.get(i + 1).start(), lines.get(end - 1).end());
        }
        return end + 1;
    }

    private int body(List<ManualLine> lines, int i) {
        ManualLine line = lines.get(i);
        Matcher directive = DIRECTIVE.matcher(line.text());
        if (directive.find()) {
            return indented(lines, i + 1, line.indent());
        }
        if (ROW.matcher(line.text()).find() || ManualLine.isHeaded(lines, i)) {
            return rows(lines, i);
        }
        Optional<ManualBlock> row = ManualRow.ofHtml(line.text(), line.start());
        if (row.isPresent()) {
            sections.add(row.get());
            return i + 1;
        }
        if (ManualLine.isDefinition(lines, i)) {
            return definition(lines, i);
        }
        if (OptionListing.isOption(line.text())) {
            return options(lines, i);
        }
        Matcher field = FIELD.matcher(line.text());
        if (field.find() && ManualFields.isKnown(field.group(1))) {
            sections.add(
                    Kind.FIELD,
                    line.start(),
                    line.end(),
                    field.group(1),
                    field.group(2).strip());
            return i + 1;
        }
        if (line.indent() >= CODE_INDENT && PROMPTED.matcher(line.text()).find()) {
            return indented(lines, i, line.indent() - 1);
        }
        int end = i + 1;
        while (end < lines.size() && goesOn(line, lines.get(end)) && !ManualLine.isDefinition(lines, end)) {
            end++;
        }
        if (end == i + 1
                && end < lines.size()
                && DEFINED.matcher(lines.get(end).text()).find()) {
            return defined(lines, i);
        }
        ManualLine last = lines.get(end - 1);
        Matcher item = ITEM.matcher(line.text());
        if (item.find()) {
            sections.explain(Kind.ITEM, line.start() + item.end(), last.end());
        } else {
            sections.explain(Kind.PROSE, line.start() + line.indent(), last.end());
        }
        return leads(last, lines, end, line.indent()) ? indented(lines, end, line.indent()) : end;
    }

    /** True before lines of code: reStructuredText marks them by two colons, Markdown by four spaces. */
    private static boolean leads(ManualLine last, List<ManualLine> lines, int end, int indent) {
        String text = last.text().stripTrailing();
        int next = end;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return text.endsWith("::")
                || (text.endsWith(":")
                        && next > end
                        && next < lines.size()
                        && lines.get(next).indent() >= indent + CODE_INDENT
                        && !ITEM.matcher(lines.get(next).text()).find());
    }

    private static boolean goesOn(ManualLine first, ManualLine line) {
        return !line.isBlank()
                && !ITEM.matcher(line.text()).find()
                && !ROW.matcher(line.text()).find()
                && !HEADING.matcher(line.text()).find()
                && !FENCE.matcher(line.text()).find()
                && !DEFINED.matcher(line.text()).find()
                && !DIRECTIVE.matcher(line.text()).find()
                && !OptionListing.isOption(line.text())
                && !ManualRow.isHtml(line.text())
                && !isField(line)
                && !isField(first);
    }

    /** Options of a program's help of which the beginning was not read. */
    private int options(List<ManualLine> lines, int i) {
        int end = i + 1;
        while (end < lines.size() && !lines.get(end).isBlank()) {
            end++;
        }
        int start = lines.get(i).start();
        sections.addAll(OptionListing.of(sections.text(start, lines.get(end - 1).end()), start));
        return end;
    }

    private static boolean isField(ManualLine line) {
        Matcher field = FIELD.matcher(line.text());
        return field.find() && ManualFields.isKnown(field.group(1));
    }

    private int definition(List<ManualLine> lines, int i) {
        ManualLine term = lines.get(i);
        int end = i + 1;
        while (end < lines.size()
                && !lines.get(end).isBlank()
                && lines.get(end).indent() > term.indent()
                && !ManualLine.isDefinition(lines, end)) {
            end++;
        }
        int from = lines.get(i + 1).start() + lines.get(i + 1).indent();
        int to = lines.get(end - 1).end();
        String said = sections.text(from, to);
        sections.add(Kind.ITEM, term.start() + term.indent(), to, term.text().strip(), said);
        return end;
    }

    private int defined(List<ManualLine> lines, int i) {
        ManualLine term = lines.get(i);
        int end = i + 2;
        while (end < lines.size() && !lines.get(end).isBlank() && lines.get(end).indent() > 0) {
            end++;
        }
        ManualLine first = lines.get(i + 1);
        Matcher mark = DEFINED.matcher(first.text());
        int from = first.start() + (mark.find() ? mark.end() : 0);
        int to = lines.get(end - 1).end();
        String said = sections.text(from, to);
        sections.add(Kind.ITEM, term.start(), to, term.text().strip(), said);
        return end;
    }

    /** The indented lines behind a mark for code. */
    private int indented(List<ManualLine> lines, int from, int indent) {
        int i = from;
        int first = -1;
        int last = -1;
        while (i < lines.size() && (lines.get(i).isBlank() || lines.get(i).indent() > indent)) {
            if (!lines.get(i).isBlank() && !lines.get(i).text().strip().startsWith(":")) {
                first = first < 0 ? i : first;
                last = i;
            }
            i++;
        }
        if (first >= 0) {
            int start = lines.get(first).start() + lines.get(first).indent();
            sections.code(start, lines.get(last).end());
        }
        return Math.max(i, from);
    }

    /** Of a table that was read in parts only the first part has the heads of its columns. */
    private List<String> headsBefore(ManualLine row) {
        boolean begins = sections.isEmpty();
        return begins && ManualRow.cells(row.text()).size() == lastHeads.size() ? lastHeads : List.of();
    }

    /** The rows of a table, of which the first one may tell what the columns hold. */
    private int rows(List<ManualLine> lines, int from) {
        boolean bare = ManualLine.isHeaded(lines, from);
        boolean headed = bare
                || (from + 1 < lines.size()
                        && ROW.matcher(lines.get(from + 1).text()).find()
                        && RULE.matcher(lines.get(from + 1).text()).matches());
        List<String> heads = headed ? ManualRow.cells(lines.get(from).text()) : headsBefore(lines.get(from));
        if (headed) {
            lastHeads = heads;
        }
        int i = headed ? from + 2 : from;
        while (i < lines.size()
                && (ROW.matcher(lines.get(i).text()).find()
                        || (bare && lines.get(i).text().indexOf('|') > 0))) {
            ManualLine line = lines.get(i);
            if (!RULE.matcher(line.text()).matches()) {
                ManualRow.of(line.text(), heads, line.start()).ifPresent(sections::add);
            }
            i++;
        }
        return i;
    }
}
