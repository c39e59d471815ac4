package dev.footnote.net;

import dev.footnote.api.PermanentException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads where a redirect leads, as browsers do. */
final class Redirects {

    private static final String ILLEGAL = "\"<>\\^`{|}";

    private Redirects() {}

    /**
     * Returns the address that a redirect leads to, without a fragment.
     *
     * @param from the address that redirects
     * @param location as the server sent it
     * @throws PermanentException if it is no address
     */
    static URI target(URI from, String location) {
        String text = escaped(location.strip());
        int fragment = text.indexOf('#');
        String bare = fragment < 0 ? text : text.substring(0, fragment);
        try {
            // A reference that is only a query keeps the path; URI.resolve follows the older rule, which loses it.
            URI to = bare.isEmpty() || bare.startsWith("?")
                    ? new URI(withoutQuery(from) + bare)
                    : from.resolve(new URI(bare));
            return new URI(withoutParents(to));
        } catch (URISyntaxException e) {
            throw new PermanentException(
                    from + " redirects to \"" + location + "\", which is no address; use another source", e);
        }
    }

    private static String withoutQuery(URI uri) {
        String text = uri.toString();
        int end = text.length();
        for (char sign : new char[] {'#', '?'}) {
            int at = text.indexOf(sign);
            end = at < 0 ? end : Math.min(end, at);
        }
        return text.substring(0, end);
    }

    /** Steps above the root lead to the root; URI.resolve leaves them in. */
    private static String withoutParents(URI uri) {
        String text = uri.toString();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String kept = path;
        while (kept.startsWith("/../")) {
            kept = kept.substring(3);
        }
        int start = text.indexOf(path, Math.max(0, text.indexOf("://") + 3));
        return kept.equals(path) ? text : text.substring(0, start) + kept + text.substring(start + path.length());
    }

    /** Servers send addresses raw: bytes of UTF-8, which arrive as one character each, and signs that addresses may not hold. */
    private static String escaped(String location) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < location.length(); i++) {
            char c = location.charAt(i);
            boolean lonePercent = c == '%' && !(isHex(location, i + 1) && isHex(location, i + 2));
            boolean raw = c <= ' ' || (c > '~' && c <= 0xFF) || ILLEGAL.indexOf(c) >= 0 || lonePercent;
            out.append(raw ? String.format(Locale.ROOT, "%%%02X", (int) c) : String.valueOf(c));
        }
        return out.toString();
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }
}
