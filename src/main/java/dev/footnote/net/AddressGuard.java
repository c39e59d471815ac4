package dev.footnote.net;

import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Keeps calls that a model or a page asked for away from this machine and its network. An address is judged by all that its name resolves to; the
 * connection goes to what was judged, see {@link PinnedCall}.
 */
final class AddressGuard implements Guard {

    /** Looks names up. */
    interface Resolver {
        /**
         * All addresses of a name.
         *
         * @throws UnknownHostException if it has none
         */
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private static final Set<Integer> PORTS = Set.of(-1, 80, 443, 8000, 8008, 8080, 8088, 8443, 8888);

    private static final List<String> LOCAL_NAMES =
            List.of("localhost", ".localhost", ".local", ".internal", ".lan", ".intranet", ".home.arpa", ".corp");

    private final boolean allowPrivate;
    private final Resolver resolver;
    private final Predicate<URI> proxied;

    /**
     * A guard.
     *
     * @param proxied tells what goes through a proxy, which looks names up by itself: there a name unknown here passes
     */
    AddressGuard(boolean allowPrivate, Resolver resolver, Predicate<URI> proxied) {
        this.allowPrivate = allowPrivate;
        this.resolver = resolver;
        this.proxied = proxied;
    }

    /**
     * Lets a usable web address pass, trusted or not.
     *
     * @return its host in lower case
     */
    static String host(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(uri, "it is neither http nor https");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw refused(uri, "it names no host");
        }
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<InetAddress> check(URI uri) {
        String host = host(uri);
        if (uri.getRawUserInfo() != null) {
            throw refused(uri, "it carries a user name");
        }
        if (allowPrivate) {
            return List.of();
        }
        if (!PORTS.contains(uri.getPort())) {
            throw refused(uri, "port " + uri.getPort() + " is not one that web pages use");
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (LOCAL_NAMES.stream()
                .anyMatch(local -> name.equals(local) || (local.startsWith(".") && name.endsWith(local)))) {
            throw refused(uri, "its name is one of a local network");
        }
        List<InetAddress> addresses = resolve(uri, host);
        if (!addresses.stream().allMatch(AddressGuard::isPublic)) {
            throw refused(uri, "it leads to an address that is not public");
        }
        return addresses;
    }

    private List<InetAddress> resolve(URI uri, String host) {
        try {
            return List.of(resolver.resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host));
        } catch (UnknownHostException e) {
            if (proxied.test(uri)) {
                return List.of();
            }
            throw new TransientException(
                    "the host of " + uri + " is unknown; check the address, or use another source", e);
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        if (address instanceof Inet4Address) {
            return isPublic4(address.getAddress());
        }
        return address instanceof Inet6Address && isPublic6(address.getAddress());
    }

    private static boolean isPublic4(byte[] b) {
        int first = b[0] & 0xFF;
        int second = b[1] & 0xFF;
        int third = b[2] & 0xFF;
        boolean reserved = first == 0
                || first == 10
                || first == 127
                || (first == 100 && second >= 64 && second < 128) // carrier-grade NAT
                || (first == 169 && second == 254) // link-local, and the metadata service of clouds
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 192 && second == 88 && third == 99)
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113)
                || first >= 224;
        return !reserved;
    }

    private static boolean isPublic6(byte[] b) {
        int first = ((b[0] & 0xFF) << 8) | (b[1] & 0xFF);
        int second = ((b[2] & 0xFF) << 8) | (b[3] & 0xFF);
        if (first == 0x64 && second == 0xFF9B && isZero(b, 4, 12)) {
            return isPublic4(
                    Arrays.copyOfRange(b, 12, 16)); // NAT64; mapped IPv4 never comes here, Java gives it as IPv4
        }
        if (first == 0x2002) {
            return isPublic4(Arrays.copyOfRange(b, 2, 6));
        }
        boolean teredoOrDocs = first == 0x2001 && (second < 0x200 || second == 0xDB8);
        return (first & 0xE000) == 0x2000 && !teredoOrDocs; // only 2000::/3 is given out
    }

    private static boolean isZero(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static PermanentException refused(URI uri, String why) {
        return new PermanentException("the address " + uri + " is not fetched: " + why
                + "; use a public web address (net.allow_private lets private ones through)");
    }
}
