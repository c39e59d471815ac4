package dev.footnote.net;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
    private final NetSettings settings;
    private final Proxies proxies;

    Exchange(NetSettings settings, Proxies proxies) {
        this.threads = Executors.newCachedThreadPool(Threads.daemons("footnote-http"));
        this.settings = settings;
        this.proxies = proxies;
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxies)
                .executor(threads)
                .build();
    }

    /**
     * The answer; a GET whose connection fails is sent once more.
     *
     * @param judged where a plain connection may go; empty for wherever the host's name leads
     */
    HttpAnswer send(HttpCall call, List<InetAddress> judged, long deadline, Cancellation cancellation) {
        try {
            return once(call, judged, deadline, cancellation);
        } catch (ConnectionFailure e) {
            if (!call.method().equals("GET") || e.hopeless()) {
                throw e.told();
            }
        }
        try {
            return once(call, judged, deadline, cancellation);
        } catch (ConnectionFailure e) {
            throw e.told();
        }
    }

    private HttpAnswer once(HttpCall call, List<InetAddress> judged, long deadline, Cancellation cancellation)
            throws ConnectionFailure {
        CompletableFuture<Received> future = start(call, judged, deadline);
        Cancellation.Registration registration = cancellation.onCancel(() -> future.cancel(true));
        try {
            return answer(call, future.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            future.cancel(true);
            throw late(call, e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancelledException("the thread was interrupted while it waited for " + call.uri());
        } catch (CancellationException e) {
            cancellation.throwIfCancelled();
            throw new CancelledException("the call to " + call.uri() + " was cancelled");
        } catch (ExecutionException e) {
            cancellation.throwIfCancelled();
            if (System.nanoTime() >= deadline) {
                throw late(call, e);
            }
            throw new ConnectionFailure(call.uri(), e.getCause() == null ? e : e.getCause());
        } finally {
            registration.close();
        }
    }

    private static TransientException late(HttpCall call, Exception cause) {
        return new TransientException(
                call.uri() + " did not answer within " + seconds(call.timeout()) + "; try later, or use another source",
                cause);
    }

    private CompletableFuture<Received> start(HttpCall call, List<InetAddress> judged, long deadline) {
        HttpRequest request = request(call);
        boolean plain = call.uri().getScheme().equalsIgnoreCase("http");
        if (!plain || judged.isEmpty() || proxies.serve(call.uri())) {
            return client.sendAsync(request, info -> new CappedBody(call.maxBytes()))
                    .thenApply(Received::of);
        }
        byte[] payload = call.body() == null ? new byte[0] : call.body();
        PinnedCall pinned =
                new PinnedCall(request, payload, call.maxBytes(), judged, settings.connectTimeout(), deadline);
        CompletableFuture<Received> future = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean interrupt) {
                pinned.close();
                return super.cancel(interrupt);
            }
        };
        threads.execute(() -> {
            try (pinned) {
                future.complete(pinned.send());
            } catch (IOException | RuntimeException e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private HttpRequest request(HttpCall call) {
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(call.uri());
            if (call.uri().getScheme().equalsIgnoreCase("http")) {
                builder.version(HttpClient.Version.HTTP_1_1); // some servers stumble over the offer of HTTP/2
            }
            Map<String, String> headers = new HashMap<>();
            call.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            headers.putIfAbsent("user-agent", settings.userAgent());
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

    private static HttpAnswer answer(HttpCall call, Received received) throws ConnectionFailure {
        try {
            CappedBody.Bytes body =
                    Unpacker.unpack(received.body(), received.header("content-encoding"), call.maxBytes());
            return new HttpAnswer(
                    received.status(), call.uri(), List.of(), received.headers(), body.bytes(), body.truncated());
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
