package dev.footnote.net;

import dev.footnote.api.Cancellation;

/** Sends HTTP requests. Safe for many threads; blocks its caller until the answer, the timeout or the cancellation. */
public interface HttpTransport extends AutoCloseable {

    /**
     * The answer to a call, whatever its status code.
     *
     * @param call what to send
     * @param cancellation ends the call at once
     * @throws dev.footnote.api.TransientException when no answer came: refused, reset, timed out, unknown host
     * @throws dev.footnote.api.PermanentException when the guard forbids the address or the address cannot be used
     * @throws dev.footnote.api.CancelledException when cancelled
     */
    HttpAnswer send(HttpCall call, Cancellation cancellation);

    @Override
    void close();
}
