package dev.footnote.trace;

import dev.footnote.api.run.ResearchRun;
import java.util.concurrent.CompletableFuture;

/** Exports runs to OpenTelemetry. Safe for many threads. */
public interface RunTraces {

    /** Tells nothing. */
    RunTraces NONE = new RunTraces() {
        @Override
        public void opened(String id) {}

        @Override
        public void follow(ResearchRun run) {}

        @Override
        public CompletableFuture<Void> settled() {
            return CompletableFuture.allOf();
        }
    };

    /**
     * Notes where a run was asked for: the span that is current then becomes the parent of the run's.
     *
     * @param id the run's id
     */
    void opened(String id);

    /**
     * Tells what a run did once it has ended.
     *
     * @param run whose record begins now
     */
    void follow(ResearchRun run);

    /** Completes when all is told of the runs that have ended. */
    CompletableFuture<Void> settled();

    /**
     * Returns traces for the OpenTelemetry that is set up in this process when a run ends; without its API on the class path they tell nothing.
     *
     * @param texts true if question, answer and the arguments of tools are told as well
     */
    static RunTraces create(boolean texts) {
        try {
            Class.forName("io.opentelemetry.api.GlobalOpenTelemetry", false, RunTraces.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return NONE; // the dependency is optional
        }
        return OpenTelemetryTraces.global(texts);
    }

    /**
     * Lets OpenTelemetry set itself up by its environment variables, if its SDK is on the class path and {@code OTEL_JAVA_GLOBAL_AUTOCONFIGURE_ENABLED} asks for that. For programs of
     * our own: an embedder's OpenTelemetry is the embedder's to set up.
     */
    static void setUpByEnvironment() {
        if (create(false) != NONE) {
            OpenTelemetryTraces.setUpByEnvironment();
        }
    }
}
