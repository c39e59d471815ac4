package dev.footnote.search;

import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One address for one page. {@link #canonical} keeps an address that can be fetched; identity goes further and is only compared.
 * Pure functions; never fails: what cannot be understood stays as it is.
 */
public final class CanonicalUrls {

    private static final Pattern TRACKING = Pattern.compile(
            "utm(_.*)?|mtm_.*|_ga|_gl|ga_.*|[gd]clid|gbraid|wbraid|gs_l|srsltid|gad_(source|campaignid)|fbclid"
                + "|fb_(action_ids|action_types|source|ref)|action_(object|type|ref)_map|msclkid|twclid|ttclid|yclid"
                + "|li_fat_id|igshid|igsh|_openstat|mkt_tok|(hmb|itm)_(campaign|medium|source)|otm_.*|cmpid|s_cid"
                + "|os_ehash|__twitter_impression|wt_z?mc|wtrid|spm|vn_.*|tracking_source|ceneo_spo|__hs(fp|sc|tc)"
                + "|_hsenc|_hsmi|hsctatracking|__s|mc_(eid|cid|tc)|ml_subscriber(_hash)?|oly_(anon|enc)_id|rb_clickid"
                + "|vero_(conv|id)|wickedid|echobox",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> REFERRAL = Set.of("ref", "ref_", "referrer", "amp", "outputtype=amp");

    private CanonicalUrls() {}

    /**
     * The address to fetch and to show: redirect wrappers and AMP caches undone, scheme and host in lower case, no default port, no
     * user, no tracking parameters, no fragment (save one that routes, {@code #!}).
     *
     * @param url absolute, or it is returned as it is
     */
    public static URI canonical(URI url) {
        URI target = url;
        // Each wrapper is longer than what it wraps, so this ends.
        for (URI inner = inner(target); inner != null; inner = inner(target)) {
            target = inner;
        }
        if (target.getScheme() == null || target.getHost() == null) {
            return target;
        }
        return Addresses.parse(build(target)).orElse(target);
    }

    private static @Nullable URI inner(URI url) {
        return RedirectWrappers.unwrap(url)
                .filter(inner -> inner.toString().length() < url.toString().length())
                .orElse(null);
    }

    private static String build(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(scheme).append("://").append(host(url));
        boolean standard = url.getPort() < 0
                || (scheme.equals("http") && url.getPort() == 80)
                || (scheme.equals("https") && url.getPort() == 443);
        if (!standard) {
            out.append(':').append(url.getPort());
        }
        out.append(withoutDots(Addresses.normalEscapes(url.getRawPath())));
        String query = query(url.getRawQuery());
        if (!query.isEmpty()) {
            out.append('?').append(query);
        }
        String fragment = url.getRawFragment();
        if (fragment != null && (fragment.startsWith("!") || fragment.startsWith("/"))) {
            out.append('#').append(Addresses.normalEscapes(fragment.replaceFirst(":~:.*", "")));
        }
        return out.toString();
    }

    /** Dot segments resolved as in RFC 3986, 5.2.4. Doubled slashes stay: archives have whole addresses in their paths. */
    private static String withoutDots(String path) {
        List<String> kept = new ArrayList<>();
        String[] segments = path.replaceFirst("^/", "").split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean dots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            }
            if (!dots) {
                kept.add(segments[i]);
            } else if (i == segments.length - 1) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String host(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        try {
            return bare.startsWith("[") ? bare : IDN.toASCII(bare);
        } catch (IllegalArgumentException e) {
            return bare;
        }
    }

    private static String query(@Nullable String raw) {
        List<String> kept = new ArrayList<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                String normal = Addresses.normalEscapes(pair);
                if (!normal.isEmpty() && !TRACKING.matcher(name(normal)).matches()) {
                    kept.add(normal);
                }
            }
        }
        return String.join("&", kept);
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }

    /**
     * Reads an http or https address as people and pages write it.
     *
     * @param written may hold characters that addresses must escape
     * @return the address with such characters escaped; empty if it is none
     */
    public static Optional<URI> parse(String written) {
        return Addresses.web(written);
    }

    /**
     * What two addresses of one page have in common. Not an address: scheme, www, mobile and AMP forms, trailing slashes and the order
     * of parameters are gone.
     */
    public static String identity(URI url) {
        URI canonical = canonical(url);
        if (canonical.getHost() == null) {
            return canonical.toString();
        }
        String host = SameSite.host(canonical.getHost());
        String path = canonical.getRawPath();
        path = path.replaceFirst("/+$", "").replaceFirst("(?<=[^/])/amp$", "");
        path = path.replaceFirst("\\.amp(\\.html?)?$", "$1").replaceFirst("/index\\.(html?|php)$", "");
        String page = SameSite.page(host, path, identityQuery(host, canonical.getRawQuery()));
        int port = canonical.getPort();
        String fragment = canonical.getRawFragment();
        return (port < 0 ? "" : port + ":") + page + (fragment == null ? "" : "#" + fragment);
    }

    private static String identityQuery(String host, @Nullable String raw) {
        if (raw == null) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        for (String pair : raw.split("&", -1)) {
            if (!REFERRAL.contains(name(pair).toLowerCase(Locale.ROOT))
                    && !REFERRAL.contains(pair.toLowerCase(Locale.ROOT))
                    && !SameSite.isIdle(host, name(pair))) {
                kept.add(pair);
            }
        }
        kept.sort(null);
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    /** The host without www; empty where there is none. */
    static String site(URI url) {
        String host = url.getHost();
        return host == null ? "" : SameSite.host(host.toLowerCase(Locale.ROOT));
    }
}
