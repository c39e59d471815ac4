package dev.footnote.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.Query;
import dev.footnote.api.search.SearchScope;
import dev.footnote.config.Settings;
import dev.footnote.net.HttpAnswer;
import dev.footnote.search.engine.EngineDates;
import dev.footnote.search.engine.Engines;
import dev.footnote.search.engine.HitCollector;
import dev.footnote.testkit.HostileText;
import dev.footnote.text.ScriptLanguage;
import dev.footnote.url.CanonicalUrls;
import dev.footnote.url.DomainList;
import dev.footnote.url.RedirectWrappers;
import dev.footnote.url.WebUrls;
import dev.footnote.url.WikipediaEditions;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every reader of foreign text ends, on a small stack, whatever the text repeats. */
class HostileAnswersIT {

    private static final List<String> ENGINES = List.of(
            "wikipedia",
            "searxng",
            "arxiv",
            "openalex",
            "crossref",
            "brave",
            "tavily",
            "serper",
            "exa",
            "bocha",
            "duckduckgo-html");

    private static Stream<DynamicTest> each(Map<String, Consumer<String>> readers) {
        return readers.entrySet().stream()
                .map(reader -> DynamicTest.dynamicTest(reader.getKey(), () -> HostileText.read(reader.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> readers_of_addresses_words_and_dates() {
        Map<String, Consumer<String>> readers = new HashMap<>();
        readers.put("web addresses", text -> WebUrls.web(text));
        readers.put("escapes", text -> WebUrls.normalEscapes(text));
        readers.put("paths", text -> path(text));
        readers.put(
                "wrapped addresses",
                text -> CanonicalUrls.parse("https://www.google.com/url?q=" + text.substring(0, 3000))
                        .ifPresent(CanonicalUrls::canonical));
        readers.put("domains", text -> DomainList.normal(text));
        readers.put("editions", text -> WikipediaEditions.plainPath("en.wikipedia.org", text));
        readers.put("languages", text -> ScriptLanguage.tag(text));
        readers.put("language of script", text -> ScriptLanguage.byScript(text));
        readers.put("dates", text -> EngineDates.read(text, PublishedDate.Kind.PUBLISHED, SearchEngineContract.CLOCK));
        readers.put("terms", text -> assertThat(ContentWords.of(text)).isNotNull());
        readers.put("fingerprints", text -> ContentWords.fingerprint(ContentWords.normal(text)));
        readers.put("queries", text -> QueryHistory.normal(text));
        readers.put("titles", text -> HitCollector.plain(text));
        return each(readers);
    }

    /** Identities of addresses longer than hits may have, as redirects can lead to them. */
    private static void path(String text) {
        StringBuilder path = new StringBuilder();
        text.chars()
                .map(c -> c < 128 && (Character.isLetterOrDigit(c) || "/.;=&-".indexOf(c) >= 0) ? c : 'a')
                .forEach(c -> path.append((char) c));
        for (String host : List.of("arxiv.org", "amazon.de", "en.wikipedia.org")) {
            CanonicalUrls.identity(URI.create("https://" + host + "/abs/" + path + "?" + path));
        }
        RedirectWrappers.unwrap(URI.create("https://search.yahoo.com/" + path));
        RedirectWrappers.unwrap(URI.create("https://www.google.com/amp/" + path));
    }

    @TestFactory
    Stream<DynamicTest> answers_of_every_engine() {
        return ENGINES.stream()
                .map(engine -> DynamicTest.dynamicTest(
                        engine,
                        () -> HostileText.read(HostileText.some(), text -> {
                            ask(engine, 200, text);
                            ask(engine, 429, text);
                        })));
    }

    private static void ask(String engine, int status, String body) {
        Map<String, String> flags = new HashMap<>(Map.of("search.engines", engine));
        if (Settings.defaults().has("search." + engine + ".key")) {
            flags.put("search." + engine + ".key", SearchEngineContract.KEY);
        }
        if (engine.equals("searxng")) {
            flags.put("search.searxng.base_url", "http://searxng.example");
        }
        flags.put("search." + engine + ".rate", "100000/1s");
        String short_ = body.substring(0, 8000);
        FakeTransport transport = new FakeTransport(call -> new HttpAnswer(
                status,
                call.uri(),
                List.of(),
                Map.of(
                        "content-type", List.of("text/" + short_),
                        "retry-after", List.of(short_),
                        "x-ratelimit-remaining", List.of(short_),
                        "x-ratelimit-policy", List.of(short_)),
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                false));
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        try {
            Engines.configured(settings, transport, SearchEngineContract.CLOCK, false)
                    .get(0)
                    .search(new Query("basalt", 10, 1, null, SearchScope.ALL), new Cancellation());
        } catch (SearchFailure | CancelledException e) {
            assertThat(e.getMessage()).hasSizeLessThan(2000);
        }
    }
}
