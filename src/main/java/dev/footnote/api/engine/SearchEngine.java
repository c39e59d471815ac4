package dev.footnote.api.engine;

import dev.footnote.api.Cancellation;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import java.util.List;

/** Finds hits for a query in one place. Safe for many threads; blocks its caller. */
public interface SearchEngine {

    /** Its name and nature. */
    EngineTraits traits();

    /**
     * Best hits first, at most {@code query.limit()}; empty only when the engine answered and had nothing.
     *
     * @param query the words to look for
     * @param cancellation ends the search at once
     * @throws SearchFailure when the engine did not answer the question, with the kind of failure
     */
    List<Hit> search(Query query, Cancellation cancellation);
}
