package dev.footnote.net;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.footnote.api.CancelledException;
import dev.footnote.api.FootnoteException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What robots.txt of each site allows, remembered for a while. Safe for many threads. */
final class RobotsRules {

    /** As far as RFC 9309 wants robots.txt to be read at least. */
    static final int MAX_BYTES = 500 * 1024;

    private static final Pattern WORDS = Pattern.compile("[\\s;()]+");

    private final Cache<String, BaseRobotRules> rules;
    private final String name;

    RobotsRules(String userAgent, Duration age, Ticker ticker) {
        this.name = productName(userAgent);
        this.rules = Caffeine.newBuilder()
                .maximumSize(5_000)
                .expireAfterWrite(age)
                .ticker(ticker)
                .build();
    }

    /** The name by which robots.txt knows us: the last product that is not a browser's, in lower case. */
    private static String productName(String userAgent) {
        for (String word : WORDS.split(userAgent, -1)) {
            String product = word.split("/", 2)[0].toLowerCase(Locale.ROOT);
            if (!product.isEmpty() && !product.equals("mozilla") && !product.equals("compatible")) {
                return product;
            }
        }
        return "footnote";
    }

    /**
     * True if an address may be fetched. A site whose robots.txt is missing, forbidden or does not come allows all: a person is waiting for this
     * one page, and the page itself will tell what is wrong with the site.
     *
     * @param fetch gets robots.txt
     */
    boolean allows(URI uri, Function<URI, HttpAnswer> fetch) {
        if ("/robots.txt".equals(uri.getPath())) {
            return true;
        }
        String site = uri.getScheme() + "://" + uri.getRawAuthority();
        BaseRobotRules known = rules.getIfPresent(site);
        if (known == null) {
            known = load(URI.create(site + "/robots.txt"), fetch);
            rules.put(site, known);
        }
        return known.isAllowed(uri.toString());
    }

    private BaseRobotRules load(URI robots, Function<URI, HttpAnswer> fetch) {
        try {
            HttpAnswer answer = fetch.apply(robots);
            if (answer.status() == 200) {
                String type = answer.header("content-type").orElse("text/plain");
                return new SimpleRobotRulesParser().parseContent(robots.toString(), answer.body(), type, List.of(name));
            }
        } catch (CancelledException e) {
            throw e;
        } catch (FootnoteException e) {
            // as if there were none
        }
        return new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL);
    }
}
