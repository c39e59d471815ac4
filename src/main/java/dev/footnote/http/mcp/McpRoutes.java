package dev.footnote.http.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.http.exchange.ServerPaths;
import dev.footnote.http.exchange.TextResponse;
import dev.footnote.json.Json;
import dev.footnote.mcp.McpServer;
import dev.footnote.service.FootnoteService;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /mcp}. A call of a tool is answered with a stream of events, whose keep-alives show whether the client is still there; closing it cancels the call. All
 * else is answered with JSON, as are clients that take nothing else. Sessions are named and not kept, so that there is
 * nothing to bound but the running calls, which wait for places as all runs do.
 */
public final class McpRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(McpRoutes.class);
    private static final String PATH = "/mcp";
    private static final String SESSION = "Mcp-Session-Id";
    private static final int BAD_HEADER = -32020;

    private final FootnoteService footnote;
    private final BiFunction<ResearchRequest, String, CompletableFuture<ResearchRun>> starter;
    private final Function<Context, String> owner;
    private final Executor executor;
    private final Duration keepAlive;
    private final ServerPaths paths;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, McpServer> servers = new ConcurrentHashMap<>();

    /**
     * Creates the routes.
     *
     * @param footnote searches and reads
     * @param starter starts a run on behalf of an owner when it has a place
     * @param owner who calls
     * @param executor runs calls and writes to clients, which may be slow
     * @param keepAlive how long nothing is said to a client at most
     */
    public McpRoutes(
            FootnoteService footnote,
            BiFunction<ResearchRequest, String, CompletableFuture<ResearchRun>> starter,
            Function<Context, String> owner,
            Executor executor,
            Duration keepAlive) {
        this.footnote = footnote;
        this.starter = starter;
        this.owner = owner;
        this.executor = executor;
        this.keepAlive = keepAlive;
        this.paths = ServerPaths.of(footnote.folders());
    }

    /**
     * Adds the routes.
     *
     * @param routes of the server
     * @param trusted tells by its Origin, null where there is none, whether a caller may be answered
     */
    public void register(RoutesConfig routes, Predicate<@Nullable String> trusted) {
        routes.post(PATH, context -> post(context, trusted));
    }

    /** One server an owner: there are as many owners as keys. */
    private McpServer server(Context context) {
        String name = owner.apply(context);
        return servers.computeIfAbsent(name, n -> new McpServer(footnote, request -> starter.apply(request, n)));
    }

    private void post(Context context, Predicate<@Nullable String> trusted) throws IOException {
        if (!trusted.test(context.header("Origin"))) {
            refuse(context, 403, McpServer.error(null, -32600, "requests from other sites are not taken"));
            return;
        }
        ObjectNode message = McpServer.message(new String(context.bodyAsBytes(), StandardCharsets.UTF_8));
        if (message == null) {
            refuse(context, 400, McpServer.unreadable());
            return;
        }
        if (message.path("params").path("arguments") instanceof ObjectNode arguments && arguments.has("url")) {
            arguments.put("url", paths.reveal(arguments.path("url").asText()));
        }
        String wrong = wrongHeader(context, message);
        if (wrong != null) {
            refuse(context, 400, McpServer.error(message.get("id"), BAD_HEADER, wrong));
            return;
        }
        String session = Objects.requireNonNullElse(context.header(SESSION), "");
        if (message.path("method").asText("").equals("initialize")) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            context.header(SESSION, HexFormat.of().formatHex(bytes));
        }
        McpServer server = server(context);
        if (!message.has("id")) {
            server.handle(message, session, note -> {});
            context.status(202);
        } else if (message.path("method").asText("").equals("tools/call") && takesEvents(context)) {
            stream(context, server, message, session);
        } else {
            answer(context, server, message, session);
        }
    }

    private static boolean takesEvents(Context context) {
        String accept = context.header("Accept");
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/event-stream");
    }

    /** The newest revision repeats method and tool in headers, which must tell the same as the body. */
    private static @Nullable String wrongHeader(Context context, ObjectNode message) {
        String method = context.header("Mcp-Method");
        if (method != null && !method.equals(message.path("method").asText(""))) {
            return "the header Mcp-Method differs from the body's method";
        }
        String name = context.header("Mcp-Name");
        if (name != null && !name.equals(message.path("params").path("name").asText(""))) {
            return "the header Mcp-Name differs from the body's name";
        }
        return null;
    }

    private void refuse(Context context, int status, ObjectNode body) {
        send(context.status(status), body);
    }

    private void send(Context context, ObjectNode body) {
        TextResponse.exactly(context, "application/json", paths.hide(body.toString()));
    }

    private void answer(Context context, McpServer server, ObjectNode message, String session) {
        CompletableFuture<ObjectNode> response = CompletableFuture.supplyAsync(
                        () -> server.handle(message, session, note -> {}), executor)
                .thenCompose(handled -> Objects.requireNonNull(handled.response()));
        context.future(() -> response.thenAccept(body -> {
            int code = body.path("error").path("code").asInt();
            boolean newest = message.path("params").path("_meta").has("io.modelcontextprotocol/protocolVersion");
            context.status(code == -32022 ? 400 : code == -32601 && newest ? 404 : 200);
            send(context, body);
        }));
    }

    private void stream(Context context, McpServer server, ObjectNode message, String session) throws IOException {
        var response = context.res();
        response.setStatus(200);
        response.setContentType("text/event-stream");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext async = context.req().startAsync();
        async.setTimeout(0);
        OutputStream out = response.getOutputStream();
        response.flushBuffer();
        CompletableFuture<Void> done = CompletableFuture.runAsync(
                () -> {
                    Client client = new Client(out, keepAlive, paths);
                    McpServer.Handled handled = server.handle(message, session, client::tell);
                    client.whenGone(handled.cancel());
                    client.tell(client.waitFor(Objects.requireNonNull(handled.response())));
                },
                executor);
        context.future(() -> done);
    }

    /** Writes to one client; when it is gone, its call is cancelled. */
    private static final class Client {

        private final OutputStream out;
        private final Duration keepAlive;
        private final ServerPaths paths;
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Runnable cancel;
        private boolean gone;

        Client(OutputStream out, Duration keepAlive, ServerPaths paths) {
            this.paths = paths;
            this.out = out;
            this.keepAlive = keepAlive;
        }

        void tell(JsonNode message) {
            write("data: " + Json.escaped(paths.hide(message.toString())) + "\n\n");
        }

        /** Sends a comment now and then, which shows whether the client is still there. */
        ObjectNode waitFor(CompletableFuture<ObjectNode> response) {
            while (true) {
                try {
                    return response.get(keepAlive.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    write(": keep-alive\n\n");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return response.join();
                } catch (ExecutionException e) {
                    throw new CompletionException(e.getCause());
                }
            }
        }

        private void write(String block) {
            lock.lock();
            try {
                if (!gone) {
                    out.write(block.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            } catch (IOException e) {
                LOG.debug("a client is gone", e);
                gone = true;
                if (cancel != null) {
                    cancel.run();
                }
            } finally {
                lock.unlock();
            }
        }

        void whenGone(Runnable action) {
            lock.lock();
            try {
                cancel = action;
                if (gone) {
                    action.run();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
