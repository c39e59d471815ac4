package dev.footnote.search.engine;

import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.search.ScopeRules;
import dev.footnote.text.ScriptLanguage;
import dev.footnote.url.WebUrls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DuckDuckGo's page without scripts. No interface with a contract: only for those who choose it. */
record DuckDuckGoWire(EngineConfig setup) implements EngineWire {

    private static final int MOST_CHARS = 499;

    @Override
    public EngineTraits traits() {
        return setup.traits("bing", EngineTraits.Reach.WEB);
    }

    @Override
    public Optional<String> unfit(Query query) {
        // Asking for a further page without the first one's token passes for a robot at once.
        return query.page() > 1 ? Optional.of("has no further pages") : Optional.empty();
    }

    @Override
    public HttpCall call(Query query) {
        // A word with an exclamation mark would lead away to another site's search.
        String text = ScopeRules.withSites(query, MOST_CHARS).replace("!", " ");
        String span = ScopeRules.span(query.scope(), setup.clock(), List.of("d", "w", "m", "y"));
        return setup.form(
                setup.baseUrl() + "/html/",
                Map.of("Accept", "text/html", "Accept-Language", ScriptLanguage.of(query.language(), text, "en")),
                "q=" + WebUrls.encode(text) + "&b=&kl=wt-wt" + (span.isEmpty() ? "" : "&df=" + span));
    }

    @Override
    public Optional<Outcome> refusal(HttpAnswer answer) {
        // Its challenge comes with 202, and some callers are sent elsewhere.
        return answer.status() < 400 ? Optional.of(Outcome.BLOCKED) : Optional.empty();
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        String body = EngineFailures.body(answer);
        if (body.contains("challenge-form") || body.contains("anomaly-modal") || body.contains("anomaly.js")) {
            throw EngineFailures.inside(setup, Outcome.BLOCKED, "a challenge for robots");
        }
        var page = org.jsoup.Jsoup.parse(body, setup.baseUrl());
        var results = page.select("div.web-result:not(.result--ad)");
        if (results.isEmpty() && page.selectFirst(".no-results") == null) {
            throw EngineFailures.inside(setup, Outcome.BLOCKED, "a page without results and without saying so");
        }
        HitCollector hits = new HitCollector(setup.name());
        for (var result : results) {
            var link = result.selectFirst("h2 a, a.result__a");
            var snippet = result.selectFirst(".result__snippet");
            if (link != null && !link.attr("href").contains("duckduckgo.com/y.js")) {
                hits.add(link.absUrl("href"), link.text(), snippet == null ? "" : snippet.text(), null, null);
            }
        }
        return hits.list();
    }
}
