package dev.footnote.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.api.search.PublishedDate.Precision;
import dev.footnote.api.search.Query;
import dev.footnote.api.search.SearchScope;
import dev.footnote.config.Settings;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.search.engine.EngineDates;
import dev.footnote.search.engine.Engines;
import dev.footnote.url.WebUrls;
import dev.langchain4j.web.search.WebSearchEngine;
import dev.langchain4j.web.search.WebSearchInformationResult;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchResults;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only some engines do, and who is asked unasked. */
class EngineDetailsTest {

    private static final String ANY = "{\"query\":{\"search\":[]},\"message\":{\"items\":[]},\"results\":[]}";

    private final Map<String, String> flags = new HashMap<>();
    private final FakeTransport transport = FakeTransport.always(200, "application/json", ANY);

    private List<SearchEngine> engines(boolean batch) {
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        return Engines.configured(settings, transport, SearchEngineContract.CLOCK, batch);
    }

    private HttpCall sent(String engine, String text, @Nullable String language) {
        flags.put("search.engines", engine);
        flags.put("search." + engine + ".rate", "1000/1s");
        if (Settings.defaults().has("search." + engine + ".key")) {
            flags.putIfAbsent("search." + engine + ".key", SearchEngineContract.KEY);
        }
        engines(false).get(0).search(new Query(text, 10, 1, language, SearchScope.ALL), new Cancellation());
        return transport.calls.get(transport.calls.size() - 1);
    }

