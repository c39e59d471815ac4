package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.run.StoredRun;
import dev.footnote.store.ForwardingRunStore;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requests may take of the server: its threads, and the bytes of a body. */
@Timeout(60)
class ServerThreadsIT {

    private static final int ASKED = 20;

    @TempDir
    private Path home;

    /** A store in which whoever looks for a run waits, on a thread of the server. */
    private static final class HeldStore extends ForwardingRunStore {

        final AtomicInteger waiting = new AtomicInteger();
        final CountDownLatch release = new CountDownLatch(1);

        @Override
        public Optional<StoredRun> find(String id) {
            waiting.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.find(id);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, false", "64, true"})
    void requests_beyond_the_threads_of_the_server_wait_for_one(String threads, boolean all) throws Exception {
        HeldStore store = new HeldStore();
        try (Door door = Door.storedIn(home, Map.of("http.threads", threads), store)) {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, ASKED)
                    .mapToObj(i -> door.to("/v1/research/none" + i).GET().build())
                    .map(request -> door.client().sendAsync(request, BodyHandlers.ofString()))
                    .toList();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(all ? 30 : 2);
            while (store.waiting.get() < ASKED && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(store.waiting.get()).isBetween(1, all ? ASKED : 8);
            assertThat(store.waiting.get() == ASKED).isEqualTo(all);
            store.release.countDown();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
            }
        } finally {
            store.release.countDown();
        }
    }

    @Test
    void a_body_above_the_limit_of_the_settings_is_refused() throws Exception {
        try (Door door = Door.open(home, Map.of("http.max_body_bytes", "2000"), null)) {
            String question = "{\"question\":\"Who bought Lunokhod 2?\"%s}";
            assertThat(door.post(question.formatted(" ".repeat(1_900))).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> refused = door.post(question.formatted(" ".repeat(2_000)));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("urn:footnote:problem:body-too-large");
        }
    }
}
