package dev.footnote.trace;

import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Goes on with the traces that callers of a server began, which they name in the header {@code traceparent} (W3C Trace Context). Safe for many threads. */
public interface CallerTraces {

    /** Goes on with none. */
    CallerTraces NONE = new CallerTraces() {
        @Override
        public Continued continued(UnaryOperator<@Nullable String> headers) {
            return () -> {};
        }

        @Override
        public Executor ofThisCall(Executor executor) {
            return executor;
        }
    };

    /** The time in which a caller's span is the current one of a thread. */
    interface Continued extends AutoCloseable {

        /** Ends it, on the same thread. */
        @Override
        void close();
    }

    /**
     * Makes the caller's span the current one of this thread, so that it becomes the parent of runs that are asked for meanwhile. Where a span is current already, as an agent makes
     * one for each request, nothing changes; so too where the headers name none, or not by the standard's form.
     *
     * @param headers gives a header's value by its name, or null
     */
    Continued continued(UnaryOperator<@Nullable String> headers);

    /**
     * Returns an executor whose tasks belong to the call that this thread is handling.
     *
     * @param executor runs them
     */
    Executor ofThisCall(Executor executor);

    /** Returns what goes on with callers' traces by OpenTelemetry's API; without it on the class path, with none. */
    static CallerTraces create() {
        return RunTraces.create(false) == RunTraces.NONE ? NONE : new PropagatedTraces();
    }
}
