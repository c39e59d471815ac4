package dev.footnote.search.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.api.search.Query;
import dev.footnote.json.JsonNodes;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.text.ScriptLanguage;
import dev.footnote.url.WebUrls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OpenAlex: scholarly works with rebuilt abstracts. Made of Crossref's records among others, so it shares their vote. */
record OpenAlexWire(EngineConfig setup) implements EngineWire {

    @Override
    public EngineTraits traits() {
        return setup.traits("crossref", EngineTraits.Reach.SCHOLARLY);
    }

    @Override
    public HttpCall call(Query query) {
        StringBuilder filter = new StringBuilder();
        also(filter, "from_publication_date", query.scope().publishedFrom());
        also(filter, "to_publication_date", query.scope().publishedTo());
        also(filter, "language", query.language() == null ? null : ScriptLanguage.primary(query.language()));
        Map<String, String> headers = setup.hasKey() ? Map.of("Authorization", "Bearer " + setup.key()) : Map.of();
        return setup.get(
                setup.baseUrl() + "/works?search=" + WebUrls.encode(query.text()) + "&per_page=" + query.limit()
                        + "&page=" + query.page() + (filter.length() == 0 ? "" : "&filter=" + filter)
                        + "&select=id,doi,title,publication_date,language,abstract_inverted_index,primary_location",
                headers);
    }

    private static void also(StringBuilder filter, String name, @Nullable Object value) {
        if (value != null) {
            filter.append(filter.length() == 0 ? "" : ",")
                    .append(name)
                    .append(':')
                    .append(value);
        }
    }

    @Override
    public Optional<Outcome> refusal(HttpAnswer answer) {
        // Everybody may ask a hundred times a second; what runs out is the day's allowance.
        return answer.status() == 429 ? Optional.of(Outcome.QUOTA) : Optional.empty();
    }

    /** A year alone is written as its first day there. */
    private @Nullable PublishedDate date(String text) {
        return EngineDates.read(
                text.endsWith("-01-01") ? text.substring(0, text.length() - 6) : text, Kind.PUBLISHED, setup.clock());
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        HitCollector hits = new HitCollector(setup.name());
        for (JsonNode work : EngineJson.required(setup, EngineJson.read(setup, answer), "/results")) {
            String landing = JsonNodes.text(work.path("primary_location"), "landing_page_url");
            String doi = JsonNodes.text(work, "doi");
            hits.add(
                    !doi.isEmpty() ? doi : !landing.isEmpty() ? landing : JsonNodes.text(work, "id"),
                    JsonNodes.text(work, "title"),
                    InvertedText.read(work.path("abstract_inverted_index")),
                    date(JsonNodes.text(work, "publication_date")),
                    JsonNodes.text(work, "language"));
        }
        return hits.list();
    }
}
