package dev.footnote.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Cancellation;
import dev.footnote.api.EngineReport;
import dev.footnote.api.Hit;
import dev.footnote.api.PublishedDate;
import dev.footnote.api.Query;
import dev.footnote.net.HttpTransport;
import dev.footnote.text.Languages;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Wikipedia by the MediaWiki action API ({@code list=search}), in the edition of the query's language. Its dates are those of the last edit. */
final class WikipediaEngine implements SearchEngine {

    private final String baseUrl;
    private final EngineCalls calls;
    private final String host;

    /**
     * @param baseUrl with {@code {lang}} where the edition goes
     */
    WikipediaEngine(String baseUrl, HttpTransport transport) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
        this.calls = new EngineCalls("wikipedia", transport);
        this.host =
                String.valueOf(URI.create(this.baseUrl.replace("{lang}", "www")).getHost());
    }

    @Override
    public EngineTraits traits() {
        return new EngineTraits(
                "wikipedia",
                "wikipedia",
                EngineTraits.Reach.ENCYCLOPAEDIA,
                host.replaceFirst("^www\\.", ""),
                BigDecimal.ZERO);
    }

    @Override
    public List<Hit> search(Query query, Cancellation cancellation) {
        String edition = edition(query);
        String base = baseUrl.replace("{lang}", edition);
        JsonNode answer = calls.get(
                base + "/w/api.php",
                Map.of(
                        "action", "query",
                        "list", "search",
                        "format", "json",
                        "formatversion", "2",
                        "srsearch", query.text(),
                        "srlimit", String.valueOf(query.limit()),
                        "sroffset", String.valueOf(query.limit() * (query.page() - 1)),
                        "srprop", "snippet|timestamp"),
                Map.of("accept", "application/json"),
                cancellation);
        if (answer.has("error")) {
            String code = answer.path("error").path("code").asText("");
            boolean rate = code.equals("ratelimited") || code.equals("maxlag");
            throw calls.failure(
                    rate ? EngineReport.Outcome.RATE : EngineReport.Outcome.BAD_QUERY,
                    "answered with the error " + code,
                    null);
        }
        List<Hit> out = new ArrayList<>();
        for (JsonNode page : answer.path("query").path("search")) {
            out.add(hit(base, edition, page));
        }
        return out;
    }

    private static String edition(Query query) {
        String wanted = query.language() == null ? Languages.of(query.text()) : query.language();
        String language = Locale.forLanguageTag(wanted).getLanguage();
        return language.isEmpty() || language.equals("und") ? "en" : language;
    }

    private static Hit hit(String base, String edition, JsonNode page) {
        String title = page.path("title").asText("");
        String path = URLEncoder.encode(title.replace(' ', '_'), StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%3A", ":");
        String snippet = Parser.unescapeEntities(page.path("snippet").asText("").replaceAll("<[^>]*>", ""), false);
        return new Hit(
                URI.create(base + "/wiki/" + path),
                title,
                snippet,
                List.of("wikipedia"),
                edited(page.path("timestamp").asText("")),
                edition);
    }

    private static @Nullable PublishedDate edited(String timestamp) {
        return timestamp.matches("\\d{4}-\\d{2}-\\d{2}T.*")
                ? new PublishedDate(
                        LocalDate.parse(timestamp.substring(0, 10)),
                        PublishedDate.Precision.DAY,
                        PublishedDate.Kind.EDITED)
                : null;
    }
}
