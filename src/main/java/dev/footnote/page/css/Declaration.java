package dev.footnote.page.css;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One declaration of CSS.
 *
 * @param value in lower case, without the mark of importance
 */
record Declaration(CssProperty property, String value, boolean important) {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final Set<String> EDGES =
            Set.of("inset", "margin", "inset-inline", "inset-block", "margin-inline", "margin-block");

    /** Longer values are pictures written into the style sheet. */
    static final int MAX_VALUE = 400;

    /** The declarations in the text of a block or of a style attribute that matter here, in order. */
    static List<Declaration> parse(String written) {
        String text = Selectors.unescaped(written);
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

    /** The edges of a shorthand, of which margins matter on the left alone. */
    private static void edges(String name, String text, List<Declaration> out) {
        String plain = text.toLowerCase(Locale.ROOT);
        int mark = plain.indexOf('!');
        boolean important = mark >= 0;
        String[] parts = SPACE.split((important ? plain.substring(0, mark) : plain).strip(), 5);
        if (parts.length > 4) {
            return;
        }
        String right = parts[parts.length > 1 ? 1 : 0];
        String left = parts.length > 3 ? parts[3] : right;
        if (name.indexOf('-') > 0) {
            boolean block = name.toLowerCase(Locale.ROOT).endsWith("block");
            if (name.regionMatches(true, 0, "margin", 0, "margin".length())) {
                out.add(new Declaration(block ? CssProperty.MARGIN_TOP : CssProperty.MARGIN_LEFT, parts[0], important));
                return;
            }
            out.add(new Declaration(block ? CssProperty.TOP : CssProperty.LEFT, parts[0], important));
            out.add(new Declaration(block ? CssProperty.BOTTOM : CssProperty.RIGHT, right, important));
            return;
        }
        if (name.equalsIgnoreCase("margin")) {
            out.add(new Declaration(CssProperty.MARGIN_LEFT, left, important));
            return;
        }
        out.add(new Declaration(CssProperty.TOP, parts[0], important));
        out.add(new Declaration(CssProperty.RIGHT, right, important));
        out.add(new Declaration(CssProperty.BOTTOM, parts[parts.length > 2 ? 2 : 0], important));
        out.add(new Declaration(CssProperty.LEFT, left, important));
    }

    private static void custom(String name, String written, List<Declaration> out) {
        String value = written.strip().toLowerCase(Locale.ROOT);
        int mark = value.indexOf('!');
        boolean important = mark >= 0 && value.indexOf("important", mark) > 0;
        out.add(new Declaration(
                CssProperty.CUSTOM,
                name + ':' + (important ? value.substring(0, mark).strip() : value),
                important));
    }

    private static void add(String text, int start, int end, List<Declaration> out) {
        int colon = text.indexOf(':', start);
        if (colon < 0 || colon >= end) {
            return;
        }
        String name = text.substring(start, colon).strip();
        if (name.startsWith("--")) {
            custom(name, text.substring(colon + 1, Math.min(end, colon + 1 + MAX_VALUE)), out);
            return;
        }
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
        } else if (EDGES.contains(name.toLowerCase(Locale.ROOT))) {
            edges(name, text.substring(colon + 1, Math.min(end, colon + 1 + MAX_VALUE)), out);
        }
    }
}
