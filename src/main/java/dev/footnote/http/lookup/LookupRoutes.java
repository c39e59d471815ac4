package dev.footnote.http.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Source;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchResult;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.http.exchange.RequestBodies;
import dev.footnote.http.exchange.RequestParams;
import dev.footnote.http.exchange.ResponseFormat;
import dev.footnote.http.exchange.ServerPaths;
import dev.footnote.http.exchange.TextResponse;
import dev.footnote.service.FootnoteService;
import dev.footnote.text.Cut;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** {@code POST /v1/search} and {@code POST /v1/read}. Safe for many threads. */
public final class LookupRoutes {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int LONGEST_QUERY = 2_000;
    private static final int LONGEST_ADDRESS = 8_000;
    private static final int MOST_CHARS = 1_000_000;

    private final FootnoteService footnote;
    private final Executor executor;
    private final ServerPaths paths;
    private final int most;
    private final Semaphore places;

    /**
     * Creates the routes.
     *
     * @param footnote searches and reads
     * @param executor runs the work that takes time
     * @param most searches and readings at once, from 1
     */
    public LookupRoutes(FootnoteService footnote, Executor executor, int most) {
        this.footnote = footnote;
        this.executor = executor;
        this.paths = ServerPaths.of(footnote.folders());
        this.most = most;
        this.places = new Semaphore(most);
    }

    /**
     * Adds the routes.
     *
     * @param routes of the server
     */
    public void register(RoutesConfig routes) {
        routes.post("/v1/search", this::search);
        routes.post("/v1/read", this::read);
    }

    private void search(Context context) {
        ObjectNode body = body(context, "{\"query\": \"Lunokhod 2\"}", List.of("query"));
        String query = text(body, "query", LONGEST_QUERY);
        later(context, () -> found(footnote.search(query)));
    }

    private void read(Context context) {
        ObjectNode body = body(context, "{\"url\": \"https://example.org/\"}", List.of("url", "from", "max_chars"));
        URI url = address(paths.reveal(text(body, "url", LONGEST_ADDRESS)));
        int from = number(body, "from", 0, 0, Integer.MAX_VALUE);
        int chars = number(body, "max_chars", MOST_CHARS, 1, MOST_CHARS);
        later(context, () -> page(footnote.read(url), from, chars));
    }

    private static ObjectNode body(Context context, String example, List<String> known) {
        RequestParams.only(context);
        ResponseFormat.accepted(context, ResponseFormat.JSON);
        ObjectNode body = RequestBodies.object(RequestParams.json(context), example);
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                String shown = Problem.shown(name);
                throw RequestParams.bad(
                        shown, "field \"" + shown + "\" is unknown; known are " + String.join(", ", known));
            }
        });
        return body;
    }

    private static String text(ObjectNode body, String name, int longest) {
        JsonNode value = body.path(name);
        String text = value.asText().strip();
        if (!value.isTextual() || text.isEmpty()) {
            throw RequestParams.bad(name, "field \"" + name + "\" is missing, empty or no text; give it");
        }
        if (text.length() > longest) {
            throw RequestParams.bad(name, "field \"" + name + "\" is longer than " + longest + " characters");
        }
        return text;
    }

    private static int number(ObjectNode body, String name, int otherwise, int least, int greatest) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        boolean fits = value.isIntegralNumber() && value.canConvertToInt();
        if (!fits || value.intValue() < least || value.intValue() > greatest) {
            throw RequestParams.bad(
                    name, "field \"" + name + "\" is no whole number from " + least + " to " + greatest);
        }
        return value.intValue();
    }

    private static URI address(String given) {
        try {
            URI url = new URI(given);
            if (url.isAbsolute()) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new ProblemException(Problem.badField("url", noAddress(given)), e);
        }
        throw RequestParams.bad("url", noAddress(given));
    }

    private static String noAddress(String given) {
        return "field \"url\" is \"" + Problem.shown(given) + "\", which is no address; give an http or https address,"
                + " or one that a search gave";
    }

    /** The server's own threads are not held while engines and sites are waited for. */
    private void later(Context context, Supplier<ObjectNode> work) {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    Problem.of(
                            429,
                            "too-many-lookups",
                            "There is no room for another search or reading",
                            most + " searches and readings are going; try again in " + SOON.toSeconds() + " s"),
                    SOON);
        }
        CompletableFuture<ObjectNode> result;
        try {
            result = CompletableFuture.supplyAsync(work, executor);
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
        var unused = result.whenComplete((value, error) -> places.release());
        context.future(
                () -> result.thenAccept(value -> TextResponse.exactly(context, "application/json", value.toString())));
    }

    private ObjectNode found(SearchResult result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("query", String.join(" ", result.queries()));
        ArrayNode hits = node.putArray("hits");
        for (Hit hit : result.hits()) {
            ObjectNode each = hits.addObject();
            each.put("url", paths.hide(hit.url().toString()));
            each.put("title", hit.title());
            each.put("snippet", hit.snippet());
            ArrayNode engines = each.putArray("engines");
            hit.engines().forEach(engines::add);
            if (hit.date() != null) {
                each.put("date", hit.date().shown());
                each.put("date_kind", hit.date().kind().name().toLowerCase(Locale.ROOT));
            }
            if (hit.language() != null) {
                each.put("language", hit.language());
            }
        }
        ArrayNode engines = node.putArray("engines");
        for (EngineReport report : result.engines()) {
            ObjectNode each = engines.addObject();
            each.put("engine", report.engine());
            each.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
            each.put("hits", report.hits());
            each.put("elapsed_ms", report.elapsedMs());
            if (report.message() != null) {
                each.put("message", report.message());
            }
        }
        return node;
    }

    private ObjectNode page(Source source, int from, int chars) {
        String text = source.text();
        int start = Cut.start(text, Math.min(from, text.length()));
        int end = Cut.end(text, (int) Math.min(text.length(), (long) start + chars));
        if (end <= start && start < text.length()) {
            end = Math.min(text.length(), start + 2); // a character of two units is given whole
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        SourceFields.add(source, node, paths);
        node.put("chars", text.length());
        node.put("from", start);
        node.put("text", text.substring(start, end));
        if (end < text.length()) {
            node.put("next", end);
        }
        return node;
    }
}
