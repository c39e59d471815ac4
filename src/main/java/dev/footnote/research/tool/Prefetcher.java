package dev.footnote.research.tool;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.search.Hit;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.page.PageCache;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the pages that the model will most likely read while it still thinks about the search that found them. The pages go into the page cache and
 * nowhere else: whether a page came early shows in no event, so that a run rebuilt from its events sends the same bytes. Ends with its run.
 */
public final class Prefetcher {

    private static final Logger LOG = LoggerFactory.getLogger(Prefetcher.class);

    private final ResearchSources material;
    private final EvidenceLedger ledger;
    private final Executor executor;
    private final Cancellation cancellation;
    private final int pages;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * @param pages of one search, from 0; twice as many are under way at most
     */
    public Prefetcher(
            ResearchSources material, EvidenceLedger ledger, Executor executor, Cancellation cancellation, int pages) {
        this.material = material;
        this.ledger = ledger;
        this.executor = executor;
        this.cancellation = cancellation;
        this.pages = pages;
    }

    /** Begins to fetch the best of these, one a host, so that no page that is really asked for has to wait behind them. */
    void expect(List<Hit> hits) {
        for (Hit hit : likely(hits)) {
            material.web(hit.url())
                    .filter(cache -> underWay.get() < 2 * pages)
                    .ifPresent(cache -> start(cache, hit.url()));
        }
    }

    private List<Hit> likely(List<Hit> hits) {
        Set<String> hosts = new HashSet<>();
        List<Hit> out = new ArrayList<>();
        for (Hit hit : hits) {
            String host = hit.url().getHost();
            boolean worth = host != null && ledger.byUrl(hit.url()).isEmpty();
            if (out.size() < pages && worth && hosts.add(host.toLowerCase(Locale.ROOT))) {
                out.add(hit);
            }
        }
        return out;
    }

    private void start(PageCache cache, URI url) {
        underWay.incrementAndGet();
        try {
            executor.execute(() -> {
                try {
                    cache.prefetch(url, cancellation);
                } catch (CancelledException e) {
                    LOG.debug("{} is not fetched early any more: {}", url, e.getMessage());
                } finally {
                    underWay.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            underWay.decrementAndGet(); // everything is being closed: nobody will ask for it
        }
    }
}
