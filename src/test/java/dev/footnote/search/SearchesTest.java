package dev.footnote.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.api.search.SearchQuality.Verdict;
import dev.footnote.api.search.SearchResult;
import dev.footnote.api.search.SearchScope;
import dev.footnote.config.Settings;
import dev.footnote.search.engine.Engines;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SearchesTest {

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, String> flags = new HashMap<>(Map.of("search.deadline", "5s", "search.grace", "1ms"));

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private SearchService service(SearchEngine... engines) {
        SearchSettings settings = SearchSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), flags)));
        return Searches.service(List.of(engines), settings, executor, SearchEngineContract.CLOCK);
    }

    private static SearchRequest request(String query, int limit) {
        return new SearchRequest(List.of(query), limit, 1, null, SearchScope.ALL);
    }

    private static SearchResult search(SearchSession session, String query) {
        return session.search(request(query, 10), new Cancellation());
    }

    @Test
    void agreement_of_independent_engines_outranks_a_resold_index() {
        FakeEngine one = new FakeEngine(
                "one",
                "a",
                () -> List.of(FakeEngine.hit("https://p.example/1", "t"), FakeEngine.hit("https://q.example/2", "t")));
        FakeEngine resold = new FakeEngine(
                "resold",
                "a",
                () -> List.of(FakeEngine.hit("https://p.example/1", "t"), FakeEngine.hit("https://q.example/2", "t")));
        FakeEngine other = new FakeEngine(
                "other", "b", () -> List.of(FakeEngine.hit("http://www.q.example/2/?utm_source=x", "t")));

        SearchResult result = search(service(one, resold, other).open("basalt"), "basalt");

        assertThat(result.hits().get(0).url().getHost()).isEqualTo("q.example");
        assertThat(result.hits()).hasSize(2);
        assertThat(result.quality().agreement()).isEqualTo(0.5);
    }

    @Test
    @Timeout(30)
    void slow_engine_is_left_behind_and_a_dead_one_named() {
        flags.put("search.deadline", "1d");
        CountDownLatch never = new CountDownLatch(1);
        FakeEngine slow = new FakeEngine("slow", "s", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
        FakeEngine dead = new FakeEngine("dead", "d", () -> {
            throw FakeEngine.failure(Outcome.DOWN);
        });
        FakeEngine good = new FakeEngine("good", "g", () -> List.of(FakeEngine.hit("https://p.example/1", "basalt")));

        SearchResult result = service(slow, dead, good).open("basalt").search(request("basalt", 1), new Cancellation());

        assertThat(result.hits()).hasSize(1);
        assertThat(result.engines().stream().map(EngineReport::outcome))
                .containsExactly(Outcome.LATE, Outcome.DOWN, Outcome.ANSWERED);
    }

    @Test
    void blocked_is_not_empty() {
        FakeEngine blocked = new FakeEngine("blocked", "b", () -> {
            throw FakeEngine.failure(Outcome.BLOCKED);
        });
        FakeEngine empty = new FakeEngine("empty", "e", () -> List.of());

        assertThat(search(service(blocked).open("q"), "basalt").quality().verdict())
                .isEqualTo(Verdict.BLOCKED);
        assertThat(search(service(empty).open("q"), "basalt").quality().verdict())
                .isEqualTo(Verdict.EMPTY);
    }

    @Test
    void verbatim_repeat_comes_from_memory_also_after_a_rebuild() {
        FakeEngine engine = new FakeEngine("one", "a", () -> List.of(FakeEngine.hit("https://p.example/1", "basalt")));
        SearchService service = service(engine);
        SearchSession session = service.open("basalt");

        SearchResult first = search(session, "basalt fibre");
        SearchResult again = search(session, " Basalt  fibre ");
        SearchSession rebuilt = service(engine).open("basalt");
        rebuilt.remember(request("basalt fibre", 10), first);

        assertThat(again.repeated()).isTrue();
        assertThat(again.hits()).isEqualTo(first.hits());
        assertThat(search(rebuilt, "basalt fibre").repeated()).isTrue();
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void a_folder_is_asked_anew_by_each_run_for_its_files_may_have_changed() {
        FakeEngine folder = new FakeEngine(
                new EngineTraits("corpus", "own", EngineTraits.Reach.CORPUS, "", BigDecimal.ZERO),
                query -> List.of(FakeEngine.hit("file:///a.md", "basalt")));
        SearchService service = service(folder);

        search(service.open("a"), "basalt");
        SearchResult second = search(service.open("b"), "basalt");

        assertThat(folder.calls()).isEqualTo(2);
        assertThat(second.engines().get(0).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void answers_are_shared_by_runs_and_cost_nothing_again() {
        FakeEngine engine = new FakeEngine("one", "a", () -> List.of(FakeEngine.hit("https://p.example/1", "basalt")));
        SearchService service = service(engine);

        SearchResult first = search(service.open("a"), "basalt");
        SearchResult second = search(service.open("b"), "basalt");

        assertThat(first.engines().get(0).costUsd()).isEqualByComparingTo("1");
        assertThat(second.engines().get(0).outcome()).isEqualTo(Outcome.CACHED);
        assertThat(second.engines().get(0).costUsd()).isNull();
        assertThat(second.repeated()).isFalse();
    }

    @Test
    void cache_folder_outlives_the_service(@TempDir Path folder) {
        flags.put("search.cache_folder", folder.toString());
        FakeEngine engine = new FakeEngine("one", "a", () -> List.of(FakeEngine.hit("https://p.example/1", "basalt")));

        search(service(engine).open("a"), "basalt");
        SearchResult second = search(service(engine).open("a"), "basalt");

        assertThat(engine.calls()).isEqualTo(1);
        assertThat(second.hits()).hasSize(1);
    }

    @Test
    void refused_key_is_not_tried_again() {
        FakeEngine engine = new FakeEngine("one", "a", () -> {
            throw FakeEngine.failure(Outcome.AUTH);
        });
        SearchSession session = service(engine).open("a");

        search(session, "basalt");
        SearchResult second = search(session, "granite");

        assertThat(second.engines().get(0).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void one_host_does_not_crowd_out_the_rest() {
        List<Hit> many = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            many.add(FakeEngine.hit("https://p.example/" + i, "basalt " + i));
        }
        many.add(FakeEngine.hit("https://q.example/", "basalt"));
        FakeEngine engine = new FakeEngine("one", "a", () -> many);

        SearchResult result = service(engine).open("b").search(request("basalt", 4), new Cancellation());

        assertThat(result.hits().get(3).url().getHost()).isEqualTo("q.example");
    }

    @Test
    void scope_holds_though_an_engine_ignores_it() {
        FakeEngine engine = new FakeEngine(
                "one",
                "a",
                () -> List.of(
                        FakeEngine.hit("https://bad.example/1", "t"),
                        FakeEngine.hit("https://www.good.example/1", "t")));
        SearchScope scope = new SearchScope(List.of("good.example"), List.of(), null, null);

        SearchResult result = service(engine)
                .open("b")
                .search(new SearchRequest(List.of("basalt"), 10, 1, null, scope), new Cancellation());

        assertThat(result.hits()).extracting(h -> h.url().getHost()).containsExactly("www.good.example");
    }

    @Test
    void terms_that_no_hit_mentions_and_hits_already_seen_are_told() {
        FakeEngine engine =
                new FakeEngine("one", "a", () -> List.of(FakeEngine.hit("https://p.example/1", "Basalt fibre")));
        SearchSession session = service(engine).open("basalt");

        SearchResult first = search(session, "basalt recycling");
        SearchResult second = search(session, "basalt production");

        assertThat(first.quality().missingTerms()).containsExactly("recycling");
        assertThat(first.quality().newHits()).isEqualTo(1);
        assertThat(second.quality().verdict()).isEqualTo(Verdict.NOTHING_NEW);
        assertThat(second.quality().hint()).contains("production");
    }

    @Test
    void a_rebuilt_memory_answers_only_the_page_the_language_and_the_scope_that_were_asked_for() {
        FakeEngine engine = new FakeEngine("one", "a", () -> List.of(FakeEngine.hit("https://p.example/1", "basalt")));
        SearchService service = service(engine);
        SearchScope narrow = new SearchScope(List.of("p.example"), List.of(), null, null);
        SearchRequest second = new SearchRequest(List.of("basalt"), 10, 2, "de", narrow);
        SearchSession rebuilt = service.open("basalt");
        rebuilt.remember(second, search(service.open("basalt"), "basalt"));

        assertThat(rebuilt.search(second, new Cancellation()).repeated()).isTrue();
        for (SearchRequest other : List.of(
                new SearchRequest(List.of("basalt"), 10, 1, "de", narrow),
                new SearchRequest(List.of("basalt"), 10, 2, null, narrow),
                new SearchRequest(List.of("basalt"), 10, 2, "de", SearchScope.ALL))) {
            assertThat(rebuilt.search(other, new Cancellation()).repeated())
                    .as("%s", other)
                    .isFalse();
        }
    }

    @Test
    void cancelled_search_says_so() {
        Cancellation cancellation = new Cancellation();
        FakeEngine engine = new FakeEngine("one", "a", () -> {
            cancellation.cancel("stop");
            throw new CancelledException("stop");
        });

        assertThatThrownBy(() -> service(engine).open("a").search(request("basalt", 10), cancellation))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void without_a_key_the_open_engines_are_asked_and_in_batches_only_the_indifferent() {
        FakeTransport transport = FakeTransport.always(200, "application/json", "{}");
        Settings none = Settings.defaults();

        assertThat(Engines.configured(none, transport, SearchEngineContract.CLOCK, false))
                .extracting(e -> e.traits().name())
                .containsExactly("wikipedia", "openalex", "crossref", "arxiv");
        assertThat(Engines.configured(none, transport, SearchEngineContract.CLOCK, true))
                .extracting(e -> e.traits().name())
                .containsExactly("openalex", "arxiv");
    }

    @Test
    void bridges_lead_there_and_back() {
        FakeEngine engine = new FakeEngine("one", "a", () -> List.of(FakeEngine.hit("https://p.example/1", "basalt")));

        SearchEngine back = Engines.from("back", Engines.asWebSearchEngine(service(engine)));

        assertThat(back.search(Query.of("basalt"), new Cancellation()))
                .extracting(h -> h.url().toString())
                .containsExactly("https://p.example/1");
    }
}
