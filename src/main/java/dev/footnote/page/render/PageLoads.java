package dev.footnote.page.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.FootnoteException;
import dev.footnote.net.Hosts;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.net.HttpTransport;
import dev.footnote.net.LenientUris;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what one page wants to load: with what the transport fetches, or not at all. Only what can become text is fetched, by GET, and never another document in the
 * page's place or within it. Safe for many threads.
 */
final class PageLoads implements Browser.Tab {

    private static final Logger LOG = LoggerFactory.getLogger(PageLoads.class);

    private static final String DOCUMENT = "Document";

    private static final Set<String> LOADED = Set.of("Script", "Stylesheet", "XHR", "Fetch", "Other");

    /** Kinds of {@code Other} and {@code Fetch} that only show in what they accept: pictures of the address bar, streams without end. */
    private static final List<String> NOT_ACCEPTED = List.of("image/", "text/event-stream");

    /** What goes to another site than the page's. */
    private static final Set<String> OPEN_HEADERS = Set.of("accept", "origin", "referer");

    /** What no page decides; others of the same kind begin with {@code sec-} or {@code proxy-}. */
    private static final Set<String> OUR_HEADERS = Set.of(
            "accept-encoding",
            "accept-language",
            "connection",
            "content-length",
            "cookie",
            "host",
            "te",
            "transfer-encoding",
            "upgrade",
            "upgrade-insecure-requests",
            "user-agent");

    /** What of an answer is about its way here, or would have the browser keep, save or report something. */
    private static final Set<String> DROPPED = Set.of(
            "alt-svc",
            "clear-site-data",
            "connection",
            "content-disposition",
            "content-encoding",
            "content-length",
            "keep-alive",
            "nel",
            "refresh",
            "report-to",
            "reporting-endpoints",
            "set-cookie",
            "strict-transport-security",
            "transfer-encoding",
            "upgrade");

    private final HttpAnswer shell;
    private final RendererSettings settings;
    private final HttpTransport transport;
    private final DevTools tools;
    private final Cancellation cancellation;
    private final long deadline;

    private final Map<String, String> sheets = new HashMap<>();
    private boolean shellGiven;
    private boolean ended;
    private int requests;
    private long bytes;
    private int underWay;
    private long changed = System.nanoTime();
    private boolean tooMany;
    private boolean tooLarge;
    private Optional<URI> forward = Optional.empty();

    /**
     * @param cancellation ends what is under way
     * @param deadline of the page, by {@link System#nanoTime}
     */
    PageLoads(
            HttpAnswer shell,
            RendererSettings settings,
            HttpTransport transport,
            DevTools tools,
            Cancellation cancellation,
            long deadline) {
        this.shell = shell;
        this.settings = settings;
        this.transport = transport;
        this.tools = tools;
        this.cancellation = cancellation;
        this.deadline = deadline;
    }

    @Override
    public void paused(JsonNode request) {
        String id = request.path("requestId").asText();
        String type = request.path("resourceType").asText();
        if (type.equals(DOCUMENT)) {
            document(id, request.path("request"));
            return;
        }
        Optional<URI> uri = wanted(type, request.path("request"));
        if (uri.isEmpty() || !begin()) {
            refuse(id);
            return;
        }
        try {
            load(id, type, uri.get(), request.path("request").path("headers"));
        } finally {
            end();
        }
    }

    /** The first document is the page itself; any other is where its script sends its readers. */
    private void document(String id, JsonNode request) {
        boolean first;
        synchronized (this) {
            first = !shellGiven;
            shellGiven = true;
            if (!first && forward.isEmpty() && request.path("method").asText().equals("GET")) {
                forward = web(request.path("url").asText());
                notifyAll();
            }
        }
        if (first) {
            fulfil(id, shell);
        } else {
            refuse(id);
        }
    }

    private static Optional<URI> wanted(String type, JsonNode request) {
        JsonNode headers = request.path("headers");
        String accept = header(headers, "accept");
        boolean fetched = LOADED.contains(type)
                && request.path("method").asText().equals("GET")
                && NOT_ACCEPTED.stream().noneMatch(accept::startsWith)
                && header(headers, "purpose").isEmpty()
                && header(headers, "sec-purpose").isEmpty();
        return fetched ? web(request.path("url").asText()) : Optional.empty();
    }

