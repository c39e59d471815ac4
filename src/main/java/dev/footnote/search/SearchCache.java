package dev.footnote.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.footnote.api.CacheReport;
import dev.footnote.api.Cancellation;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.net.SingleFlight;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Engines' answers for all runs: in memory by size, on disk where wanted; one call for many who ask the same. Safe for many threads. */
final class SearchCache {

    /** Hits, and whether they were there already. */
    record Found(List<Hit> hits, boolean cached) {}

    private record Key(String engine, Query query) {}

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Cache<Key, List<Hit>> answers;
    private final SingleFlight<Key, Found> flights = new SingleFlight<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final Optional<DiskSearchCache> folder;

    SearchCache(SearchSettings settings, Clock clock) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(settings.cacheBytes())
                .weigher((Key key, List<Hit> hits) -> weight(key, hits))
                .ticker(ticker(clock))
                .expireAfter(expiry(settings))
                .executor(Runnable::run)
                .build();
        this.folder = settings.cacheFolder().map(path -> new DiskSearchCache(path, settings.cacheFolderTime(), clock));
    }

    private static Ticker ticker(Clock clock) {
        return () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    private static Expiry<Key, List<Hit>> expiry(SearchSettings settings) {
        return Expiry.creating((key, hits) -> hits.isEmpty() ? settings.cacheEmptyTime() : settings.cacheTime());
    }

    private static int weight(Key key, List<Hit> hits) {
        int chars = key.query().text().length() + 100;
        for (Hit hit : hits) {
            chars += hit.url().toString().length()
                    + hit.title().length()
                    + hit.snippet().length()
                    + 200;
        }
        return chars * 2;
    }

    /**
     * The hits for a query: known ones, those that another is just fetching, or the loader's.
     *
     * @param asker who asks, for {@link #isAnothers}
     */
    Found get(String engine, Query query, Object asker, Supplier<List<Hit>> loader, Cancellation cancellation) {
        Key key = new Key(engine, normal(query));
        List<Hit> known = known(key);
        if (known != null) {
            hits.increment();
            return new Found(known, true);
        }
        SingleFlight.Shared<Found> landed = flights.get(key, asker, () -> load(key, loader), cancellation);
        boolean cached = landed.value().cached() || !landed.own();
        (cached ? hits : misses).increment();
        return new Found(landed.value().hits(), cached);
    }

    /** Returns true while a call for a query is under way that another asker makes. */
    boolean isAnothers(String engine, Query query, Object asker) {
        return flights.isAnothers(new Key(engine, normal(query)), asker);
    }

    private @Nullable List<Hit> known(Key key) {
        List<Hit> inMemory = answers.getIfPresent(key);
        if (inMemory != null || folder.isEmpty()) {
            return inMemory;
        }
        Optional<List<Hit>> onDisk = folder.get().read(key.engine(), key.query());
        onDisk.ifPresent(found -> answers.put(key, found));
        return onDisk.orElse(null);
    }

    private Found load(Key key, Supplier<List<Hit>> loader) {
        List<Hit> meanwhile = answers.getIfPresent(key);
        if (meanwhile != null) {
            return new Found(meanwhile, true);
        }
        List<Hit> loaded = List.copyOf(loader.get());
        answers.put(key, loaded);
        // An empty answer was paid for too.
        folder.ifPresent(f -> f.write(key.engine(), key.query(), loaded));
        return new Found(loaded, false);
    }

    CacheReport report() {
        long bytes = answers.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
        return new CacheReport("searches", hits.sum(), misses.sum(), answers.estimatedSize(), bytes);
    }

    private static Query normal(Query query) {
        String text = SPACE.matcher(query.text()).replaceAll(" ").strip();
        return new Query(text, query.limit(), query.page(), query.language(), query.scope());
    }
}
