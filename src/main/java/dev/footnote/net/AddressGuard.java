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
import java.util.stream.Collectors;

/**
 * Keeps calls that a model or a page asked for away from this machine and its network. An address is judged by all that its name resolves to; the
 * connection goes to what was judged, see {@link Connections}.
 */
final class AddressGuard implements UrlGuard {

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

    private static final String NOT_PUBLIC = "it leads to an address that is not public";

    private final boolean allowPrivate;
    private final Set<String> allowed;
    private final Resolver resolver;
    private final Predicate<URI> proxied;

    /**
     * Creates a guard.
     *
     * @param allowPrivate true lets all addresses pass
     * @param allow hosts, each with or without a port, that pass wherever they lead
     * @param resolver looks names up
     * @param proxied tells what goes through a proxy, which looks names up by itself: there a name unknown here passes
     */
    AddressGuard(boolean allowPrivate, List<String> allow, Resolver resolver, Predicate<URI> proxied) {
        this.allowPrivate = allowPrivate;
        this.allowed = allow.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.resolver = resolver;
        this.proxied = proxied;
    }

    /**
     * Returns the host of a web address that can be used, trusted or not.
     *
     * @return in lower case
     */
    static String host(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(uri, "it is neither http nor https");
        }
        String host = Hosts.of(uri);
        if (host.isEmpty()) {
            throw refused(uri, "it names no host");
        }
        return host;
    }

    @Override
    public List<InetAddress> check(URI uri) {
        String host = host(uri);
        if (Hosts.hasUser(uri)) {
            throw refused(uri, "it carries a user name");
        }
        if (!allowPrivate && !isAllowed(uri, host)) {
            checkName(uri, host);
            if (!isPublicEitherWay(host)) {
                throw refused(uri, NOT_PUBLIC);
            }
            List<InetAddress> addresses = resolve(uri, host);
            if (!addresses.stream().allMatch(AddressGuard::isPublic)) {
                throw refused(uri, NOT_PUBLIC);
            }
            return addresses;
        }
        return resolve(uri, host);
    }

    @Override
    public AddressGuard publicOnly() {
        return new AddressGuard(false, List.of(), resolver, proxied);
    }

    private static void checkName(URI uri, String host) {
        if (!PORTS.contains(Hosts.port(uri))) {
            throw refused(uri, "port " + Hosts.port(uri) + " is not one that web pages use");
        }
        if (LOCAL_NAMES.stream()
                .anyMatch(local -> host.equals(local) || (local.startsWith(".") && host.endsWith(local)))) {
            throw refused(uri, "its name is one of a local network");
        }
    }

    private boolean isAllowed(URI uri, String host) {
        int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        int port = Hosts.port(uri) < 0 ? standard : Hosts.port(uri);
        return allowed.contains(host + ":" + port) || (port == standard && allowed.contains(host));
    }

    /** Numbers with leading zeros are read as decimal here and as octal elsewhere, perhaps by a proxy: both readings must be public. */
    private static boolean isPublicEitherWay(String host) {
        byte[] octal = Ipv4Literals.octal(host);
        return octal.length == 0 || isPublic4(octal);
    }

    private List<InetAddress> resolve(URI uri, String host) {
        try {
            byte[] literal = Ipv4Literals.decimal(host);
            return literal.length > 0
                    ? List.of(InetAddress.getByAddress(literal))
                    : List.of(resolver.resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host));
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
        boolean newDocs = first == 0x3FFF && second < 0x1000;
        return (first & 0xE000) == 0x2000 && !teredoOrDocs && !newDocs; // only 2000::/3 is given out
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
        return new ForbiddenAddressException(
                "the address " + uri + " is not fetched: " + why + "; use a public web address");
    }
}
