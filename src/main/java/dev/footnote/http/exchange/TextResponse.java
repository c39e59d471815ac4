package dev.footnote.http.exchange;

import dev.footnote.json.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Answers with text. Left to itself, the container writes a type that names no character set in ISO 8859-1. */
public final class TextResponse {

    private static final String PATHS = "footnote.paths";

    private TextResponse() {}

    /**
     * Sets which paths of the server are kept from the caller.
     *
     * @param context of the request
     * @param paths of documents
     */
    public static void hide(Context context, ServerPaths paths) {
        context.attribute(PATHS, paths);
    }

    /**
     * Answers with a text, in which documents are named without the server's paths.
     *
     * @param context of the request
     * @param contentType with its character set where it needs one
     * @param text the body
     */
    public static void send(Context context, String contentType, String text) {
        ServerPaths paths = context.attribute(PATHS);
        exactly(context, contentType, paths == null ? text : paths.hide(text));
    }

    /**
     * Answers with a text as it stands, such as that of a source, in which quotes have their places.
     *
     * @param context of the request
     * @param contentType with its character set where it needs one
     * @param text the body
     */
    public static void exactly(Context context, String contentType, String text) {
        String body = contentType.contains("json") ? Json.escaped(text) : text;
        context.contentType(contentType).result(body.getBytes(StandardCharsets.UTF_8));
    }
}
