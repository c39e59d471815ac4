package dev.footnote.search.engine;

import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.api.search.Query;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.search.ContentWords;
import dev.footnote.search.ScopeRules;
import dev.footnote.url.WebUrls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** arXiv's Atom interface. */
record ArxivWire(EngineConfig setup) implements EngineWire {

    private static final int MOST_TERMS = 10;
    private static final Pattern ID = Pattern.compile("(?<![\\d.])(\\d{4}\\.\\d{4,5}(?:v\\d+)?)(?![\\d.])");

    private static final Pattern LATIN = Pattern.compile("[a-z0-9]+");

    @Override
    public EngineTraits traits() {
        return setup.traits("arxiv", EngineTraits.Reach.SCHOLARLY);
    }

    @Override
    public Optional<String> unfit(Query query) {
        if (!ScopeRules.only(query.scope(), java.net.URI.create("https://arxiv.org/"))) {
            return Optional.of("is not among the domains asked for");
        }
        return words(query).isEmpty() && id(query).isEmpty()
                ? Optional.of("takes only words in Latin letters")
                : Optional.empty();
    }

    private static List<String> words(Query query) {
        return ContentWords.of(query.text()).stream()
                .filter(t -> LATIN.matcher(t).matches())
                .limit(MOST_TERMS)
                .toList();
    }

    @Override
    public HttpCall call(Query query) {
        if (!id(query).isEmpty()) {
            return get("id_list=" + id(query), query);
        }
        StringBuilder text = new StringBuilder();
        words(query)
                .forEach(w -> text.append(text.length() == 0 ? "" : " AND ")
                        .append("all:")
                        .append(w));
        String range =
                ScopeRules.range(query.scope(), "0000 TO ", setup.clock()).replace("-", "");
        if (!range.isEmpty()) {
            text.append(" AND submittedDate:[").append(range).append("2359]");
        }
        return get("search_query=" + WebUrls.encode(text.toString()) + "&sortBy=relevance", query);
    }

    private HttpCall get(String wanted, Query query) {
        return setup.get(
                setup.baseUrl() + "/query?" + wanted + "&start=" + (query.page() - 1) * query.limit() + "&max_results="
                        + query.limit(),
                Map.of("Accept", "application/atom+xml"));
    }

    /** The one paper that a query names by its number; empty where it names none. */
    private static String id(Query query) {
        Matcher id = ID.matcher(query.text());
        return id.find() ? id.group(1) : "";
    }

    @Override
    public Optional<Outcome> refusal(HttpAnswer answer) {
        return answer.status() == 503 ? Optional.of(Outcome.RATE) : Optional.empty();
    }

    @Override
    public boolean doubtsEmpty() {
        return true;
    }

    @Override
    public List<Hit> hits(HttpAnswer answer, Query query) {
        var feed = org.jsoup.Jsoup.parse(EngineFailures.body(answer), "", org.jsoup.parser.Parser.xmlParser())
                .selectFirst("feed");
        if (feed == null) {
            boolean page = answer.header("content-type").orElse("").contains("html");
            throw EngineFailures.inside(setup, page ? Outcome.BLOCKED : Outcome.DOWN, "no Atom feed");
        }
        HitCollector hits = new HitCollector(setup.name());
        var entries = feed.select("> entry");
        if (answer.truncated() && !entries.isEmpty()) {
            entries.remove(entries.size() - 1); // cut in the middle, as its address may be
        }
        for (var entry : entries) {
            String id = text(entry, "id");
            if (id.contains("/api/errors")) {
                throw EngineFailures.inside(setup, Outcome.BAD_QUERY, text(entry, "summary"));
            }
            hits.add(
                    id.startsWith("http:") ? "https:" + id.substring(5) : id,
                    text(entry, "title"),
                    text(entry, "summary"),
                    EngineDates.read(text(entry, "published"), Kind.PUBLISHED, setup.clock()),
                    "en");
        }
        return hits.list();
    }

    private static String text(org.jsoup.nodes.Element entry, String name) {
        var child = entry.selectFirst("> " + name);
        return child == null ? "" : child.text();
    }
}
