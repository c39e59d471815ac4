package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.ResearchRequest;
import dev.footnote.http.log.AccessLog;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import io.javalin.http.Context;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How long a request is known by its key. */
@Timeout(60)
class IdempotentRunsTest {

    private static final byte[] BODY = "{\"question\":\"Who built it?\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path home;

    private final AtomicLong nanos = new AtomicLong();
    private final IdempotentRuns requests = new IdempotentRuns(nanos::get);

    /** A request with a key; what it is told in return is dropped. */
    private static Context request(String key) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("header")) {
                        return arguments.length == 1 ? key : proxy;
                    }
                    return method.getName().equals("path") ? "/v1/research" : null;
                });
    }

    private QueuedRun asked(String key, Supplier<QueuedRun> start) {
        return requests.run(request(key), BODY, false, start);
    }

    @Test
    void a_key_is_known_for_an_hour_and_then_begins_a_run_of_its_own() {
        ServiceBuilder builder =
                FootnoteService.builder().environment(Map.of()).home(home).chatModel(new HeldModel(), "held");
        HttpSettings settings = HttpSettings.from(builder.effectiveSettings());
        Clock clock = Clock.systemUTC();
        try (FootnoteService footnote = builder.build()) {
            RunQueue runs = new RunQueue(
                    footnote, settings, clock, new AccessLog(settings.log(), line -> {}, clock), (run, answer) -> {});
            Supplier<QueuedRun> start = () -> runs.admit(ResearchRequest.of("Who built it?"), "a", true);
            QueuedRun first = asked("one", start);
            nanos.addAndGet(Duration.ofMinutes(59).toNanos());
            assertThat(asked("one", start)).isSameAs(first);
            assertThat(asked("two", start)).isNotSameAs(first);
            nanos.addAndGet(Duration.ofMinutes(2).toNanos());
            QueuedRun later = asked("one", start);
            assertThat(later).isNotSameAs(first);
            assertThat(asked("one", start)).isSameAs(later);
            runs.drain();
            runs.all().forEach(run -> runs.cancel(run, "the test is over"));
        }
    }
}
