package dev.footnote.url;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses that only lead on to another which stands within them. */
public final class RedirectWrappers {

    private static final Pattern GOOGLE = Pattern.compile("(www\\.)?google\\.(com|[a-z]{2}|com?\\.[a-z]{2})");
    private static final Pattern YAHOO = Pattern.compile("/RU=([^/]+)/R[KS]=");
    private static final Pattern AMP_CACHE = Pattern.compile("/[cv](/s)?/([^/]+\\.[^/]+)(/.*)?");
    private static final Pattern AMP_VIEWER = Pattern.compile("/amp/(s/)?([^/]+\\.[^/]+)(/.*)?");

    private RedirectWrappers() {}

    public static Optional<URI> unwrap(URI url) {
        if (url.getHost() == null || url.getRawPath() == null) {
            return Optional.empty();
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String path = url.getRawPath();
        return inner(url, host, path).flatMap(WebUrls::web);
    }

    private static Optional<String> inner(URI url, String host, String path) {
        if (DomainList.within(host, "duckduckgo.com") && path.startsWith("/l/")) {
            return WebUrls.parameter(url, "uddg");
        }
        if (host.contains("google.") && GOOGLE.matcher(host).matches()) {
            return path.equals("/url")
                    ? WebUrls.parameter(url, "q").or(() -> WebUrls.parameter(url, "url"))
                    : amp(AMP_VIEWER.matcher(path), url);
        }
        if (DomainList.within(host, "cdn.ampproject.org")) {
            return amp(AMP_CACHE.matcher(path), url);
        }
        if (DomainList.within(host, "bing.com") && path.equals("/ck/a")) {
            return WebUrls.parameter(url, "u").flatMap(RedirectWrappers::bing);
        }
        if (DomainList.within(host, "search.yahoo.com")) {
            Matcher target = YAHOO.matcher(path);
            return target.find() ? Optional.of(WebUrls.decode(target.group(1))) : Optional.empty();
        }
        if (DomainList.within(host, "facebook.com") && path.equals("/l.php")) {
            return WebUrls.parameter(url, "u");
        }
        if (DomainList.within(host, "youtube.com") && path.equals("/redirect")) {
            return WebUrls.parameter(url, "q");
        }
        return Optional.empty();
    }

    private static Optional<String> amp(Matcher target, URI url) {
        if (!target.matches()) {
            return Optional.empty();
        }
        String path = target.group(3) == null ? "" : target.group(3);
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return Optional.of((target.group(1) == null ? "http://" : "https://") + target.group(2) + path + query);
    }

    private static Optional<String> bing(String value) {
        if (!value.startsWith("a1")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value.substring(2)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
