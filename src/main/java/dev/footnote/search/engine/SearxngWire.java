package dev.footnote.search.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.api.search.Query;
import dev.footnote.json.JsonNodes;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.search.ScopeRules;
import dev.footnote.url.WebUrls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A SearXNG instance of the operator's own. */
record SearxngWire(EngineConfig setup) implements EngineWire {

    private static final int MOST_CHARS = 2000;
    /** An instance asks an engine that refused it again after three minutes, if it was no captcha. */
    private static final Duration SUSPENSION = Duration.ofMinutes(3);
    /** What it says of engines that are out of order; all else are refusals. */
    private static final Pattern FAULTS =
            Pattern.compile("(?i)time ?out|HTTP|network|proxy|SSL|parsing|server API|crash");

    @Override
    public EngineTraits traits() {
        return setup.traits("searxng", EngineTraits.Reach.WEB);
    }

    @Override
    public HttpCall call(Query query) {
        String span = ScopeRules.span(query.scope(), setup.clock(), List.of("day", "week", "month", "year"));
        return setup.get(
                setup.baseUrl() + "/search?format=json&q="
                        + WebUrls.encode(ScopeRules.withSites(query, MOST_CHARS))
                        + "&pageno=" + query.page()
                        + "&language=" + (query.language() == null ? "auto" : WebUrls.encode(query.language()))
                        + (span.isEmpty() ? "" : "&time_range=" + span),
                // Its limiter refuses callers without these, whatever their rate.
                Map.of("Accept", "application/json, text/html;q=0.5", "Accept-Language", "en"));
    }

    @Override
    public String advice(HttpAnswer answer) {
        return answer.status() == 403
                ? "JSON is off there; add json to search.formats in the instance's settings.yml"
                : "";
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        JsonNode body = EngineJson.read(setup, answer);
        JsonNode results = EngineJson.required(setup, body, "/results");
        JsonNode silent = body.path("unresponsive_engines");
        if (results.isEmpty() && !silent.isEmpty()) {
            throw silence(silent);
        }
        HitCollector hits = new HitCollector(setup.name());
        for (JsonNode item : results) {
            hits.add(
                    JsonNodes.text(item, "url"),
                    JsonNodes.text(item, "title"),
                    JsonNodes.text(item, "content"),
                    EngineDates.read(JsonNodes.text(item, "publishedDate"), Kind.PUBLISHED, setup.clock()),
                    null,
                    upstream(item));
        }
        return hits.list();
    }

    /** The engines behind a hit, which are those that a vote belongs to. */
    private static List<String> upstream(JsonNode item) {
        List<String> engines = JsonNodes.texts(item, "engines");
        return engines.isEmpty() ? List.of(JsonNodes.text(item, "engine")) : engines;
    }

    /** Nothing found, and engines behind it that gave no answer: the query may be a good one. */
    private SearchFailure silence(JsonNode silent) {
        List<String> who = new ArrayList<>();
        boolean blocked = false;
        for (JsonNode pair : silent) {
            who.add(pair.path(0).asText() + ": " + pair.path(1).asText());
            blocked |= !FAULTS.matcher(pair.path(1).asText()).find();
        }
        return EngineFailures.inside(
                setup,
                blocked ? Outcome.BLOCKED : Outcome.DOWN,
                "no answer from " + String.join(", ", who),
                blocked ? SUSPENSION : null);
    }
}
