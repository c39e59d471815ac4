package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchQuality;
import dev.footnote.api.search.SearchQuality.Verdict;
import dev.footnote.api.search.SearchResult;
import dev.footnote.text.ScriptLanguage;
import dev.footnote.url.PageIdentities;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One run's searches. The calls run outside its lock, the memory is kept within it. */
final class DefaultSearchSession implements SearchSession {

    private final String question;
    private final FanOut fanOut;
    private final RankFusion fusion;
    private final PageIdentities identities;
    private final QueryHistory before = new QueryHistory();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> resolved = new HashSet<>();
    private long resolvedAt;
    private final StringBuilder seenText = new StringBuilder();
    /** Scripts of the run's queries, as languages; empty for Latin. */
    private final Set<String> scripts = new HashSet<>();

    DefaultSearchSession(String question, FanOut fanOut, SearchSettings settings, PageIdentities identities) {
        this.question = question;
        this.identities = identities;
        this.fanOut = fanOut;
        this.fusion = new RankFusion(identities, settings.rankConstant(), settings.perHost());
    }

    @Override
    public SearchResult search(SearchRequest request, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        List<String> fresh = fresh(request);
        if (fresh.isEmpty()) {
            return fromMemory(request);
        }
        SearchRequest asked =
                new SearchRequest(fresh, request.limit(), request.page(), request.language(), request.scope());
        FanOut.Result caught = fanOut.run(asked, cancellation);
        boolean oneSite = !request.scope().includeDomains().isEmpty();
        List<RankFusion.Fused> fused = fusion.fuse(caught.lists(), oneSite).stream()
                .limit(request.limit())
                .toList();
        return settle(request, asked, fused, caught);
    }

    private synchronized List<String> fresh(SearchRequest request) {
        return before.fresh(request);
    }

    private synchronized SearchResult fromMemory(SearchRequest request) {
        List<Hit> hits = before.hits(request, identities::of);
        return new SearchResult(request.queries(), hits, QualityAssessor.repeated(request, hits), List.of(), true);
    }

    /**
     * @param request as the caller gave it
     * @param asked without the queries that were asked before
     */
    private synchronized SearchResult settle(
            SearchRequest request, SearchRequest asked, List<RankFusion.Fused> fused, FanOut.Result caught) {
        asked.queries().forEach(query -> scripts.add(ScriptLanguage.byScript(query)));
        SearchQuality quality = QualityAssessor.of(new QualityAssessor.Measured(
                asked,
                request.queries().stream()
                        .filter(query -> !asked.queries().contains(query))
                        .toList(),
                question,
                fused,
                seenBefore(),
                seenText,
                Set.copyOf(scripts),
                caught.reports()));
        List<Hit> hits = fused.stream().map(RankFusion.Fused::hit).toList();
        SearchResult result = new SearchResult(request.queries(), hits, quality, caught.reports(), false);
        see(result);
        if (quality.verdict() != Verdict.BLOCKED) {
            asked.queries().stream()
                    .filter(query -> caught.answered().contains(query.strip()))
                    .forEach(query -> before.put(asked, query, result));
        }
        return result;
    }

    @Override
    public synchronized void remember(SearchRequest request, SearchResult earlier) {
        see(earlier);
        earlier.queries().forEach(query -> scripts.add(ScriptLanguage.byScript(query)));
        if (!earlier.repeated() && earlier.quality().verdict() != Verdict.BLOCKED) {
            request.queries().forEach(query -> before.put(request, query, earlier));
        }
    }

    @Override
    public void learnt(URI asked, URI landed) {
        identities.learn(asked, landed);
    }

    /** The pages seen, under the identities that they have by now. */
    private Set<String> seenBefore() {
        long learnt = identities.learnt();
        if (learnt != resolvedAt) {
            resolvedAt = learnt;
            resolved.clear();
            seen.forEach(page -> resolved.add(identities.resolve(page)));
        }
        return resolved;
    }

    private void see(SearchResult result) {
        for (Hit hit : result.hits()) {
            String page = identities.of(hit.url());
            resolved.add(page);
            if (seen.add(page)) {
                seenText.append(ContentWords.textOf(hit)).append('\n');
            }
        }
    }
}
