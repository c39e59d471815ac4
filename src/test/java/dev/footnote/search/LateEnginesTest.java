package dev.footnote.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.api.search.SearchResult;
import dev.footnote.api.search.SearchScope;
import dev.footnote.config.Settings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine that is not waited for is still paid, so its answer is kept. */
@Timeout(30)
class LateEnginesTest {

    private static final BigDecimal PRICE = new BigDecimal("0.008");

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Cancellation> tokens = new CopyOnWriteArrayList<>();
    private final Cancellation run = new Cancellation();
    private final FakeEngine quick =
            new FakeEngine("quick", "q", () -> List.of(FakeEngine.hit("https://p.example/1", "basalt")));
    private final SearchService service = service("1ms");

    private SearchService service(String grace) {
        return service(Map.of("search.deadline", "1d", "search.grace", grace));
    }

    private SearchService service(Map<String, String> flags) {
        SearchSettings settings = SearchSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), flags)));
        return Searches.service(List.of(quick, slow()), settings, executor, SearchEngineContract.CLOCK);
    }

    @AfterEach
    void stop() {
        release.countDown();
        executor.shutdownNow();
    }

    private SearchEngine slow() {
        return new SearchEngine() {
            @Override
            public EngineTraits traits() {
                return new EngineTraits("slow", "s", EngineTraits.Reach.WEB, "slow.example", PRICE);
            }

            @Override
            @SuppressWarnings("try") // closed, not used
            public List<Hit> search(Query query, Cancellation cancellation) {
                tokens.add(cancellation);
                begun.countDown();
                try (Cancellation.Registration ignored = cancellation.onCancel(release::countDown)) {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (cancellation.isCancelled()) {
                    throw new CancelledException("cut off");
                }
                return List.of(FakeEngine.hit("https://s.example/2", "basalt too"));
            }
        };
    }

    /** Searches as a tool does, whose token is cancelled when it has ended. */
    private SearchResult search(int limit) {
        Cancellation tool = new Cancellation();
        try {
            SearchRequest request = new SearchRequest(List.of("basalt"), limit, 1, null, SearchScope.ALL);
            return service.open("q", run).search(request, tool);
        } finally {
            tool.cancel("the tool has ended");
        }
    }

    private static EngineReport slow(SearchResult result) {
        return result.engines().stream()
                .filter(report -> report.engine().equals("slow"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void no_engine_is_waited_for_beyond_the_deadline_however_few_hits_there_are() {
        SearchRequest request = new SearchRequest(List.of("basalt"), 8, 1, null, SearchScope.ALL);
        SearchResult result = service(Map.of("search.deadline", "700ms", "search.grace", "1d", "search.patience", "1d"))
                .open("q", run)
                .search(request, new Cancellation());
        assertThat(slow(result).outcome()).isEqualTo(Outcome.LATE);
        assertThat(result.hits()).hasSize(1);
    }

    @Test
    void an_engine_that_answers_within_the_grace_is_waited_for_though_there_is_enough() {
        SearchRequest request = new SearchRequest(List.of("basalt"), 1, 1, null, SearchScope.ALL);
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS, executor).execute(release::countDown);
        SearchResult result = service("1d").open("q", run).search(request, new Cancellation());
        assertThat(slow(result).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void a_late_answer_is_asked_for_once_charged_once_and_kept() throws InterruptedException {
        List<EngineReport> reports = new ArrayList<>();
        reports.add(slow(search(1)));
        begun.await();
        reports.add(slow(search(1)));
        assertThat(tokens.get(0).isCancelled()).isFalse();
        release.countDown();
        reports.add(slow(search(10)));

        assertThat(reports)
                .extracting(EngineReport::outcome)
                .containsExactly(Outcome.LATE, Outcome.LATE, Outcome.CACHED);
        assertThat(reports.stream().map(EngineReport::costUsd).filter(Objects::nonNull))
                .containsExactly(PRICE);
        assertThat(reports.get(2).hits()).isEqualTo(1);
        assertThat(tokens).hasSize(1);
    }

    @Test
    void the_run_s_end_ends_late_calls() throws InterruptedException {
        search(1);
        begun.await();
        run.cancel("the user left");
        assertThat(tokens.get(0).isCancelled()).isTrue();
    }

    @Test
    void a_search_that_is_cancelled_while_it_waits_ends_its_calls() throws InterruptedException {
        Cancellation tool = new Cancellation();
        var searching = executor.submit(() -> service.open("q", run)
                .search(new SearchRequest(List.of("basalt"), 10, 1, null, SearchScope.ALL), tool));
        begun.await();
        tool.cancel("out of time");
        assertThat(searching)
                .failsWithin(java.time.Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(CancelledException.class);
        assertThat(tokens.get(0).isCancelled()).isTrue();
    }
}
