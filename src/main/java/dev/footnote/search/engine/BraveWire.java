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
import dev.footnote.search.ScopeRules;
import dev.footnote.text.ScriptLanguage;
import dev.footnote.url.WebUrls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Brave's own index of the web. */
record BraveWire(EngineConfig setup) implements EngineWire {

    private static final int MOST = 20;
    private static final int LAST_OFFSET = 9;
    private static final int MOST_CHARS = 400;
    private static final int MOST_WORDS = 50;
    private static final long DAY = 86_400;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    /** It refuses a call that names another. */
    private static final Set<String> LANGUAGES = Set.of(
            ("ar eu bn bg ca hr cs da nl en et fi fr gl de el gu he hi hu is it kn ko lv lt ms ml mr nb pl pa ro ru sr"
                            + " sk sl es sv ta te th tr uk vi")
                    .split(" ", -1));

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
        StringBuilder url = new StringBuilder(setup.baseUrl())
                .append("/web/search?q=")
                .append(WebUrls.encode(ScopeRules.withSites(query, MOST_CHARS, MOST_WORDS)))
                .append("&count=")
                .append(Math.min(MOST, query.limit()))
                .append("&offset=")
                .append(query.page() - 1)
                .append("&text_decorations=false");
        String language = query.language() == null ? "" : language(query.language());
        if (!language.isEmpty()) {
            url.append("&search_lang=").append(language);
        }
        String range = ScopeRules.range(query.scope(), "to", setup.clock());
        if (!range.isEmpty()) {
            url.append("&freshness=").append(range);
        }
        return setup.get(url.toString(), Map.of("X-Subscription-Token", setup.key()));
    }

    /** Its own name for a language; empty for one that it refuses. */
    private static String language(String tag) {
        String code = ScriptLanguage.primary(tag);
        return switch (code) {
            case "zh" -> ScriptLanguage.isTraditional(tag) ? "zh-hant" : "zh-hans";
            case "ja" -> "jp";
            case "no" -> "nb";
            case "pt" -> tag.equals("pt-br") ? "pt-br" : "pt-pt";
            default -> LANGUAGES.contains(code) ? code : "";
        };
    }

    @Override
    public Optional<Outcome> refusal(HttpAnswer answer) {
        // One status for two things, more than once: the error's code decides.
        String code = EngineFailures.json(answer).at("/error/code").asText("");
        if (code.equals("SUBSCRIPTION_TOKEN_INVALID") || answer.status() == 403) {
            return Optional.of(Outcome.AUTH);
        }
        if (answer.status() != 429) {
            return Optional.empty();
        }
        JsonNode meta = EngineFailures.json(answer).at("/error/meta");
        boolean spent = meta.path("quota_limit").asLong() > 0
                && meta.path("quota_current").asLong()
                        >= meta.path("quota_limit").asLong();
        return spent || spentWindow(answer) >= 0 ? Optional.of(Outcome.QUOTA) : Optional.empty();
    }

    @Override
    public Optional<Duration> pause(HttpAnswer answer) {
        int window = spentWindow(answer);
        List<Long> resets = numbers(answer.header("x-ratelimit-reset").orElse(""));
        return window >= 0 && window < resets.size()
                ? Optional.of(EngineFailures.within(Duration.ofSeconds(resets.get(window))))
                : Optional.empty();
    }

    /** The place of the window of days in which nothing remains; -1 where there is none. */
    private static int spentWindow(HttpAnswer answer) {
        List<Long> remaining = numbers(answer.header("x-ratelimit-remaining").orElse(""));
        List<Long> windows = numbers(answer.header("x-ratelimit-policy").orElse(""));
        for (int i = 0; i < remaining.size(); i++) {
            boolean isLong = i < windows.size() ? windows.get(i) >= DAY : i > 0;
            if (remaining.get(i) == 0 && isLong) {
                return i;
            }
        }
        return -1;
    }

    /** The whole numbers of a header with a value for each window; of {@code 1;w=60} the 60. */
    private static List<Long> numbers(String header) {
        List<Long> out = new ArrayList<>();
        for (String value : header.split(",", -1)) {
            String number = value.substring(value.lastIndexOf("w=") < 0 ? 0 : value.lastIndexOf("w=") + 2)
                    .strip();
            out.add(NUMBER.matcher(number).matches() ? Long.parseLong(number) : Long.MAX_VALUE);
        }
        return out;
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        JsonNode body = EngineJson.read(setup, answer);
        if (!body.has("query") && !body.has("web")) {
            throw EngineFailures.inside(setup, Outcome.DOWN, "no search answer");
        }
        HitCollector hits = new HitCollector(setup.name());
        for (JsonNode item : EngineJson.list(setup, body, "/web/results")) {
            StringBuilder snippet = new StringBuilder(JsonNodes.text(item, "description"));
            JsonNodes.texts(item, "extra_snippets")
                    .forEach(more -> snippet.append(" … ").append(more));
            hits.add(
                    JsonNodes.text(item, "url"),
                    JsonNodes.text(item, "title"),
                    snippet.toString(),
                    EngineDates.read(JsonNodes.text(item, "page_age"), Kind.PUBLISHED, setup.clock()),
                    JsonNodes.text(item, "language"));
        }
        return hits.list();
    }
}
