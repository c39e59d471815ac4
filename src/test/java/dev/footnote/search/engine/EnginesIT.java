package dev.footnote.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.footnote.api.Cancellation;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.api.search.SearchScope;
import dev.footnote.config.Settings;
import dev.footnote.net.HttpTransport;
import dev.footnote.net.NetSettings;
import dev.footnote.net.Transports;
import dev.footnote.search.FakeEngine;
import dev.footnote.search.SearchRequest;
import dev.footnote.search.SearchService;
import dev.footnote.search.SearchSettings;
import dev.footnote.search.Searches;
import dev.footnote.testkit.EngineShape;
import dev.footnote.testkit.EngineShapes;
import dev.footnote.testkit.EngineStandIn;
import dev.footnote.testkit.EngineStandIn.Weather;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One contract for all engines, over the production transport against servers that keep to the documented shapes. */
class EnginesIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse(EngineStandIn.NOW), ZoneOffset.UTC);

    private final EngineStandIn standIn = EngineStandIn.start();
    private final Map<String, String> flags = new HashMap<>(Map.of("search.arxiv.rate", "1000/1s"));
    private final HttpTransport transport = Transports.create(NetSettings.from(Settings.defaults()), Clock.systemUTC());

    static Stream<EngineShape> engines() {
        return EngineShapes.all().stream();
    }

    @AfterEach
    void stop() {
        standIn.close();
        transport.close();
    }

    private SearchEngine engine(String name) {
        flags.putAll(standIn.settings(name));
        flags.put("search.engines", name);
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        return Engines.configured(settings, transport, CLOCK, false).get(0);
    }

    private List<Hit> search(EngineShape shape, Weather weather) {
        standIn.set(shape.name(), weather);
        return engine(shape.name()).search(Query.of("basalt fibre"), new Cancellation());
    }

    private SearchFailure failure(EngineShape shape, Weather weather) {
        SearchFailure failure = catchThrowableOfType(SearchFailure.class, () -> search(shape, weather));
        assertThat(failure).as("%s in %s", shape, weather).isNotNull();
        assertThat(failure.getMessage()).contains(shape.name()).doesNotContain(EngineShape.KEY, "ops@", "Exception");
        return failure;
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_normal_answer_gives_its_hits_in_order_and_nothing_that_was_written_for_it(EngineShape shape) {
        List<Hit> hits = search(shape, Weather.NORMAL);

        assertThat(hits).hasSize(3);
        assertThat(hits.get(0).title()).isEqualTo("First basalt");
        assertThat(hits).allSatisfy(hit -> {
            assertThat(hit.url().getScheme()).startsWith("http");
            assertThat(hit.url().toString()).doesNotContain("utm_", "duckduckgo.com");
            assertThat(hit.title() + hit.snippet())
                    .doesNotContain("<", "&amp;", "null", "  ", EngineShape.WRITTEN_ANSWER);
            assertThat(hit.engines()).isNotEmpty().allMatch(name -> name.startsWith(shape.name()));
        });
    }

    @ParameterizedTest
    @MethodSource("engines")
    void the_limit_is_kept_though_more_come(EngineShape shape) {
        standIn.set(shape.name(), Weather.NORMAL);
        Query ten = Query.of("basalt fibre");

        assertThat(search(shape, Weather.NORMAL)).hasSizeLessThanOrEqualTo(ten.limit());
        assertThat(standIn.heard(shape.name())).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void nothing_found_is_no_failure(EngineShape shape) {
        assertThat(search(shape, Weather.EMPTY)).isEmpty();
        // arXiv has empty pages under load, so it is asked twice
        assertThat(standIn.heard(shape.name())).hasSize(shape.name().equals("arxiv") ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void an_unreadable_answer_is_never_empty(EngineShape shape) {
        assertThat(failure(shape, Weather.MALFORMED).kind()).isIn(Outcome.DOWN, Outcome.BLOCKED);
        assertThat(failure(shape, Weather.BLANK).kind()).isIn(Outcome.DOWN, Outcome.BLOCKED);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_page_for_people_is_a_block_and_not_an_empty_answer(EngineShape shape) {
        assertThat(failure(shape, Weather.PAGE).kind()).isEqualTo(Outcome.BLOCKED);
        assertThat(failure(shape, Weather.CHALLENGE).kind()).isEqualTo(Outcome.BLOCKED);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_refused_key_is_told_apart(EngineShape shape) {
        assertThat(failure(shape, Weather.UNAUTHORISED).kind()).isEqualTo(Outcome.AUTH);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_spent_allowance_is_told_apart(EngineShape shape) {
        SearchFailure failure = failure(shape, Weather.QUOTA);

        assertThat(failure.kind()).isEqualTo(Outcome.QUOTA);
        if (shape.name().equals("brave")) {
            assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void too_many_calls_tell_how_long_to_wait_in_either_form(EngineShape shape) {
        SearchFailure seconds = failure(shape, Weather.RATE);
        SearchFailure date = failure(shape, Weather.RATE_UNTIL);

        assertThat(List.of(seconds.kind(), date.kind()))
                .containsOnly(shape.name().equals("openalex") ? Outcome.QUOTA : Outcome.RATE);
        assertThat(seconds.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(date.retryAfter()).contains(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_broken_server_is_down(EngineShape shape) {
        assertThat(failure(shape, Weather.BROKEN).kind()).isEqualTo(Outcome.DOWN);
        assertThat(failure(shape, Weather.BAD_GATEWAY).kind()).isEqualTo(Outcome.DOWN);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_slow_server_is_down_at_the_timeout_also_amid_its_answer(EngineShape shape) {
        flags.put("search.timeout", "300ms");

        for (Weather weather : List.of(Weather.SLOW, Weather.STALLED)) {
            SearchFailure failure = failure(shape, weather);
            assertThat(failure.kind()).isEqualTo(Outcome.DOWN);
            assertThat(failure).hasMessageContaining("did not answer within 300 ms");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void an_answer_larger_than_allowed_is_not_read_to_its_end_and_is_never_empty(EngineShape shape) {
        flags.put("search.max_bytes", "300");

        assertThat(failure(shape, Weather.NORMAL).kind()).isIn(Outcome.DOWN, Outcome.BLOCKED);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_redirect_carries_no_key_away_and_says_what_to_correct(EngineShape shape) {
        SearchFailure failure = failure(shape, Weather.MOVED);

        if (shape.name().equals("duckduckgo-html")) {
            assertThat(failure.kind()).isEqualTo(Outcome.BLOCKED);
        } else {
            assertThat(failure.kind()).isEqualTo(Outcome.DOWN);
            assertThat(failure).hasMessageContaining("search." + shape.name() + ".base_url");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void forbidden_is_a_block_or_the_keys_or_the_purses_fault_but_never_an_empty_answer(EngineShape shape) {
        Outcome wanted = switch (shape.name()) {
            case "brave", "serper", "exa" -> Outcome.AUTH;
            case "tavily", "bocha" -> Outcome.QUOTA;
            default -> Outcome.BLOCKED;
        };

        assertThat(failure(shape, Weather.FORBIDDEN).kind()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void dates_and_domains_are_asked_for_where_the_engine_knows_them(EngineShape shape) {
        SearchScope scope = new SearchScope(
                List.of("arxiv.org", "127.0.0.1"),
                List.of("bad.example"),
                java.time.LocalDate.of(2026, 3, 5),
                java.time.LocalDate.of(2026, 3, 9));

        engine(shape.name()).search(new Query("basalt fibre", 10, 1, null, scope), new Cancellation());

        String sent = standIn.heard(shape.name()).get(0);
        String wanted = switch (shape.name()) {
            case "wikipedia" -> "srsearch=basalt";
            case "searxng" -> "site%3Aarxiv.org%20OR%20site%3A127.0.0.1%20-site%3Abad.example";
            case "arxiv" -> "submittedDate%3A%5B202603050000%20TO%20202603092359%5D";
            case "openalex" -> "from_publication_date:2026-03-05,to_publication_date:2026-03-09";
            case "crossref" -> "from-pub-date:2026-03-05,until-pub-date:2026-03-09";
            case "brave" -> "freshness=2026-03-05to2026-03-09";
            case "tavily" -> "\"start_date\":\"2026-03-05\",\"end_date\":\"2026-03-09\"";
            case "serper" -> "cdr:1,cd_min:3/5/2026,cd_max:3/9/2026";
            case "exa" -> "\"startPublishedDate\":\"2026-03-05T00:00:00.000Z\"";
            case "bocha" -> "\"freshness\":\"2026-03-05..2026-03-09\"";
            default -> "df=w";
        };
        assertThat(sent).contains(wanted);
        if (shape.name().matches("tavily|exa|bocha")) {
            assertThat(sent).contains("bad.example", "arxiv.org");
        }
    }

    @Test
    void tavily_without_a_key_says_so_and_waits_as_its_body_asks() {
        flags.put("search.keyless_vendors", "true");
        flags.put("search.engines", "tavily");
        flags.put("search.tavily.base_url", standIn.settings("tavily").get("search.tavily.base_url"));
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        SearchEngine keyless =
                Engines.configured(settings, transport, CLOCK, false).get(0);

        // the stand-in takes calls with a key only
        catchThrowableOfType(SearchFailure.class, () -> keyless.search(Query.of("basalt fibre"), new Cancellation()));

        assertThat(standIn.heard("tavily").get(0))
                .contains("x-tavily-access-mode: keyless")
                .doesNotContain("authorization");
        assertThat(keyless.traits().costUsd()).isZero();
    }

    @Test
    void wikipedia_is_asked_in_the_edition_and_the_writing_of_the_language() {
        flags.put("search.wikipedia.base_url", standIn.settings("wikipedia").get("search.wikipedia.base_url"));
        SearchEngine wikipedia = engine("wikipedia");

        for (String language : List.of("zh-TW", "zh-yue", "nb", "simple", "../evil")) {
            catchThrowableOfType(
                    SearchFailure.class,
                    () -> wikipedia.search(new Query("玄武岩", 10, 1, language, SearchScope.ALL), new Cancellation()));
        }

        assertThat(standIn.heard("wikipedia").stream().map(call -> call.split("/", 3)[1]))
                .containsExactly("zh", "zh-yue", "no", "simple", "en");
    }

    @Test
    void a_corpus_that_answers_at_once_does_not_end_the_wait_for_the_web() {
        List<Hit> documents = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            documents.add(FakeEngine.hit("file:///" + i + ".md", "basalt " + i));
        }
        FakeEngine corpus = new FakeEngine(
                new EngineTraits("corpus", "corpus", EngineTraits.Reach.CORPUS, "", null), query -> documents);
        CountDownLatch never = new CountDownLatch(1);
        FakeEngine web = new FakeEngine("web", "w", () -> {
            try {
                assertThat(never.await(200, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of(FakeEngine.hit("https://example.org/", "basalt"));
        });
        flags.put("search.grace", "0s");
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        ExecutorService executor = Executors.newCachedThreadPool();
        try (SearchService service =
                Searches.service(List.of(corpus, web), SearchSettings.from(settings), executor, CLOCK)) {
            SearchRequest request = new SearchRequest(List.of("basalt"), 8, 1, null, SearchScope.ALL);

            assertThat(service.open("q").search(request, new Cancellation()).engines())
                    .extracting(EngineReport::outcome)
                    .containsExactly(Outcome.ANSWERED, Outcome.ANSWERED);
        } finally {
            executor.shutdownNow();
        }
    }
}
