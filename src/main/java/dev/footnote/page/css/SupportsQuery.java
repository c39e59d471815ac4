package dev.footnote.page.css;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether the condition of {@code @supports} holds in today's browsers. What is not known counts as supported. */
final class SupportsQuery {

    /** Conditions in conditions; deeper ones count as supported. */
    private static final int MAX_DEPTH = 8;

    private static final Set<String> DISPLAYS = Set.of(
            "none",
            "block",
            "inline",
            "inline-block",
            "flex",
            "inline-flex",
            "grid",
            "inline-grid",
            "contents",
            "flow-root",
            "list-item",
            "table",
            "inline-table",
            "table-row",
            "table-cell",
            "table-caption",
            "table-column",
            "table-row-group",
            "table-column-group",
            "table-header-group",
            "table-footer-group",
            "ruby",
            "ruby-text",
            "math",
            "initial",
            "inherit",
            "unset",
            "revert",
            "revert-layer",
            "-webkit-box",
            "-webkit-flex");

    private static final Pattern FOREIGN = Pattern.compile("(?:^|[\\s(:])-(?:moz|ms|o|khtml)-");

    private SupportsQuery() {}

    static boolean holds(String condition) {
        return all(condition.strip().toLowerCase(Locale.ROOT), 0);
    }

    private static boolean all(String text, int depth) {
        if (depth > MAX_DEPTH) {
            return true;
        }
        if (text.startsWith("not ") || text.startsWith("not(")) {
            return !all(text.substring(3).strip(), depth + 1);
        }
        boolean or = word(text, " or ", 0) >= 0;
        String between = or ? " or " : " and ";
        boolean out = !or;
        int from = 0;
        for (int at = word(text, between, 0); at >= 0; at = word(text, between, from)) {
            boolean one = one(text.substring(from, at).strip(), depth);
            out = or ? out || one : out && one;
            from = at + between.length();
        }
        boolean one = one(text.substring(from).strip(), depth);
        return or ? out || one : out && one;
    }

    /** Returns where a word stands outside of parentheses, or -1. */
    private static int word(String text, String word, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && text.startsWith(word, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean one(String text, int depth) {
        if (text.startsWith("not ") || text.startsWith("not(")) {
            return !one(text.substring(3).strip(), depth + 1);
        }
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return !FOREIGN.matcher(text).find();
        }
        String inner = text.substring(1, text.length() - 1).strip();
        if (inner.startsWith("(") || inner.startsWith("not ") || inner.startsWith("not(")) {
            return all(inner, depth + 1);
        }
        int colon = inner.indexOf(':');
        String value = colon < 0 ? "" : inner.substring(colon + 1).strip();
        boolean display = colon > 0 && inner.substring(0, colon).strip().equals("display");
        return display
                ? DISPLAYS.contains(value.replace("!important", "").strip())
                : !FOREIGN.matcher(inner).find();
    }
}
