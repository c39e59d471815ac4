package dev.footnote.search;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Two forms of an address: one to fetch, without what only tracks, and one under which equal pages are the same. Addresses that are not http or https stay as
 * they are. The tracking parameters are those of the ClearURLs list's global rules.
 */
public final class CanonicalUrls {

    private static final Pattern TRACKING = Pattern.compile(
            "(?i)(utm(_.*)?|mtm_.*|ga_.*|_ga|_gl|gclid|dclid|gs_l|srsltid|fbclid|fb_(action_ids|action_types|source|ref)|msclkid|twclid|yclid|_openstat"
                    + "|mkt_tok|hmb_(campaign|medium|source)|otm_.*|itm_(campaign|medium|source)|cmpid|s_cid|wt_z?mc|wtrid|spm|vn_.*|__hs(fp|sc|tc)"
                    + "|_hsenc|hsctatracking|mc_(eid|cid|tc)|ml_subscriber(_hash)?|oly_(anon|enc)_id|rb_clickid|vero_(conv|id)|wickedid)");
    private static final Set<String> REFERRAL = Set.of("ref", "ref_", "referrer", "amp", "outputtype");

    private CanonicalUrls() {}

    /**
     * The address to fetch: redirect wrappers opened, scheme and host in lower case, tracking parameters and fragment dropped.
     *
     * @param url any address
     */
    public static URI fetchable(URI url) {
        if (!isWeb(url)) {
            return url;
        }
        URI inner = unwrapped(url).orElse(url);
        return build(inner, host(inner), path(inner), query(inner, false));
    }

    /**
     * The form under which equal pages are the same: further without www, mobile and AMP forms and trailing slash, always https, parameters sorted.
     *
     * @param url any address
     */
    public static URI canonical(URI url) {
        if (!isWeb(url)) {
            return url;
        }
        URI fetchable = fetchable(url);
        String host = host(fetchable).replaceFirst("^www\\.", "");
        host = host.replaceFirst("^(m|mobile|amp)\\.(?=[^.]+\\.)", "")
                .replaceFirst("^([a-z-]{2,12})\\.m\\.(wiki[a-z]+\\.org)", "$1.$2");
        String path = path(fetchable)
                .replaceFirst("/amp/?$", "")
                .replaceFirst("\\.amp\\.html$", ".html")
                .replaceFirst("/+$", "");
        List<String> parameters = new ArrayList<>(query(fetchable, true));
        parameters.sort(null);
        try {
            URI https = new URI("https", host + port(fetchable), null, null, null);
            return build(https, https.getRawAuthority(), path, parameters);
        } catch (URISyntaxException e) {
            return fetchable;
        }
    }

    private static boolean isWeb(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null;
    }

    private static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT);
    }

    private static String port(URI url) {
        boolean standard = url.getPort() < 0 || url.getPort() == 80 || url.getPort() == 443;
        return standard ? "" : ":" + url.getPort();
    }

    private static String path(URI url) {
        String path = url.normalize().getRawPath();
        return path == null ? "" : path;
    }

    private static List<String> query(URI url, boolean forKey) {
        String query = url.getRawQuery();
        if (query == null || query.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(query.split("&"))
                .filter(parameter -> {
                    String name = parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
                    return !name.isEmpty() && !TRACKING.matcher(name).matches() && !(forKey && REFERRAL.contains(name));
                })
                .toList();
    }

    private static URI build(URI like, String host, String path, List<String> parameters) {
        String scheme = like.getScheme().toLowerCase(Locale.ROOT);
        String authority = host.contains(":") ? host : host + port(like);
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return URI.create(scheme + "://" + authority + path + query);
    }

    private static Optional<URI> unwrapped(URI url) {
        String host = host(url);
        String path = path(url);
        if (host.endsWith("duckduckgo.com") && path.startsWith("/l/")) {
            return parameter(url, "uddg");
        }
        if (host.matches("(www\\.)?google\\.[a-z.]+") && path.equals("/url")) {
            return parameter(url, "q").or(() -> parameter(url, "url"));
        }
        if (host.equals("l.facebook.com") && path.equals("/l.php")) {
            return parameter(url, "u");
        }
        return Optional.empty();
    }

    private static Optional<URI> parameter(URI url, String name) {
        String query = url.getRawQuery() == null ? "" : url.getRawQuery();
        for (String parameter : query.split("&")) {
            if (parameter.startsWith(name + "=")) {
                try {
                    String value = URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8);
                    return Optional.of(new URI(value)).filter(CanonicalUrls::isWeb);
                } catch (URISyntaxException | IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
