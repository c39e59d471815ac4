package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.EngineReport;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.Hit;
import dev.footnote.api.Query;
import dev.footnote.api.SearchResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all engines all queries at once and joins what comes before the deadline. */
final class FusedSearch implements SearchService {

    private static final Logger LOG = LoggerFactory.getLogger(FusedSearch.class);

    /**
     * What one engine gave for one query.
     *
     * @param traits the engine's
     * @param query which of the request's
     * @param hits best first
     * @param report how it did
     */
    record Ranking(EngineTraits traits, String query, List<Hit> hits, EngineReport report) {}

    private final List<SearchEngine> engines;
    private final SearchSettings settings;
    private final ExecutorService executor;
    private final Clock clock;

    FusedSearch(List<SearchEngine> engines, SearchSettings settings, ExecutorService executor, Clock clock) {
        this.engines = List.copyOf(engines);
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public List<EngineTraits> engines() {
        return engines.stream().map(SearchEngine::traits).toList();
    }

    @Override
    public SearchSession open(String question) {
        return new Session(question);
    }

    @Override
    public void close() {
        // Engines and executor belong to whoever made them.
    }

    private List<Ranking> ask(SearchRequest request, Cancellation cancellation) {
        long begun = clock.millis();
        Cancellation own = new Cancellation();
        List<CompletableFuture<Ranking>> asked = new ArrayList<>();
        List<Ranking> late = new ArrayList<>();
        Cancellation.Registration link = cancellation.onCancel(() -> own.cancel("the run was cancelled"));
        try {
            for (String text : request.queries()) {
                for (SearchEngine engine : engines) {
                    Query query = new Query(
                            text, Math.max(10, request.limit()), request.page(), request.language(), request.scope());
                    asked.add(CompletableFuture.supplyAsync(() -> ask(engine, query, begun, own), executor));
                    late.add(new Ranking(engine.traits(), text, List.of(), late(engine)));
                }
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new));
            Cancellation.Registration wake =
                    cancellation.onCancel(() -> all.completeExceptionally(new CancelledException("cancelled")));
            await(all);
            wake.close();
            cancellation.throwIfCancelled();
            List<Ranking> out = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                out.add(asked.get(i).getNow(late.get(i)));
            }
            return out;
        } finally {
            link.close();
            own.cancel("the search has ended");
        }
    }

    private void await(CompletableFuture<Void> all) {
        try {
            all.get(settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("some engines were left behind at the deadline");
        } catch (ExecutionException e) {
            LOG.debug("a search was cut short", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted");
        }
    }

    private EngineReport late(SearchEngine engine) {
        String name = engine.traits().name();
        long ms = settings.deadline().toMillis();
        return new EngineReport(
                name, EngineReport.Outcome.LATE, 0, ms, null, name + " did not answer within " + ms + " ms");
    }

    private Ranking ask(SearchEngine engine, Query query, long begun, Cancellation cancellation) {
        EngineTraits traits = engine.traits();
        try {
            List<Hit> hits = engine.search(query, cancellation);
            EngineReport.Outcome outcome = hits.isEmpty() ? EngineReport.Outcome.EMPTY : EngineReport.Outcome.ANSWERED;
            return new Ranking(
                    traits,
                    query.text(),
                    hits,
                    new EngineReport(
                            traits.name(), outcome, hits.size(), clock.millis() - begun, traits.costUsd(), null));
        } catch (SearchFailure e) {
            return failed(traits, query, e.kind(), begun, e);
        } catch (FootnoteException e) {
            return failed(traits, query, EngineReport.Outcome.DOWN, begun, e);
        } catch (RuntimeException e) {
            LOG.warn("engine {} broke down on \"{}\"", traits.name(), query.text(), e);
            return failed(traits, query, EngineReport.Outcome.DOWN, begun, e);
        }
    }

    private Ranking failed(
            EngineTraits traits, Query query, EngineReport.Outcome kind, long begun, RuntimeException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new Ranking(
                traits,
                query.text(),
                List.of(),
                new EngineReport(traits.name(), kind, 0, clock.millis() - begun, null, message));
    }

    private final class Session implements SearchSession {

        private final String question;
        private final Map<String, SearchResult> memory = new ConcurrentHashMap<>();
        private final Set<String> seen = ConcurrentHashMap.newKeySet();

        Session(String question) {
            this.question = question;
        }

        @Override
        public SearchResult search(SearchRequest request, Cancellation cancellation) {
            String key = request.toString();
            SearchResult before = memory.get(key);
            if (before != null) {
                return new SearchResult(before.queries(), before.hits(), before.quality(), before.engines(), true);
            }
            List<Ranking> rankings = ask(request, cancellation);
            List<Hit> hits = new Fusion(settings, request).fuse(rankings);
            List<EngineReport> reports = rankings.stream().map(Ranking::report).toList();
            SearchResult result = new SearchResult(
                    request.queries(),
                    hits,
                    Quality.measure(question, request, hits, reports, Set.copyOf(seen)),
                    reports,
                    false);
            take(result);
            memory.put(key, result);
            return result;
        }

        @Override
        public void remember(SearchResult earlier) {
            take(earlier);
        }

        private void take(SearchResult result) {
            Set<String> keys = new HashSet<>();
            result.hits()
                    .forEach(hit -> keys.add(CanonicalUrls.canonical(hit.url()).toString()));
            seen.addAll(keys);
        }
    }
}
