package dev.footnote.http.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Serves the page for browsers, and links for clients that do not ask for HTML. Immutable, safe for many threads. */
public final class PageRoutes {

    /** Nothing but the page's own files and the service behind them; no script or style within the page. */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final String FOLDER = "/page/";

    private static final List<String> FILES = List.of(
            "page.css",
            "icon.svg",
            "main.js",
            "api.js",
            "stream.js",
            "state.js",
            "dom.js",
            "i18n.js",
            "words.js",
            "ask.js",
            "live.js",
            "answer.js",
            "graph.js",
            "history.js");

    private static final String LINKS =
            "{\"name\":\"footnote\",\"links\":{\"research\":\"/v1/research\",\"search\":\"/v1/search\",\"read\":\"/v1/read\",\"batches\":\"/v1/batches\",\"options\":\"/v1/options\",\"models\":\"/v1/models\","
                    + "\"chat\":\"/v1/chat/completions\",\"openapi\":\"/openapi.yaml\",\"health\":\"/healthz\","
                    + "\"ready\":\"/readyz\",\"metrics\":\"/metrics\"}}\n";

    private final PageFile page = PageFile.load("index.html");
    private final PageFile links = PageFile.of("application/json", LINKS.getBytes(StandardCharsets.UTF_8));
    private final Map<String, PageFile> files = new LinkedHashMap<>();

    /** Reads the files from the jar. */
    public PageRoutes() {
        FILES.forEach(name -> files.put(FOLDER + name, PageFile.load(name)));
    }

    /**
     * Returns whether a path is of the page, which holds nothing that needs a key.
     *
     * @param path of a request
     */
    public static boolean isPage(String path) {
        return path.equals("/") || path.startsWith(FOLDER);
    }

    /**
     * Adds the paths of the page.
     *
     * @param routes of the server
     */
    public void register(RoutesConfig routes) {
        routes.get("/", this::root);
        routes.head("/", this::root);
        files.forEach((path, file) -> {
            routes.get(path, context -> send(context, file));
            routes.head(path, context -> send(context, file));
        });
    }

    private void root(Context context) {
        context.header("Vary", "Accept");
        send(context, HtmlPreference.of(context.header("Accept")) ? page : links);
    }

    private static void send(Context context, PageFile file) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-cache");
        context.header("ETag", file.tag());
        if (file.isKnownTo(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        context.contentType(file.contentType()).result(file.bytes());
    }
}
