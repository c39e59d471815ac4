package dev.footnote.search.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.api.search.Query;
import dev.footnote.json.JsonNodes;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.url.WebUrls;
import java.util.List;
import java.util.Map;

/** Crossref: the works that publishers register with their DOIs. */
record CrossrefWire(EngineConfig setup) implements EngineWire {

    @Override
    public EngineTraits traits() {
        return setup.traits("crossref", EngineTraits.Reach.SCHOLARLY);
    }

    @Override
    public HttpCall call(Query query) {
        StringBuilder filter = new StringBuilder();
        if (query.scope().publishedFrom() != null) {
            filter.append("from-pub-date:").append(query.scope().publishedFrom());
        }
        if (query.scope().publishedTo() != null) {
            filter.append(filter.length() == 0 ? "" : ",")
                    .append("until-pub-date:")
                    .append(query.scope().publishedTo());
        }
        return setup.get(
                setup.baseUrl() + "/works?query.bibliographic=" + WebUrls.encode(query.text()) + "&rows="
                        + query.limit() + "&offset=" + (query.page() - 1) * query.limit()
                        + (filter.length() == 0 ? "" : "&filter=" + filter)
                        + "&select=DOI,title,abstract,published,issued,URL,container-title"
                        + (setup.mail().isEmpty() ? "" : "&mailto=" + WebUrls.encode(setup.mail())),
                Map.of());
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        HitCollector hits = new HitCollector(setup.name());
        for (JsonNode work : EngineJson.required(setup, EngineJson.read(setup, answer), "/message/items")) {
            String doi = JsonNodes.text(work, "DOI");
            String venue = work.at("/container-title/0").asText("");
            String summary = JsonNodes.text(work, "abstract");
            hits.add(
                    doi.isEmpty() ? JsonNodes.text(work, "URL") : "https://doi.org/" + doi,
                    work.at("/title/0").asText(""),
                    summary.isEmpty() ? venue : summary,
                    date(work),
                    null);
        }
        return hits.list();
    }

    private static dev.footnote.api.search.@org.jspecify.annotations.Nullable PublishedDate date(JsonNode work) {
        JsonNode parts = work.at("/published/date-parts/0");
        if (!parts.path(0).isInt()) {
            parts = work.at("/issued/date-parts/0");
        }
        try {
            return parts.path(0).isInt()
                    ? EngineDates.parts(
                            parts.path(0).asInt(),
                            parts.path(1).asInt(0),
                            parts.path(2).asInt(0),
                            Kind.PUBLISHED)
                    : null;
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }
}
