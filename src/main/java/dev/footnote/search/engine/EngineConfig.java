package dev.footnote.search.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.net.HttpCall;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of one engine; writes its calls. A blank key means that there is none; batch, that nobody waits. */
record EngineConfig(
        String name,
        String baseUrl,
        String key,
        String contact,
        String language,
        @Nullable BigDecimal costUsd,
        Duration timeout,
        long maxBytes,
        boolean batch,
        Clock clock) {

    private static final Pattern UNSAFE = Pattern.compile("[^\\x21-\\x7e]+|[()]");
    private static final Pattern MAILTO = Pattern.compile("(?i)^mailto:");
    private static final Pattern MAIL = Pattern.compile("^[^\\s@]++@[^\\s@]++$");
    private static final String VERSION = version();

    EngineTraits traits(String index, EngineTraits.Reach reach) {
        String host = URI.create(baseUrl.replace("{lang}", language)).getHost();
        return new EngineTraits(name, index, reach, host == null ? "" : host, costUsd);
    }

    boolean hasKey() {
        return !key.isBlank();
    }

    HttpCall get(String url, Map<String, String> headers) {
        return call("GET", url, headers, null);
    }

    HttpCall post(String url, Map<String, String> headers, JsonNode body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return call("POST", url, all, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    HttpCall form(String url, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return call("POST", url, all, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The program and who runs it; never a browser's name, which Wikimedia forbids to programs. */
    private String userAgent() {
        String who = UNSAFE.matcher(contact).replaceAll(" ").strip();
        String operator = who.isEmpty() ? "for one person, without a contact" : who;
        return "Footnote/" + VERSION + " (" + operator + ") Java-http-client/"
                + Runtime.version().feature();
    }

    private static String version() {
        String version = EngineConfig.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** The contact if it is an e-mail address; else empty. */
    String mail() {
        String address = MAILTO.matcher(contact.strip()).replaceFirst("");
        return MAIL.matcher(address).matches() ? address : "";
    }

    private HttpCall call(String method, String url, Map<String, String> headers, byte @Nullable [] body) {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("Accept", "application/json");
        all.put("User-Agent", userAgent());
        // A redirect could carry a key elsewhere.
        int redirects = hasKey() || body != null ? 0 : 2;
        return new HttpCall(method, URI.create(url), all, body, timeout, maxBytes, true, redirects);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return name + " at " + baseUrl;
    }
}
