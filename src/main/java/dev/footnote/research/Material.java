package dev.footnote.research;

import dev.footnote.page.PageReader;
import dev.footnote.search.SearchService;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a run may look.
 *
 * @param search finds addresses
 * @param readers asked in order; the first that reads an address is the one for it
 * @param reach one sentence for the model on what is searched
 */
public record Material(SearchService search, List<PageReader> readers, String reach) {
    public Material {
        readers = List.copyOf(readers);
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
