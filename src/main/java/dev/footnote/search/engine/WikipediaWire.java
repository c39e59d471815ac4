package dev.footnote.search.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.api.search.Query;
import dev.footnote.json.JsonNodes;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.search.QueryText;
import dev.footnote.search.ScopeRules;
import dev.footnote.text.ScriptLanguage;
import dev.footnote.url.WebUrls;
import dev.footnote.url.WikipediaEditions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wikipedia through MediaWiki's action API, in the edition of the query's language. */
record WikipediaWire(EngineConfig setup) implements EngineWire {

    /** Longer queries are refused. */
    private static final int MOST_CHARS = 300;

    @Override
    public EngineTraits traits() {
        return setup.traits("wikipedia", EngineTraits.Reach.ENCYCLOPAEDIA);
    }

    @Override
    public Optional<String> unfit(Query query) {
        return ScopeRules.only(query.scope(), URI.create(base(query)))
                ? Optional.empty()
                : Optional.of("is not among the domains asked for");
    }

    /** The tag of the language that the query is for. */
    private String language(Query query) {
        String told = query.language();
        return told == null ? ScriptLanguage.of(null, query.text(), setup.language()) : told;
    }

    private String base(Query query) {
        return setup.baseUrl().replace("{lang}", WikipediaEditions.of(language(query), setup.language()));
    }

    @Override
    public HttpCall call(Query query) {
        return setup.get(
                base(query) + "/w/api.php?action=query&list=search&format=json&formatversion=2&utf8=1&srnamespace=0"
                        + "&srprop=snippet%7Ctimestamp&srinfo=totalhits&srsearch="
                        + WebUrls.encode(QueryText.cut(query.text(), MOST_CHARS))
                        + "&srlimit=" + query.limit() + "&sroffset=" + (query.page() - 1) * query.limit()
                        + (setup.batch() ? "&maxlag=5" : ""),
                Map.of());
    }

    @Override
    public String advice(HttpAnswer answer) {
        return (answer.status() == 403 || answer.status() == 429)
                        && setup.contact().isBlank()
                ? "it wants to know who asks; set search.contact to your URL or e-mail"
                : "";
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        JsonNode body = EngineJson.read(setup, answer);
        String error = JsonNodes.text(body.path("error"), "code");
        if (!error.isEmpty()) {
            Outcome kind = error.equals("ratelimited") || error.equals("maxlag") ? Outcome.RATE : Outcome.BAD_QUERY;
            Duration pause = EngineFailures.retryAfter(answer, setup.clock()).orElse(null);
            throw EngineFailures.inside(setup, kind, JsonNodes.text(body.path("error"), "info"), pause);
        }
        HitCollector hits = new HitCollector(setup.name());
        String folder = WikipediaEditions.folder(language(query));
        for (JsonNode item : EngineJson.required(setup, body, "/query/search")) {
            String title = JsonNodes.text(item, "title");
            if (title.isBlank()) {
                continue;
            }
            String path = WebUrls.encode(title.replace(' ', '_'))
                    .replace("%2F", "/")
                    .replace("%3A", ":")
                    .replace("%28", "(")
                    .replace("%29", ")")
                    .replace("%2C", ",")
                    .replace("%27", "'");
            hits.add(
                    base(query) + folder + path,
                    title,
                    JsonNodes.text(item, "snippet"),
                    EngineDates.read(JsonNodes.text(item, "timestamp"), Kind.EDITED, setup.clock()),
                    ScriptLanguage.primary(language(query)));
        }
        return hits.list();
    }
}
