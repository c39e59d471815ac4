package dev.footnote.http;

import dev.footnote.http.exchange.Problem;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Tells what ends a request before it gets as far as a route, such as a bad request line, as a problem too. */
final class ConnectionErrors extends ErrorHandler {

    private final Metrics metrics;

    ConnectionErrors(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        metrics.answered(status, null);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        String json = problem(status, message == null ? "" : message).json();
        response.write(true, BufferUtil.toBuffer(json, StandardCharsets.UTF_8), callback);
    }

    /** The container's own words say what is wrong with a request, and are kept from callers where something broke inside. */
    private static Problem problem(int status, String message) {
        String why = message.isBlank() ? "" : " (" + Problem.shown(message) + ")";
        return switch (status) {
            case 400 ->
                Problem.of(
                        400,
                        "bad-request",
                        "The request cannot be read",
                        "this is not well-formed HTTP/1.1" + why + "; mend the request line or headers");
            case 404 -> Problem.unknownPath("such address");
            case 408 ->
                Problem.of(
                        408,
                        "too-slow",
                        "The request came too slowly",
                        "the request did not come in time; send it again");
            case 414 ->
                Problem.of(
                        414,
                        "address-too-long",
                        "The address is too long",
                        "the address has more bytes than are taken; questions go into the body of a POST");
            case 417 ->
                Problem.of(
                        417,
                        "unknown-expectation",
                        "The expectation cannot be met",
                        "of Expect only 100-continue is known; leave the header out");
            case 426, 505 ->
                Problem.of(
                        status,
                        "http-version",
                        "The version of HTTP is not spoken here",
                        "this server speaks HTTP/1.1" + why + "; use that");
            case 431 ->
                Problem.of(
                        431,
                        "headers-too-large",
                        "The headers are too large",
                        "request line and headers have more bytes than are taken; send fewer or shorter headers");
            default ->
                status < 500
                        ? Problem.of(
                                status,
                                "refused",
                                "The request was refused",
                                "the request was refused" + why + "; mend it")
                        : Problem.internal(status);
        };
    }
}
