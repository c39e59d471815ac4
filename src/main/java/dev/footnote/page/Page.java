package dev.footnote.page;

import dev.footnote.api.Source;
import java.net.URI;
import java.util.List;

/**
 * A page that was read.
 *
 * @param source its text, frozen
 * @param aliases other addresses that led to it: the one asked for, redirects, its own canonical address
 * @param links of its main text, in order
 * @param truncated true if the page went on beyond what is read of one
 */
public record Page(Source source, List<URI> aliases, List<Link> links, boolean truncated) {

    public Page {
        aliases = List.copyOf(aliases);
        links = List.copyOf(links);
    }
}
