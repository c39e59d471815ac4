package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchQuality.Verdict;
import dev.footnote.api.search.SearchResult;
import dev.footnote.api.search.SearchScope;
import dev.langchain4j.web.search.WebSearchEngine;
import dev.langchain4j.web.search.WebSearchInformationResult;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchRequest;
import dev.langchain4j.web.search.WebSearchResults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our searching as LangChain4j's kind of engine. */
public final class FootnoteWebSearchEngine implements WebSearchEngine {

    private final SearchService service;

    public FootnoteWebSearchEngine(SearchService service) {
        this.service = service;
    }

    @Override
    public WebSearchResults search(WebSearchRequest asked) {
        int limit = asked.maxResults() == null ? 10 : Math.max(1, Math.min(50, asked.maxResults()));
        int page = asked.startPage() == null ? 1 : Math.max(1, asked.startPage());
        SearchRequest request =
                new SearchRequest(List.of(asked.searchTerms()), limit, page, asked.language(), SearchScope.ALL);
        SearchResult result = service.open(asked.searchTerms()).search(request, new Cancellation());
        if (result.quality().verdict() == Verdict.BLOCKED) {
            throw new SearchFailure(Outcome.BLOCKED, result.quality().hint(), null, null);
        }
        List<WebSearchOrganicResult> out = new ArrayList<>();
        for (Hit hit : result.hits()) {
            out.add(organic(hit, out.size() + 1));
        }
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("hint", result.quality().hint());
        for (EngineReport report : result.engines()) {
            metadata.put("engine." + report.engine(), report.outcome().name());
        }
        return WebSearchResults.from(metadata, WebSearchInformationResult.from((long) out.size(), page, Map.of()), out);
    }

    private static WebSearchOrganicResult organic(Hit hit, int rank) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put("rank", Integer.toString(rank));
        metadata.put("engines", String.join(",", hit.engines()));
        if (hit.date() != null) {
            metadata.put("date", hit.date().shown());
            metadata.put("date_kind", hit.date().kind().name());
        }
        String title = hit.title().isBlank() ? hit.url().toString() : hit.title();
        return WebSearchOrganicResult.from(title, hit.url(), hit.snippet(), null, metadata);
    }
}
