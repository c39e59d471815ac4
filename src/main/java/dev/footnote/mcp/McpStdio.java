package dev.footnote.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.json.Json;
import dev.footnote.service.FootnoteService;
import dev.footnote.threads.BlockingExecutors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The protocol over a pair of streams: one JSON object a line, and nothing else on the output. Ends when the input ends; calls that still run are cancelled then. */
public final class McpStdio {

    private static final Logger LOG = LoggerFactory.getLogger(McpStdio.class);
    private static final long LAST_WORDS_SECONDS = 5;

    private final FootnoteService footnote;
    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<McpServer.Handled> going = ConcurrentHashMap.newKeySet();

    /**
     * Creates a server on a stream.
     *
     * @param footnote does the work; stays the caller's to close
     * @param out where messages go
     */
    public McpStdio(FootnoteService footnote, OutputStream out) {
        this.footnote = footnote;
        this.out = out;
    }

    /**
     * Answers messages until the input ends.
     *
     * @param in lines of UTF-8
     * @throws IOException if the input cannot be read
     */
    public void serve(InputStream in) throws IOException {
        McpServer server =
                new McpServer(footnote, request -> CompletableFuture.completedFuture(footnote.start(request)));
        ExecutorService threads = BlockingExecutors.perTask("footnote-mcp");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    take(server, line, threads);
                }
            }
            going.forEach(handled -> handled.cancel().run());
        } finally {
            threads.shutdown();
            await(threads);
        }
    }

    private static void await(ExecutorService threads) {
        try {
            if (!threads.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notifications are handled at once, so that a cancellation never waits behind what it cancels; each request has a thread of its own. */
    private void take(McpServer server, String line, ExecutorService threads) {
        ObjectNode message = McpServer.message(line);
        if (message == null) {
            send(McpServer.unreadable());
        } else if (message.path("id").isMissingNode()) {
            server.handle(message, "", this::send);
        } else {
            threads.execute(() -> answer(server, message));
        }
    }

    private void answer(McpServer server, ObjectNode message) {
        try {
            McpServer.Handled handled = server.handle(message, "", this::send);
            CompletableFuture<ObjectNode> response = handled.response();
            if (response != null) {
                going.add(handled);
                try {
                    send(response.join());
                } finally {
                    going.remove(handled);
                }
            }
        } catch (RuntimeException e) {
            LOG.error("a request failed", e);
            send(McpServer.error(message.get("id"), McpServer.INTERNAL, "the request could not be served"));
        }
    }

    private void send(ObjectNode message) {
        byte[] bytes = (Json.escaped(message.toString()) + "\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            LOG.debug("the client no longer reads", e);
        } finally {
            lock.unlock();
        }
    }
}
