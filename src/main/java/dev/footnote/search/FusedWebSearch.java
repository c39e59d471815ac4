package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.SearchResult;
import dev.footnote.api.SearchScope;
import dev.langchain4j.web.search.WebSearchEngine;
import dev.langchain4j.web.search.WebSearchInformationResult;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchRequest;
import dev.langchain4j.web.search.WebSearchResults;
import java.util.List;

/** Our search in LangChain4j's role. */
final class FusedWebSearch implements WebSearchEngine {

    private static final int DEFAULT_LIMIT = 10;

    private final SearchService service;

    FusedWebSearch(SearchService service) {
        this.service = service;
    }

    @Override
    public WebSearchResults search(WebSearchRequest request) {
        int limit = request.maxResults() == null ? DEFAULT_LIMIT : Math.max(1, Math.min(50, request.maxResults()));
        int page = request.startPage() == null ? 1 : Math.max(1, request.startPage());
        SearchResult result = service.open(request.searchTerms())
                .search(
                        new SearchRequest(
                                List.of(request.searchTerms()), limit, page, request.language(), SearchScope.ALL),
                        new Cancellation());
        List<WebSearchOrganicResult> results = result.hits().stream()
                .map(hit -> WebSearchOrganicResult.from(
                        hit.title().isBlank() ? hit.url().toString() : hit.title(), hit.url(), hit.snippet(), null))
                .toList();
        return WebSearchResults.from(WebSearchInformationResult.from((long) results.size()), results);
    }
}
