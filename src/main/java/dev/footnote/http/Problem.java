package dev.footnote.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 tells it.
 *
 * @param status of HTTP
 * @param name ends the stable type
 * @param title the same for every problem of that name
 * @param detail what is wrong here, and the remedy
 * @param field the request's field, dotted, or null
 */
record Problem(
        int status,
        String name,
        String title,
        String detail,
        @Nullable String field) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String name, String title, String detail) {
        return new Problem(status, name, title, detail, null);
    }

    static Problem badField(@Nullable String field, String detail) {
        return new Problem(400, "bad-field", "A field or parameter cannot be used", detail, field);
    }

    static Problem unknownRun(String id) {
        String shown = id.length() > 64 ? id.substring(0, 64) + "…" : id;
        return of(
                404,
                "unknown-run",
                "There is no such run",
                "there is no run \"" + shown
                        + "\" of yours; it never was, or is no longer kept: ask the question again");
    }

    static Problem internal() {
        return of(
                500,
                "internal",
                "Something broke that should not have",
                "the request could not be served; the server's log tells why");
    }

    String json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "urn:footnote:problem:" + name);
        node.put("title", title);
        node.put("status", status);
        node.put("detail", detail);
        if (field != null) {
            node.put("field", field);
        }
        return node.toString();
    }
}
