package dev.footnote.research.address;

import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.url.CanonicalUrls;
import java.net.URI;
import java.util.List;

/** Takes the same addresses for one page as searching does. */
public final class WebPageRules implements EvidenceLedger.PageRules {

    @Override
    public String identity(URI url) {
        return CanonicalUrls.identity(url);
    }

    @Override
    public URI best(List<URI> urls) {
        return CanonicalUrls.best(urls);
    }
}
