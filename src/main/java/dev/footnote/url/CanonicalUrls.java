package dev.footnote.url;

import dev.footnote.net.Hosts;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One address for one page. {@link #canonical} keeps an address that can be fetched; identity goes further and is only compared.
 * Pure functions; never fails: an address that cannot be understood stays as it is.
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
    /** Parameters that name a visitor's session, or say that cookies were tried. */
    private static final Pattern SESSION = Pattern.compile(
            "phpsessid|jsessionid|aspsessionid[a-z]*|session_?id|cfid|cftoken|cookieset|cookie_?(test|check|support)"
                    + "|set_?cookie|gaa_(at|n|ts|sig)",
            Pattern.CASE_INSENSITIVE);

    /** A session's name that is told from a page's by its look: a hash. */
    private static final Pattern HASHED_SESSION = Pattern.compile("(?i)(sid|s|sess|zenid|oscsid)=[0-9a-f]{26,64}");

    private static final String NO_COOKIES = "error=cookies_not_supported";

    private static final Set<String> REFERRAL = Set.of("ref", "ref_", "referrer", "amp", "outputtype=amp");

    private CanonicalUrls() {}

    /**
     * The address to fetch and to show: redirect wrappers and AMP caches undone, scheme and host in lower case, no default port, no
     * user, no tracking parameters, no fragment (save one that routes, {@code #!}).
     *
     * @param url absolute and of the web, or it is returned as it is
     */
    public static URI canonical(URI url) {
        URI target = url;
        // Each wrapper is longer than what it wraps, so this ends.
        for (URI inner = inner(target); inner != null; inner = inner(target)) {
            target = inner;
        }
        if (!isOfWeb(target)) {
            return target;
        }
        return WebUrls.parse(build(target)).orElse(target);
    }

    private static boolean isOfWeb(URI url) {
        String scheme = url.getScheme();
        return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && !Hosts.of(url).isEmpty();
    }

    private static @Nullable URI inner(URI url) {
        return RedirectWrappers.unwrap(url)
                .filter(inner -> inner.toString().length() < url.toString().length())
                .orElse(null);
    }

    private static String build(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(scheme).append("://").append(Hosts.of(url));
        int port = Hosts.port(url);
        boolean standard = port < 0 || (scheme.equals("http") && port == 80) || (scheme.equals("https") && port == 443);
        if (!standard) {
            out.append(':').append(port);
        }
        out.append(withoutDots(withoutSession(WebUrls.normalEscapes(url.getRawPath()))));
        String query = query(url.getRawQuery());
        if (!query.isEmpty()) {
            out.append('?').append(query);
        }
        String fragment = url.getRawFragment();
        if (fragment != null && (fragment.startsWith("!") || fragment.startsWith("/"))) {
            int directive = fragment.indexOf(":~:");
            String kept = directive < 0 ? fragment : fragment.substring(0, directive);
            out.append('#').append(WebUrls.normalEscapes(kept));
        }
        return out.toString();
    }

    /** Dot segments resolved as in RFC 3986, 5.2.4. Doubled slashes stay: archives have whole addresses in their paths. */
    private static String withoutDots(String path) {
        List<String> kept = new ArrayList<>();
        String[] segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
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

    private static String query(@Nullable String raw) {
        List<String> kept = new ArrayList<>();
        if (raw != null) {
            List<String> pairs = Arrays.asList(raw.split("&", -1));
            boolean noCookies = pairs.contains(NO_COOKIES);
            for (String pair : pairs) {
                String normal = WebUrls.normalEscapes(pair);
                String name = name(normal);
                boolean ofCookies = noCookies && (normal.equals(NO_COOKIES) || name.equals("code"));
                if (!normal.isEmpty() && !ofCookies && !isIdle(name, normal)) {
                    kept.add(normal);
                }
            }
        }
        return String.join("&", kept);
    }

    /** Returns true for a parameter that tells of the visitor and not of the page. */
    private static boolean isIdle(String name, String pair) {
        return TRACKING.matcher(name).matches()
                || SESSION.matcher(name).matches()
                || HASHED_SESSION.matcher(pair).matches();
    }

    /** A path step without the session that some servers write behind a semicolon. */
    private static String withoutSession(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        int start = lower.indexOf(";jsessionid=");
        start = start < 0 ? lower.indexOf(";phpsessid=") : start;
        if (start < 0) {
            return path;
        }
        int end = path.indexOf('/', start);
        return path.substring(0, start) + (end < 0 ? "" : path.substring(end));
    }

    /**
     * Returns the best of several addresses of one page to show to readers: the first that carries neither session nor tracking parameters, else the
     * first.
     *
     * @param urls at least one, the preferred first
     */
    public static URI best(List<URI> urls) {
        return urls.stream().filter(CanonicalUrls::isPlain).findFirst().orElse(urls.get(0));
    }

    /**
     * Returns the address of a page to cite: the one that answered, or another one of its site that led there and carries no session or tracking
     * parameters. Another site that passed a reader on did not say what the page says.
     *
     * @param landed the address that answered
     * @param others addresses that led to it
     */
    public static URI cited(URI landed, List<URI> others) {
        List<URI> urls = new ArrayList<>(List.of(landed));
        others.stream().filter(url -> site(url).equals(site(landed))).forEach(urls::add);
        return best(urls);
    }

    private static boolean isPlain(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : url.getRawQuery();
        String kept = query(query);
        boolean whole = kept.isEmpty() ? query.isEmpty() : kept.split("&", -1).length == query.split("&", -1).length;
        return Hosts.of(url).isEmpty() || (withoutSession(path).equals(path) && whole);
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
        return WebUrls.web(written);
    }

    /**
     * Returns a key that all addresses of one page have in common. Not an address: scheme, www, mobile and AMP forms, trailing slashes and the order
     * of parameters are gone.
     */
    public static String identity(URI url) {
        URI canonical = canonical(url);
        if (!isOfWeb(canonical)) {
            return canonical.toString();
        }
        String host = SiteUrlRules.host(Hosts.of(canonical));
        String path = canonical.getRawPath();
        path = plainPath(path);
        String page = SiteUrlRules.page(host, path, identityQuery(host, canonical.getRawQuery()));
        int port = Hosts.port(canonical);
        String fragment = canonical.getRawFragment();
        return (port < 0 ? "" : port + ":") + page + (fragment == null ? "" : "#" + fragment);
    }

    /** A path without slashes at its end, AMP forms and the names of index files. */
    private static String plainPath(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        String plain = path.substring(0, end);
        if (plain.length() > 4 && plain.charAt(plain.length() - 5) != '/') {
            plain = without(plain, "/amp");
        }
        for (String ending : List.of("", ".htm", ".html")) {
            if (plain.endsWith(".amp" + ending)) {
                plain = without(plain, ".amp" + ending) + ending;
            }
        }
        for (String index : List.of("/index.htm", "/index.html", "/index.php")) {
            plain = without(plain, index);
        }
        return plain;
    }

    private static String without(String text, String ending) {
        return text.endsWith(ending) ? text.substring(0, text.length() - ending.length()) : text;
    }

    private static String identityQuery(String host, @Nullable String raw) {
        if (raw == null) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        for (String pair : raw.split("&", -1)) {
            if (!REFERRAL.contains(name(pair).toLowerCase(Locale.ROOT))
                    && !REFERRAL.contains(pair.toLowerCase(Locale.ROOT))
                    && !SiteUrlRules.isIdle(host, name(pair))) {
                kept.add(pair);
            }
        }
        kept.sort(null);
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    /** Returns the host without www and the like; empty where there is none. */
    public static String site(URI url) {
        return SiteUrlRules.host(Hosts.of(url));
    }
}
