package dev.footnote.url;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of single sites that show one page at many addresses. For identity only: nothing is fetched at what comes out. */
final class SiteUrlRules {

    private static final Pattern WWW = Pattern.compile("www\\d?\\.");
    private static final Pattern MOBILE = Pattern.compile("(m|mobile|amp)\\.");
    private static final Pattern PUBLIC_SUFFIX = Pattern.compile("(co|com|net|org|gov|edu|ac|or|ne)\\.[a-z]{2}");
    private static final Pattern MOBILE_WIKI =
            Pattern.compile("^([a-z-]++)\\.m\\.((?:wikipedia|wiktionary|wikinews|wikisource|wikivoyage)\\.org)");
    private static final Pattern PAPER = Pattern.compile("/(?:abs|pdf|html)/");
    private static final Pattern VIDEO = Pattern.compile("/(?:shorts|embed|live|v)/([\\w-]+)/*");
    private static final Pattern PRODUCT = Pattern.compile("^.*/(?:dp|gp/product)/([A-Z0-9]{10})(?:/.*)?$");
    private static final Pattern SHOP = Pattern.compile("amazon\\.(com|[a-z]{2}|com?\\.[a-z]{2})");
    private static final Pattern ARTICLE = Pattern.compile("title=([^&]+)");

    /** Parameters that say where a reader came from, or where in the page to begin. */
    private static final Map<String, Set<String>> IDLE = Map.of(
            "youtube.com", Set.of("feature", "si", "pp", "kw", "t"),
            "x.com", Set.of("s", "t", "cn", "ref_src", "ref_url"),
            "medium.com", Set.of("source", "sk"),
            "wikipedia.org", Set.of("variant", "useskin", "oldformat"));

    private SiteUrlRules() {}

    /** Under which name a host is compared: without www, mobile and AMP forms, old names replaced. */
    static String host(String host) {
        String bare = withoutMobile(withoutWww(host));
        if (bare.contains(".m.")) {
            Matcher wiki = MOBILE_WIKI.matcher(bare);
            bare = wiki.matches() ? wiki.group(1) + "." + wiki.group(2) : bare;
        }
        return switch (bare) {
            case "old.reddit.com", "np.reddit.com", "new.reddit.com" -> "reddit.com";
            case "twitter.com" -> "x.com";
            case "dx.doi.org" -> "doi.org";
            case "export.arxiv.org" -> "arxiv.org";
            case "yue.wikipedia.org" -> "zh-yue.wikipedia.org";
            default -> bare;
        };
    }

    private static String withoutWww(String host) {
        if (!host.startsWith("www")) {
            return host;
        }
        Matcher www = WWW.matcher(host);
        return www.lookingAt() && hasTwoLabels(host.substring(www.end())) ? host.substring(www.end()) : host;
    }

    private static String withoutMobile(String host) {
        if (!host.startsWith("m") && !host.startsWith("amp")) {
            return host;
        }
        Matcher mobile = MOBILE.matcher(host);
        // What would be left of m.co.uk is nobody's host.
        return mobile.lookingAt()
                        && hasTwoLabels(host.substring(mobile.end()))
                        && !PUBLIC_SUFFIX.matcher(host.substring(mobile.end())).matches()
                ? host.substring(mobile.end())
                : host;
    }

    private static boolean hasTwoLabels(String host) {
        int dot = host.indexOf('.');
        return dot > 0 && dot < host.length() - 1;
    }

    /** The number of a paper without version and file ending; empty if the path leads to none. */
    private static String paper(String path) {
        Matcher begin = PAPER.matcher(path);
        if (!begin.lookingAt()) {
            return "";
        }
        int end = path.length();
        while (end > begin.end() && path.charAt(end - 1) == '/') {
            end--;
        }
        if (path.startsWith(".pdf", end - 4) && end - 4 > begin.end()) {
            end -= 4;
        }
        int digits = end;
        while (digits > begin.end() && path.charAt(digits - 1) >= '0' && path.charAt(digits - 1) <= '9') {
            digits--;
        }
        boolean version = digits < end && digits - 1 > begin.end() && path.charAt(digits - 1) == 'v';
        return path.substring(begin.end(), version ? digits - 1 : end);
    }

    /** True for a parameter that makes no other page on this site. */
    static boolean isIdle(String host, String parameter) {
        String site =
                host.endsWith(".wikipedia.org") ? "wikipedia.org" : host.endsWith(".medium.com") ? "medium.com" : host;
        return IDLE.getOrDefault(site, Set.of()).contains(parameter.toLowerCase(Locale.ROOT));
    }

    /**
     * Host, path and query of the page's plainest address.
     *
     * @param host as {@link #host} gives it
     * @param query with its question mark, or empty
     */
    static String page(String host, String path, String query) {
        if (host.equals("arxiv.org")) {
            String paper = paper(path);
            return paper.isEmpty() ? host + path + query : "arxiv.org/abs/" + paper;
        }
        if (host.equals("doi.org")) {
            return host + path.toLowerCase(Locale.ROOT) + query;
        }
        if (host.equals("youtu.be") && path.length() > 1) {
            return "youtube.com/watch?v=" + path.substring(1);
        }
        if (host.equals("youtube.com")) {
            Matcher video = VIDEO.matcher(path);
            return video.matches() ? "youtube.com/watch?v=" + video.group(1) : host + path + query;
        }
        if (SHOP.matcher(host).matches()) {
            Matcher product = PRODUCT.matcher(path);
            return product.matches() ? host + "/dp/" + product.group(1) : host + path + query;
        }
        if (host.endsWith(".wikipedia.org")) {
            Matcher article = ARTICLE.matcher(query.startsWith("?") ? query.substring(1) : query);
            // index.php is gone from the path by now
            boolean plain = path.equals("/w") && article.matches() && !query.contains("&");
            return host + (plain ? "/wiki/" + article.group(1) : WikipediaEditions.plainPath(host, path) + query);
        }
        return host + path + query;
    }
}
