package dev.footnote.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.footnote.api.Cancellation;
import dev.footnote.api.Hit;
import dev.footnote.api.Query;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Engines' answers for all runs: in memory by size, on disk where wanted; one call for many who ask the same. Safe for many threads. */
final class SearchCache {

    /** Hits, and whether they were there already. */
    record Found(List<Hit> hits, boolean cached) {}

    private record Key(String engine, Query query) {}

    private final Cache<Key, List<Hit>> answers;
    private final ConcurrentHashMap<Key, CompletableFuture<List<Hit>>> flights = new ConcurrentHashMap<>();
    private final Optional<CacheFolder> folder;

    SearchCache(SearchSettings settings, Clock clock) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(settings.cacheBytes())
                .weigher((Key key, List<Hit> hits) -> weight(key, hits))
                .ticker(ticker(clock))
                .expireAfter(expiry(settings))
                .executor(Runnable::run)
                .build();
        this.folder = settings.cacheFolder().map(path -> new CacheFolder(path, settings.cacheFolderTime(), clock));
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

    /** The hits for a query: known ones, those that another is just fetching, or the loader's. */
    Found get(String engine, Query query, Supplier<List<Hit>> loader, Cancellation cancellation) {
        Key key = new Key(engine, normal(query));
        List<Hit> known = known(key);
        if (known != null) {
            return new Found(known, true);
        }
        CompletableFuture<List<Hit>> mine = new CompletableFuture<>();
        CompletableFuture<List<Hit>> other = flights.putIfAbsent(key, mine);
        return other == null ? new Found(lead(key, mine, loader), false) : follow(other, loader, cancellation);
    }

    private @org.jspecify.annotations.Nullable List<Hit> known(Key key) {
        List<Hit> inMemory = answers.getIfPresent(key);
        if (inMemory != null || folder.isEmpty()) {
            return inMemory;
        }
        Optional<List<Hit>> onDisk = folder.get().read(key.engine(), key.query());
        onDisk.ifPresent(hits -> answers.put(key, hits));
        return onDisk.orElse(null);
    }

    private List<Hit> lead(Key key, CompletableFuture<List<Hit>> flight, Supplier<List<Hit>> loader) {
        try {
            List<Hit> hits = List.copyOf(loader.get());
            answers.put(key, hits);
            if (!hits.isEmpty()) {
                folder.ifPresent(f -> f.write(key.engine(), key.query(), hits));
            }
            flight.complete(hits);
            return hits;
        } catch (RuntimeException | Error e) {
            flight.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, flight);
        }
    }

    /** Waits for another's call; makes its own only if the other one's run was cancelled. */
    @SuppressWarnings("try") // closed, not used
    private static Found follow(
            CompletableFuture<List<Hit>> flight, Supplier<List<Hit>> loader, Cancellation cancellation) {
        CompletableFuture<List<Hit>> wait = flight.copy();
        try (Cancellation.Registration ignored = cancellation.onCancel(() -> wait.cancel(false))) {
            return new Found(wait.join(), true);
        } catch (CancellationException e) {
            cancellation.throwIfCancelled();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SearchFailure failure) {
                throw failure;
            }
        }
        return new Found(loader.get(), false);
    }

    private static Query normal(Query query) {
        String text = query.text().replaceAll("\\s+", " ").strip();
        return new Query(text, query.limit(), query.page(), query.language(), query.scope());
    }
}
