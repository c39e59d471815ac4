package dev.footnote.net;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, whatever its status.
 *
 * @param status HTTP status code
 * @param uri the address that answered, after redirects
 * @param redirects the addresses gone through before it, in order, the one asked for first; empty without redirects
 * @param headers by lower-case name
 * @param body decompressed, at most the call's {@code maxBytes}
 * @param truncated true if the body went on
 */
public record HttpAnswer(
        int status, URI uri, List<URI> redirects, Map<String, List<String>> headers, byte[] body, boolean truncated) {

    public HttpAnswer {
        redirects = List.copyOf(redirects);
        headers = Map.copyOf(headers);
    }

    /**
     * The first value of a header.
     *
     * @param name lower case
     */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }
}
