package dev.footnote.page.css;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of custom properties in the place of {@code var(--name)}. A name that the sheets give different values, as those of light and dark
 * themes have, is known at an element alone: by what it or the nearest element around it is given.
 */
final class CustomProperties {

    /** Values in values in values; deeper ones are not known. */
    private static final int MAX_DEPTH = 5;

    private static final Pattern DEFINED = Pattern.compile("(--[\\w-]{1,80}+)\\s{0,20}+:([^;{}]{1,400}+)");
    private static final Pattern USED =
            Pattern.compile("var\\(\\s{0,20}+(--[\\w-]{1,80}+)\\s{0,20}+(?:,([^()]{0,200}+))?\\)");

    private static final String UNKNOWN = "";

    private final Map<String, String> values = new HashMap<>();
    private final boolean complete;

    /**
     * No names yet.
     *
     * @param complete false if style sheets that are not in the page may define more names
     */
    CustomProperties(boolean complete) {
        this.complete = complete;
    }

    /** Takes the definitions in a sheet or in a style attribute. */
    void define(String css) {
        Matcher m = DEFINED.matcher(css);
        for (int at = css.indexOf("--"); at >= 0; at = css.indexOf("--", at)) {
            if (!mayBeDefined(css, at) || !m.region(at, css.length()).lookingAt()) {
                at++;
                continue;
            }
            at = m.end();
            String value = m.group(2).strip().toLowerCase(Locale.ROOT);
            values.merge(m.group(1), value, (known, other) -> known.equals(other) ? known : UNKNOWN);
        }
    }

    /** Returns false for a name that no colon follows, as those of classes with two hyphens. */
    private static boolean mayBeDefined(String css, int from) {
        int at = from;
        while (at < css.length() && isName(css.charAt(at))) {
            at++;
        }
        while (at < css.length() && css.charAt(at) <= ' ') {
            at++;
        }
        return at < css.length() && css.charAt(at) == ':';
    }

    private static boolean isName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /** Returns the declarations with the values of names; those that are not known stay as they are. */
    List<Declaration> resolved(List<Declaration> declarations) {
        boolean named = false;
        for (Declaration one : declarations) {
            named |= one.property() == CssProperty.CUSTOM || one.value().contains("var(");
        }
        if (!named) {
            return declarations;
        }
        List<Declaration> out = new ArrayList<>(declarations.size());
        for (Declaration one : declarations) {
            if (one.property() == CssProperty.CUSTOM && !isOpen(one)) {
                continue;
            }
            out.add(new Declaration(one.property(), value(one.value()), one.important()));
        }
        return out;
    }

    /** True for a definition of a name that has other values elsewhere, so that it depends on the element. */
    private boolean isOpen(Declaration one) {
        return complete
                && UNKNOWN.equals(
                        values.get(one.value().substring(0, one.value().indexOf(':'))));
    }

    /** True if some names have different values at different elements, all of which are known. */
    boolean hasOpen() {
        return complete && values.containsValue(UNKNOWN);
    }

    /**
     * Returns a value with the names in it replaced by what they stand for at one element.
     *
     * @param inherited gives the value of a name there, or null where it has none
     */
    String valueAt(String text, Function<String, @Nullable String> inherited) {
        String out = text;
        for (int depth = 0; depth < MAX_DEPTH && out.contains("var("); depth++) {
            out = USED.matcher(out).replaceAll(m -> {
                String own = inherited.apply(m.group(1));
                return Matcher.quoteReplacement(own != null ? own : of(m.group(1), m.group(2), m.group()));
            });
            out = out.length() > Declaration.MAX_VALUE ? out.substring(0, Declaration.MAX_VALUE) : out;
        }
        return out;
    }

    private String value(String text) {
        String out = text;
        for (int depth = 0; depth < MAX_DEPTH && out.contains("var("); depth++) {
            out = USED.matcher(out).replaceAll(m -> Matcher.quoteReplacement(of(m.group(1), m.group(2), m.group())));
            out = out.length() > Declaration.MAX_VALUE ? out.substring(0, Declaration.MAX_VALUE) : out;
        }
        return out;
    }

    private String of(String name, @Nullable String otherwise, String used) {
        String known = values.get(name);
        if (known != null) {
            return known.equals(UNKNOWN) ? used : known;
        }
        return otherwise == null || !complete ? used : otherwise.strip();
    }
}
