package dev.footnote.search;

import dev.footnote.api.Hit;
import dev.footnote.api.SearchScope;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reciprocal rank fusion (Cormack, Clarke, Büttcher, SIGIR 2009): a page's score is the sum of 1/(k + rank) over the lists that hold it. Engines that sell one index
 * share one vote for a query: the best rank of any of them counts.
 */
final class Fusion {

    private static final class Entry {
        private final Hit best;
        private final Set<String> engines = new LinkedHashSet<>();
        private final Map<String, Double> votes = new HashMap<>();

        Entry(Hit best) {
            this.best = best;
        }

        double score() {
            return votes.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        Hit hit() {
            return new Hit(
                    CanonicalUrls.fetchable(best.url()),
                    best.title(),
                    best.snippet(),
                    List.copyOf(engines),
                    best.date(),
                    best.language());
        }
    }

    private final SearchSettings settings;
    private final SearchRequest request;

    Fusion(SearchSettings settings, SearchRequest request) {
        this.settings = settings;
        this.request = request;
    }

    List<Hit> fuse(List<FusedSearch.Ranking> rankings) {
        Map<URI, Entry> entries = new LinkedHashMap<>();
        for (FusedSearch.Ranking ranking : rankings) {
            int rank = 0;
            for (Hit hit : ranking.hits()) {
                rank++;
                if (inScope(hit)) {
                    Entry entry = entries.computeIfAbsent(CanonicalUrls.canonical(hit.url()), key -> new Entry(hit));
                    entry.engines.add(ranking.traits().name());
                    String voter = ranking.traits().index() + " " + ranking.query();
                    entry.votes.merge(voter, 1.0 / (settings.rankConstant() + rank), Math::max);
                }
            }
        }
        List<Entry> ranked = new ArrayList<>(entries.values());
        ranked.sort(Comparator.comparingDouble(Entry::score).reversed());
        return capped(ranked);
    }

    private List<Hit> capped(List<Entry> ranked) {
        Map<String, Integer> perHost = new HashMap<>();
        List<Hit> out = new ArrayList<>();
        List<Hit> over = new ArrayList<>();
        for (Entry entry : ranked) {
            Hit hit = entry.hit();
            String host = host(hit.url());
            // A user's own documents have no host that could crowd out others.
            boolean capped =
                    isWeb(hit.url()) && request.scope().includeDomains().size() != 1;
            if (capped && perHost.merge(host, 1, Integer::sum) > settings.perHost()) {
                over.add(hit);
            } else {
                out.add(hit);
            }
        }
        out.addAll(over);
        return List.copyOf(out.subList(0, Math.min(request.limit(), out.size())));
    }

    private static boolean isWeb(URI url) {
        return String.valueOf(url.getScheme()).startsWith("http");
    }

    static String host(URI url) {
        return url.getHost() == null ? "" : url.getHost().replaceFirst("^www\\.", "");
    }

    private boolean inScope(Hit hit) {
        SearchScope scope = request.scope();
        String host = host(hit.url());
        boolean included = scope.includeDomains().isEmpty()
                || !isWeb(hit.url())
                || scope.includeDomains().stream().anyMatch(domain -> isIn(host, domain));
        boolean excluded = scope.excludeDomains().stream().anyMatch(domain -> isIn(host, domain));
        boolean dated = hit.date() == null
                || (scope.publishedFrom() == null || !hit.date().date().isBefore(scope.publishedFrom()))
                        && (scope.publishedTo() == null || !hit.date().date().isAfter(scope.publishedTo()));
        return included && !excluded && dated;
    }

    private static boolean isIn(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
