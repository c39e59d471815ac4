package dev.footnote.search;

import dev.footnote.api.CacheReport;
import dev.footnote.api.SearchScope;
import java.net.URI;
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

    /**
     * True if a page of the web lies within a scope and within the operator's lists of domains.
     *
     * @param scope the asker's
     * @param url of the page
     */
    boolean allows(SearchScope scope, URI url);

    /** How the cache of engines' answers has served. */
    CacheReport cache();

    @Override
    void close();
}
