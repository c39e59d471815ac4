package dev.footnote.net;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came over the wire, still packed.
 *
 * @param headers by lower-case name
 */
record Received(int status, Map<String, List<String>> headers, CappedBody.Bytes body) {

    static Received of(HttpResponse<CappedBody.Bytes> response) {
        Map<String, List<String>> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new Received(response.statusCode(), headers, response.body());
    }

    /** The first value of a header, or empty. */
    String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }
}
