package dev.footnote.page.metadata;

import dev.footnote.page.format.InvisibleCharacters;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** Short texts of a page's choice as one line. */
final class Titling {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private static final int LONGEST = 2000;

    private Titling() {}

    /** Words in names of parts that speak of other pages or by other people. */
    private static final Pattern BESIDE = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:comments?|replies|reply|related|sidebar|recommend(?:ed|ations?)?|widget|footer|nav|menu|trending|popular|latest|teasers?)(?:$|[\\s_-])");

    /** Returns true for what stands in a part of the page that speaks of other pages or by other people. */
    static boolean isBeside(Element e) {
        for (Element at = e; at != null; at = at.parent()) {
            String name = at.normalName();
            if (name.equals("nav") || name.equals("footer") || name.equals("aside")) {
                return true;
            }
            if (name.equals("body") || name.equals("article") || name.equals("main")) {
                return false;
            }
            if (BESIDE.matcher(at.className()).find() || BESIDE.matcher(at.id()).find()) {
                return true;
            }
        }
        return false;
    }

    /** The text of an element, or nothing if it is longer than a limit. */
    static String shortText(Element e, int limit) {
        StringBuilder out = new StringBuilder();
        String text = collect(e, 2 * limit, out) ? line(out.toString()) : "";
        return text.length() > limit ? "" : text;
    }

    /** Adds the texts below an element; false once they are longer than a limit. */
    private static boolean collect(Element e, int limit, StringBuilder out) {
        String name = e.normalName();
        if (name.equals("script") || name.equals("style")) {
            return true;
        }
        for (int i = 0; i < e.childNodeSize() && out.length() <= limit; i++) {
            Node node = e.childNode(i);
            if (node instanceof TextNode text) {
                out.append(text.getWholeText().strip()).append(' ');
            } else if (node instanceof Element child) {
                collect(child, limit, out);
            }
        }
        return out.length() <= limit;
    }

    /** Returns true for a text of printable ASCII and line ends, in which nothing is to be read. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' || c > '~' || c < ' ' && c != '\n' && c != '\t' && c != '\r') {
                return false;
            }
        }
        return true;
    }

    private static String joined(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                space = out.length() > 0;
            } else {
                if (space) {
                    out.append(' ');
                    space = false;
                }
                out.append(c);
            }
        }
        return out.toString();
    }

    /** As one line without invisible characters and with its character references read. */
    static String line(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (isPlain(cut)) {
            return joined(cut);
        }
        String plain = cut.indexOf('&') < 0 ? cut : Parser.unescapeEntities(cut, false);
        return SPACES.matcher(InvisibleCharacters.readable(plain))
                .replaceAll(" ")
                .strip();
    }
}
