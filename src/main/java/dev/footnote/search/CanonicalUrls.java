package dev.footnote.search;

import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One address for one page. {@link #canonical} keeps an address that can be fetched; identity goes further and is only compared.
 * Pure functions; never fails: what cannot be understood stays as it is.
 */
public final class CanonicalUrls {

    private static final Pattern TRACKING = Pattern.compile(
            "utm(_.*)?|mtm_.*|_?ga|_gl|ga_.*|[gd]clid|gbraid|wbraid|gs_l|srsltid|gad_(source|campaignid)|fbclid"
                    + "|fb_(action_ids|action_types|source|ref)|action_(object|type|ref)_map|msclkid|twclid|ttclid|yclid"
                    + "|li_fat_id|igshid|igsh|_openstat|mkt_tok|(hmb|itm)_(campaign|medium|source)|otm_.*|cmpid|s_cid"
                    + "|os_ehash|__twitter_impression|wt_z?mc|wtrid|spm|vn_.*|tracking_source|ceneo_spo|__hs(fp|sc|tc)"
                    + "|_hsenc|_hsmi|hsctatracking|__s|mc_(eid|cid|tc)|ml_subscriber(_hash)?|oly_(anon|enc)_id|rb_clickid"
                    + "|vero_(conv|id)|wickedid|echobox",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> REFERRAL = Set.of("ref", "ref_", "referrer", "amp", "outputtype=amp");
    private static final Pattern ARXIV = Pattern.compile("/(?:abs|pdf|html)/(.+?)(?:v\\d+)?(?:\\.pdf)?");

    private CanonicalUrls() {}

    /**
     * The address to fetch and to show: redirect wrappers and AMP caches undone, scheme and host in lower case, no default port, no
     * user, no tracking parameters, no fragment (save one that routes, {@code #!}).
     *
     * @param url absolute, or it is returned as it is
     */
    public static URI canonical(URI url) {
        URI target = url;
        for (int hop = 0; hop < 3; hop++) {
            Optional<URI> inner = RedirectWrappers.unwrap(target);
            if (inner.isEmpty()) {
                break;
            }
            target = inner.get();
        }
        if (target.getScheme() == null || target.getHost() == null) {
            return target;
        }
        return Addresses.parse(build(target)).orElse(target);
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
        String path = Addresses.normalEscapes(url.normalize().getRawPath());
        out.append(path.isEmpty() ? "/" : path);
        String query = query(url.getRawQuery());
        if (!query.isEmpty()) {
            out.append('?').append(query);
        }
        String fragment = url.getRawFragment();
        if (fragment != null && (fragment.startsWith("!") || fragment.startsWith("/"))) {
            out.append('#').append(fragment);
        }
        return out.toString();
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

    private static String query(String raw) {
        List<String> kept = new ArrayList<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                if (!pair.isEmpty() && !TRACKING.matcher(name(pair)).matches()) {
                    kept.add(Addresses.normalEscapes(pair));
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
     * What two addresses of one page have in common. Not an address: scheme, www, mobile and AMP forms, trailing slashes and the order
     * of parameters are gone.
     */
    static String identity(URI url) {
        URI canonical = canonical(url);
        if (canonical.getHost() == null) {
            return canonical.toString();
        }
        String host = identityHost(canonical.getHost());
        String path = canonical.getRawPath();
        if (host.equals("arxiv.org")) {
            var paper = ARXIV.matcher(path);
            path = paper.matches() ? "/abs/" + paper.group(1) : path;
        } else if (host.equals("doi.org")) {
            path = path.toLowerCase(Locale.ROOT);
        } else if (host.equals("youtu.be") && path.length() > 1) {
            return "youtube.com/watch?v=" + path.substring(1);
        }
        path = path.replaceFirst("(/amp)?/*$", "").replaceFirst("\\.amp(\\.html?)?$", "$1");
        path = path.replaceFirst("/index\\.(html?|php)$", "");
        String query = identityQuery(canonical.getRawQuery());
        int port = canonical.getPort();
        String fragment = canonical.getRawFragment();
        return host + (port < 0 ? "" : ":" + port) + path + query + (fragment == null ? "" : "#" + fragment);
    }

    private static String identityHost(String host) {
        String bare = host.replaceFirst("^(www\\d?|m|mobile|amp)\\.(?=.+\\..+)", "");
        bare = bare.replaceFirst("^([a-z-]+)\\.m\\.(?=.+\\..+)", "$1.");
        return switch (bare) {
            case "old.reddit.com", "np.reddit.com" -> "reddit.com";
            case "twitter.com" -> "x.com";
            case "dx.doi.org" -> "doi.org";
            case "export.arxiv.org" -> "arxiv.org";
            default -> bare;
        };
    }

    private static String identityQuery(String raw) {
        if (raw == null) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        for (String pair : raw.split("&", -1)) {
            if (!REFERRAL.contains(name(pair).toLowerCase(Locale.ROOT))
                    && !REFERRAL.contains(pair.toLowerCase(Locale.ROOT))) {
                kept.add(pair);
            }
        }
        kept.sort(null);
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    /** The host without www; empty where there is none. */
    static String site(URI url) {
        String host = url.getHost();
        return host == null ? "" : identityHost(host.toLowerCase(Locale.ROOT));
    }
}
