package dev.footnote.net;

import java.util.List;
import java.util.Map;

/**
 * A response as it came over the wire, still compressed.
 *
 * @param status HTTP status code
 * @param headers by lower-case name
 * @param body up to the call's limit
 */
record RawResponse(int status, Map<String, List<String>> headers, Bytes body) {

    /**
     * A body.
     *
     * @param bytes the part of it that was read
     * @param truncated true if more was cut off
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes, boolean truncated) {}

    /** Returns the first value of a header, or an empty text. */
    String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }
}
