package dev.footnote.net;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import dev.footnote.threads.DaemonThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;

/** One request and its answer. */
final class HttpExchange implements AutoCloseable {

    private final ExecutorService threads;
    private final Connections untrusted;
    private final Connections trusted;

    HttpExchange(NetSettings settings, Proxies proxies) {
        SSLContext tls = settings.caFile()
                .map(file -> Certificates.trusting("net.ca_file", file))
                .orElse(null);
        this.threads = Executors.newCachedThreadPool(DaemonThreads.named("footnote-http"));
        this.untrusted = new Connections(settings, proxies, tls);
        // An open connection to a place that the operator trusts must not serve a page's call to a host of the same
        // name.
        this.trusted = new Connections(settings, proxies, tls);
    }

    /**
     * The answer; a GET whose connection fails is sent once more.
     *
     * @param judged where the connection may go; empty for wherever the host's name leads
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
        CompletableFuture<RawResponse> future = start(call, judged);
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

    private CompletableFuture<RawResponse> start(HttpCall call, List<InetAddress> judged) {
        Connections.Request request = request(call, judged);
        CompletableFuture<RawResponse> future = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean interrupt) {
                boolean cancelled = super.cancel(interrupt);
                request.cancel();
                return cancelled;
            }
        };
        threads.execute(() -> {
            try {
                future.complete(request.send());
            } catch (IOException | RuntimeException | Error e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private Connections.Request request(HttpCall call, List<InetAddress> judged) {
        try {
            return (call.trusted() ? trusted : untrusted).request(call, judged);
        } catch (IllegalArgumentException e) {
            throw new PermanentException(
                    "the call to " + call.uri() + " cannot be sent (" + e.getMessage() + "); correct it", e);
        }
    }

    private static HttpAnswer answer(HttpCall call, RawResponse received) throws ConnectionFailure {
        try {
            RawResponse.Bytes body =
                    BodyDecoder.unpack(received.body(), received.header("content-encoding"), call.maxBytes());
            return new HttpAnswer(
                    received.status(), call.uri(), List.of(), received.headers(), body.bytes(), body.truncated());
        } catch (ZipException e) {
            throw new ConnectionFailure(call.uri(), e);
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    @Override
    public void close() {
        threads.shutdownNow();
        untrusted.close();
        trusted.close();
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
                        || t instanceof ConnectTimeoutException) {
                    return true;
                }
            }
            return false;
        }

        private TransientException told() {
            Throwable cause = getCause() == null ? this : getCause();
            String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            if (cause instanceof MessageConstraintException) {
                why = "its headers do not end";
            } else if (cause instanceof ProtocolException || cause instanceof NoHttpResponseException) {
                why = "it does not speak HTTP";
            } else if (cause instanceof ZipException) {
                return new TransientException(
                        uri + " answered, but " + why + "; try later, or use another source", cause);
            } else if (cause instanceof SSLException) {
                return new TransientException(
                        uri + " cannot be trusted (" + why
                                + "); use another source. If a proxy on the way signs traffic"
                                + " anew, give its certificate with net.ca_file",
                        cause);
            }
            return new TransientException(
                    uri + " gave no answer (" + why + "); try later, or use another source", cause);
        }
    }
}
