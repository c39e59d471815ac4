package dev.footnote.page.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.footnote.api.Cancellation;
import dev.footnote.config.Settings;
import dev.footnote.net.HttpTransport;
import dev.footnote.net.NetSettings;
import dev.footnote.net.Transports;
import dev.footnote.page.Page;
import dev.footnote.page.PageReader;
import dev.footnote.page.PageReaders;
import dev.footnote.page.format.PageSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site on this machine that the guard is told to let pass, and a reader that renders its pages in the machine's browser. */
final class RenderedSite implements AutoCloseable {

    /** A body of an answer, its type, and how long it takes. */
    record Body(int status, String type, byte[] bytes, long delayMillis) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Body> bodies = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private HttpTransport transport;
    private Optional<PageRenderer> renderer = Optional.empty();

    private RenderedSite(HttpServer server) {
        this.server = server;
    }

    /** Skips the test where there is no browser. */
    static RenderedSite open() throws IOException {
        Optional<Path> browser = InstalledBrowser.find("", System.getenv().getOrDefault("PATH", ""));
        assumeTrue(browser.isPresent(), "no chromium or google-chrome on the PATH; install one to run this test");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RenderedSite site = new RenderedSite(server);
        server.setExecutor(site.threads);
        server.createContext("/", exchange -> {
            site.asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("User-Agent"));
            Body body = site.bodies.get(exchange.getRequestURI().getPath());
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                try {
                    Thread.sleep(body.delayMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                String type = body.status() / 100 == 3 ? "Location" : "Content-Type";
                exchange.getResponseHeaders().set(type, body.type());
                exchange.sendResponseHeaders(body.status(), body.bytes().length == 0 ? -1 : body.bytes().length);
                exchange.getResponseBody().write(body.bytes());
            }
            exchange.close();
        });
        server.start();
        site.settings.put("page.renderer", "chromium");
        site.settings.put("page.renderer_sandbox", "root".equals(System.getProperty("user.name")) ? "false" : "true");
        site.settings.put("page.renderer_start", "60s");
        site.settings.put("page.renderer_timeout", "40s");
        site.settings.put("net.host_interval", "1ms");
        site.settings.put("net.robots", "false");
        site.settings.put("net.allow", "[127.0.0.1:" + server.getAddress().getPort() + "]");
        return site;
    }

    /** A page that shows nothing but what this script makes of its element {@code root}. */
    RenderedSite app(String script) {
        return put(
                        "/app",
                        "text/html",
                        "<!doctype html><title>Brannock</title><div id=root></div><script src=/app.js></script>")
                .put("/app.js", "text/javascript", script);
    }

    RenderedSite set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    RenderedSite put(String path, String type, String body) {
        return put(path, new Body(200, type, body.getBytes(UTF_8), 0));
    }

    RenderedSite put(String path, Body body) {
        bodies.put(path, body);
        return this;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Settings settings() {
        return Settings.load(new Settings.Inputs(null, Map.of(), settings));
    }

    /** The reader; made by the first call from what was set until then. */
    synchronized PageReader reader() {
        if (transport == null) {
            transport = Transports.create(NetSettings.from(settings()), Clock.systemUTC());
            renderer =
                    PageRenderers.create(settings(), transport, System.getenv().getOrDefault("PATH", ""));
        }
        return PageReaders.web(transport, PageSettings.from(settings()), renderer, Clock.systemUTC());
    }

    Page read(String path) {
        return reader().read(at(path), new Cancellation());
    }

    PageRenderer renderer() {
        reader();
        return renderer.orElseThrow();
    }

    /** What the site was asked for: method, path and User-Agent. */
    List<String> asked() {
        return asked;
    }

    List<String> askedPaths() {
        return asked.stream().map(line -> line.split(" ", -1)[1]).toList();
    }

    @Override
    public void close() {
        renderer.ifPresent(PageRenderer::close);
        if (transport != null) {
            transport.close();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
