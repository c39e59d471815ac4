package dev.footnote.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A headless Chromium with one tab, driven over its DevTools protocol. */
final class PageBrowser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> replies;
    private String session = "";
    private int calls;

    private PageBrowser(Process process, WebSocket socket, BlockingQueue<JsonNode> replies) {
        this.process = process;
        this.socket = socket;
        this.replies = replies;
    }

    /** The machine's browser, or null. */
    static @Nullable Path installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(dir -> Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
                        .map(name -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    static PageBrowser start(Path program, Path profile, String language) throws Exception {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--accept-lang=" + language,
                        "--lang=" + language,
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
            if (System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("the browser did not start within 30 s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        var lines = Files.readAllLines(file);
        BlockingQueue<JsonNode> replies = new LinkedBlockingQueue<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)), new Listener(replies))
                .get(20, TimeUnit.SECONDS);
        PageBrowser browser = new PageBrowser(process, socket, replies);
        String target = browser.call("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        browser.session = browser.call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        browser.call("Page.enable", Map.of());
        return browser;
    }

    JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = ++calls;
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).get(20, TimeUnit.SECONDS);
        while (true) {
            JsonNode reply = replies.poll(40, TimeUnit.SECONDS);
            if (reply == null) {
                throw new AssertionError("no reply to " + method);
            }
            if (reply.path("id").asInt() == id) {
                if (reply.has("error")) {
                    throw new AssertionError(method + ": " + reply.get("error"));
                }
                return reply.get("result");
            }
        }
    }

    void open(String address) throws Exception {
        call("Page.navigate", Map.of("url", address));
        await("document.documentElement?.dataset.ready === 'yes'");
    }

    /** The value of an expression, a promise's when it is kept. */
    JsonNode value(String script) throws Exception {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + result.get("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    void await(String condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!value("Boolean(" + condition + ")").asBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for " + condition + "; the page says "
                        + value("document.body.innerText").asText());
            }
            TimeUnit.MILLISECONDS.sleep(30);
        }
    }

    void screenshot(Path file) throws Exception {
        String data = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data")
                .asText();
        Files.write(file, Base64.getDecoder().decode(data));
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static final class Listener implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> replies;
        private final StringBuilder text = new StringBuilder();

        Listener(BlockingQueue<JsonNode> replies) {
            this.replies = replies;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    replies.add(JSON.readTree(text.toString()));
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
