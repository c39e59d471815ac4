package dev.footnote.search;

import dev.footnote.api.engine.SearchEngine;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Makes search services. */
public final class Searches {

    private Searches() {}

    /**
     * A service over engines, with caches and limits of its own, shared by all its sessions.
     *
     * @param engines in the order in which ties are broken; names are unique
     * @param s how to search
     * @param executor runs the calls, each of which blocks its thread; stays the caller's
     * @param clock for caches, pauses and dates
     */
    public static SearchService service(
            List<SearchEngine> engines, SearchSettings s, ExecutorService executor, Clock clock) {
        return new DefaultSearchService(engines, s, executor, clock);
    }
}
