package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.PermanentException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.http.exchange.Problem;
import dev.footnote.http.log.AccessLog;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.footnote.testkit.TurnedClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the service says that it is ready; what it asks the host is counted. */
class ReadinessTest {

    private final TurnedClock clock = new TurnedClock();
    private final ArrayDeque<Runnable> work = new ArrayDeque<>();

    @TempDir
    private Path home;

    private FootnoteService footnote;
    private RunQueue runs;
    private int asked;
    private Supplier<Optional<String>> trouble = Optional::empty;

    @BeforeEach
    void open() {
        ServiceBuilder builder =
                FootnoteService.builder().environment(Map.of()).home(home).model("offline");
        HttpSettings settings = HttpSettings.from(builder.effectiveSettings());
        footnote = builder.build();
        runs = new RunQueue(
                footnote, settings, clock, new AccessLog(settings.log(), line -> {}, clock), (run, answer) -> {});
    }

    @AfterEach
    void close() {
        footnote.close();
    }

    private Readiness readiness(Executor executor) {
        return new Readiness(
                runs,
                () -> {
                    asked++;
                    return trouble.get();
                },
                executor,
                clock);
    }

    private static String name(CompletableFuture<Optional<Problem>> problem) {
        return problem.getNow(Optional.empty()).map(Problem::name).orElse("ready");
    }

    @Test
    void the_host_is_asked_once_for_all_and_again_when_the_answer_is_old() {
        Readiness readiness = readiness(Runnable::run);
        assertThat(name(readiness.problem())).isEqualTo("ready");
        trouble = () -> Optional.of("host.example does not answer");
        assertThat(name(readiness.problem())).isEqualTo("ready");
        assertThat(asked).isEqualTo(1);
        clock.on(Duration.ofSeconds(10));
        assertThat(name(readiness.problem())).isEqualTo("not-ready");
        trouble = Optional::empty;
        clock.on(Duration.ofSeconds(9));
        assertThat(name(readiness.problem())).isEqualTo("not-ready");
        clock.on(Duration.ofSeconds(1));
        assertThat(name(readiness.problem())).isEqualTo("ready");
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void whoever_asks_while_the_host_is_asked_waits_for_the_same_answer() {
        Readiness readiness = readiness(work::add);
        CompletableFuture<Optional<Problem>> first = readiness.problem();
        clock.on(Duration.ofMinutes(1));
        CompletableFuture<Optional<Problem>> second = readiness.problem();
        assertThat(work).hasSize(1);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        work.remove().run();
        assertThat(name(first)).isEqualTo("ready");
        assertThat(second).isCompleted();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void what_anybody_may_read_names_no_host() {
        trouble = () -> Optional.of("kimi at api.example refuses the key sk-secret");
        assertThat(readiness(Runnable::run).problem().join().orElseThrow().json())
                .contains("503", "not-ready")
                .doesNotContain("api.example", "sk-secret");
    }

    @Test
    void a_failure_of_the_asking_counts_as_not_ready() {
        trouble = () -> {
            throw new PermanentException("broken");
        };
        assertThat(name(readiness(Runnable::run).problem())).isEqualTo("not-ready");
    }

    @Test
    void an_executor_that_takes_nothing_more_leaves_nobody_waiting() {
        Readiness readiness = readiness(task -> {
            throw new RejectedExecutionException("closed");
        });
        assertThat(readiness.problem()).isCompletedExceptionally();
    }

    @Test
    void a_run_that_waits_too_long_for_a_place_shows_that_all_are_stuck() {
        HeldModel held = new HeldModel();
        Clock started = Clock.fixed(clock.instant(), ZoneOffset.UTC);
        ServiceBuilder builder = FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .clock(started)
                .chatModel(held, "held")
                .setting("http.max_runs", "1")
                .setting("http.stuck_after", "5m");
        HttpSettings settings = HttpSettings.from(builder.effectiveSettings());
        try (FootnoteService stuck = builder.build()) {
            runs = new RunQueue(
                    stuck, settings, clock, new AccessLog(settings.log(), line -> {}, clock), (run, answer) -> {});
            runs.admit(ResearchRequest.of("Why?"), "a", true);
            clock.on(Duration.ofMinutes(6));
            assertThat(name(readiness(Runnable::run).problem()))
                    .as("nobody waits")
                    .isEqualTo("ready");
            runs.admit(ResearchRequest.of("Why not?"), "a", true);
            assertThat(name(readiness(Runnable::run).problem())).isEqualTo("stuck");
        }
    }

    @Test
    void a_server_that_goes_down_is_not_ready_and_asks_nobody() {
        runs.drain();
        assertThat(name(readiness(Runnable::run).problem())).isEqualTo("shutting-down");
        assertThat(asked).isZero();
    }
}
