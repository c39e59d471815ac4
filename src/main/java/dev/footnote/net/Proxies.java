package dev.footnote.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which calls go through a proxy: the configured one, or what the JVM is told; never those to this machine. Safe for many threads. */
final class Proxies extends ProxySelector {

    private static final List<Proxy> NONE = List.of(Proxy.NO_PROXY);

    private final Optional<InetSocketAddress> own;

    Proxies(Optional<InetSocketAddress> own) {
        this.own = own;
    }

    /** True if a proxy makes the connection. */
    boolean serve(URI uri) {
        return select(uri).stream().anyMatch(proxy -> proxy.type() == Proxy.Type.HTTP);
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (isThisMachine(uri)) {
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

    private static boolean isThisMachine(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // told by the call that failed
    }
}
