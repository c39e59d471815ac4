package dev.footnote.url;

import dev.footnote.net.Hosts;
import dev.footnote.net.LenientUris;
import java.net.IDN;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses as engines write them and writes the ones that engines are asked at. */
public final class WebUrls {

    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern FOREIGN_HOST =
            Pattern.compile("((?i:https?)://(?:[^/?#@]*@)?)(?=[^/?#@:]*[^\\x00-\\x7f])([^/?#@:]+)");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED = "-._~";

    private WebUrls() {}

    /** Returns an absolute http(s) address, with illegal characters escaped; empty if the text is none. */
    public static Optional<URI> web(String text) {
        return parse(text)
                .filter(u -> !Hosts.of(u).isEmpty()
                        && ("http".equalsIgnoreCase(u.getScheme()) || "https".equalsIgnoreCase(u.getScheme())));
    }

    /** An address, leniently read. */
    static Optional<URI> parse(String text) {
        String stripped = asciiHost(text.strip());
        if (stripped.isEmpty() || stripped.length() > 4000) {
            return Optional.empty();
        }
        return LenientUris.parse(stripped);
    }

    /** The same with a host of other than ASCII letters as its ASCII name, the only one that can be looked up. */
    private static String asciiHost(String text) {
        if (isAscii(text)) {
            return text;
        }
        Matcher authority = FOREIGN_HOST.matcher(text);
        if (!authority.lookingAt()) {
            return text;
        }
        try {
            return authority.group(1) + IDN.toASCII(authority.group(2)) + text.substring(authority.end());
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Returns a text with the escapes of unreserved characters undone, those of others in upper case, and characters beyond ASCII escaped. */
    public static String normalEscapes(String raw) {
        String text = raw == null ? "" : raw;
        String decoded = text.indexOf('%') < 0 ? text : decoded(text);
        if (isAscii(decoded)) {
            return decoded;
        }
        StringBuilder out = new StringBuilder();
        for (byte b : decoded.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static String decoded(String text) {
        return ESCAPE.matcher(text).replaceAll(match -> {
            int value = Integer.parseInt(match.group(1), 16);
            boolean plain = value < 128 && (Character.isLetterOrDigit(value) || UNRESERVED.indexOf(value) >= 0);
            return plain ? Character.toString(value) : "%" + match.group(1).toUpperCase(Locale.ROOT);
        });
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** A value for a query string. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What an escaped value says; itself where its escapes are broken. */
    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The first value of a parameter, decoded. */
    public static Optional<String> parameter(URI url, String name) {
        String raw = url.getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return Optional.of(decode(pair.substring(name.length() + 1)));
                }
            }
        }
        return Optional.empty();
    }
}
