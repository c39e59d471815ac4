package dev.footnote.page;

import dev.footnote.api.LeftOut;
import dev.footnote.api.Source;
import dev.footnote.page.format.Link;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that was read.
 *
 * @param source its text, frozen
 * @param aliases other addresses that led to it: the one asked for, redirects, its own canonical address
 * @param links of its main text, in order
 * @param cut in words, the part of the page that was not read because a limit was reached, or null where it was read to its end
 * @param leftOut the parts that were not taken as its text
 */
public record Page(
        Source source,
        List<URI> aliases,
        List<Link> links,
        @Nullable String cut,
        LeftOut leftOut) {

    public Page {
        aliases = List.copyOf(aliases);
        links = List.copyOf(links);
    }

    /**
     * A page of which nothing was left out.
     *
     * @param truncated true if the page goes on beyond the part that is read
     */
    public Page(Source source, List<URI> aliases, List<Link> links, boolean truncated) {
        this(source, aliases, links, truncated ? "the page goes on beyond what is read of one" : null, LeftOut.NOTHING);
    }

    /** Returns true if the page goes on beyond the part that is read. */
    public boolean truncated() {
        return cut != null;
    }
}
