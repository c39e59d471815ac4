package dev.footnote.trace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.footnote.api.run.ResearchRun;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Spans of runs. Safe for many threads. */
final class OpenTelemetryTraces implements RunTraces {

    private static final int MOST_WAITING = 10_000;

    private final Supplier<OpenTelemetry> telemetry;
    private final boolean texts;
    private final Map<String, CompletableFuture<?>> telling = new ConcurrentHashMap<>();

    /** Of runs that have not ended; one that could not be started is never asked for again. */
    private final Cache<String, Context> parents =
            Caffeine.newBuilder().maximumSize(MOST_WAITING).build();

    /**
     * @param telemetry asked when a run ends
     * @param texts true if question, answer and the arguments of tools are told as well
     */
    OpenTelemetryTraces(Supplier<OpenTelemetry> telemetry, boolean texts) {
        this.telemetry = telemetry;
        this.texts = texts;
    }

    static OpenTelemetryTraces global(boolean texts) {
        return new OpenTelemetryTraces(GlobalOpenTelemetry::getOrNoop, texts);
    }

    static void setUpByEnvironment() {
        if (!GlobalOpenTelemetry.isSet()) {
            GlobalOpenTelemetry.get();
        }
    }

    @Override
    public void opened(String id) {
        Context current = Context.current();
        if (current != Context.root()) {
            parents.put(id, current);
        }
    }

    @Override
    public void follow(ResearchRun run) {
        CompletableFuture<?> told = run.result().handle((answer, error) -> {
            Context parent = parents.asMap().remove(run.id());
            Tracer tracer = telemetry.get().getTracer("dev.footnote");
            new RunSpans(tracer, parent == null ? Context.root() : parent, run, texts).tell();
            return run.id();
        });
        telling.put(run.id(), told);
        var unused = told.whenComplete((done, error) -> telling.remove(run.id()));
    }

    @Override
    public CompletableFuture<Void> settled() {
        return CompletableFuture.allOf(telling.values().toArray(CompletableFuture<?>[]::new));
    }
}
