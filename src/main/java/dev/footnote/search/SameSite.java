package dev.footnote.search;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of single sites that show one page at many addresses. For identity only: nothing is fetched at what comes out. */
final class SameSite {

    private static final Pattern ARXIV = Pattern.compile("/(?:abs|pdf|html)/(.+?)(?:v\\d+)?(?:\\.pdf)?/*");
    private static final Pattern VIDEO = Pattern.compile("/(?:shorts|embed|live|v)/([\\w-]+)/*");
    private static final Pattern PRODUCT = Pattern.compile("^.*/(?:dp|gp/product)/([A-Z0-9]{10})(?:/.*)?$");
    private static final Pattern SHOP = Pattern.compile("amazon\\.(com|[a-z]{2}|com?\\.[a-z]{2})");
    private static final Pattern ARTICLE = Pattern.compile("^(.*&)?title=([^&]++)$");

    /** Parameters that say where a reader came from, or where in the page to begin. */
    private static final Map<String, Set<String>> IDLE = Map.of(
            "youtube.com", Set.of("feature", "si", "pp", "kw", "t"),
            "x.com", Set.of("s", "t", "cn", "ref_src", "ref_url"),
            "medium.com", Set.of("source", "sk"),
            "wikipedia.org", Set.of("variant", "useskin", "oldformat"));

    private SameSite() {}

    /** Under which name a host is compared: without www, mobile and AMP forms, old names replaced. */
    static String host(String host) {
        String bare = host.replaceFirst("^www\\d?\\.(?=.+\\..+)", "");
        // What would be left of m.co.uk is nobody's host.
        bare = bare.replaceFirst("^(m|mobile|amp)\\.(?=.+\\..+)(?!(co|com|net|org|gov|edu|ac|or|ne)\\.[a-z]{2}$)", "");
        bare = bare.replaceFirst(
                "^([a-z-]+)\\.m\\.(?=(wikipedia|wiktionary|wikinews|wikisource|wikivoyage)\\.org$)", "$1.");
        return switch (bare) {
            case "old.reddit.com", "np.reddit.com", "new.reddit.com" -> "reddit.com";
            case "twitter.com" -> "x.com";
            case "dx.doi.org" -> "doi.org";
            case "export.arxiv.org" -> "arxiv.org";
            case "yue.wikipedia.org" -> "zh-yue.wikipedia.org";
            default -> bare;
        };
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
            Matcher paper = ARXIV.matcher(path);
            return paper.matches() ? "arxiv.org/abs/" + paper.group(1) : host + path + query;
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
            Matcher article = ARTICLE.matcher(query.replaceFirst("^\\?", ""));
            // index.php is gone from the path by now
            boolean plain = path.equals("/w") && article.matches() && !query.contains("&");
            return host + (plain ? "/wiki/" + article.group(2) : Editions.plainPath(host, path) + query);
        }
        return host + path + query;
    }
}
