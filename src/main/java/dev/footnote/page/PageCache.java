package dev.footnote.page;

import dev.footnote.api.CacheReport;
import dev.footnote.api.Cancellation;
import dev.footnote.api.PrefetchReport;
import java.net.URI;

/**
 * A reader that remembers: a page asked for again within a while, by whichever run, is not fetched again, and neither is one that was found to be gone. Pages asked
 * for at the same time are fetched once. A page keeps the time at which it really was fetched. Safe for many threads; blocks its callers.
 */
public interface PageCache extends PageReader {

    /**
     * Fetches a page that will probably be asked for, and keeps it. What goes wrong is told to whoever does ask for it.
     *
     * @param url absolute
     * @param cancellation ends the fetching at once
     */
    void prefetch(URI url, Cancellation cancellation);

    /** Returns how the cache has served; prefetching counts neither as a hit nor as a miss. */
    CacheReport report();

    /** Returns what came of prefetching. */
    PrefetchReport prefetched();
}
