package dev.footnote.http;

import dev.footnote.trace.CallerTraces;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Handles each request as a part of the trace that its caller names. Safe for many threads. */
final class TracedRequests extends Handler.Wrapper {

    private final CallerTraces callers;

    TracedRequests(CallerTraces callers) {
        this.callers = callers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        CallerTraces.Continued trace =
                callers.continued(name -> request.getHeaders().get(name));
        try {
            return super.handle(request, response, callback);
        } finally {
            trace.close();
        }
    }
}
