package dev.footnote.http.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model's host that thinks in many small chunks and then searches, reads what was found, and hands in a claim with a quote of it. It holds no thread while it thinks. */
public final class ScriptedModelServer implements AutoCloseable {

    /** Stands in the documents that are searched. */
    public static final String SENTENCE = "The lighthouse of Marrow Point was finished in 1887.";

    private static final Pattern ADDRESS = Pattern.compile("file://[^\\s\"\\\\<>]{1,300}");
    private static final int BACKLOG = 4_096;

    private final ExecutorService handlers = Executors.newFixedThreadPool(8);
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpServer server;
    private final int chunks;
    private final long millis;

    /**
     * Starts a host on a free port.
     *
     * @param chunks of thinking in each answer
     * @param millis between two of them
     */
    public ScriptedModelServer(int chunks, long millis) throws IOException {
        this.chunks = chunks;
        this.millis = millis;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(handlers);
        server.createContext("/v1/chat/completions", this::answer);
        server.createContext("/v1/models", exchange -> {
            byte[] body = "{\"object\":\"list\",\"data\":[{\"id\":\"m\",\"object\":\"model\"}]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** Returns the base address that clients of OpenAI's dialect take. */
    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Returns how many answers were asked for. */
    public int calls() {
        return calls.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < chunks; i++) {
            parts.add(chunk(
                    "{\"role\":\"assistant\",\"reasoning_content\":\"I weigh what was found, part " + i
                            + " of the thought. \"}",
                    "null"));
        }
        parts.add(
                chunk(
                                "{\"tool_calls\":[{\"index\":0,\"id\":\"call_" + calls.get()
                                        + "\",\"type\":\"function\",\"function\":" + call(body) + "}]}",
                                "null")
                        + chunk("{}", "\"tool_calls\"")
                        + "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[],"
                        + "\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":60,\"total_tokens\":960}}\n\ndata: [DONE]\n\n");
        send(exchange, parts, 0);
    }

    private void send(HttpExchange exchange, List<String> parts, int next) {
        try {
            OutputStream out = exchange.getResponseBody();
            out.write(parts.get(next).getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (next + 1 == parts.size()) {
                exchange.close();
                return;
            }
        } catch (IOException e) {
            exchange.close(); // whoever asked is gone
            return;
        }
        timer.schedule(() -> send(exchange, parts, next + 1), millis, TimeUnit.MILLISECONDS);
    }

    /** The next step, by the results of tools that the history holds. */
    private static String call(String body) {
        int results = body.split("\"role\":\"tool\"", -1).length - 1;
        Matcher address = ADDRESS.matcher(body);
        if (results == 0) {
            return function("search", "{\\\"queries\\\": [\\\"lighthouse Marrow Point finished\\\"]}");
        }
        if (results == 1 && address.find()) {
            return function("read", "{\\\"url\\\": \\\"" + address.group() + "\\\"}");
        }
        return function(
                "submit_answer",
                "{\\\"found\\\": true, \\\"short_answer\\\": \\\"1887\\\", \\\"confidence\\\": 0.9, \\\"claims\\\":"
                        + " [{\\\"text\\\": \\\"" + SENTENCE
                        + "\\\", \\\"quotes\\\": [{\\\"source\\\": 1, \\\"quote\\\": \\\"" + SENTENCE + "\\\"}]}]}");
    }

    private static String function(String name, String arguments) {
        return "{\"name\":\"" + name + "\",\"arguments\":\"" + arguments + "\"}";
    }

    private static String chunk(String delta, String finish) {
        return "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
                + "\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
        handlers.shutdownNow();
    }
}
