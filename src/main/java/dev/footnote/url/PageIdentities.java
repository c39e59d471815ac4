package dev.footnote.url;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Finds which addresses are one page: by their form, and by the redirects that reading has met. For all runs; safe for many threads. */
public final class PageIdentities {

    /** A redirect there tells of the visitor and not of the page. */
    private static final Pattern GATE = Pattern.compile(
            "(?i)(?<![a-z0-9])(?:log-?in|sign-?in|sso|o?auth2?|authenticate|authori[sz]e|consent|(?:re)?captcha|challenge|subscribe"
                    + "|paywall|error|not-?found|404)(?![a-z])");
    /** Longer chains are taken as they are. */
    private static final int MOST_STEPS = 5;

    private final Cache<String, String> landed;
    private final AtomicLong learnt = new AtomicLong();

    /**
     * @param most redirects remembered; the least used go first
     */
    public PageIdentities(long most) {
        this.landed =
                Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    /** Returns the key that all addresses of the page have in common. */
    public String of(URI url) {
        return resolve(CanonicalUrls.identity(url));
    }

    /** The identity that an earlier one has become. */
    public String resolve(String identity) {
        String at = identity;
        for (int step = 0; step < MOST_STEPS; step++) {
            String next = landed.getIfPresent(at);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Takes two addresses for one page from now on, unless the second is a gate or a front page, where all roads lead. */
    public void learn(URI asked, URI landedAt) {
        String from = of(asked);
        String to = of(landedAt);
        String path = landedAt.getRawPath() == null ? "" : landedAt.getRawPath();
        boolean front = path.length() < 2 && landedAt.getRawQuery() == null;
        if (!from.equals(to) && !front && !GATE.matcher(path).find()) {
            landed.put(from, to);
            learnt.incrementAndGet();
        }
    }

    /** Returns a number that changes when an identity may have become another one. */
    public long learnt() {
        return learnt.get();
    }
}
