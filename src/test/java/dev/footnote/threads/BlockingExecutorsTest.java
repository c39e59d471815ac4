package dev.footnote.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BlockingExecutorsTest {

    @Test
    void tasks_run_on_named_daemon_threads() throws Exception {
        ExecutorService threads = BlockingExecutors.perTask("worker");
        try {
            Thread thread = threads.submit(Thread::currentThread).get(5, TimeUnit.SECONDS);

            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).startsWith("worker-");
        } finally {
            threads.shutdownNow();
        }
    }
}
