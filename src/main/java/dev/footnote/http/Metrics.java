package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.CacheReport;
import dev.footnote.api.Claim;
import dev.footnote.api.PrefetchReport;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.search.EngineReport;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the server counts, for Prometheus. Safe for many threads. */
final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** How the caches have served, and what came of fetching pages early. */
    void reuse(Supplier<List<CacheReport>> caches, Supplier<PrefetchReport> prefetched) {
        for (CacheReport known : caches.get()) {
            String cache = known.cache();
            Supplier<CacheReport> now = () -> caches.get().stream()
                    .filter(report -> report.cache().equals(cache))
                    .findFirst()
                    .orElse(known);
            counter("footnote.cache.hits", "Asked for and there", now, CacheReport::hits, "cache", cache);
            counter("footnote.cache.misses", "Asked for and fetched", now, CacheReport::misses, "cache", cache);
            Gauge.builder("footnote.cache.bytes", () -> now.get().bytes())
                    .description("Memory that a cache takes, about")
                    .tag("cache", cache)
                    .register(registry);
        }
        counter("footnote.prefetch.started", "Pages begun early", prefetched, PrefetchReport::started);
        counter("footnote.prefetch.fetched", "Of them, those that came", prefetched, PrefetchReport::fetched);
        counter("footnote.prefetch.read", "Of them, those asked for", prefetched, PrefetchReport::read);
    }

    private <T> void counter(
            String name, String description, Supplier<T> now, ToDoubleFunction<T> count, String... tags) {
        FunctionCounter.builder(name, now, source -> count.applyAsDouble(source.get()))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /** Counts what a run took and what came of it. */
    void ended(ResearchRun run, Answer answer) {
        Timer.builder("footnote.runs")
                .description("Runs that ended, by status")
                .tag("status", name(answer.status()))
                .register(registry)
                .record(Duration.ofMillis(answer.usage().elapsedMs()));
        TokenCount tokens = answer.usage().tokens();
        count("footnote.model.tokens", "kind", "input", tokens.input());
        count("footnote.model.tokens", "kind", "cached_input", tokens.cachedInput());
        count("footnote.model.tokens", "kind", "output", tokens.output());
        count("footnote.model.tokens", "kind", "reasoning", tokens.reasoning());
        if (answer.usage().costUsd() != null) {
            registry.counter("footnote.cost.usd")
                    .increment(answer.usage().costUsd().doubleValue());
        }
        answer.claims().forEach(claim -> count("footnote.claims", "support", name(claim.support()), 1));
        new RunCounts().all(run.events(1));
    }

    private void count(String name, String tag, String value, double amount) {
        registry.counter(name, tag, value).increment(amount);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Counts by the events of one run. */
    private final class RunCounts {

        private String endpoint = "";
        private @Nullable Instant called;

        void all(List<RecordedEvent> events) {
            events.forEach(recorded -> one(recorded.event(), recorded.at()));
        }

        private void one(ResearchEvent event, Instant at) {
            if (event instanceof ResearchEvent.RunStarted started) {
                endpoint = started.endpoint();
            } else if (event instanceof ResearchEvent.ModelChanged changed) {
                endpoint = changed.endpoint();
                count("footnote.model.changes", "endpoint", endpoint, 1);
            } else if (event instanceof ResearchEvent.ModelCalled) {
                called = at;
            } else if (event instanceof ResearchEvent.AttemptDiscarded) {
                count("footnote.model.discarded", "endpoint", endpoint, 1);
            } else if (event instanceof ResearchEvent.ModelAnswered && called != null) {
                Timer.builder("footnote.model.calls")
                        .description("Steps of the model, with all waits and further tries")
                        .tag("endpoint", endpoint)
                        .register(registry)
                        .record(Duration.between(called, at));
                called = null;
            } else if (event instanceof ResearchEvent.SearchDone done) {
                done.result().engines().forEach(this::engine);
            } else if (event instanceof ResearchEvent.QuoteRefused) {
                count("footnote.refusals", "reason", "quote", 1);
            } else if (event instanceof ResearchEvent.ClaimDoubted doubted) {
                doubted.reasons().stream()
                        .map(Claim.Reason::kind)
                        .distinct()
                        .forEach(kind -> count("footnote.refusals", "reason", kind, 1));
            }
        }

        private void engine(EngineReport report) {
            Timer.builder("footnote.engine.calls")
                    .description(
                            "Searches by engine and outcome; skipped: it was paused or not fit, cached: no call was made")
                    .tag("engine", report.engine())
                    .tag("outcome", name(report.outcome()))
                    .register(registry)
                    .record(Duration.ofMillis(report.elapsedMs()));
        }
    }

    /**
     * Counts an answered request.
     *
     * @param status of HTTP
     * @param problem the name of the problem that it was answered with, or null
     */
    void answered(int status, @Nullable String problem) {
        count("footnote.http.requests", "status", String.valueOf(status), 1);
        if (problem != null) {
            count("footnote.http.refusals", "problem", problem, 1);
        }
    }

    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
