package dev.footnote.http.access;

import dev.footnote.api.InvalidInputException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The web pages' origins that may call this service from a browser, besides its own page. Without any, no page of another origin can. Immutable, safe for many
 * threads.
 */
public final class AllowedOrigins {

    private static final String ANY = "*";
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> origins;

    private AllowedOrigins(Set<String> origins) {
        this.origins = origins;
    }

    /**
     * Returns the origins of a setting.
     *
     * @param given each as {@code https://host} or {@code https://host:port}, or {@code *} for every origin
     * @param keys true if callers need keys; without them {@code *} would let every web page use this service
     * @throws InvalidInputException if one is no origin, or {@code *} stands there without keys
     */
    public static AllowedOrigins of(List<String> given, boolean keys) {
        Set<String> origins = new TreeSet<>();
        for (String each : given) {
            if (each.equals(ANY) && !keys) {
                throw new InvalidInputException(
                        "http.allowed_origins holds \"*\", with which every web page could use this service; name the origins, or give --api-key-file");
            }
            origins.add(each.equals(ANY) ? ANY : normal(each));
        }
        return new AllowedOrigins(origins);
    }

    private static String normal(String given) {
        try {
            URI uri = URI.create(given.toLowerCase(Locale.ROOT));
            String scheme = String.valueOf(uri.getScheme());
            String rest = uri.getScheme() + "://" + uri.getAuthority();
            boolean plain = uri.getUserInfo() == null && rest.equals(uri.toString());
            if (uri.getHost() != null && plain && Set.of("http", "https").contains(scheme)) {
                int usual = scheme.equals("http") ? 80 : 443;
                return scheme + "://" + uri.getHost()
                        + (uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort());
            }
        } catch (IllegalArgumentException e) {
            throw noOrigin(given, e);
        }
        throw noOrigin(given, null);
    }

    private static InvalidInputException noOrigin(String given, @Nullable Throwable cause) {
        String message = "http.allowed_origins holds \"" + given
                + "\", which is no origin; give scheme, host and port alone, such as https://wiki.example.org";
        return cause == null ? new InvalidInputException(message) : new InvalidInputException(message, cause);
    }

    /**
     * Returns true if a page of this origin may read the answers of the service.
     *
     * @param origin an Origin header as a browser sends it, or null
     */
    public boolean allow(@Nullable String origin) {
        return origin != null && (origins.contains(ANY) || origins.contains(origin.toLowerCase(Locale.ROOT)));
    }

    /**
     * Returns whether a request may change something here: it comes from no web page, from one of this machine, or from one of an allowed origin.
     *
     * @param origin an Origin header as a browser sends it, or null
     */
    public boolean trust(@Nullable String origin) {
        return origin == null || allow(origin) || isLocal(origin);
    }

    private static boolean isLocal(String origin) {
        int start = origin.indexOf("://");
        if (start < 0) {
            return false;
        }
        String host = origin.substring(start + 3).toLowerCase(Locale.ROOT);
        int port = host.lastIndexOf(':');
        boolean number = port >= 0
                && port + 1 < host.length()
                && host.chars().skip(port + 1L).allMatch(c -> c >= '0' && c <= '9');
        return LOCAL.contains(number ? host.substring(0, port) : host);
    }
}
