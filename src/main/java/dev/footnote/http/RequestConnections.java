package dev.footnote.http;

import dev.footnote.trace.CallerTraces;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Knows of each request what the servlet interface does not show: its connection, and when its response is complete; and handles it as a part of the trace that its caller names. Safe for
 * many threads.
 */
final class RequestConnections extends Handler.Wrapper {

    private static final String NAME = "footnote.end_point";

    private final AtomicInteger open = new AtomicInteger();
    private final CallerTraces callers;

    RequestConnections(CallerTraces callers) {
        this.callers = callers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        request.setAttribute(
                NAME, request.getConnectionMetaData().getConnection().getEndPoint());
        open.incrementAndGet();
        boolean handled = false;
        CallerTraces.Continued trace =
                callers.continued(name -> request.getHeaders().get(name));
        try {
            handled = super.handle(request, response, Callback.from(callback, open::decrementAndGet));
            return handled;
        } finally {
            trace.close();
            if (!handled) {
                open.decrementAndGet();
            }
        }
    }

    /** Requests whose response has not gone to its last byte. */
    int open() {
        return open.get();
    }

    static EndPoint of(Context context) {
        if (context.req().getAttribute(NAME) instanceof EndPoint endPoint) {
            return endPoint;
        }
        throw new IllegalStateException("a request came past EndPoints; insert it into the server");
    }
}
