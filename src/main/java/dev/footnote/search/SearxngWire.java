package dev.footnote.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.EngineReport.Outcome;
import dev.footnote.api.Hit;
import dev.footnote.api.PublishedDate.Kind;
import dev.footnote.api.Query;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import java.util.List;
import java.util.Map;

/** A SearXNG instance of the operator's own. */
record SearxngWire(EngineSetup setup) implements EngineWire {

    @Override
    public EngineTraits traits() {
        return setup.traits("searxng", EngineTraits.Reach.WEB);
    }

    @Override
    public HttpCall call(Query query) {
        String span = Scopes.span(query.scope(), setup.clock(), List.of("day", "week", "month", "year"));
        return setup.get(
                setup.baseUrl() + "/search?format=json&q="
                        + Addresses.encode(Scopes.withSites(query))
                        + "&pageno=" + query.page()
                        + "&language=" + (query.language() == null ? "auto" : Addresses.encode(query.language()))
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
        JsonNode body = Json.read(setup, answer);
        JsonNode results = Json.required(setup, body, "/results");
        JsonNode silent = body.path("unresponsive_engines");
        if (results.isEmpty() && !silent.isEmpty()) {
            StringBuilder who = new StringBuilder();
            silent.forEach(pair -> who.append(who.length() == 0 ? "" : ", ")
                    .append(pair.path(0).asText())
                    .append(": ")
                    .append(pair.path(1).asText()));
            throw Refusals.inside(setup, Outcome.BLOCKED, "no answer from " + who);
        }
        Hits hits = new Hits(setup.name());
        for (JsonNode item : results) {
            hits.add(
                    Json.text(item, "url"),
                    Json.text(item, "title"),
                    Json.text(item, "content"),
                    Dates.read(Json.text(item, "publishedDate"), Kind.PUBLISHED, setup.clock()),
                    null);
        }
        return hits.list();
    }
}
