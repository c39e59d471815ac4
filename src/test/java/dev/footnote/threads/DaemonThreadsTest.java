package dev.footnote.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {

    @Test
    void threads_are_daemons_with_numbered_names() {
        ThreadFactory factory = DaemonThreads.named("worker");
        assertThat(factory.newThread(() -> {}).getName()).isEqualTo("worker-1");
        Thread second = factory.newThread(() -> {});
        assertThat(second.getName()).isEqualTo("worker-2");
        assertThat(second.isDaemon()).isTrue();
        assertThat(DaemonThreads.one("clock", () -> {}).isDaemon()).isTrue();
    }
}
