package dev.footnote.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Cancellation;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.config.Settings;
import dev.footnote.testkit.TurnedClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked twice is paid for once, also by the next process. */
class SearchCacheTest {

    private static final Clock CLOCK = SearchEngineContract.CLOCK;
    private static final List<Hit> HITS =
            List.of(new Hit(URI.create("https://p.example/1"), "t", "s", List.of("x"), null, null));

    private final AtomicInteger calls = new AtomicInteger();

    @TempDir
    private Path folder;

    private SearchCache cache() {
        return new SearchCache(
                SearchSettings.from(Settings.load(
                        new Settings.Inputs(null, Map.of(), Map.of("search.cache_folder", folder.toString())))),
                CLOCK);
    }

    private SearchCache.Found ask(SearchCache cache, String query, List<Hit> hits) {
        return cache.get(
                "one",
                Query.of(query),
                this,
                () -> {
                    calls.incrementAndGet();
                    return hits;
                },
                new Cancellation());
    }

    @Test
    void an_empty_answer_was_paid_for_too_and_is_not_asked_for_by_the_next_process() {
        ask(cache(), "basalt", List.of());
        SearchCache.Found again = ask(cache(), "basalt", HITS);
        assertThat(again.cached()).isTrue();
        assertThat(again.hits()).isEmpty();
        assertThat(calls).hasValue(1);
    }

    private static SearchCache inMemory(Clock clock, Map<String, String> flags) {
        return new SearchCache(SearchSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), flags))), clock);
    }

    @Test
    void an_answer_is_kept_for_its_time_and_an_empty_one_for_a_shorter_time() {
        TurnedClock clock = new TurnedClock();
        SearchCache cache = inMemory(clock, Map.of("search.cache_time", "40m", "search.cache_empty_time", "7m"));
        ask(cache, "basalt", HITS);
        ask(cache, "granite", List.of());
        clock.on(Duration.ofMinutes(6));
        assertThat(ask(cache, "granite", HITS).cached()).isTrue();
        clock.on(Duration.ofMinutes(2));
        assertThat(ask(cache, "granite", HITS).cached()).isFalse();
        clock.on(Duration.ofMinutes(31));
        assertThat(ask(cache, "basalt", HITS).cached()).isTrue();
        clock.on(Duration.ofMinutes(2));
        assertThat(ask(cache, "basalt", HITS).cached()).isFalse();
    }

    @Test
    void no_more_memory_is_taken_than_allowed() {
        SearchCache cache = inMemory(CLOCK, Map.of("search.cache_bytes", "5000"));
        for (int i = 0; i < 100; i++) {
            ask(cache, "basalt " + i, HITS);
        }
        assertThat(cache.report().bytes()).isBetween(1L, 5000L);
    }

    @Test
    void hits_and_misses_are_counted() {
        SearchCache cache = cache();
        ask(cache, "basalt", HITS);
        ask(cache, " basalt ", HITS);
        ask(cache, "granite", HITS);
        assertThat(cache.report().hits()).isEqualTo(1);
        assertThat(cache.report().misses()).isEqualTo(2);
        assertThat(cache.report().entries()).isEqualTo(2);
        assertThat(cache.report().bytes()).isPositive();
    }

    @Test
    void what_is_over_its_time_leaves_the_folder_and_what_is_not_ours_stays() throws IOException {
        ask(cache(), "basalt", HITS);
        Path old = files().get(0);
        Path theirs = Files.writeString(folder.resolve("notes.json"), "{}");
        FileTime longAgo = FileTime.from(CLOCK.instant().minus(Duration.ofDays(3)));
        Files.setLastModifiedTime(old, longAgo);
        Files.setLastModifiedTime(theirs, longAgo);

        ask(cache(), "granite", HITS);

        assertThat(files()).doesNotContain(old).contains(theirs).hasSize(2);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
