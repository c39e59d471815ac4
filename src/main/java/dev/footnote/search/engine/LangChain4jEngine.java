package dev.footnote.search.engine;

import dev.footnote.api.Cancellation;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.search.ScopeRules;
import dev.footnote.url.CanonicalUrls;
import dev.langchain4j.web.search.WebSearchEngine;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchRequest;
import dev.langchain4j.web.search.WebSearchResults;
import java.util.List;
import java.util.Set;

/** LangChain4j's kind of engine in our role. */
final class LangChain4jEngine implements SearchEngine {

    private static final int MOST_CHARS = 400;
    /** Where LangChain4j's modules say a generated answer, or the lack of hits, was found. */
    private static final Set<String> VENDORS = Set.of("tavily.com", "duckduckgo.com", "api.duckduckgo.com");

    private final EngineTraits traits;
    private final WebSearchEngine engine;

    LangChain4jEngine(String name, WebSearchEngine engine) {
        this.traits = new EngineTraits(name, name, EngineTraits.Reach.WEB, name, null);
        this.engine = engine;
    }

    @Override
    public EngineTraits traits() {
        return traits;
    }

    @Override
    public List<Hit> search(Query query, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        WebSearchResults results;
        try {
            results = engine.search(WebSearchRequest.builder()
                    .searchTerms(ScopeRules.withSites(query, MOST_CHARS))
                    .maxResults(query.limit())
                    .startPage(query.page())
                    .language(query.language())
                    .build());
        } catch (SearchFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SearchFailure(
                    Outcome.DOWN,
                    traits.name() + " failed (" + e.getClass().getSimpleName() + "); see its own log",
                    null,
                    e);
        }
        HitCollector hits = new HitCollector(traits.name());
        for (WebSearchOrganicResult result : results.results()) {
            if (isVendorsOwn(result)) {
                continue;
            }
            String snippet = result.snippet() != null ? result.snippet() : result.content();
            hits.add(result.url().toString(), result.title(), snippet == null ? "" : snippet, null, null);
        }
        List<Hit> list = hits.list();
        return list.size() > query.limit() ? list.subList(0, query.limit()) : list;
    }

    /** True for a vendor's own words in the shape of a hit on its home page. */
    private static boolean isVendorsOwn(WebSearchOrganicResult result) {
        String path = result.url().getPath();
        return (path == null || path.length() < 2) && VENDORS.contains(CanonicalUrls.site(result.url()));
    }
}
