package dev.footnote.api.search;

import java.util.List;

/**
 * The results of all engines for one or more queries, merged into one ranked list.
 *
 * @param queries as asked
 * @param hits best first, one per page
 * @param quality the figures that were measured of them
 * @param engines one report for each engine and query
 * @param repeated true if the run had asked just this before and got it from memory
 */
public record SearchResult(
        List<String> queries, List<Hit> hits, SearchQuality quality, List<EngineReport> engines, boolean repeated) {

    public SearchResult {
        queries = List.copyOf(queries);
        hits = List.copyOf(hits);
        engines = List.copyOf(engines);
    }
}
