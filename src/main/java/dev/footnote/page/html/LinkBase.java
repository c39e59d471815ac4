package dev.footnote.page.html;

import org.jsoup.nodes.Element;

/**
 * What the links of a page are relative to. Most links are whole addresses or paths from the root of their site, in plain characters: these need no parser.
 *
 * @param origin scheme, host and port, or empty where these are not plain
 */
record LinkBase(String origin) {

    private static final String MARKS = "-_~/?&=%+,;!$()*#.";

    /** Returns the base of the links below an element. */
    static LinkBase of(Element e) {
        String base = e.baseUri();
        int host = host(base);
        int end = base.indexOf('/', host);
        String origin = host == 0 ? "" : end < 0 ? base : base.substring(0, end);
        boolean plain = host > 0 && host < origin.length();
        for (int i = host; i < origin.length(); i++) {
            plain &= isLetterOrDigit(origin.charAt(i)) || ".-:".indexOf(origin.charAt(i)) >= 0;
        }
        return new LinkBase(plain ? origin : "");
    }

    /** Returns the address that a link leads to, or an empty text where there is no sense in it. */
    String absolute(Element a) {
        String href = a.attr("href");
        int host = host(href);
        boolean whole = host > 0 && host < href.length() && isLetterOrDigit(href.charAt(host));
        if (whole && isPlain(href, host)) {
            return href;
        }
        boolean path = href.startsWith("/") && !href.startsWith("//");
        return path && !origin.isEmpty() && isPlain(href, 0) ? origin + href : a.absUrl("href");
    }

    /** Returns where the host begins in an address of the web; 0 in any other text. */
    private static int host(String address) {
        return address.startsWith("https://")
                ? "https://".length()
                : address.startsWith("http://") ? "http://".length() : 0;
    }

    /** Returns true for a text of characters that stand for themselves, without a port and without steps to the same or a higher folder. */
    private static boolean isPlain(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && MARKS.indexOf(c) < 0 || c == '.' && i > 0 && text.charAt(i - 1) == '/') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
