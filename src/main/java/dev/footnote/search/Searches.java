package dev.footnote.search;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Joins engines to one service. */
public final class Searches {

    private Searches() {}

    /**
     * A service over some engines; closing it leaves engines and executor open.
     *
     * @param engines with different names
     * @param settings how they are joined
     * @param executor asks the engines, all at once
     * @param clock measures them
     */
    public static SearchService service(
            List<SearchEngine> engines, SearchSettings settings, ExecutorService executor, Clock clock) {
        return new FusedSearch(engines, settings, executor, clock);
    }
}
