package dev.footnote.search.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.api.search.Query;
import dev.footnote.json.JsonNodes;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.search.QueryText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tavily, with a key or, where the operator allows it, without. Its written answer is not asked for. */
record TavilyWire(EngineConfig setup) implements EngineWire {

    private static final int MOST = 20;
    private static final int MOST_CHARS = 399;

    @Override
    public EngineTraits traits() {
        return setup.traits("tavily", EngineTraits.Reach.WEB);
    }

    @Override
    public Optional<String> unfit(Query query) {
        return query.page() > 1 ? Optional.of("has no further pages") : Optional.empty();
    }

    @Override
    public HttpCall call(Query query) {
        ObjectNode body = JsonNodes.object();
        body.put("query", QueryText.cut(query.text(), MOST_CHARS))
                .put("max_results", Math.min(MOST, query.limit()))
                .put("search_depth", "basic")
                .put("include_answer", false);
        JsonNodes.put(body, "include_domains", query.scope().includeDomains());
        JsonNodes.put(body, "exclude_domains", query.scope().excludeDomains());
        if (query.scope().publishedFrom() != null) {
            body.put("start_date", query.scope().publishedFrom().toString());
        }
        if (query.scope().publishedTo() != null) {
            body.put("end_date", query.scope().publishedTo().toString());
        }
        Map<String, String> headers = setup.hasKey()
                ? Map.of("Authorization", "Bearer " + setup.key())
                : Map.of("X-Tavily-Access-Mode", "keyless");
        return setup.post(setup.baseUrl() + "/search", headers, body);
    }

    @Override
    public Optional<Outcome> refusal(HttpAnswer answer) {
        return answer.status() == 403 ? Optional.of(Outcome.QUOTA) : Optional.empty();
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        HitCollector hits = new HitCollector(setup.name());
        for (JsonNode item : EngineJson.required(setup, EngineJson.read(setup, answer), "/results")) {
            hits.add(
                    JsonNodes.text(item, "url"),
                    JsonNodes.text(item, "title"),
                    JsonNodes.text(item, "content"),
                    EngineDates.read(JsonNodes.text(item, "published_date"), Kind.PUBLISHED, setup.clock()),
                    null);
        }
        return hits.list();
    }
}
