package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.search.SearchResult;
import java.net.URI;

/** One run's searching: it remembers the queries and hits of the run. Safe for many threads. */
public interface SearchSession {

    /**
     * The fused hits of all queries and engines, with their quality; returns when the best answers have come, at the latest at the
     * deadline.
     *
     * @param request what to look for
     * @param cancellation ends the search at once
     * @throws dev.footnote.api.CancelledException when cancelled; never for an engine's failure
     */
    SearchResult search(SearchRequest request, Cancellation cancellation);

    /**
     * Takes an earlier result of the run into its memory, when a run is rebuilt from its events.
     *
     * @param request the request then
     * @param earlier as recorded
     */
    void remember(SearchRequest request, SearchResult earlier);

    /**
     * Tells that reading one address led to another: later hits at either of them, in all runs of the service, are one page. A redirect to
     * a front page or to a page for signing in is not believed.
     *
     * @param asked the address that was to be read
     * @param landed the address that answered, or that the page names as its canonical one
     */
    void learnt(URI asked, URI landed);
}
