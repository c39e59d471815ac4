package dev.footnote.page.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One declaration of CSS.
 *
 * @param value in lower case, without the mark of importance
 */
record Declaration(CssProperty property, String value, boolean important) {

    /** Longer values are pictures written into the style sheet. */
    private static final int MAX_VALUE = 400;

    /** The declarations in the text of a block or of a style attribute that matter here, in order. */
    static List<Declaration> parse(String text) {
        List<Declaration> out = new ArrayList<>(4);
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ';' : text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (c == ';' && (depth == 0 || i == text.length())) {
                add(text, start, i, out);
                start = i + 1;
            }
        }
        return out;
    }

    private static void add(String text, int start, int end, List<Declaration> out) {
        int colon = text.indexOf(':', start);
        if (colon < 0 || colon >= end) {
            return;
        }
        String name = text.substring(start, colon).strip();
        CssProperty property = CssProperty.byName().get(name);
        if (property == null) {
            property = CssProperty.byName().get(name.toLowerCase(Locale.ROOT));
        }
        if (property != null) {
            String value = text.substring(colon + 1, Math.min(end, colon + 1 + MAX_VALUE))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            int mark = value.indexOf('!');
            boolean important = mark >= 0 && value.indexOf("important", mark) > 0;
            out.add(new Declaration(
                    property, mark < 0 ? value : value.substring(0, mark).strip(), important));
        }
    }
}
