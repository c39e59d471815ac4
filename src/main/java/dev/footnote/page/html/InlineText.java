package dev.footnote.page.html;

import dev.footnote.page.format.InvisibleCharacters;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What elements within a line say beyond, or instead of, the words below them. */
final class InlineText {

    private static final String DIGITS = "0123456789+-\u2212()n";
    private static final String RAISED =
            "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079\u207A\u207B\u207B\u207D\u207E\u207F";

    private static final Pattern NOTE_MARK = Pattern.compile("\\[?[\\p{L}\\d*\u2020\u2021\u00A7\u2191^ ,]{1,12}]?");

    /** What TeX is wrapped in by converters. */
    private static final Pattern STYLE = Pattern.compile("^\\{\\\\(?:display|text)style\\s*(.*)}$", Pattern.DOTALL);

    /** Longer texts describe a picture rather than stand for it. */
    private static final int MAX_SIGN = 12;

    private static final int MAX_FORMULA = 200;

    /** Words in a row, which no formula has: a text that only a machine would read. */
    private static final Pattern PROSE = Pattern.compile("(?<![\\\\\\p{L}])\\p{L}{2,}(?:[ ,]+\\p{L}{2,}){3}");

    private static final Set<String> STRUCK = Set.of("del", "s", "strike");

    private InlineText() {}

    /** What is written in place of an element, if not what stands in it. */
    static Optional<String> instead(Element e) {
        return switch (e.normalName()) {
            case "math" -> Optional.of(formula(e));
            case "script" -> Optional.of(PROSE.matcher(e.data()).find() ? "" : e.data());
            case "bdo" -> backwards(e);
            case "rp" -> Optional.of("");
            case "rt" -> Optional.of(isReading(e) ? "" : "(" + e.text().strip() + ")");
            case "sup" -> isNote(e) ? Optional.of("") : raised(e);
            case "a" -> isNoteLink(e) ? Optional.of("") : Optional.empty();
            case "img" -> Optional.of(picture(e));
            default -> Optional.empty();
        };
    }

    /**
     * True for how Chinese characters are read, in kana, bopomofo or Latin letters: it would stand in the middle of every word. Whatever else is set above a word
     * says something of its own.
     */
    private static boolean isReading(Element rt) {
        Element ruby = rt.closest("ruby");
        String text = rt.text();
        boolean letters = text.codePoints().noneMatch(c -> Character.isIdeographic(c) || Character.isDigit(c));
        return text.isBlank()
                || ruby != null && letters && ruby.text().codePoints().anyMatch(Character::isIdeographic);
    }

    /** True for elements that a reader sees apart from their neighbours although no blank stands between. */
    static boolean standsApart(Element e) {
        String name = e.normalName();
        Element before = e.previousElementSibling();
        boolean links =
                name.equals("a") && before != null && before.normalName().equals("a") && e.equals(before.nextSibling());
        boolean inTime = e.parent() != null && e.parent().normalName().equals("time");
        return links || inTime || name.equals("time") || name.indexOf('-') > 0;
    }

    static String before(Element e) {
        return e.normalName().equals("q") ? "\u201C" : STRUCK.contains(e.normalName()) ? "~~" : "";
    }

    static String after(Element e) {
        return e.normalName().equals("q") ? "\u201D" : STRUCK.contains(e.normalName()) ? "~~" : "";
    }

    /** TeX where the page gives it, as the words of MathML alone lose all that is raised or divided. */
    private static String formula(Element math) {
        Element tex = math.selectFirst("annotation[encoding*=tex]");
        String text = tex == null ? math.attr("alttext").strip() : tex.text().strip();
        return text.isEmpty() || PROSE.matcher(text).find()
                ? drawn(math)
                : STYLE.matcher(text).replaceFirst("$1").strip();
    }

    /** The text of a formula without its notes in other languages, which nobody sees. */
    private static String drawn(Element math) {
        Element copy = math.clone();
        copy.select("annotation, annotation-xml").remove();
        return copy.text();
    }

    /** Marks of notes would stand in the middle of every quote, and look like the marks of an answer. */
    private static boolean isNote(Element sup) {
        Element link = sup.selectFirst("a[href]");
        return link != null
                && (link.attr("href").contains("#") || sup.hasClass("reference"))
                && NOTE_MARK.matcher(sup.text()).matches();
    }

    private static boolean isNoteLink(Element a) {
        String role = a.attr("role");
        return role.equals("doc-noteref") || role.equals("doc-backlink") || isPermalink(a);
    }

    /** A sign in a heading that links to the heading itself. */
    private static boolean isPermalink(Element a) {
        String text = a.attr("href").startsWith("#") ? a.text().strip() : "long";
        return text.length() <= 2 && text.chars().noneMatch(Character::isLetterOrDigit);
    }

    /** 10<sup>2</sup> is not 102; words, as in 1<sup>st</sup>, stay as they are. */
    private static Optional<String> raised(Element sup) {
        String text = sup.text().strip();
        if (text.isEmpty() || text.length() > 8 || text.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int at = DIGITS.indexOf(text.charAt(i));
            if (at < 0) {
                return Optional.of("^" + text);
            }
            out.append(RAISED.charAt(at));
        }
        return Optional.of(out.toString());
    }

    /** A picture within a line stands for a sign or a formula; one that stands alone has its caption. */
    private static String picture(Element img) {
        Element parent = img.parent();
        String alt = img.attr("alt").strip();
        boolean within = parent != null
                && !parent.ownText().isBlank()
                && !parent.normalName().equals("a");
        boolean sign = alt.length() <= MAX_SIGN
                || (alt.contains("\\")
                        && alt.length() <= MAX_FORMULA
                        && !PROSE.matcher(alt).find());
        return within && sign ? STYLE.matcher(alt).replaceFirst("$1") : "";
    }

    /** Text of one direction that is drawn in the other. */
    private static Optional<String> backwards(Element e) {
        String text = e.text();
        boolean turned = e.attr("dir").equalsIgnoreCase("rtl") && !InvisibleCharacters.isRightToLeft(text);
        return turned ? Optional.of(InvisibleCharacters.backwards(text)) : Optional.empty();
    }
}
