package dev.footnote.net;

import dev.footnote.api.UsageException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    /**
     * The settings under {@code net}.
     *
     * @param setting gives a setting's text by its dotted name
     * @throws UsageException for a value that cannot be used
     */
    public static NetSettings from(Function<String, String> setting) {
        return new NetSettings(
                setting.apply("net.user_agent").strip(),
                duration(setting, "net.connect_timeout"),
                flag(setting, "net.allow_private"),
                flag(setting, "net.robots"),
                duration(setting, "net.robots_age"),
                Integer.parseInt(read(
                        setting,
                        "net.host_connections",
                        "a whole number from 1 to 999",
                        v -> v.matches("[1-9]\\d{0,2}"))),
                duration(setting, "net.host_interval"),
                proxy(setting));
    }

    private static Optional<InetSocketAddress> proxy(Function<String, String> setting) {
        String text = setting.apply("net.proxy").strip();
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

    private static boolean flag(Function<String, String> setting, String name) {
        String value = read(setting, name, "true or false", v -> v.matches("true|false|yes|no|on|off|0|1"));
        return value.matches("true|yes|on|1");
    }

    private static Duration duration(Function<String, String> setting, String name) {
        String value = read(
                setting,
                name,
                "a duration such as 250ms, 30s or 5m",
                v -> DURATION.matcher(v).matches());
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException("checked above: " + value);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static String read(Function<String, String> setting, String name, String form, Predicate<String> fits) {
        String value = setting.apply(name).strip().toLowerCase(Locale.ROOT);
        if (!fits.test(value)) {
            throw new UsageException(name + " is \"" + value + "\": this is not " + form + "; correct it");
        }
        return value;
    }
}
