package dev.footnote.search;

import static dev.footnote.search.FakeEngine.hit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Cancellation;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.Query;
import dev.footnote.api.search.SearchQuality.Verdict;
import dev.footnote.api.search.SearchResult;
import dev.footnote.api.search.SearchScope;
import dev.footnote.config.Settings;
import dev.footnote.url.PageIdentities;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run is told of its searches, and what it is not asked to do twice. */
class SessionTest {

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, String> flags = new HashMap<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private SearchService service(SearchEngine... engines) {
        SearchSettings settings = SearchSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), flags)));
        return Searches.service(List.of(engines), settings, executor, Clock.systemUTC());
    }

    private static SearchResult search(SearchSession session, String... queries) {
        return search(session, null, SearchScope.ALL, queries);
    }

    private static SearchResult search(
            SearchSession session, @Nullable String language, SearchScope scope, String... queries) {
        return session.search(new SearchRequest(List.of(queries), 10, 1, language, scope), new Cancellation());
    }

    /** Three hits on hosts of their own, titled by the query. */
    private static List<Hit> three(Query query) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String host = Integer.toHexString(query.text().hashCode()) + "-" + i + ".example";
            hits.add(hit("https://" + host + "/", query.text()));
        }
        return hits;
    }

    private static FakeEngine engine(Function<Query, List<Hit>> hits) {
        return new FakeEngine("one", "a", hits);
    }

    private Verdict verdict(String question, String query, List<Hit> hits) {
        return search(service(engine(q -> hits)).open(question), query)
                .quality()
                .verdict();
    }

    @ParameterizedTest
    @CsvSource({
        "basalt fibre recycling, 'Recycling, BASALT fibre?'",
        "玄武岩 纤维, ' 纤维 玄武岩 '",
        "who built it, who  built it?"
    })
    void the_same_words_in_another_order_or_case_are_the_same_query(String first, String again) {
        FakeEngine engine = engine(SessionTest::three);
        SearchSession session = service(engine).open("q");

        SearchResult before = search(session, first);
        SearchResult result = search(session, again);

        assertThat(result.repeated()).isTrue();
        assertThat(result.hits()).isEqualTo(before.hits());
        assertThat(result.quality().newHits()).isZero();
        assertThat(result.quality().hint()).startsWith("Asked before.");
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void quotation_marks_make_another_query_of_the_same_words() {
        FakeEngine engine = engine(SessionTest::three);
        SearchSession session = service(engine).open("q");

        search(session, "basalt fibre");
        search(session, "\"basalt fibre\"");
        search(session, "\"fibre basalt\"");

        assertThat(engine.calls()).isEqualTo(3);
    }

    @Test
    void a_repeated_query_beside_new_ones_is_not_asked_again_and_named() {
        FakeEngine engine = engine(SessionTest::three);
        SearchSession session = service(engine).open("q");

        search(session, "basalt fibre");
        SearchResult mixed = search(session, "fibre Basalt", "granite");
        SearchResult both = search(session, "basalt fibre", "granite");

        assertThat(engine.asked).extracting(Query::text).containsExactly("basalt fibre", "granite");
        assertThat(mixed.repeated()).isFalse();
        assertThat(mixed.queries()).containsExactly("fibre Basalt", "granite");
        assertThat(mixed.hits()).extracting(Hit::title).containsOnly("granite");
        assertThat(mixed.quality().hint()).contains("asked it before: \"fibre Basalt\"");
        assertThat(both.repeated()).isTrue();
        assertThat(both.hits()).extracting(Hit::title).contains("granite", "basalt fibre");
    }

    @Test
    void what_no_engine_answered_may_be_asked_again() {
        AtomicInteger calls = new AtomicInteger();
        FakeEngine engine = engine(query -> {
            if (calls.incrementAndGet() <= 2) {
                throw FakeEngine.failure(Outcome.DOWN);
            }
            return three(query);
        });
        SearchSession session = service(engine).open("q");

        assertThat(search(session, "basalt").quality().verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(search(session, "basalt").hits()).hasSize(3);
    }

    @Test
    void several_queries_are_told_apart_by_what_each_gave() {
        SearchSession session = service(engine(query -> query.text().equals("xyzzy") ? List.of() : three(query)))
                .open("q");

        search(session, "basalt");
        String hint = search(session, "granite", "xyzzy").quality().hint();

        assertThat(hint).contains("Hits by query: \"granite\" 3 (3 new), \"xyzzy\" none.");
    }

    @Test
    void each_verdict_is_given_for_its_reason() {
        List<Hit> many = three(Query.of("basalt fibre"));
        assertThat(verdict("q", "basalt fibre", many)).isEqualTo(Verdict.GOOD);
        assertThat(verdict("q", "basalt fibre", List.of())).isEqualTo(Verdict.EMPTY);
        assertThat(verdict("q", "basalt fibre", many.subList(0, 2))).isEqualTo(Verdict.TOO_NARROW);
        assertThat(verdict("q", "quartz mica feldspar", many)).isEqualTo(Verdict.TOO_BROAD);
        assertThat(verdict(
                        "q",
                        "basalt",
                        List.of(
                                hit("https://a.example/1", "basalt one"),
                                hit("https://a.example/2", "basalt two"),
                                hit("https://www.a.example/3", "basalt three"))))
                .isEqualTo(Verdict.ONE_HOST);
    }

    @Test
    void each_verdict_is_given_for_its_reason_in_chinese_too() {
        List<Hit> many = three(Query.of("玄武岩纤维"));
        assertThat(verdict("问", "玄武岩纤维", many)).isEqualTo(Verdict.GOOD);
        assertThat(verdict("问", "玄武岩纤维", List.of())).isEqualTo(Verdict.EMPTY);
        assertThat(verdict("问", "玄武岩纤维", many.subList(0, 1))).isEqualTo(Verdict.TOO_NARROW);
        assertThat(verdict("问", "长江大桥", many)).isEqualTo(Verdict.TOO_BROAD);
        assertThat(verdict("问", "玄武岩纤维", three(Query.of("basalt fibre")))).isEqualTo(Verdict.WRONG_LANGUAGE);
        SearchSession session = service(engine(q -> many)).open("q");
        assertThat(search(session, "English", SearchScope.ALL, "basalt")
                        .quality()
                        .verdict())
                .isEqualTo(Verdict.WRONG_LANGUAGE);
    }

    @Test
    void missing_terms_of_a_chinese_query_are_told() {
        SearchResult result =
                search(service(engine(q -> three(Query.of("玄武岩纤维")))).open("问"), "玄武岩纤维的回收");

        assertThat(result.quality().missingTerms()).containsExactly("回收");
    }

    @Test
    void a_poor_result_names_the_language_that_was_not_tried() {
        SearchService service = service(engine(q -> List.of()));

        SearchSession chinese = service.open("玄武岩纤维是谁发明的？");
        assertThat(search(chinese, "basalt fibre").quality().hint())
                .contains("The question is in Chinese: search in Chinese too.");
        assertThat(search(chinese, "玄武岩").quality().hint()).doesNotContain(" too.");

        assertThat(search(service.open("玄武岩纤维是谁发明的？"), "玄武岩").quality().hint()).contains("Search in English too.");
        assertThat(search(service.open("Who invented it?"), "玄武岩").quality().hint())
                .contains("Search in the question's own language too.");
        assertThat(search(service.open("Who invented it?"), "basalt").quality().hint())
                .doesNotContain(" too.");
    }

    @Test
    void who_gave_no_answer_is_told_beside_the_hits() {
        FakeEngine spent = new FakeEngine("two", "b", () -> {
            throw FakeEngine.failure(Outcome.QUOTA);
        });

        assertThat(search(service(engine(SessionTest::three), spent).open("q"), "basalt")
                        .quality()
                        .hint())
                .isEqualTo("Without an answer from two: quota.");
    }

    @Test
    void hits_without_a_date_are_counted_where_dates_were_asked_for() {
        SearchScope year = new SearchScope(List.of(), List.of(), LocalDate.of(2026, 1, 1), null);
        PublishedDate old =
                new PublishedDate(LocalDate.of(2020, 1, 1), PublishedDate.Precision.DAY, PublishedDate.Kind.PUBLISHED);
        FakeEngine engine = engine(query -> List.of(
                hit("https://a.example/", "basalt"),
                new Hit(URI.create("https://b.example/"), "basalt", "", List.of("one"), old, null)));

        SearchResult result = search(service(engine).open("q"), null, year, "basalt");

        assertThat(result.hits()).hasSize(1);
        assertThat(result.quality().hint()).contains("1 of 1 hits tell no date");
    }

    @Test
    void the_operators_lists_hold_for_the_web_whatever_is_asked_and_leave_the_users_documents_alone() {
        flags.put("search.include_domains", "www.Good.example, fine.example");
        flags.put("search.exclude_domains", "bad.good.example");
        FakeEngine web = engine(query -> List.of(
                hit("https://sub.good.example/", "a"),
                hit("https://bad.good.example/", "b"),
                hit("https://notgood.example/", "c")));
        FakeEngine corpus = new FakeEngine(
                new EngineTraits("corpus", "corpus", EngineTraits.Reach.CORPUS, "", null),
                query -> List.of(hit("file:///notes.md", "basalt")));
        SearchService service = service(web, corpus);

        assertThat(search(service.open("q"), "basalt").hits())
                .extracting(h -> h.url().toString())
                .containsExactlyInAnyOrder("https://sub.good.example/", "file:///notes.md");
        assertThat(web.asked.get(0).scope().includeDomains()).containsExactly("good.example", "fine.example");

        SearchScope elsewhere = new SearchScope(List.of("elsewhere.example"), List.of(), null, null);
        SearchResult none = search(service.open("q"), null, elsewhere, "basalt");
        assertThat(none.hits()).isEmpty();
        assertThat(none.engines())
                .anyMatch(r -> r.outcome() == Outcome.SKIPPED
                        && String.valueOf(r.message()).contains("operator's lists"));
        assertThat(web.calls()).isEqualTo(1);
    }

    @Test
    void both_ends_of_a_redirect_met_on_reading_are_one_page_in_all_runs() {
        List<Hit> hits = List.of(
                hit("https://doi.org/10.1/x", "basalt"),
                hit("https://publisher.example/article/1", "granite"),
                hit("https://third.example/", "gneiss"));
        SearchService service = service(engine(query -> hits));
        SearchSession session = service.open("q");
        assertThat(search(session, "one").hits()).hasSize(3);

        session.learnt(
                URI.create("https://doi.org/10.1/x"), URI.create("https://publisher.example/article/1?utm_source=d"));
        SearchResult later = search(session, "two");

        assertThat(later.hits()).hasSize(2);
        assertThat(later.quality().newHits()).isZero();
        assertThat(search(service.open("other"), "three").hits()).hasSize(2);
    }

    @Test
    void no_more_redirects_are_remembered_than_the_setting_says() {
        flags.put("search.learnt_redirects", "1");
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            hits.add(hit("https://old-" + i + ".example/article", "basalt"));
            hits.add(hit("https://new-" + i + ".example/article", "granite"));
        }
        SearchSession session = service(engine(query -> hits)).open("q");
        for (int i = 0; i < 6; i++) {
            session.learnt(
                    URI.create("https://old-" + i + ".example/article"),
                    URI.create("https://new-" + i + ".example/article"));
        }
        SearchRequest all = new SearchRequest(List.of("one"), 20, 1, null, SearchScope.ALL);
        assertThat(session.search(all, new Cancellation()).hits()).hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void a_redirect_to_a_front_page_or_a_gate_makes_no_pages_one() {
        PageIdentities identities = new PageIdentities(10);
        URI asked = URI.create("https://a.example/article/1");

        identities.learn(asked, URI.create("https://a.example/"));
        identities.learn(asked, URI.create("https://a.example/login?next=/article/1"));
        assertThat(identities.of(asked)).isEqualTo("a.example/article/1");

        identities.learn(asked, URI.create("https://b.example/2"));
        identities.learn(URI.create("https://b.example/2"), URI.create("https://c.example/3"));
        identities.learn(URI.create("https://c.example/3"), asked);
        assertThat(identities.of(asked)).isEqualTo("c.example/3");
    }

    @Test
    void redirects_remembered_are_bounded() {
        PageIdentities identities = new PageIdentities(10);
        for (int i = 0; i < 1000; i++) {
            identities.learn(URI.create("https://a.example/" + i), URI.create("https://b.example/" + i));
        }
        long known = 0;
        for (int i = 0; i < 1000; i++) {
            known += identities.of(URI.create("https://a.example/" + i)).startsWith("b.") ? 1 : 0;
        }
        assertThat(known).isBetween(1L, 10L);
    }

    @Test
    void an_engine_that_asks_for_a_moment_is_asked_once_more_and_one_that_asks_for_long_is_not() {
        AtomicInteger calls = new AtomicInteger();
        FakeEngine hurried = engine(query -> {
            if (calls.incrementAndGet() == 1) {
                throw new SearchFailure(Outcome.RATE, "slow down", Duration.ofMillis(1), null);
            }
            return three(query);
        });
        FakeEngine strict = new FakeEngine("two", "b", () -> {
            throw new SearchFailure(Outcome.RATE, "slow down", Duration.ofMinutes(1), null);
        });

        SearchResult result = search(service(hurried, strict).open("q"), "basalt");

        assertThat(result.engines()).extracting(EngineReport::outcome).containsExactly(Outcome.ANSWERED, Outcome.RATE);
        assertThat(strict.calls()).isEqualTo(1);
    }

    @Test
    void a_meta_engine_shares_the_vote_of_the_index_behind_it() {
        Hit shared = new Hit(URI.create("https://p.example/"), "t", "", List.of("searxng/brave"), null, null);
        FakeEngine searxng =
                new FakeEngine("searxng", "searxng", () -> List.of(shared, hit("https://q.example/", "t")));
        FakeEngine brave = new FakeEngine(
                "brave", "brave", () -> List.of(hit("https://p.example/", "t"), hit("https://q.example/", "t")));

        SearchResult result = search(service(searxng, brave).open("q"), "t");

        assertThat(result.hits().get(0).url()).hasHost("q.example");
        assertThat(result.quality().agreement()).isEqualTo(0.5);
        assertThat(result.hits().get(1).engines()).containsExactly("searxng/brave", "brave");
    }

    @Test
    void pages_of_one_host_or_of_two_years_are_not_taken_for_one() {
        String same = "one two three four five six seven eight nine ten eleven twelve thirteen";
        FakeEngine engine = engine(query -> List.of(
                new Hit(URI.create("https://a.example/1"), "Report alpha", same, List.of("one"), null, null),
                new Hit(URI.create("https://a.example/2"), "Report beta", same, List.of("one"), null, null),
                new Hit(URI.create("https://b.example/1"), "Report alpha", same, List.of("one"), null, null),
                new Hit(URI.create("https://c.example/1"), "Report alpha 2024", same, List.of("one"), null, null)));

        assertThat(search(service(engine).open("q"), "report").hits())
                .extracting(h -> h.url().toString())
                .containsExactlyInAnyOrder("https://a.example/1", "https://a.example/2", "https://c.example/1");
    }
}
