package dev.footnote.net;

import dev.footnote.api.InvalidInputException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides which calls go through a proxy, the configured one or the JVM's own; never those to this machine, nor to hosts that are named as reached directly. Safe for
 * many threads.
 */
public final class Proxies extends ProxySelector {

    private static final List<Proxy> NONE = List.of(Proxy.NO_PROXY);

    /** Where no port is given. */
    private static final int PORT = 8080;

    private static final Pattern WILDCARD = Pattern.compile("^\\*?\\.");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){1,3}");

    private final Optional<InetSocketAddress> own;
    private final List<String> direct;

    /**
     * A choice.
     *
     * @param own the proxy for all other hosts; empty for the JVM's own setting
     * @param direct hosts reached without a proxy, with all below them; {@code *} for every host
     */
    public Proxies(Optional<InetSocketAddress> own, List<String> direct) {
        this.own = own;
        this.direct = direct.stream()
                .map(name ->
                        WILDCARD.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceFirst(""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * A proxy's address. A name and password in it are left out: HTTP clients of the JDK give none to a proxy that leads to https, and a proxy that wants them
     * says so when it is met.
     *
     * @param setting where the text comes from, for the complaint
     * @param text {@code host}, {@code host:port}, or either behind {@code http://}; empty or {@code auto} for none
     * @throws InvalidInputException if it is none of these; the text is not told, as it may hold a password
     */
    public static Optional<InetSocketAddress> address(String setting, String text) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.equals("auto")) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(plain.contains("://") ? plain : "http://" + plain);
            if (uri.getHost() != null) {
                return Optional.of(
                        InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort()));
            }
        } catch (URISyntaxException e) {
            throw new InvalidInputException(notAnAddress(setting)); // without its cause, which repeats the text
        }
        throw new InvalidInputException(notAnAddress(setting));
    }

    private static String notAnAddress(String setting) {
        return setting + " is not the address of an HTTP proxy; write one such as http://proxy.example:3128";
    }

    /** True if a proxy makes the connection. */
    boolean serve(URI uri) {
        return select(uri).stream().anyMatch(proxy -> proxy.type() == Proxy.Type.HTTP);
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (isThisMachine(host) || direct.stream().anyMatch(name -> covers(name, host))) {
            return NONE;
        }
        if (own.isPresent()) {
            return List.of(new Proxy(
                    Proxy.Type.HTTP,
                    new InetSocketAddress(own.get().getHostString(), own.get().getPort())));
        }
        ProxySelector jvm = ProxySelector.getDefault();
        return jvm == null ? NONE : jvm.select(uri);
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || LOOPBACK.matcher(host).matches();
    }

    private static boolean covers(String name, String host) {
        return name.equals("*") || host.equals(name) || host.endsWith("." + name);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // told by the call that failed
    }
}
