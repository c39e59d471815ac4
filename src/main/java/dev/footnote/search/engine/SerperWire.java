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
import dev.footnote.text.ScriptLanguage;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Serper, which sells Google's results. Its answer box and knowledge graph are not hits. */
record SerperWire(EngineConfig setup) implements EngineWire {

    /** Google itself reads 32 words. */
    private static final int MOST_CHARS = 2000;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT);

    @Override
    public EngineTraits traits() {
        return setup.traits("google", EngineTraits.Reach.WEB);
    }

    @Override
    public HttpCall call(Query query) {
        ObjectNode body = JsonNodes.object();
        body.put("q", ScopeRules.withSites(query, MOST_CHARS))
                .put("num", query.limit())
                .put("page", query.page());
        String language = query.language() == null ? ScriptLanguage.byScript(query.text()) : query.language();
        if (!language.isEmpty()) {
            body.put("hl", language(language));
        }
        if (ScopeRules.isDated(query.scope())) {
            body.put(
                    "tbs",
                    "cdr:1,cd_min:" + DAY.format(ScopeRules.first(query.scope())) + ",cd_max:"
                            + DAY.format(ScopeRules.last(query.scope(), setup.clock())));
        }
        return setup.post(setup.baseUrl() + "/search", Map.of("X-API-KEY", setup.key()), body);
    }

    /** Google's names: it tells two kinds of Chinese apart. */
    private static String language(String tag) {
        String code = ScriptLanguage.primary(tag);
        return !code.equals("zh") ? code : ScriptLanguage.isTraditional(tag) ? "zh-tw" : "zh-cn";
    }

    @Override
    public Optional<Outcome> refusal(HttpAnswer answer) {
        if (EngineFailures.body(answer).toLowerCase(Locale.ROOT).contains("credit")) {
            return Optional.of(Outcome.QUOTA);
        }
        return answer.status() == 403 ? Optional.of(Outcome.AUTH) : Optional.empty();
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        JsonNode body = EngineJson.read(setup, answer);
        if (!body.has("searchParameters") && !body.has("organic")) {
            throw EngineFailures.inside(setup, Outcome.DOWN, "no search answer");
        }
        HitCollector hits = new HitCollector(setup.name());
        for (JsonNode item : EngineJson.list(setup, body, "/organic")) {
            hits.add(
                    JsonNodes.text(item, "link"),
                    JsonNodes.text(item, "title"),
                    JsonNodes.text(item, "snippet"),
                    EngineDates.read(JsonNodes.text(item, "date"), Kind.PUBLISHED, setup.clock()),
                    null);
        }
        return hits.list();
    }
}
