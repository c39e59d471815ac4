package dev.footnote.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Reads addresses as pages and people write them, with characters that must be escaped in an address. */
public final class LenientUris {

    private static final String ILLEGAL = "\"<>\\^`{|}";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private LenientUris() {}

    /**
     * Returns an address as it stands, or with its illegal characters escaped.
     *
     * @param text any
     * @return empty if there is no sense in it
     */
    public static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            try {
                return Optional.of(new URI(escaped(text)));
            } catch (URISyntaxException again) {
                return Optional.empty();
            }
        }
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        int fragment = text.indexOf('#');
        int path = pathStart(text);
        int query = text.indexOf('?', path) < 0 ? text.length() : text.indexOf('?', path);
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            boolean lonePercent = point == '%' && !(isHex(text, i + 1) && isHex(text, i + 2));
            boolean laterHash = point == '#' && i > fragment;
            boolean bracketInPath = (point == '[' || point == ']') && i >= path && i < query;
            if (bracketInPath || point <= 0x20 || ILLEGAL.indexOf(point) >= 0 || lonePercent || laterHash) {
                for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HEX.toHexDigits(b));
                }
            } else {
                out.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return out.toString();
    }

    private static int pathStart(String text) {
        int authority = text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3;
        int slash = text.indexOf('/', authority);
        return slash < 0 ? text.length() : slash;
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }
}
