package dev.footnote.page.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.threads.DaemonThreads;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The DevTools protocol over two pipes: JSON messages, each closed by a zero byte. Nothing but this process can use it, as there is no port; and the browser ends when
 * this process does, however that happens.
 */
final class DevToolsPipe implements DevTools, AutoCloseable {

    /** Listens to the messages and the end of a browser. Called on one thread; quick, and never makes a call itself. */
    interface Listener {
        void event(String method, JsonNode parameters, String session);

        void ended();
    }

    /** Of one message. The largest hold a page as it stands, whose size is limited before it is sent; in JSON a character may take six bytes. */
    private static final int MAX_MESSAGE = 320_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(DevToolsPipe.class);

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MAX_MESSAGE).build())
            .build());

    private final InputStream in;
    private final OutputStream out;
    private final Listener listener;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private volatile boolean ended;

    DevToolsPipe(InputStream in, OutputStream out, Listener listener) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.out = out;
        this.listener = listener;
    }

    /** Begins to listen. */
    void open() {
        DaemonThreads.one("footnote-browser", this::listen).start();
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public JsonNode call(
            String session, String method, Map<String, ?> parameters, long deadline, Cancellation cancellation)
            throws RenderException {
        long id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        Cancellation.Registration registration = cancellation.onCancel(() -> answer.cancel(false));
        try {
            write(id, session, method, parameters);
            if (ended) {
                throw gone(null);
            }
            JsonNode reply = answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (reply.has("error")) {
                LOG.debug("{}: {}", method, reply.path("error"));
                throw new RenderException("the browser refused " + method);
            }
            return reply.path("result");
        } catch (IOException | ExecutionException e) {
            throw gone(e);
        } catch (TimeoutException e) {
            throw new RenderException("the browser gave no answer in time", e);
        } catch (CancellationException e) {
            cancellation.throwIfCancelled();
            throw new CancelledException("the rendering of a page was cancelled");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("the thread was interrupted while it waited for the browser");
        } finally {
            registration.close();
            waiting.remove(id);
        }
    }

    private static RenderException gone(@Nullable Exception cause) {
        return new RenderException("the browser ended", cause);
    }

    @Override
    public void tell(String session, String method, Map<String, ?> parameters) {
        try {
            write(ids.incrementAndGet(), session, method, parameters);
        } catch (IOException e) {
            LOG.debug("{} was not sent: {}", method, e.getMessage());
        }
    }

    private void write(long id, String session, String method, Map<String, ?> parameters) throws IOException {
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        byte[] bytes = JSON.writeValueAsBytes(message);
        synchronized (out) {
            out.write(bytes);
            out.write(0);
            out.flush();
        }
    }

    private void listen() {
        try {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != 0) {
                    message.write(b);
                } else {
                    received(JSON.readTree(message.toByteArray()));
                    message = new ByteArrayOutputStream();
                }
                if (message.size() > MAX_MESSAGE) {
                    throw new IOException("the browser sent a message of more than " + MAX_MESSAGE + " bytes");
                }
            }
        } catch (IOException e) {
            LOG.debug("the browser's pipe broke: {}", e.getMessage());
        } finally {
            ended = true;
            listener.ended();
            waiting.values().forEach(answer -> answer.completeExceptionally(new IOException("the browser ended")));
        }
    }

    private void received(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer = waiting.get(message.path("id").asLong());
            if (answer != null) {
                answer.complete(message);
            }
        } else {
            listener.event(
                    message.path("method").asText(),
                    message.path("params"),
                    message.path("sessionId").asText(""));
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            LOG.debug("the browser's pipe could not be closed: {}", e.getMessage());
        }
    }
}
