package dev.footnote.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.footnote.api.CacheReport;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.PrefetchReport;
import dev.footnote.api.TransientException;
import dev.footnote.net.SingleFlight;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps pages by the address that was asked for and the one that it led to. */
final class CachingPageReader implements PageCache {

    private static final Logger LOG = LoggerFactory.getLogger(CachingPageReader.class);

    /** Prefetched pages that nobody has read yet are remembered, not kept, so that the number is only a guard. */
    private static final int MAX_AWAITED = 10_000;

    private static final int BYTES_PER_ENTRY = 500;
    private static final int BYTES_PER_LINK = 200;

    /** A page, or why there is none. */
    private record Entry(@Nullable Page page, @Nullable PermanentException failure) {
        Page open() {
            if (page == null) {
                throw failure == null ? new IllegalStateException("an entry holds a page or a failure") : failure;
            }
            return page;
        }
    }

    private final PageReader reader;
    private final Cache<URI, Entry> entries;
    private final Cache<URI, Boolean> awaited;
    private final SingleFlight<URI, Entry> flights = new SingleFlight<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder started = new LongAdder();
    private final LongAdder fetched = new LongAdder();
    private final LongAdder used = new LongAdder();

    CachingPageReader(PageReader reader, PageCacheSettings settings, Clock clock) {
        this.reader = reader;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.entries = Caffeine.newBuilder()
                .maximumWeight(settings.bytes())
                .weigher((URI url, Entry entry) -> weight(entry))
                .ticker(ticker)
                .expireAfter(Expiry.creating(
                        (URI url, Entry entry) -> entry.failure() == null ? settings.time() : settings.failureTime()))
                .executor(Runnable::run)
                .build();
        this.awaited = Caffeine.newBuilder()
                .maximumSize(MAX_AWAITED)
                .expireAfterWrite(settings.time())
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    private static int weight(Entry entry) {
        Page page = entry.page();
        return page == null
                ? BYTES_PER_ENTRY
                : BYTES_PER_ENTRY
                        + 2 * page.source().text().length()
                        + BYTES_PER_LINK * page.links().size();
    }

    @Override
    public boolean reads(URI url) {
        return reader.reads(url);
    }

    @Override
    public Page read(URI url, Cancellation cancellation) {
        URI key = key(url);
        if (awaited.asMap().remove(key) != null) {
            used.increment();
        }
        Entry known = entries.getIfPresent(key);
        if (known != null) {
            hits.increment();
            return known.open();
        }
        boolean underWay = flights.isUnderWay(key);
        (underWay ? hits : misses).increment();
        return flights.get(key, () -> fetch(key, url, cancellation), cancellation)
                .value()
                .open();
    }

    @Override
    public void prefetch(URI url, Cancellation cancellation) {
        URI key = key(url);
        if (entries.getIfPresent(key) != null || flights.isUnderWay(key)) {
            return;
        }
        started.increment();
        awaited.put(key, true);
        try {
            Entry entry = flights.get(key, () -> fetch(key, url, cancellation), cancellation)
                    .value();
            if (entry.page() != null) {
                fetched.increment();
            }
        } catch (TransientException e) {
            LOG.debug("{} was to be fetched early and did not come: {}", url, e.getMessage());
        }
    }

    private Entry fetch(URI key, URI url, Cancellation cancellation) {
        Entry meanwhile = entries.getIfPresent(key);
        if (meanwhile != null) {
            return meanwhile;
        }
        Entry entry = entry(url, cancellation);
        entries.put(key, entry);
        if (entry.page() != null) {
            entries.put(key(entry.page().source().url()), entry);
        }
        return entry;
    }

    /** What will not change by asking again soon is kept too. */
    private Entry entry(URI url, Cancellation cancellation) {
        try {
            return new Entry(reader.read(url, cancellation), null);
        } catch (CancelledException e) {
            throw e;
        } catch (PermanentException e) {
            return new Entry(null, e);
        }
    }

    /** The fragment is the reader's own affair: it never leaves the machine. */
    private static URI key(URI url) {
        String text = url.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? url : URI.create(text.substring(0, fragment));
    }

    @Override
    public CacheReport report() {
        long bytes = entries.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
        return new CacheReport("pages", hits.sum(), misses.sum(), entries.estimatedSize(), bytes);
    }

    @Override
    public PrefetchReport prefetched() {
        return new PrefetchReport(started.sum(), fetched.sum(), used.sum());
    }
}
