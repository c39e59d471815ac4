package dev.footnote.service;

import dev.footnote.api.Cancellation;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.net.HttpTransport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transport that is opened by its first call: a JDK client has threads that nothing but the garbage collector ends. */
final class LazyTransport implements HttpTransport {

    private final Supplier<HttpTransport> source;
    private @Nullable HttpTransport opened;
    private boolean closed;

    LazyTransport(Supplier<HttpTransport> source) {
        this.source = source;
    }

    private synchronized HttpTransport transport() {
        if (closed) {
            throw new IllegalStateException("this Footnote was closed; build another one");
        }
        HttpTransport known = opened == null ? source.get() : opened;
        opened = known;
        return known;
    }

    @Override
    public HttpAnswer send(HttpCall call, Cancellation cancellation) {
        return transport().send(call, cancellation);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (opened != null) {
            opened.close();
        }
    }
}
