package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import dev.footnote.testkit.TurnedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, since it looks at the threads of the whole process. */
@Isolated
class ServiceBuilderTest {

    @TempDir
    private Path temp;

    private Path docs;

    @BeforeEach
    void fill() throws IOException {
        docs = Files.createDirectory(temp.resolve("docs"));
        Files.writeString(docs.resolve("bees.txt"), "A hive holds 40,000 bees in summer.");
    }

    private ServiceBuilder builder() {
        return FootnoteService.builder()
                .environment(Map.of())
                .corpus(docs)
                .home(temp.resolve("home"))
                .model("offline");
    }

    /** Files of the index that this process has open, as Linux tells; none elsewhere. */
    private long mapped() throws IOException {
        Path maps = Path.of("/proc/self/maps");
        if (!Files.isReadable(maps)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(maps)) {
            return lines.filter(line -> line.contains(temp.toString())).count();
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("HttpClient") || name.startsWith("footnote"))
                .sorted()
                .toList();
    }

    @Test
    void a_refused_build_leaves_no_threads_and_no_open_files() throws IOException {
        try (FootnoteService footnote = builder().build()) {
            footnote.index(line -> {});
        }
        List<String> before = threads();
        Map<String, String> bad = Map.of(
                "research.warn_at", "7",
                "search.engines", "no-such-engine",
                "store.max_runs", "-3",
                "offline.nothing", "1");
        bad.forEach((name, value) -> assertThatThrownBy(
                        () -> builder().web(true).setting(name, value).build())
                .as(name)
                .isInstanceOf(InvalidInputException.class));
        // Threads of earlier tests may end meanwhile.
        assertThat(before).containsAll(threads());
        assertThat(mapped()).isZero();
    }

    @Test
    void an_open_instance_holds_the_files_that_a_refused_one_must_not() throws IOException {
        try (FootnoteService footnote = builder().build()) {
            footnote.index(line -> {});
            if (Files.isReadable(Path.of("/proc/self/maps"))) {
                assertThat(mapped()).isPositive();
            }
        }
        assertThat(mapped()).isZero();
    }

    @Test
    void a_run_right_after_indexing_does_not_index_again() throws IOException {
        TurnedClock clock = new TurnedClock();
        try (FootnoteService footnote = builder().clock(clock).build()) {
            footnote.index(line -> {});
            Files.writeString(docs.resolve("owls.txt"), "An owl sleeps by day in a barn.");
            assertThat(found(footnote)).isZero();
            assertThat(found(footnote)).as("the next run indexes").isEqualTo(1);
            footnote.index(line -> {});
            Files.delete(docs.resolve("owls.txt"));
            clock.on(Duration.ofSeconds(6));
            assertThat(found(footnote)).as("long after indexing").isZero();
        }
    }

    private static int found(FootnoteService footnote) {
        AtomicInteger owls = new AtomicInteger();
        footnote.research("Where does an owl sleep by day?").sources().stream()
                .filter(source -> source.url().toString().contains("owls"))
                .forEach(source -> owls.incrementAndGet());
        return owls.get();
    }
}
