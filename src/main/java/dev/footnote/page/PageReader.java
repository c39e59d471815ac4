package dev.footnote.page;

import dev.footnote.api.Cancellation;
import java.net.URI;

/** Reads pages from one kind of place. Safe for many threads; blocks its caller. */
public interface PageReader {

    /**
     * Returns true if this reader is the one for an address; asked before {@link #read}.
     *
     * @param url absolute
     */
    boolean reads(URI url);

    /**
     * The page at an address.
     *
     * @param url absolute
     * @param cancellation ends the reading at once
     * @throws dev.footnote.api.TransientException when it did not come, and later may help
     * @throws dev.footnote.api.PermanentException when it is gone, forbidden, or of a kind that is not read
     */
    Page read(URI url, Cancellation cancellation);
}
