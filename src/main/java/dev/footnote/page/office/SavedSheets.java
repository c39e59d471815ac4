package dev.footnote.page.office;

import dev.footnote.page.format.CharsetDetector;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The style sheets that a saved page has beside it. */
final class SavedSheets {

    /** Sheets that name sheets that name sheets. */
    private static final int MAX_DEPTH = 4;

    /** Characters of all sheets put into a page. */
    private static final int MAX_CHARS = 2_000_000;

    private static final int DEEPEST = 8;

    private static final Pattern IMPORT = Pattern.compile(
            "@import\\s{1,9}(?:url\\(\\s{0,9})?[\"']?([^\"')\\s;]{1,2000}+)[\"']?\\s{0,9}\\)?[^;{}]{0,200}+;",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, String> sheets = new HashMap<>();
    private int left = MAX_CHARS;

    private SavedSheets() {}

    /** The sheets among all parts of a file. */
    static SavedSheets of(MimePart whole) {
        SavedSheets out = new SavedSheets();
        out.collect(whole, 0);
        return out;
    }

    private void collect(MimePart part, int depth) {
        String type = part.header("content-type").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/") && depth < DEEPEST) {
            part.children().forEach(child -> collect(child, depth + 1));
        } else if (type.startsWith("text/css")) {
            CharsetDetector.text(part.bytes(), part.header("content-type")).ifPresent(css -> {
                sheets.put(part.header("content-location").strip(), css);
                String id = part.header("content-id").strip();
                if (id.length() > 2) {
                    sheets.put("cid:" + id.replace("<", "").replace(">", ""), css);
                }
            });
        }
    }

    /** Returns a page with its sheets written into it. */
    String inserted(URI base, String page) {
        if (sheets.isEmpty()) {
            return page;
        }
        Document doc = Jsoup.parse(page, base.toString());
        for (Element link : doc.select("link[rel~=(?i)stylesheet][href]")) {
            String css = sheet(base, link.attr("href"), 0);
            if (!css.isEmpty()) {
                Element style = new Element("style");
                if (link.hasAttr("media")) {
                    style.attr("media", link.attr("media"));
                }
                link.replaceWith(style.appendChild(new DataNode(css)));
            }
        }
        for (Element style : doc.select("style")) {
            String css = style.data();
            if (css.contains("@import")) {
                style.empty().appendChild(new DataNode(imported(base, css, 0)));
            }
        }
        return doc.outerHtml();
    }

    private String sheet(URI base, String address, int depth) {
        String css = sheets.getOrDefault(address.strip(), sheets.get(resolved(base, address)));
        if (css == null || depth > MAX_DEPTH || left < css.length()) {
            return "";
        }
        left -= css.length();
        return imported(base, css, depth).replace("</", "<\\/");
    }

    /** A sheet with those that it names before it. */
    private String imported(URI base, String css, int depth) {
        Matcher named = IMPORT.matcher(css);
        StringBuilder out = new StringBuilder();
        while (css.contains("@import") && named.find()) {
            out.append(sheet(base, named.group(1), depth + 1)).append('\n');
        }
        return out.append(css).toString();
    }

    private static String resolved(URI base, String address) {
        try {
            return base.resolve(address.strip().replace(" ", "%20")).toString();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