    private static Optional<URI> web(String url) {
        int fragment = url.indexOf('#');
        return LenientUris.parse(fragment < 0 ? url : url.substring(0, fragment))
                .filter(uri -> "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
    }

    private static String header(JsonNode headers, String name) {
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue().asText();
            }
        }
        return "";
    }

    private synchronized boolean begin() {
        if (requests >= settings.maxRequests()) {
            tooMany = true;
            return false;
        }
        if (bytes >= settings.maxBytes()) {
            tooLarge = true;
            return false;
        }
        requests++;
        underWay++;
        return true;
    }

    private synchronized void end() {
        underWay--;
        changed = System.nanoTime();
        notifyAll();
    }

    private void load(String id, String type, URI uri, JsonNode headers) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            refuse(id);
            return;
        }
        HttpCall call = new HttpCall(
                "GET",
                uri,
                headers(uri, type, headers),
                null,
                left.compareTo(settings.loadTimeout()) < 0 ? left : settings.loadTimeout(),
                Math.min(settings.loadBytes(), settings.maxBytes()),
                false,
                0,
                shell.uri());
        try {
            HttpAnswer answer = transport.send(call, cancellation);
            if (answer.truncated() || !count(answer.body().length)) {
                refuse(id);
                return;
            }
            if (type.equals("Stylesheet")) {
                keep(uri, answer);
            }
            fulfil(id, answer);
        } catch (FootnoteException e) {
            LOG.debug("a page's load failed: {}", e.getMessage());
            refuse(id);
        }
    }

    private synchronized boolean count(int length) {
        bytes += length;
        tooLarge |= bytes > settings.maxBytes();
        return bytes <= settings.maxBytes();
    }

    private synchronized void keep(URI uri, HttpAnswer answer) {
        sheets.put(uri.toString(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    private Map<String, String> headers(URI uri, String type, JsonNode given) {
        boolean own = Hosts.samePlace(shell.uri(), uri);
        Map<String, String> out = new HashMap<>();
        for (Map.Entry<String, JsonNode> header : given.properties()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            boolean decided = OUR_HEADERS.contains(name) || name.startsWith("sec-") || name.startsWith("proxy-");
            if (!decided && (own || OPEN_HEADERS.contains(name))) {
                out.put(name, header.getValue().asText());
            }
        }
        out.put("accept-language", settings.acceptLanguage());
        if (!own && (type.equals("XHR") || type.equals("Fetch"))) {
            out.putIfAbsent(
                    "origin", shell.uri().getScheme() + "://" + shell.uri().getRawAuthority());
        }
        return out;
    }

    /** Hands an answer to the browser; one that it does not take, for a header or status that is none, is refused. */
    private void fulfil(String id, HttpAnswer answer) {
        List<Map<String, String>> headers = new ArrayList<>();
        answer.headers().forEach((name, values) -> {
            if (!DROPPED.contains(name)) {
                values.forEach(value -> headers.add(Map.of("name", name, "value", value)));
            }
        });
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("requestId", id);
        parameters.put("responseCode", answer.status());
        parameters.put("responseHeaders", headers);
        parameters.put("body", Base64.getEncoder().encodeToString(answer.body()));
        try {
            tools.call(DevTools.BROWSER, "Fetch.fulfillRequest", parameters, deadline, cancellation);
        } catch (RenderException | CancelledException e) {
            LOG.debug("the browser did not take an answer: {}", e.getMessage());
            refuse(id);
        }
    }

    private void refuse(String id) {
        tools.tell(DevTools.BROWSER, "Fetch.failRequest", Map.of("requestId", id, "errorReason", "BlockedByClient"));
    }

    @Override
    public synchronized void ended() {
        ended = true;
        notifyAll();
    }

    /** @throws RenderException if the page or the browser has ended */
    synchronized void throwIfEnded() throws RenderException {
        if (ended) {
            throw new RenderException("the browser ended");
        }
    }

    /** Where the script sent its readers, if anywhere. */
    synchronized Optional<URI> forward() {
        return forward;
    }

    /** Nanoseconds since the last load ended; 0 while one is under way. */
    synchronized long quietFor() {
        return underWay > 0 ? 0 : System.nanoTime() - changed;
    }

    /** The style sheets that were fetched, by address. */
    synchronized Map<String, String> sheets() {
        return Map.copyOf(sheets);
    }

    /** Which limits were reached, in words; empty for none. */
    synchronized List<String> limits() {
        List<String> out = new ArrayList<>();
        if (tooMany) {
            out.add("its script wanted to load more than " + settings.maxRequests() + " things, and got no more");
        }
        if (tooLarge) {
            out.add("its script wanted to load more than " + settings.maxBytes() + " bytes, and got no more");
        }
        return out;
    }

    /** Waits a moment, shorter where something happens. */
    synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0 && !ended && forward.isEmpty() && !cancellation.isCancelled(); ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }
}
