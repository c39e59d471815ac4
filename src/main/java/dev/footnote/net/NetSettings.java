package dev.footnote.net;

import dev.footnote.api.UsageException;
import dev.footnote.config.Settings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * How the network is used.
 *
 * @param userAgent sent where a call gives none; its first word is the name that robots.txt is asked for
 * @param connectTimeout until a connection stands
 * @param allowPrivate true lets addresses of this machine and its network through for calls that are not trusted
 * @param robots true asks robots.txt before calls that are not trusted
 * @param robotsAge how long an answer of robots.txt counts
 * @param hostConnections calls at a time to one host that is not trusted
 * @param hostInterval between the starts of two calls to one host that is not trusted
 * @param proxy an HTTP proxy for all hosts but this machine's own; empty for what the JVM is told
 */
public record NetSettings(
        String userAgent,
        Duration connectTimeout,
        boolean allowPrivate,
        boolean robots,
        Duration robotsAge,
        int hostConnections,
        Duration hostInterval,
        Optional<InetSocketAddress> proxy) {

    /** Where no port is given. */
    private static final int PROXY_PORT = 8080;

    private static final int MOST_CONNECTIONS = 999;

    /**
     * The settings under {@code net}.
     *
     * @param settings all settings
     * @throws dev.footnote.api.UsageException for a value that cannot be used
     */
    public static NetSettings from(Settings settings) {
        int connections = settings.integer("net.host_connections");
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw settings.bad("net.host_connections", "this is out of range", "give 1 to " + MOST_CONNECTIONS);
        }
        return new NetSettings(
                settings.text("net.user_agent").strip(),
                settings.duration("net.connect_timeout"),
                settings.flag("net.allow_private"),
                settings.flag("net.robots"),
                settings.duration("net.robots_age"),
                connections,
                settings.duration("net.host_interval"),
                proxy(settings));
    }

    private static Optional<InetSocketAddress> proxy(Settings settings) {
        String text = settings.text("net.proxy").strip();
        if (text.isEmpty() || text.equals("auto")) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() != null && uri.getRawUserInfo() == null) {
                int port = uri.getPort() < 0 ? PROXY_PORT : uri.getPort();
                return Optional.of(InetSocketAddress.createUnresolved(uri.getHost(), port));
            }
        } catch (URISyntaxException e) {
            // told below, without the value: it may hold a password
        }
        throw new UsageException(
                "net.proxy is not the address of an HTTP proxy; write one such as http://proxy.example:3128, without a"
                        + " user name");
    }
}
