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
import java.util.Optional;

/** Brave's own index of the web. */
record BraveWire(EngineSetup setup) implements EngineWire {

    private static final int MOST = 20;
    private static final int LAST_OFFSET = 9;

    @Override
    public EngineTraits traits() {
        return setup.traits("brave", EngineTraits.Reach.WEB);
    }

    @Override
    public Optional<String> unfit(Query query) {
        return query.page() - 1 > LAST_OFFSET ? Optional.of("has no page " + query.page()) : Optional.empty();
    }

    @Override
    public HttpCall call(Query query) {
        String text = Scopes.withSites(query);
        StringBuilder url = new StringBuilder(setup.baseUrl())
                .append("/web/search?q=")
                .append(Addresses.encode(text.length() > 400 ? text.substring(0, 400) : text))
                .append("&count=")
                .append(Math.min(MOST, query.limit()))
                .append("&offset=")
                .append(query.page() - 1)
                .append("&text_decorations=false");
        if (query.language() != null) {
            url.append("&search_lang=").append(language(Languages.primary(query.language())));
        }
        String range = Scopes.range(query.scope(), "to");
        if (!range.isEmpty()) {
            url.append("&freshness=").append(range);
        }
        return setup.get(url.toString(), Map.of("X-Subscription-Token", setup.key()));
    }

    /** Its own names for two languages. */
    private static String language(String code) {
        return switch (code) {
            case "zh" -> "zh-hans";
            case "ja" -> "jp";
            default -> Addresses.encode(code);
        };
    }

    @Override
    public Optional<Outcome> refusal(HttpAnswer answer) {
        String body = Refusals.body(answer);
        if (body.contains("SUBSCRIPTION_TOKEN_INVALID")) {
            return Optional.of(Outcome.AUTH);
        }
        // One status for two things: a second's pace, and a month's allowance.
        boolean spent = answer.status() == 429
                && answer.header("x-ratelimit-remaining").orElse("").matches("\\s*\\d+\\s*,\\s*0\\s*");
        return spent ? Optional.of(Outcome.QUOTA) : Optional.empty();
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        JsonNode body = Json.read(setup, answer);
        if (!body.has("query") && !body.has("web")) {
            throw Refusals.inside(setup, Outcome.DOWN, "no search answer");
        }
        Hits hits = new Hits(setup.name());
        for (JsonNode item : Json.list(setup, body, "/web/results")) {
            StringBuilder snippet = new StringBuilder(Json.text(item, "description"));
            item.path("extra_snippets").forEach(more -> snippet.append(" … ").append(more.asText()));
            hits.add(
                    Json.text(item, "url"),
                    Json.text(item, "title"),
                    snippet.toString(),
                    Dates.read(Json.text(item, "page_age"), Kind.PUBLISHED, setup.clock()),
                    Json.text(item, "language"));
        }
        return hits.list();
    }
}
