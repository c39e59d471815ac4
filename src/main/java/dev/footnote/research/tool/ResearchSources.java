package dev.footnote.research.tool;

import dev.footnote.api.search.SearchScope;
import dev.footnote.page.PageCache;
import dev.footnote.page.PageReader;
import dev.footnote.search.SearchService;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The places where a run may look.
 *
 * @param search finds addresses
 * @param readers asked in order; the first that reads an address is the one for it
 * @param reach one sentence for the model on the places that are searched
 */
public record ResearchSources(SearchService search, List<PageReader> readers, String reach) {
    public ResearchSources {
        readers = List.copyOf(readers);
    }

    /**
     * True if an address may be read: one of the web only within the asker's scope and the operator's lists.
     *
     * @param scope the asker's
     * @param url absolute
     */
    public boolean allows(SearchScope scope, URI url) {
        return web(url).isEmpty() || search.allows(scope, url);
    }

    /**
     * What reads and keeps an address of the web; empty for all others, which lie near enough to be read at once.
     *
     * @param url absolute
     */
    Optional<PageCache> web(URI url) {
        return reader(url).filter(PageCache.class::isInstance).map(PageCache.class::cast);
    }

    /**
     * The reader for an address, if any.
     *
     * @param url absolute
     */
    public Optional<PageReader> reader(URI url) {
        return readers.stream().filter(reader -> reader.reads(url)).findFirst();
    }
}
