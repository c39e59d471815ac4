package dev.footnote.page.format;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The meaning of the names of elements. */
public final class HtmlNames {

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "noscript",
            "ol",
            "optgroup",
            "option",
            "p",
            "pre",
            "search",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");

    private static final Pattern DISPLAYED =
            Pattern.compile("(?i)display\\s*:\\s*(?:block|flex|grid|table|list-item|flow-root)");

    /** Marks elements that a style sheet makes lines of their own. */
    private static final String LINE = "footnote-line";

    /** Marks elements that are hidden until readers open them. */
    private static final String OPENED = "footnote-opened";

    private HtmlNames() {}

    public static void markOpened(Element e) {
        e.attr(OPENED, "");
    }

    /** Returns true for an element that was itself written down as one that opens. */
    public static boolean isMarkedOpened(Element e) {
        return e.hasAttr(OPENED);
    }

    /** Returns true for an element that readers see once they open it or an element around it. */
    public static boolean isOpened(Element e) {
        for (Element at = e; at != null; at = at.parent()) {
            if (at.hasAttr(OPENED)) {
                return true;
            }
        }
        return false;
    }

    public static void makeBlock(Element e) {
        e.attr(LINE, "");
    }

    /** Returns true if an element starts a line of its own, by its name or by its style. */
    public static boolean isBlock(Element e) {
        return BLOCKS.contains(e.normalName())
                || (e.attributesSize() > 0
                        && (e.hasAttr(LINE)
                                || (e.hasAttr("style")
                                        && DISPLAYED.matcher(e.attr("style")).find())));
    }

    /** Returns true for h1 to h6. */
    public static boolean isHeading(Element e) {
        String name = e.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    /**
     * Returns true if the words of a class attribute or an id are among some others. Words end at signs and blanks.
     *
     * @param words in lower case
     * @param humps true if a capital after a small letter begins a word too
     */
    public static boolean hasWord(String name, Set<String> words, boolean humps) {
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            char c = i == name.length() ? ' ' : name.charAt(i);
            boolean inner = Character.isLetterOrDigit(c);
            boolean hump = humps && i > start && c >= 'A' && c <= 'Z' && isSmall(name.charAt(i - 1));
            if (!inner || hump) {
                if (i > start && words.contains(name.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = inner ? i : i + 1;
            }
        }
        return false;
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    /** Characters of text below an element; counting ends soon after the limit. */
    public static int textWithin(Element e, int limit) {
        int sum = 0;
        for (int i = 0; i < e.childNodeSize() && sum <= limit; i++) {
            Node node = e.childNode(i);
            if (node instanceof TextNode text) {
                sum += text.getWholeText().strip().length();
            } else if (node instanceof Element child) {
                sum += textWithin(child, limit - sum);
            }
        }
        return sum;
    }

    /** Characters of text below an element, white space not counted. */
    public static int solidText(Element e) {
        int sum = 0;
        for (int i = 0; i < e.childNodeSize(); i++) {
            Node node = e.childNode(i);
            if (node instanceof TextNode text) {
                sum += solid(text.getWholeText());
            } else if (node instanceof Element child) {
                sum += solidText(child);
            }
        }
        return sum;
    }

    /** Characters of a text, white space not counted. */
    public static int solid(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                sum++;
            }
        }
        return sum;
    }
}
