package dev.footnote.http.exchange;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Answers with text. Left to itself, the container writes a type that names no character set in ISO 8859-1. */
public final class TextResponse {

    private TextResponse() {}

    public static void send(Context context, String contentType, String text) {
        context.contentType(contentType).result(text.getBytes(StandardCharsets.UTF_8));
    }
}
