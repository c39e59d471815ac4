package dev.footnote.offline.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line and where it stands.
 *
 * @param text without its end
 * @param start offset in the source's text
 */
record ManualLine(String text, int start) {

    /** The term of a definition in reStructuredText: an option, variable or other identifier alone on its line. */
    private static final Pattern DEFINED_TERM = Pattern.compile(
            "^\\s*(?:`{1,2}[^`]{1,80}`{1,2}|--?[A-Za-z][\\w-]{0,40}(?:[ =][\\w<>\\[\\]-]{1,30})?|[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,8}"
                    + "|[a-z]\\w{0,30}(?:[_.][a-z]\\w{0,30}){1,6})(?:,? \\([^()]{1,80}\\))?:?\\s*$");

    private static final Pattern UNDERLINE =
            Pattern.compile("^(?:={3,}|-{3,}|~{3,}|\\^{3,}|\"{3,}|\\*{3,}|\\+{3,})\\s*$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d{1,3}[.)])\\s+(?=\\S)");
    private static final Pattern ROW = Pattern.compile("^\\s*\\|");
    private static final Pattern RULE = Pattern.compile("^[\\s|:+=-]+$");

    int end() {
        return start + text.length();
    }

    boolean isBlank() {
        return text.isBlank();
    }

    int indent() {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** Returns the lines of a text that begins at an offset of its source. */
    static List<ManualLine> of(String text, int offset) {
        List<ManualLine> lines = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            int end = text.indexOf('\n', at);
            int stop = end < 0 ? text.length() : end;
            lines.add(new ManualLine(text.substring(at, stop), offset + at));
            at = stop + 1;
        }
        return lines;
    }

    /** True for a heading with a line of marks below it. */
    boolean isUnderlined(ManualLine next) {
        String title = text.strip();
        return UNDERLINE.matcher(next.text()).matches()
                && !RULE.matcher(title).matches()
                && indent() == 0
                && !ITEM.matcher(text).find()
                && !ROW.matcher(text).find()
                && next.text().strip().length() + 1 >= title.length() / 2;
    }

    /** True for the first row of a table of which the lines begin with a cell. */
    static boolean isHeaded(List<ManualLine> lines, int i) {
        return i + 1 < lines.size()
                && lines.get(i).text().indexOf('|') > 0
                && lines.get(i + 1).text().indexOf('|') > 0
                && RULE.matcher(lines.get(i + 1).text()).matches();
    }

    /** True for an identifier alone on its line right above a line that stands further in. */
    static boolean isDefinition(List<ManualLine> lines, int i) {
        return i + 1 < lines.size()
                && !lines.get(i + 1).isBlank()
                && lines.get(i + 1).indent() > lines.get(i).indent()
                && DEFINED_TERM.matcher(lines.get(i).text()).matches();
    }

    /** True for a fence that says nothing of what it holds, as the one that ends code. */
    boolean isBare() {
        return text.strip().chars().allMatch(c -> c == '`' || c == '~');
    }
}
