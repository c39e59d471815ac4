package dev.footnote.llm.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    @Test
    void a_few_tasks_in_a_row_stay_on_one_thread_of_the_network() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CompletableFuture<?>[] tasks = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.runAsync(() -> seen.add(Thread.currentThread()), threads.network()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(tasks).orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(seen).hasSize(1);
    }

    @Test
    void a_second_thread_of_the_network_helps_where_many_tasks_wait_and_all_of_them_run() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CompletableFuture<?>[] tasks = IntStream.range(0, 100)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            seen.add(Thread.currentThread());
                            await(go);
                        },
                        threads.network()))
                .toArray(CompletableFuture[]::new);
        go.countDown();
        CompletableFuture.allOf(tasks).get(20, TimeUnit.SECONDS);
        assertThat(seen).hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
