package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.SearchResult;

/** One run's searching: it remembers what the run has asked and seen. Safe for many threads. */
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
     * @param earlier as recorded
     */
    void remember(SearchResult earlier);
}
