package dev.footnote.url;

import dev.footnote.api.search.SearchScope;
import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of hosts that searches keep to: a host stands for itself and for all below it. */
public final class DomainList {

    /** As long as names may be. */
    private static final int LONGEST_HOST = 253;

    private static final int LONGEST_LABEL = 63;
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1," + LONGEST_LABEL + "}");

    /** Full stops of Chinese and Japanese keyboards, which part the labels of a name too. */
    private static final Pattern DOTS = Pattern.compile("[。．｡]");

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{0,30}://");

    private DomainList() {}

    /** A host as addresses have it, of any way to write one: {@code https://www.example.org/a}, {@code *.example.org}; empty for none. */
    public static Optional<String> normal(String written) {
        String host = bareHost(DOTS.matcher(written.strip()).replaceAll(".").toLowerCase(Locale.ROOT));
        if (!isHost(host)) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What stands between scheme and port or path, without wildcards, www and dots around it. */
    private static String bareHost(String text) {
        Matcher scheme = SCHEME.matcher(text);
        int start = scheme.lookingAt() ? scheme.end() : 0;
        int end = start;
        while (end < text.length() && "/?#:".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (start < end && (text.charAt(start) == '.' || text.startsWith("*.", start))) {
            start++;
        }
        while (end > start && text.charAt(end - 1) == '.') {
            end--;
        }
        String host = text.substring(start, end);
        return host.startsWith("www.") && host.indexOf('.', 4) > 0 ? host.substring(4) : host;
    }

    private static boolean isHost(String host) {
        if (host.length() > LONGEST_HOST) {
            return false;
        }
        for (String label : host.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the hosts among the entries, each once. */
    public static List<String> normal(List<String> written) {
        Set<String> hosts = new LinkedHashSet<>();
        written.forEach(domain -> normal(domain).ifPresent(hosts::add));
        return new ArrayList<>(hosts);
    }

    /** The same scope with its hosts as addresses have them. */
    public static SearchScope normal(SearchScope scope) {
        return new SearchScope(
                normal(scope.includeDomains()),
                normal(scope.excludeDomains()),
                scope.publishedFrom(),
                scope.publishedTo());
    }

    public static boolean within(String host, List<String> domains) {
        for (String domain : domains) {
            if (within(host, domain)) {
                return true;
            }
        }
        return false;
    }

    /** True for a domain and what lies below it. */
    static boolean within(String host, String domain) {
        int below = host.length() - domain.length();
        return host.endsWith(domain) && (below == 0 || host.charAt(below - 1) == '.');
    }

    /** Returns the scope within a scope and the operator's lists; empty if nothing can lie in both. */
    public static Optional<SearchScope> both(SearchScope scope, List<String> include, List<String> exclude) {
        List<String> included = new ArrayList<>();
        scope.includeDomains().stream()
                .filter(domain -> include.isEmpty() || within(domain, include))
                .forEach(included::add);
        include.stream()
                .filter(domain -> scope.includeDomains().isEmpty() || within(domain, scope.includeDomains()))
                .filter(domain -> !included.contains(domain))
                .forEach(included::add);
        boolean limited = !include.isEmpty() || !scope.includeDomains().isEmpty();
        included.removeIf(domain -> within(domain, exclude));
        if (limited && included.isEmpty()) {
            return Optional.empty();
        }
        Set<String> excluded = new LinkedHashSet<>(exclude);
        excluded.addAll(scope.excludeDomains());
        return Optional.of(
                new SearchScope(included, List.copyOf(excluded), scope.publishedFrom(), scope.publishedTo()));
    }
}
