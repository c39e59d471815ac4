package dev.footnote.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Cancellation;
import dev.footnote.api.EngineReport;
import dev.footnote.api.Hit;
import dev.footnote.api.PublishedDate;
import dev.footnote.api.Query;
import dev.footnote.net.HttpTransport;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A SearXNG instance by its JSON form, which its operator must have switched on ({@code search.formats}). */
final class SearxngEngine implements SearchEngine {

    // Instances with the limiter on refuse requests that lack any of these, whatever their rate.
    private static final Map<String, String> HEADERS =
            Map.of("accept", "application/json, text/html;q=0.5", "accept-language", "en");

    private final String baseUrl;
    private final EngineCalls calls;

    SearxngEngine(String baseUrl, HttpTransport transport) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
        this.calls = new EngineCalls("searxng", transport);
    }

    @Override
    public EngineTraits traits() {
        String host = String.valueOf(URI.create(baseUrl).getHost());
        return new EngineTraits("searxng", "searxng", EngineTraits.Reach.WEB, host, BigDecimal.ZERO);
    }

    @Override
    public List<Hit> search(Query query, Cancellation cancellation) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", query.text());
        parameters.put("format", "json");
        parameters.put("pageno", String.valueOf(query.page()));
        if (query.language() != null) {
            parameters.put("language", query.language());
        }
        JsonNode answer = calls.get(baseUrl + "/search", parameters, HEADERS, cancellation);
        List<Hit> out = new ArrayList<>();
        for (JsonNode result : answer.path("results")) {
            hit(result).ifPresent(out::add);
        }
        JsonNode silent = answer.path("unresponsive_engines");
        if (out.isEmpty() && silent.size() > 0) {
            throw calls.failure(
                    EngineReport.Outcome.BLOCKED, "got nothing from the engines behind it (" + silent + ")", null);
        }
        return out.subList(0, Math.min(out.size(), query.limit()));
    }

    private static Optional<Hit> hit(JsonNode result) {
        try {
            URI url = new URI(result.path("url").asText(""));
            return url.isAbsolute()
                    ? Optional.of(new Hit(
                            url,
                            result.path("title").asText(""),
                            result.path("content").asText(""),
                            List.of("searxng"),
                            published(result.path("publishedDate").asText("")),
                            null))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static @Nullable PublishedDate published(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}.*")
                ? new PublishedDate(
                        LocalDate.parse(text.substring(0, 10)),
                        PublishedDate.Precision.DAY,
                        PublishedDate.Kind.PUBLISHED)
                : null;
    }
}