    private static String body(HttpCall call) {
        byte[] body = call.body();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    @Test
    void a_contact_is_told_in_the_user_agent_and_as_mailto_only_where_it_is_an_address() {
        flags.put("search.contact", "https://ops.example.org/(bot)\r\nX: y");
        HttpCall call = sent("crossref", "basalt", null);
        assertThat(call.headers().get("User-Agent"))
                .matches("Footnote/\\S+ \\(https://ops\\.example\\.org/ bot +X: y\\) Java-http-client/\\d+");
        assertThat(call.uri().toString()).doesNotContain("mailto");

        flags.put("search.contact", "mailto:ops@example.org");
        assertThat(sent("crossref", "basalt", null).uri().toString()).contains("&mailto=ops%40example.org");

        flags.remove("search.contact");
        assertThat(sent("wikipedia", "basalt", null).headers().get("User-Agent"))
                .startsWith("Footnote/")
                .doesNotContain("Mozilla");
    }

    @Test
    void wikimedia_is_asked_to_refuse_batches_while_it_lags() {
        flags.put("search.engines", "wikipedia");
        flags.put("search.contact", "ops@example.org");
        engines(true).get(0).search(Query.of("basalt"), new Cancellation());

        assertThat(transport.calls.get(0).uri().toString()).contains("&maxlag=5");
        assertThat(sent("wikipedia", "basalt", null).uri().toString()).doesNotContain("maxlag");
    }

    @Test
    void vendors_without_a_contract_are_asked_only_when_switched_on_and_never_in_batches() {
        assertThat(engines(false)).noneMatch(e -> e.traits().name().matches("tavily|duckduckgo-html"));
        flags.put("search.keyless_vendors", "true");
        assertThat(engines(false)).extracting(e -> e.traits().name()).contains("tavily", "wikipedia");
        assertThat(engines(true)).noneMatch(e -> e.traits().name().equals("tavily"));

        for (String vendor : List.of("tavily", "duckduckgo-html")) {
            flags.put("search.engines", vendor);
            assertThat(engines(false)).hasSize(1);
            assertThatThrownBy(() -> engines(true))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("never asked in batches");
        }
        flags.put("search.keyless_vendors", "false");
        flags.put("search.engines", "tavily");
        assertThatThrownBy(() -> engines(false)).hasMessageContaining("search.keyless_vendors=true");
        flags.put("search.engines", "searxng");
        assertThatThrownBy(() -> engines(false)).hasMessageContaining("search.searxng.base_url");
    }

    @ParameterizedTest
    @CsvSource({
        "zh, zh-hans",
        "zh-TW, zh-hant",
        "Chinese, zh-hans",
        "ja, jp",
        "no, nb",
        "pt-BR, pt-br",
        "la, ''",
        "Klingon, ''"
    })
    void brave_is_told_languages_by_its_own_names_and_none_that_it_refuses(String language, String told) {
        flags.put("search.brave.key", "k");
        SearchRequest request = new SearchRequest(List.of("basalt"), 10, 1, language, SearchScope.ALL);

        assertThat(WebUrls.parameter(sent("brave", "basalt", request.language()).uri(), "search_lang")
                        .orElse(""))
                .isEqualTo(told);
    }

    @Test
    void a_chinese_query_asks_google_in_chinese() {
        flags.put("search.serper.key", "k");
        FakeTransport google = FakeTransport.always(200, "application/json", "{\"organic\":[]}");
        flags.put("search.engines", "serper");
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        SearchEngine serper = Engines.configured(settings, google, SearchEngineContract.CLOCK, false)
                .get(0);

        serper.search(Query.of("玄武岩纤维"), new Cancellation());

        assertThat(body(google.calls.get(0))).contains("\"hl\":\"zh-cn\"");
    }

    @Test
    void a_long_query_loses_words_and_not_the_domains_asked_for() {
        flags.put("search.brave.key", "k");
        flags.put("search.engines", "brave");
        SearchScope scope = new SearchScope(List.of("example.org"), List.of(), null, null);
        engines(false)
                .get(0)
                .search(new Query("basalt 玄武岩 \uD83E\uDEA8 ".repeat(60), 10, 1, null, scope), new Cancellation());

        String text = WebUrls.parameter(transport.calls.get(0).uri(), "q").orElseThrow();
        assertThat(text)
                .hasSizeLessThanOrEqualTo(400)
                .endsWith(" site:example.org")
                .doesNotContain("?");
    }

    @ParameterizedTest
    @CsvSource({
        "2026年3月2日, 2026-03-02, DAY",
        "2026年3月, 2026-03-01, MONTH",
        "3天前, 2026-03-07, RELATIVE",
        "2 个月前, 2026-01-10, RELATIVE",
        "2 weeks ago, 2026-02-24, RELATIVE",
        "2026-03-02T08:00:00+08:00, 2026-03-02, DAY"
    })
    void dates_are_read_in_both_languages(String text, String date, Precision precision) {
        PublishedDate read = EngineDates.read(text, Kind.PUBLISHED, SearchEngineContract.CLOCK);

        assertThat(read).isNotNull();
        assertThat(read.date()).hasToString(date);
        assertThat(read.precision()).isEqualTo(precision);
    }

    @Test
    void an_arxiv_number_asks_for_that_paper() {
        FakeTransport atom = FakeTransport.always(200, "application/atom+xml", "<feed></feed>");
        flags.put("search.engines", "arxiv");
        flags.put("search.arxiv.rate", "1000/1s");
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        Engines.configured(settings, atom, SearchEngineContract.CLOCK, false)
                .get(0)
                .search(Query.of("arXiv:2401.00001v2"), new Cancellation());

        assertThat(atom.calls.get(0).uri().toString()).contains("id_list=2401.00001v2");
    }

    @Test
    void searxng_out_of_order_is_down_and_searxng_refused_is_blocked_for_minutes() {
        flags.put("search.searxng.base_url", "http://searxng.example");
        flags.put("search.engines", "searxng");
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        for (Map.Entry<String, Outcome> said : Map.of("timeout", Outcome.DOWN, "Suspended: CAPTCHA", Outcome.BLOCKED)
                .entrySet()) {
            FakeTransport silent = FakeTransport.always(
                    200,
                    "application/json",
                    "{\"results\":[],\"unresponsive_engines\":[[\"google\",\"" + said.getKey() + "\"]]}");
            SearchEngine searxng = Engines.configured(settings, silent, SearchEngineContract.CLOCK, false)
                    .get(0);
            assertThatThrownBy(() -> searxng.search(Query.of("basalt"), new Cancellation()))
                    .isInstanceOfSatisfying(SearchFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(said.getValue());
                        assertThat(failure.retryAfter().isPresent()).isEqualTo(failure.kind() == Outcome.BLOCKED);
                    });
        }
    }

