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
import dev.footnote.search.ScopeRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bocha, a Chinese web search. */
record BochaWire(EngineConfig setup) implements EngineWire {

    private static final int MOST_HOSTS = 20;

    @Override
    public EngineTraits traits() {
        return setup.traits("bocha", EngineTraits.Reach.WEB);
    }

    @Override
    public HttpCall call(Query query) {
        ObjectNode body = JsonNodes.object();
        String range = ScopeRules.range(query.scope(), "..", setup.clock());
        body.put("query", query.text())
                .put("freshness", range.isEmpty() ? "noLimit" : range)
                .put("summary", false)
                .put("count", query.limit())
                .put("page", query.page());
        hosts(body, "include", query.scope().includeDomains());
        hosts(body, "exclude", query.scope().excludeDomains());
        return setup.post(setup.baseUrl() + "/web-search", Map.of("Authorization", "Bearer " + setup.key()), body);
    }

    private static void hosts(ObjectNode body, String name, List<String> domains) {
        if (!domains.isEmpty()) {
            body.put(name, String.join("|", domains.subList(0, Math.min(MOST_HOSTS, domains.size()))));
        }
    }

    @Override
    public Optional<Outcome> refusal(HttpAnswer answer) {
        return answer.status() == 403 ? Optional.of(Outcome.QUOTA) : Optional.empty();
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        JsonNode body = EngineJson.read(setup, answer);
        int code = body.path("code").asInt(200);
        if (code != 200) {
            // A refusal in an answer of status 200 means what the status would have meant.
            throw EngineFailures.of(
                    this, new HttpAnswer(code, answer.uri(), List.of(), answer.headers(), answer.body(), false));
        }
        if (!body.path("data").isObject()) {
            throw EngineFailures.inside(setup, Outcome.DOWN, "no data");
        }
        HitCollector hits = new HitCollector(setup.name());
        for (JsonNode item : EngineJson.list(setup, body, "/data/webPages/value")) {
            hits.add(
                    JsonNodes.text(item, "url"),
                    JsonNodes.text(item, "name"),
                    JsonNodes.text(item, "snippet"),
                    EngineDates.read(JsonNodes.text(item, "datePublished"), Kind.PUBLISHED, setup.clock()),
                    JsonNodes.text(item, "language"));
        }
        return hits.list();
    }
}
