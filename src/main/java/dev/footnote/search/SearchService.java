package dev.footnote.search;

import dev.footnote.api.CacheReport;
import dev.footnote.api.Cancellation;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.search.SearchScope;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/** Searching for all runs of one Footnote: engines, caches, limits. Safe for many threads. */
public interface SearchService extends AutoCloseable {

    /**
     * Opens a session for a run.
     *
     * @param question the run's question; its terms are looked for in the hits
     * @param run ends calls of engines that no search waits for any more
     */
    SearchSession open(String question, Cancellation run);

    /**
     * Opens a session whose late calls end by their own timeouts only.
     *
     * @param question its terms are looked for in the hits
     */
    default SearchSession open(String question) {
        return open(question, new Cancellation());
    }

    /**
     * The same service with fewer engines, or others in their place. It shares caches and what is known of redirects with this one, and pauses of the engines that stay.
     *
     * @param kept true for engines that stay
     * @param more asked before them; an engine of a name that was there before takes the place of that one
     */
    SearchService with(Predicate<EngineTraits> kept, List<SearchEngine> more);

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
