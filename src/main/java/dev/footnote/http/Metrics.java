package dev.footnote.http;

import dev.footnote.api.Answer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** What the server counts, for Prometheus. Safe for many threads. */
final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
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
