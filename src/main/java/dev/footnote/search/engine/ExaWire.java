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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exa. Highlights are asked for, never its summaries or whole texts. */
record ExaWire(EngineConfig setup) implements EngineWire {

    private static final int SNIPPET = 800;

    @Override
    public EngineTraits traits() {
        return setup.traits("exa", EngineTraits.Reach.WEB);
    }

    @Override
    public Optional<String> unfit(Query query) {
        return query.page() > 1 ? Optional.of("has no further pages") : Optional.empty();
    }

    @Override
    public HttpCall call(Query query) {
        ObjectNode body = JsonNodes.object();
        body.put("query", query.text()).put("type", "auto").put("numResults", query.limit());
        JsonNodes.put(body, "includeDomains", query.scope().includeDomains());
        JsonNodes.put(body, "excludeDomains", query.scope().excludeDomains());
        if (query.scope().publishedFrom() != null) {
            body.put("startPublishedDate", query.scope().publishedFrom() + "T00:00:00.000Z");
        }
        if (query.scope().publishedTo() != null) {
            body.put("endPublishedDate", query.scope().publishedTo() + "T23:59:59.999Z");
        }
        body.putObject("contents").putObject("highlights").put("maxCharacters", SNIPPET);
        return setup.post(setup.baseUrl() + "/search", Map.of("x-api-key", setup.key()), body);
    }

    @Override
    public Optional<Outcome> refusal(HttpAnswer answer) {
        return switch (answer.status()) {
            case 403 -> Optional.of(Outcome.AUTH);
            case 503 -> Optional.of(Outcome.DOWN);
            default -> Optional.empty();
        };
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        HitCollector hits = new HitCollector(setup.name());
        for (JsonNode item : EngineJson.required(setup, EngineJson.read(setup, answer), "/results")) {
            hits.add(
                    JsonNodes.text(item, "url"),
                    JsonNodes.text(item, "title"),
                    String.join(" … ", JsonNodes.texts(item, "highlights")),
                    EngineDates.read(JsonNodes.text(item, "publishedDate"), Kind.PUBLISHED, setup.clock()),
                    null);
        }
        return hits.list();
    }
}
