package dev.footnote.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * All search engines on one server at 127.0.0.1, each below its own name. A call that is not as its maker documents is answered 400. Safe
 * for many threads.
 */
public final class EngineStandIn implements AutoCloseable {

    /** How an engine behaves. */
    public enum Weather {
        NORMAL,
        EMPTY,
        MALFORMED,
        /** Status 200 and nothing else. */
        BLANK,
        /** A page for people with status 200. */
        PAGE,
        UNAUTHORISED,
        FORBIDDEN,
        QUOTA,
        /** 429 with seconds. */
        RATE,
        /** 429 with a date, 90 s after {@link #NOW}. */
        RATE_UNTIL,
        BROKEN,
        BAD_GATEWAY,
        MOVED,
        /** No answer before {@link #close}. */
        SLOW,
        /** Half an answer, the rest not before {@link #close}. */
        STALLED,
        /** DuckDuckGo's page for robots. */
        CHALLENGE
    }

    /** What {@link Weather#RATE_UNTIL} counts from. */
    public static final String NOW = "2026-03-10T12:00:00Z";

    private static final String CHALLENGE =
            "<form id=\"challenge-form\" action=\"//duckduckgo.com/anomaly.js?x\"><div class=\"anomaly-modal\"></div></form>";

    private final Map<String, EngineShape> shapes = new ConcurrentHashMap<>();
    private final Map<String, Weather> weather = new ConcurrentHashMap<>();
    private final Map<String, List<String>> heard = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private EngineStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        server.setExecutor(threads);
        EngineShapes.all().forEach(shape -> {
            shapes.put(shape.name(), shape);
            heard.put(shape.name(), new CopyOnWriteArrayList<>());
        });
        server.createContext("/", this::answer);
    }

    /** Starts a server whose engines all answer. */
    public static EngineStandIn start() {
        try {
            EngineStandIn standIn = new EngineStandIn();
            standIn.server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets how an engine behaves from now on. */
    public EngineStandIn set(String engine, Weather now) {
        weather.put(engine, now);
        return this;
    }

    /** The settings that lead an engine here, with a key where it wants one; those of all engines are the same otherwise. */
    public Map<String, String> settings(String engine) {
        EngineShape shape = shape(engine);
        Map<String, String> settings = new TreeMap<>();
        settings.put("search." + engine + ".base_url", base() + "/" + engine + shape.base());
        settings.put("search.contact", "ops@example.org");
        if (shape.hasKey()) {
            settings.put("search." + engine + ".key", EngineShape.KEY);
        }
        return settings;
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private EngineShape shape(String engine) {
        EngineShape shape = shapes.get(engine);
        if (shape == null) {
            throw new IllegalArgumentException("no engine is named " + engine);
        }
        return shape;
    }

    /** What an engine was sent so far, a text a call: method and path, query string, headers in their order of name, body. */
    public List<String> heard(String engine) {
        return heard.getOrDefault(engine, List.of());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] parts = exchange.getRequestURI().getRawPath().split("/", 3);
            EngineShape shape = shapes.get(parts[1]);
            if (shape == null) {
                reply(exchange, 404, "text/plain", Map.of(), "no such engine");
                return;
            }
            String call = exchange.getRequestMethod() + " /" + (parts.length > 2 ? parts[2] : "");
            String sent = sent(exchange);
            heard.get(shape.name()).add(call + "\n" + sent);
            if (!call.matches(shape.call())
                    || !Pattern.compile(shape.needs()).matcher(sent).find()) {
                reply(exchange, 400, "text/plain", Map.of(), "not as documented: " + call);
                return;
            }
            reply(exchange, shape, weather.getOrDefault(shape.name(), Weather.NORMAL));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sent(HttpExchange exchange) throws IOException {
        StringBuilder out = new StringBuilder();
        out.append(exchange.getRequestURI().getRawQuery()).append('\n');
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.forEach((name, value) -> out.append(name.toLowerCase(java.util.Locale.ROOT))
                .append(": ")
                .append(value)
                .append('\n'));
        return out.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .toString();
    }

    private void reply(HttpExchange exchange, EngineShape shape, Weather now) throws IOException, InterruptedException {
        String json = "application/json";
        String html = "text/html; charset=utf-8";
        switch (now) {
            case NORMAL -> reply(exchange, 200, shape.type(), Map.of(), shape.normal());
            case EMPTY -> reply(exchange, 200, shape.type(), Map.of(), shape.empty());
            case MALFORMED -> reply(exchange, 200, shape.type(), Map.of(), "{\"resul");
            case BLANK -> reply(exchange, 200, shape.type(), Map.of(), "");
            case PAGE -> reply(exchange, 200, html, Map.of(), "<html><body>Are you human?</body></html>");
            case UNAUTHORISED -> reply(exchange, json, shape.unauthorised());
            case FORBIDDEN -> reply(exchange, 403, html, Map.of(), "<h1>Forbidden</h1>");
            case QUOTA -> reply(exchange, json, shape.quota());
            case RATE -> reply(exchange, 429, json, Map.of("Retry-After", "7"), "{\"message\":\"slow down\"}");
            case RATE_UNTIL ->
                reply(exchange, 429, html, Map.of("Retry-After", "Tue, 10 Mar 2026 12:01:30 GMT"), "<h1>Slow</h1>");
            case BROKEN -> reply(exchange, 500, html, Map.of(), "<h1>oops</h1>");
            case BAD_GATEWAY -> reply(exchange, 502, html, Map.of(), "<h1>Bad gateway</h1>");
            case MOVED -> reply(exchange, 302, html, Map.of("Location", base() + "/elsewhere"), "");
            case CHALLENGE -> reply(exchange, 202, html, Map.of(), CHALLENGE);
            case SLOW -> closing.await();
            case STALLED -> stall(exchange, shape);
        }
    }

    private static void reply(HttpExchange exchange, String type, EngineShape.Reply reply) throws IOException {
        reply(exchange, reply.status(), type, reply.headers(), reply.body());
    }

    private static void reply(HttpExchange exchange, int status, String type, Map<String, String> headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private void stall(HttpExchange exchange, EngineShape shape) throws IOException, InterruptedException {
        byte[] bytes = shape.normal().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", shape.type());
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
        closing.await();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
