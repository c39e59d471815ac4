package dev.footnote.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.TransientException;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.api.search.SearchScope;
import dev.footnote.config.Settings;
import dev.footnote.search.engine.Engines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every engine keeps to, whatever it speaks. */
public abstract class SearchEngineContract {

    static final String KEY = "secret-key-for-tests";
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);

    /** As in {@code search.engines}. */
    abstract String engine();

    /** Two hits: https://example.org/one or the engine's own form of it, titled "First basalt", first. */
    abstract String normal();

    /** An answer that says that nothing was found. */
    abstract String empty();

    String type() {
        return "application/json";
    }

    SearchEngine over(FakeTransport transport) {
        Map<String, String> flags = Settings.defaults().has("search." + engine() + ".key")
                ? Map.of("search.engines", engine(), "search." + engine() + ".key", KEY)
                : Map.of("search.engines", engine());
        Map<String, String> all = new java.util.HashMap<>(flags);
        // its second look at an empty page would wait
        all.put("search.arxiv.rate", "1000/1s");
        if (engine().equals("searxng")) {
            all.put("search.searxng.base_url", "http://searxng.example:8080");
        }
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), all));
        return Engines.configured(settings, transport, CLOCK, false).get(0);
    }

    private SearchFailure failure(FakeTransport transport) {
        return catchThrowableOfType(
                SearchFailure.class, () -> over(transport).search(Query.of("basalt fibre"), new Cancellation()));
    }

    @Test
    void normal_answer_gives_hits_in_order() {
        FakeTransport transport = FakeTransport.always(200, type(), normal());

        List<Hit> hits = over(transport).search(Query.of("basalt fibre"), new Cancellation());

        assertThat(hits).hasSize(2);
        assertThat(hits.get(0).title()).isEqualTo("First basalt");
        assertThat(hits.get(0).snippet()).doesNotContain("<").doesNotContain("&amp;");
        assertThat(hits).allSatisfy(hit -> assertThat(hit.engines()).containsExactly(engine()));
    }

    @Test
    void limit_is_kept_though_the_engine_gives_more() {
        FakeTransport transport = FakeTransport.always(200, type(), normal());

        assertThat(over(transport).search(new Query("basalt", 1, 1, null, SearchScope.ALL), new Cancellation()))
                .hasSize(1);
    }

    @Test
    void empty_answer_gives_no_hits_and_no_failure() {
        assertThat(over(FakeTransport.always(200, type(), empty()))
                        .search(Query.of("basalt fibre"), new Cancellation()))
                .isEmpty();
    }

    @Test
    void malformed_answer_is_a_failure_and_not_empty() {
        assertThat(failure(FakeTransport.always(200, type(), "{\"resul")).kind())
                .isIn(Outcome.DOWN, Outcome.BLOCKED);
    }

    @Test
    void web_page_in_place_of_an_answer_counts_as_blocked() {
        SearchFailure failure =
                failure(FakeTransport.always(200, "text/html", "<html><body>Are you human?</body></html>"));

        assertThat(failure.kind()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void refused_key_is_told_apart_and_never_shown() {
        String body = "{\"message\":\"bad key " + KEY + "\",\"error\":{\"message\":\"bad key " + KEY + "\"}}";

        SearchFailure failure = failure(FakeTransport.always(401, "application/json", body));

        assertThat(failure.kind()).isEqualTo(Outcome.AUTH);
        assertThat(failure.getMessage()).contains(engine());
        if (Settings.defaults().has("search." + engine() + ".key")) {
            assertThat(failure.getMessage()).doesNotContain(KEY);
        }
    }

    @Test
    void spent_allowance_is_told_apart() {
        assertThat(failure(FakeTransport.always(402, "application/json", "{}")).kind())
                .isEqualTo(Outcome.QUOTA);
    }

    @Test
    void too_many_calls_tells_how_long_to_wait() {
        SearchFailure failure = failure(FakeTransport.always(429, "application/json", "{}"));

        assertThat(failure.kind()).isIn(Outcome.RATE, Outcome.QUOTA);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void broken_server_is_down() {
        assertThat(failure(FakeTransport.always(500, "text/html", "<h1>oops</h1>"))
                        .kind())
                .isEqualTo(Outcome.DOWN);
    }

    @Test
    void unreachable_server_is_down() {
        FakeTransport dead = new FakeTransport(call -> {
            throw new TransientException("timed out after 10 s");
        });

        assertThat(failure(dead).kind()).isEqualTo(Outcome.DOWN);
    }

    @Test
    void cancelled_search_sends_nothing() {
        FakeTransport transport = FakeTransport.always(200, type(), normal());
        Cancellation cancellation = new Cancellation();
        cancellation.cancel("enough");

        assertThatThrownBy(() -> over(transport).search(Query.of("basalt"), cancellation))
                .isInstanceOf(CancelledException.class);
        assertThat(transport.calls).isEmpty();
    }

    @Test
    void key_stands_in_headers_only() {
        FakeTransport transport = FakeTransport.always(200, type(), normal());

        over(transport).search(Query.of("basalt"), new Cancellation());

        assertThat(transport.calls).hasSize(1);
        assertThat(transport.calls.get(0).uri().toString()).doesNotContain(KEY);
        assertThat(transport.calls.get(0).trusted()).isTrue();
    }
}
