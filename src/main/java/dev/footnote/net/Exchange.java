package dev.footnote.net;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** One request and its answer. */
final class Exchange implements AutoCloseable {

    private final HttpClient client;
    private final ExecutorService threads;
    private final String userAgent;

    Exchange(NetSettings settings) {
        this.threads = Executors.newCachedThreadPool(Threads.daemons("footnote-http"));
        this.userAgent = settings.userAgent();
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
    }

    /** The answer; a GET whose connection fails is sent once more. */
    HttpAnswer send(HttpCall call, long deadline, Cancellation cancellation) {
        try {
            return once(call, deadline, cancellation);
        } catch (ConnectionFailure e) {
            if (!call.method().equals("GET") || e.hopeless()) {
                throw e.told();
            }
        }
        try {
            return once(call, deadline, cancellation);
        } catch (ConnectionFailure e) {
            throw e.told();
        }
    }

    private HttpAnswer once(HttpCall call, long deadline, Cancellation cancellation) throws ConnectionFailure {
        CompletableFuture<HttpResponse<CappedBody.Bytes>> future =
                client.sendAsync(request(call), info -> new CappedBody(call.maxBytes()));
        Cancellation.Registration registration = cancellation.onCancel(() -> future.cancel(true));
        try {
            HttpResponse<CappedBody.Bytes> response =
                    future.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return answer(call, response);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new TransientException(
                    call.uri() + " did not answer within " + seconds(call.timeout())
                            + "; try later, or use another source",
                    e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancelledException("the thread was interrupted while it waited for " + call.uri());
        } catch (CancellationException e) {
            cancellation.throwIfCancelled();
            throw new CancelledException("the call to " + call.uri() + " was cancelled");
        } catch (ExecutionException e) {
            cancellation.throwIfCancelled();
            throw new ConnectionFailure(call.uri(), e.getCause() == null ? e : e.getCause());
        } finally {
            registration.close();
        }
    }

    private HttpRequest request(HttpCall call) {
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(call.uri());
            if (call.uri().getScheme().equalsIgnoreCase("http")) {
                builder.version(HttpClient.Version.HTTP_1_1); // some servers stumble over the offer of HTTP/2
            }
            Map<String, String> headers = new HashMap<>();
            call.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            headers.putIfAbsent("user-agent", userAgent);
            headers.putIfAbsent("accept-encoding", "gzip, deflate");
            headers.forEach(builder::setHeader);
            byte[] body = call.body();
            return builder.method(
                            call.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new PermanentException(
                    "the call to " + call.uri() + " cannot be sent (" + e.getMessage() + "); correct it", e);
        }
    }

    private static HttpAnswer answer(HttpCall call, HttpResponse<CappedBody.Bytes> response) throws ConnectionFailure {
        Map<String, List<String>> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String encoding = response.headers().firstValue("content-encoding").orElse("");
        try {
            CappedBody.Bytes body = Unpacker.unpack(response.body(), encoding, call.maxBytes());
            return new HttpAnswer(
                    response.statusCode(), call.uri(), List.of(), headers, body.bytes(), body.truncated());
        } catch (IOException e) {
            throw new ConnectionFailure(call.uri(), e);
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** No answer came over the wire. */
    private static final class ConnectionFailure extends Exception {
        private static final long serialVersionUID = 1L;
        private final URI uri;

        private ConnectionFailure(URI uri, Throwable cause) {
            super(cause);
            this.uri = uri;
        }

        /** True where the same call a moment later gives the same. */
        private boolean hopeless() {
            for (Throwable t = getCause(); t != null; t = t.getCause()) {
                if (t instanceof UnknownHostException
                        || t instanceof SSLException
                        || t instanceof java.nio.channels.UnresolvedAddressException
                        || t instanceof java.net.http.HttpTimeoutException) {
                    return true;
                }
            }
            return false;
        }

        private TransientException told() {
            Throwable cause = getCause() == null ? this : getCause();
            String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            return new TransientException(
                    uri + " gave no answer (" + why + "); try later, or use another source", cause);
        }
    }
}
