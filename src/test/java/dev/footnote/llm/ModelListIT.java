package dev.footnote.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.CancelledException;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host whose list of models hangs holds up each caller once, not one after another. */
@Timeout(60)
class ModelListIT {

    private static final int CALLERS = 8;

    private final ScriptedKimi kimi = ScriptedKimi.start();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        callers.shutdownNow();
        kimi.close();
    }

    private List<Future<String>> allAtOnce(Callable<String> call) {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Future<String>> out = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            out.add(callers.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        return out;
    }

    @Test
    void eight_callers_of_a_list_that_hangs_share_one_request_and_its_failure() throws Exception {
        kimi.listing(Turn.delay(Duration.ofMinutes(5)));
        try (Endpoint endpoint = Heard.open(kimi, "chat.list_timeout", "3s")) {
            for (Future<String> call : allAtOnce(endpoint::model)) {
                assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS)).hasMessageContaining("chat.list_timeout");
            }
            assertThat(kimi.listed()).isEqualTo(1);
            assertThat(endpoint.model()).isEqualTo("kimi-k2-thinking");
            assertThat(kimi.listed()).isEqualTo(2);
        }
    }

    @Test
    void eight_questions_at_once_share_one_request_too() throws Exception {
        Files.writeString(folder.resolve("note.md"), "# A note\n\nNothing much.");
        kimi.listing(Turn.delay(Duration.ofMinutes(5)));
        ServiceBuilder builder = FootnoteService.builder()
                .environment(Map.of())
                .corpus(folder)
                .home(folder.resolveSibling("home"))
                .model("kimi")
                .setting("llm.kimi.base_url", kimi.baseUrl())
                .setting("llm.kimi.key", "sk-secret-1")
                .setting("chat.list_timeout", "1s");
        try (FootnoteService footnote = builder.build()) {
            for (Future<String> call :
                    allAtOnce(() -> footnote.research("What is noted?").answer())) {
                assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS)).hasMessageContaining("chat.list_timeout");
            }
        }
        assertThat(kimi.listed()).isEqualTo(1);
    }

    @Test
    void a_caller_that_is_interrupted_leaves_and_the_others_go_on_waiting() throws Exception {
        kimi.listing(Turn.delay(Duration.ofMinutes(5)));
        try (Endpoint endpoint = Heard.open(kimi, "chat.list_timeout", "3s")) {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    thrown.complete(new AssertionError("got " + endpoint.model()));
                } catch (RuntimeException e) {
                    thrown.complete(e);
                }
            });
            caller.start();
            Future<String> other = callers.submit(endpoint::model);
            caller.interrupt();
            assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
            assertThatThrownBy(() -> other.get(30, TimeUnit.SECONDS)).hasMessageContaining("chat.list_timeout");
        }
    }
}
