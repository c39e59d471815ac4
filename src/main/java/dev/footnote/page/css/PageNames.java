package dev.footnote.page.css;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The tags, ids and classes that occur in a page. Most rules of a style sheet name one that does not, and need not be looked at again. For one page that does
 * not change its names.
 */
final class PageNames {

    private final Set<String> tags = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    /** In lower case, as upper and lower case are the same here. */
    private final Set<String> classes = new HashSet<>();

    private PageNames() {}

    /** Returns the names of some elements, which are all of a page. */
    static PageNames of(List<Element> elements) {
        PageNames names = new PageNames();
        Set<String> attributes = new HashSet<>();
        for (Element e : elements) {
            names.tags.add(e.normalName());
            if (e.attributesSize() > 0) {
                String all = e.attributes().get("class");
                if (!all.isEmpty() && attributes.add(all)) {
                    Selectors.words(all).forEach(name -> names.classes.add(name.toLowerCase(Locale.ROOT)));
                }
                names.ids.add(e.id());
            }
        }
        return names;
    }

    /** Returns false if a selector names a tag, an id or a class that no element has, outside parentheses and brackets. */
    boolean mayMatch(String selector) {
        if (selector.indexOf('\\') >= 0) {
            return true;
        }
        int depth = 0;
        int at = 0;
        while (at < selector.length()) {
            char c = selector.charAt(at);
            boolean marked = c == '.' || c == '#' || c == ':';
            if (c == '"' || c == '\'' || c == '|') {
                return true;
            }
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            int start = marked ? at + 1 : at;
            int end = end(selector, start);
            if (end > start && depth <= 0 && !isKnown(c, selector.substring(start, end))) {
                return false;
            }
            at = Math.max(end, at + 1);
        }
        return true;
    }

    /** Returns where a name ends. */
    private static int end(String selector, int start) {
        int end = start;
        while (end < selector.length() && isName(selector.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c >= 0x80;
    }

    private boolean isKnown(char mark, String name) {
        return switch (mark) {
            case '.' -> classes.contains(name.toLowerCase(Locale.ROOT));
            case '#' -> ids.contains(name);
            case ':' -> true;
            default -> tags.contains(name.toLowerCase(Locale.ROOT));
        };
    }
}
