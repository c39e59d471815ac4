package dev.footnote.http.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 describes it.
 *
 * @param status of HTTP
 * @param name ends the stable type
 * @param title the same for every problem of that name
 * @param detail the fault in this request, and the remedy
 * @param field the request's field, dotted, or null
 */
public record Problem(
        int status,
        String name,
        String title,
        String detail,
        @Nullable String field) {

    /** The media type of its JSON. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * Returns a problem that no single field is at fault for.
     *
     * @param status of HTTP
     * @param name ends the stable type
     * @param title the same for every problem of that name
     * @param detail the fault in this request, and the remedy
     */
    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(status, name, title, detail, null);
    }

    /**
     * Returns the problem of a field or parameter that cannot be used.
     *
     * @param field dotted, or null
     * @param detail the fault in this request, and the remedy
     */
    public static Problem badField(@Nullable String field, String detail) {
        return new Problem(400, "bad-field", "A field or parameter cannot be used", detail, field);
    }

    /**
     * Returns the input of a caller, short enough to be repeated to it.
     *
     * @param given any text
     */
    public static String shown(String given) {
        return given.length() > 64 ? given.substring(0, 64) + "…" : given;
    }

    /**
     * Returns the problem of a run that the caller does not have.
     *
     * @param id as it was given
     */
    public static Problem unknownRun(String id) {
        return of(
                404,
                "unknown-run",
                "There is no such run",
                "there is no run \"" + shown(id)
                        + "\" of yours; it never was, or is no longer kept: ask the question again");
    }

    /**
     * Returns the problem of an address at which there is nothing.
     *
     * @param path as it was given
     */
    public static Problem unknownPath(String path) {
        return of(
                404,
                "unknown-path",
                "There is nothing at this address",
                "there is no " + shown(path) + "; /openapi.yaml lists what there is");
    }

    /** Returns the problem of a server that takes no new runs. */
    public static Problem shuttingDown() {
        return of(503, "shutting-down", "The server is going down", "no new runs are taken; try again in a moment");
    }

    /** Returns the problem of an error in this program, with status 500. */
    public static Problem internal() {
        return internal(500);
    }

    /**
     * Returns the problem of an error in this program or its container.
     *
     * @param status from 500
     */
    public static Problem internal(int status) {
        return of(
                status,
                "internal",
                "Something broke that should not have",
                "the request could not be served; the server's log tells why");
    }

    /** Returns it as JSON on one line. */
    public String json() {
        return node().toString();
    }

    /** Returns it as a JSON object of its own. */
    public ObjectNode node() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "urn:footnote:problem:" + name);
        node.put("title", title);
        node.put("status", status);
        node.put("detail", detail);
        if (field != null) {
            node.put("field", field);
        }
        return node;
    }
}
