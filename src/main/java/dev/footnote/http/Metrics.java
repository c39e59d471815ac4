package dev.footnote.http;

import dev.footnote.api.Answer;
import dev.footnote.api.CacheReport;
import dev.footnote.api.PrefetchReport;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

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

    void ended(Answer answer) {
        Timer.builder("footnote.runs")
                .description("Runs that ended, by status")
                .tag("status", answer.status().name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(Duration.ofMillis(answer.usage().elapsedMs()));
        registry.counter("footnote.model.tokens", "kind", "input")
                .increment(answer.usage().tokens().input());
        registry.counter("footnote.model.tokens", "kind", "output")
                .increment(answer.usage().tokens().output());
        if (answer.usage().costUsd() != null) {
            registry.counter("footnote.cost.usd")
                    .increment(answer.usage().costUsd().doubleValue());
        }
        answer.claims()
                .forEach(claim -> registry.counter(
                                "footnote.claims",
                                "support",
                                claim.support().name().toLowerCase(Locale.ROOT))
                        .increment());
    }

    void answered(int status) {
        registry.counter("footnote.http.requests", "status", String.valueOf(status))
                .increment();
    }

    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
