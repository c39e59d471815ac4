package dev.footnote.search;

import dev.footnote.api.CacheReport;
import java.util.List;

/** Searching for all runs of one Footnote: engines, caches, limits. Safe for many threads. */
public interface SearchService extends AutoCloseable {

    /**
     * A session for a run.
     *
     * @param question the run's question; its terms are looked for in the hits
     */
    SearchSession open(String question);

    /** The engines in use, in the order of their configuration. */
    List<EngineTraits> engines();

    /** How the cache of engines' answers has served. */
    CacheReport cache();

    @Override
    void close();
}
