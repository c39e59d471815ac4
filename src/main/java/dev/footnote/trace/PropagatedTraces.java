package dev.footnote.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads W3C Trace Context with the API alone; no SDK has to be set up for it. */
final class PropagatedTraces implements CallerTraces {

    private static final Continued AS_IT_IS = () -> {};

    private static final TextMapGetter<UnaryOperator<@Nullable String>> HEADERS =
            (headers, name) -> headers == null ? null : headers.apply(name);

    @Override
    @SuppressWarnings("MustBeClosedChecker") // whoever asked for it closes it
    public Continued continued(UnaryOperator<@Nullable String> headers) {
        Context current = Context.current();
        if (Span.fromContext(current).getSpanContext().isValid()) {
            return AS_IT_IS;
        }
        Context named = W3CTraceContextPropagator.getInstance().extract(current, headers, HEADERS);
        if (!Span.fromContext(named).getSpanContext().isValid()) {
            return AS_IT_IS;
        }
        Scope scope = named.makeCurrent();
        return scope::close;
    }

    @Override
    public Executor ofThisCall(Executor executor) {
        Context current = Context.current();
        return task -> executor.execute(current.wrap(task));
    }
}
