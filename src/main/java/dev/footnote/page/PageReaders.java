package dev.footnote.page;

import dev.footnote.net.HttpTransport;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.render.PageRenderer;
import java.time.Clock;
import java.util.Optional;

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
        return new WebPageReader(transport, s, Optional.empty(), clock);
    }

    /**
     * A reader of http and https addresses that has the scripts of pages run where they show nothing without.
     *
     * @param transport fetches them, not trusted; not closed by the reader
     * @param s limits
     * @param renderer runs the scripts, if any does; not closed by the reader
     * @param clock tells when a page was read
     */
    public static PageReader web(
            HttpTransport transport, PageSettings s, Optional<PageRenderer> renderer, Clock clock) {
        return new WebPageReader(transport, s, renderer, clock);
    }

    /**
     * Returns a reader that caches the pages of another one.
     *
     * @param reader asked for pages that are not cached
     * @param s how much and how long
     * @param clock for the age of cached pages
     */
    public static PageCache cached(PageReader reader, PageCacheSettings s, Clock clock) {
        return new CachingPageReader(reader, s, clock);
    }
}
