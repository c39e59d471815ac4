package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.EngineReport;
import dev.footnote.api.Hit;
import dev.footnote.api.Query;
import dev.langchain4j.web.search.WebSearchEngine;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchRequest;
import java.util.ArrayList;
import java.util.List;

/** A LangChain4j engine in our role. All it can tell is hits or an exception. */
final class BridgedEngine implements SearchEngine {

    private final String name;
    private final WebSearchEngine engine;

    BridgedEngine(String name, WebSearchEngine engine) {
        this.name = name;
        this.engine = engine;
    }

    @Override
    public EngineTraits traits() {
        return new EngineTraits(name, name, EngineTraits.Reach.WEB, name, null);
    }

    @Override
    public List<Hit> search(Query query, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        WebSearchRequest request = WebSearchRequest.builder()
                .searchTerms(query.text())
                .maxResults(query.limit())
                .startPage(query.page())
                .language(query.language())
                .build();
        List<WebSearchOrganicResult> results;
        try {
            results = engine.search(request).results();
        } catch (RuntimeException e) {
            throw new SearchFailure(
                    EngineReport.Outcome.DOWN,
                    "the caller's engine \"" + name + "\" failed: " + e.getMessage(),
                    null,
                    e);
        }
        List<Hit> out = new ArrayList<>();
        for (WebSearchOrganicResult result : results == null ? List.<WebSearchOrganicResult>of() : results) {
            if (result.url() != null && result.url().isAbsolute()) {
                out.add(new Hit(
                        result.url(),
                        result.title() == null ? "" : result.title(),
                        result.snippet() == null ? "" : result.snippet(),
                        List.of(name),
                        null,
                        null));
            }
        }
        return out.subList(0, Math.min(out.size(), query.limit()));
    }
}