    @Test
    void a_vendors_own_answer_in_the_shape_of_a_hit_is_left_out() {
        WebSearchEngine tavily = request -> WebSearchResults.from(
                WebSearchInformationResult.from(2L),
                List.of(
                        WebSearchOrganicResult.from(
                                "Tavily Search API", URI.create("https://tavily.com/"), "a written answer", null),
                        WebSearchOrganicResult.from("Page", URI.create("https://example.org/"), "s", null)));

        assertThat(Engines.from("mine", tavily).search(Query.of("basalt"), new Cancellation()))
                .extracting(hit -> hit.url().getHost())
                .containsExactly("example.org");
    }

    @Test
    void how_long_to_wait_is_read_from_a_body_too() {
        flags.put("search.keyless_vendors", "true");
        flags.put("search.engines", "tavily");
        FakeTransport limited = new FakeTransport(call -> new HttpAnswer(
                429,
                call.uri(),
                List.of(),
                Map.of(),
                "{\"error\":{\"code\":\"limit\",\"message\":\"slow down\",\"window\":\"minute\",\"retry_after_seconds\":123}}"
                        .getBytes(StandardCharsets.UTF_8),
                false));
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));

        assertThatThrownBy(() -> Engines.configured(settings, limited, SearchEngineContract.CLOCK, false)
                        .get(0)
                        .search(Query.of("basalt"), new Cancellation()))
                .hasMessageContaining("slow down")
                .isInstanceOfSatisfying(
                        SearchFailure.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(123)));
    }

    @ParameterizedTest
    @CsvSource({"ratelimited, RATE", "maxlag, RATE", "badvalue, BAD_QUERY"})
    void an_error_of_wikipedia_within_a_sound_status_is_seen(String code, Outcome kind) {
        FakeTransport error = FakeTransport.always(
                200, "application/json", "{\"error\":{\"code\":\"" + code + "\",\"info\":\"why\"}}");
        flags.put("search.engines", "wikipedia");
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));

        assertThatThrownBy(() -> Engines.configured(settings, error, SearchEngineContract.CLOCK, false)
                        .get(0)
                        .search(Query.of("basalt"), new Cancellation()))
                .isInstanceOfSatisfying(SearchFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(kind);
                    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
                });
    }

    @Test
    void brave_gets_at_most_fifty_words_its_operators_included() {
        String words = String.join(" ", java.util.Collections.nCopies(60, "ab"));
        assertThat(query(sent("brave", words, null)).split(" ", -1)).hasSize(50);

        flags.put("search.engines", "brave");
        SearchScope scope = new SearchScope(List.of("a.example", "b.example"), List.of("c.example"), null, null);
        engines(false).get(0).search(new Query(words, 10, 1, null, scope), new Cancellation());
        String narrowed = query(transport.calls.get(transport.calls.size() - 1));
        assertThat(narrowed.split(" ", -1)).hasSize(50);
        assertThat(narrowed).endsWith("ab site:a.example OR site:b.example -site:c.example");
        assertThat(query(sent("brave", "a".repeat(30) + " " + "b".repeat(500), null)))
                .hasSizeLessThanOrEqualTo(400);
    }

    private static String query(HttpCall call) {
        return WebUrls.parameter(call.uri(), "q").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://searx.example/x", "http://searx.example/x/", "http://searx.example/x/search",
                "http://searx.example/x/search/", "http://searx.example/x/search?q=<query>",
                        "http://searx.example/x/search?q=%s&format=json"
            })
    void searxng_is_asked_at_its_address_in_other_programs_forms_too(String address) {
        flags.put("search.searxng.base_url", address);
        assertThat(sent("searxng", "basalt", null).uri().toString())
                .startsWith("http://searx.example/x/search?format=json&q=basalt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "searx.example",
                "ftp://searx.example",
                "http://",
                "http://a b.example",
                "http://searx.example/<query>",
                "http://searx.example/#x"
            })
    void an_address_of_an_engine_that_cannot_be_used_is_told_with_its_setting(String address) {
        flags.put("search.brave.base_url", address);
        assertThatThrownBy(() -> sent("brave", "basalt", null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("search.brave.base_url");
    }
}
