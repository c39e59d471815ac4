package dev.footnote.net;

import dev.footnote.config.Settings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the network.
 *
 * @param userAgent sent where a call gives none; its first word is the name that robots.txt is asked for
 * @param connectTimeout until a connection stands
 * @param caFile PEM file of certificates to trust besides the JVM's, for pages and engines; empty for none
 * @param allow hosts, or hosts with a port, of the operator's own network that calls may reach though they are not trusted
 * @param allowPrivate true lets addresses of this machine and its network through for calls that are not trusted
 * @param robots true asks robots.txt before calls that are not trusted
 * @param robotsAge how long an answer of robots.txt counts
 * @param hostConnections calls at a time to one host that is not trusted
 * @param hostInterval between the starts of two calls to one host that is not trusted
 * @param retryWait longest pause that a busy site may ask for before a call that is not trusted is sent again
 * @param proxy an HTTP proxy for all hosts but this machine's own; empty for the JVM's own setting
 * @param noProxy hosts reached without it, with all below them
 */
public record NetSettings(
        String userAgent,
        Duration connectTimeout,
        Optional<Path> caFile,
        List<String> allow,
        boolean allowPrivate,
        boolean robots,
        Duration robotsAge,
        int hostConnections,
        Duration hostInterval,
        Duration retryWait,
        Optional<InetSocketAddress> proxy,
        List<String> noProxy) {

    public NetSettings {
        noProxy = List.copyOf(noProxy);
        allow = List.copyOf(allow);
    }

    private static final int MOST_CONNECTIONS = 999;

    /**
     * The settings under {@code net}.
     *
     * @param settings all settings
     * @throws dev.footnote.api.InvalidInputException for a value that cannot be used
     */
    public static NetSettings from(Settings settings) {
        return new NetSettings(
                settings.text("net.user_agent").strip(),
                settings.duration("net.connect_timeout"),
                settings.optional("net.ca_file").map(Path::of),
                settings.list("net.allow"),
                settings.flag("net.allow_private"),
                settings.flag("net.robots"),
                settings.duration("net.robots_age"),
                settings.integer("net.host_connections", 1, MOST_CONNECTIONS),
                settings.duration("net.host_interval"),
                settings.duration("net.retry_wait"),
                Proxies.address("net.proxy", settings.text("net.proxy")),
                settings.list("net.no_proxy"));
    }
}
