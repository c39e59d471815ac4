package dev.footnote.net;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param method GET or POST
 * @param uri http or https, absolute
 * @param headers sent as given; a User-Agent is added where none is given
 * @param body sent with POST, else null
 * @param timeout from the call to the last byte
 * @param maxBytes of the answer's body after decompression; the rest is cut off, and that is told
 * @param trusted true for addresses that the operator configured: the address guard is not asked
 * @param maxRedirects 0 to follow none; every hop passes the guard
 * @param page the page whose script wants it, or null: addresses that the operator allows beyond the public web are then allowed at the host and port of that
 *     page alone
 */
public record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        Duration timeout,
        long maxBytes,
        boolean trusted,
        int maxRedirects,
        @Nullable URI page) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** A call that no page's script wants. */
    public HttpCall(
            String method,
            URI uri,
            Map<String, String> headers,
            byte @Nullable [] body,
            Duration timeout,
            long maxBytes,
            boolean trusted,
            int maxRedirects) {
        this(method, uri, headers, body, timeout, maxBytes, trusted, maxRedirects, null);
    }
}
