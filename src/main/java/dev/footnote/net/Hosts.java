package dev.footnote.net;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;

/**
 * Reads hosts out of addresses. {@link URI#getHost} gives none for names with an underscore or with letters that are not ASCII, although both exist.
 */
public final class Hosts {

    private static final String FORBIDDEN = " \t\r\n\"<>\\^`{|}%,;()&=+$!'*/";

    private Hosts() {}

    /**
     * Returns the host of an address.
     *
     * @param uri any
     * @return in lower case and ASCII, with the brackets of an IPv6 address, without a dot at its end; empty if there is none
     */
    public static String of(URI uri) {
        String host = uri.getHost() == null ? fromAuthority(uri) : uri.getHost();
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return bare.toLowerCase(Locale.ROOT);
    }

    private static String fromAuthority(URI uri) {
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = place.lastIndexOf(':');
        String name = colon < 0 ? place : place.substring(0, colon);
        if (name.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0 || c == '[' || c == ':')) {
            return "";
        }
        try {
            return IDN.toASCII(name);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /**
     * Returns the port of an address.
     *
     * @param uri any
     * @return -1 if it names none
     */
    public static int port(URI uri) {
        if (uri.getHost() != null || uri.getRawAuthority() == null) {
            return uri.getPort();
        }
        String authority = uri.getRawAuthority();
        int colon = authority.lastIndexOf(':');
        if (colon < authority.lastIndexOf('@') || colon < 0) {
            return -1;
        }
        try {
            return Integer.parseInt(authority.substring(colon + 1));
        } catch (NumberFormatException e) {
            return 0; // no port that anything listens on
        }
    }

    /** Returns true if two web addresses have the same host and the same port, which may stand in the scheme alone. */
    public static boolean samePlace(URI one, URI other) {
        return !of(one).isEmpty() && of(one).equals(of(other)) && effectivePort(one) == effectivePort(other);
    }

    private static int effectivePort(URI uri) {
        int port = port(uri);
        return port >= 0 ? port : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** Returns true if an address names a user. */
    static boolean hasUser(URI uri) {
        return uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0;
    }
}
