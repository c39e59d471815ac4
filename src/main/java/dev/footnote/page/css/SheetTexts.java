package dev.footnote.page.css;

import dev.footnote.page.dom.Descendants;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The texts of the style sheets that stand in a page.
 *
 * @param texts in order
 * @param external true if the page has style sheets that are not in it, so that not all about its looks is known
 */
record SheetTexts(List<String> texts, boolean external) {

    /** What no sheet of the page stands in. */
    private static final Set<String> UNREAD = Set.of("noscript", "template", "svg");

    /** Sheets that name sheets that name sheets. */
    private static final int MAX_DEPTH = 4;

    private static final Pattern IMPORT = Pattern.compile(
            "@import\\s{1,9}(?:url\\(\\s{0,9})?[\"']?([^\"')\\s;]{1,20000}+)[\"']?\\s{0,9}\\)?([^;{}]{0,200}+);",
            Pattern.CASE_INSENSITIVE);

    /** The sheets of a page that apply to a screen; what is over a number of characters has no effect. */
    static SheetTexts of(List<Element> elements, int limit) {
        List<String> out = new ArrayList<>();
        boolean external = false;
        for (Element e : Descendants.among(elements, SheetTexts::isSheet)) {
            String css = e.normalName().equals("style") ? e.data() : ofAddress(e.attr("href"));
            external |= e.normalName().equals("link") && css.isEmpty();
            if (MediaQuery.holds(e.attr("media")) && !Descendants.isWithin(e, UNREAD)) {
                external |=
                        add(css, limit - out.stream().mapToInt(String::length).sum(), 0, out);
            }
        }
        return new SheetTexts(out, external);
    }

    private static boolean isSheet(Element e) {
        return e.normalName().equals("style")
                || e.normalName().equals("link")
                        && e.attr("rel").toLowerCase(Locale.ROOT).contains("stylesheet")
                        && !e.attr("rel").toLowerCase(Locale.ROOT).contains("alternate");
    }

    /** Adds a sheet after those that it names; true if one of them is not in the page. */
    private static boolean add(String css, int left, int depth, List<String> out) {
        boolean external = false;
        if (left <= 0 || css.isEmpty()) {
            return false;
        }
        int end = css.indexOf('{');
        Matcher named = IMPORT.matcher(css.substring(0, end < 0 ? css.length() : end));
        while (depth < MAX_DEPTH && css.contains("@import") && named.find()) {
            String imported = ofAddress(named.group(1));
            if (imported.isEmpty()) {
                external = true;
            } else if (MediaQuery.holds(named.group(2).strip())) {
                external |= add(imported, left - css.length(), depth + 1, out);
            }
        }
        out.add(css.substring(0, Math.min(css.length(), left)));
        return external;
    }

    /** A sheet that is written into its address; empty for any other. */
    private static String ofAddress(String address) {
        int comma = address.indexOf(',');
        if (comma < 0 || !address.regionMatches(true, 0, "data:", 0, 5)) {
            return "";
        }
        String body = address.substring(comma + 1);
        try {
            byte[] bytes = unescaped(body).getBytes(StandardCharsets.UTF_8);
            boolean coded = address.substring(0, comma).toLowerCase(Locale.ROOT).contains(";base64");
            return coded ? new String(Base64.getMimeDecoder().decode(bytes), StandardCharsets.UTF_8) : unescaped(body);
        } catch (IllegalArgumentException e) {
            return ""; // browsers have no sheet then either
        }
    }

    private static String unescaped(String text) {
        return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
