package dev.footnote.llm.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointThreadsTest {

    private final EndpointThreads threads = EndpointThreads.named("test");

    @AfterEach
    void close() {
        threads.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_task_that_comes_after_the_end_runs_on_its_callers_thread(boolean network) {
        ExecutorService pool = network ? threads.network() : threads.callbacks();
        threads.close();
        Thread ran = on(pool, thread -> thread);
        assertThat(ran).isSameAs(Thread.currentThread());
    }

    @Test
    void before_the_end_tasks_run_on_daemon_threads_of_the_endpoint() {
        String network = on(threads.network(), EndpointThreadsTest::described);
        String callback = on(threads.callbacks(), EndpointThreadsTest::described);
        assertThat(network).matches("llm-test-net-\\d+ true");
        assertThat(callback).matches("llm-test-call-\\d+ true");
    }

    private static String described(Thread thread) {
        return thread.getName() + " " + thread.isDaemon();
    }

    private static <T> T on(ExecutorService pool, Function<Thread, T> read) {
        return CompletableFuture.supplyAsync(() -> read.apply(Thread.currentThread()), pool)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
