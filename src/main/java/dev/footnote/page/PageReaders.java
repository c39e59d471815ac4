package dev.footnote.page;

import dev.footnote.net.HttpTransport;
import dev.footnote.page.format.PageSettings;
import java.time.Clock;

/** Makes page readers. */
public final class PageReaders {

    private PageReaders() {}

    /**
     * A reader of http and https addresses.
     *
     * @param transport fetches them, not trusted; not closed by the reader
     * @param s limits
     * @param clock tells when a page was read
     */
    public static PageReader web(HttpTransport transport, PageSettings s, Clock clock) {
        return new WebPageReader(transport, s, clock);
    }

    /**
     * Returns a reader that remembers what another one read.
     *
     * @param reader asked for what is not kept
     * @param s how much and how long
     * @param clock for the ends of what is kept
     */
    public static PageCache cached(PageReader reader, PageCacheSettings s, Clock clock) {
        return new CachingPageReader(reader, s, clock);
    }
}
