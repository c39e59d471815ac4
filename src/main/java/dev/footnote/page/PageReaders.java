package dev.footnote.page;

import dev.footnote.net.HttpTransport;
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
}
