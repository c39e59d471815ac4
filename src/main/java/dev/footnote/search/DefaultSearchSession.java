package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.Hit;
import dev.footnote.api.SearchQuality;
import dev.footnote.api.SearchQuality.Verdict;
import dev.footnote.api.SearchResult;
import dev.footnote.api.SearchScope;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** One run's searches. The calls run outside its lock, the memory is kept within it. */
final class DefaultSearchSession implements SearchSession {

    /** What makes two requests the same. */
    private record Asked(
            List<String> queries,
            int limit,
            int page,
            @Nullable String language,
            SearchScope scope) {}

    /** Any limit: an earlier result is remembered without its request. */
    private static final int ANY = 0;

    private final String question;
    private final Sweep sweep;
    private final Fusion fusion;
    private final Map<Asked, SearchResult> memory = new ConcurrentHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final StringBuilder seenText = new StringBuilder();

    DefaultSearchSession(String question, List<Desk> desks, SearchSettings settings, ExecutorService executor) {
        this.question = question;
        this.sweep = new Sweep(desks, settings, executor);
        this.fusion = new Fusion(settings.rankConstant(), settings.perHost());
    }

    @Override
    public SearchResult search(SearchRequest request, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        SearchResult earlier = memory.get(asked(request, request.limit()));
        if (earlier == null && request.page() == 1) {
            earlier = memory.get(asked(request, ANY));
        }
        if (earlier != null) {
            return new SearchResult(request.queries(), earlier.hits(), earlier.quality(), List.of(), true);
        }
        Sweep.Catch caught = sweep.run(request, cancellation);
        boolean oneSite = !request.scope().includeDomains().isEmpty();
        List<Fusion.Fused> fused = fusion.fuse(caught.lists(), oneSite).stream()
                .limit(request.limit())
                .toList();
        return settle(request, fused, caught);
    }

    private synchronized SearchResult settle(SearchRequest request, List<Fusion.Fused> fused, Sweep.Catch caught) {
        SearchQuality quality = Quality.of(new Quality.Measured(
                request, question, fused, Set.copyOf(seen), seenText.toString(), caught.reports()));
        List<Hit> hits = fused.stream().map(Fusion.Fused::hit).toList();
        SearchResult result = new SearchResult(request.queries(), hits, quality, caught.reports(), false);
        see(result);
        if (quality.verdict() != Verdict.BLOCKED) {
            memory.put(asked(request, request.limit()), result);
        }
        return result;
    }

    @Override
    public synchronized void remember(SearchResult earlier) {
        see(earlier);
        if (!earlier.repeated()
                && !earlier.queries().isEmpty()
                && earlier.quality().verdict() != Verdict.BLOCKED) {
            memory.putIfAbsent(new Asked(normal(earlier.queries()), ANY, 1, null, SearchScope.ALL), earlier);
        }
    }

    private void see(SearchResult result) {
        for (Hit hit : result.hits()) {
            if (seen.add(CanonicalUrls.identity(hit.url()))) {
                seenText.append(Terms.textOf(hit)).append('\n');
            }
        }
    }

    private static Asked asked(SearchRequest request, int limit) {
        return new Asked(normal(request.queries()), limit, request.page(), request.language(), request.scope());
    }

    private static List<String> normal(List<String> queries) {
        return queries.stream()
                .map(q -> q.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }
}
