package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.CancelledException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thread that waits for an answer can be interrupted; it is told so, and it stays interrupted. */
@Timeout(60)
class InterruptedCallerTest {

    private static final String QUESTION = "When was the mill at Corran built?";

    @TempDir
    Path folder;

    @TempDir
    Path home;

    @BeforeEach
    void lay_out_the_corpus() throws IOException {
        Files.writeString(folder.resolve("mill.md"), "# The mill\n\nThe mill at Corran was built in 1781 by Ewan Roy.");
    }

    private ServiceBuilder builder() {
        return FootnoteService.builder().environment(Map.of()).home(home).corpus(folder);
    }

    /** What a call gave or threw, and whether its thread was still interrupted then. */
    private record Outcome(Object value, boolean interrupted) {}

    private static CompletableFuture<Outcome> call(
            FootnoteService footnote, CompletableFuture<Thread> caller, boolean early) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            if (early) {
                Thread.currentThread().interrupt();
            }
            caller.complete(Thread.currentThread());
            Object value;
            try {
                value = footnote.research(QUESTION);
            } catch (RuntimeException e) {
                value = e;
            }
            outcome.complete(new Outcome(value, Thread.currentThread().isInterrupted()));
        });
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }

    private static void isCancelled(Outcome outcome) {
        assertThat(outcome.value()).isInstanceOf(CancelledException.class);
        assertThat((CancelledException) outcome.value()).hasMessageContaining("interrupted");
        assertThat(outcome.interrupted()).isTrue();
    }

    @Test
    void a_caller_interrupted_before_the_index_is_built_hears_of_that_and_not_of_the_disk() throws Exception {
        try (FootnoteService footnote = builder().model("offline").build()) {
            isCancelled(call(footnote, new CompletableFuture<>(), true).get(30, TimeUnit.SECONDS));
            assertThat(footnote.research(QUESTION).status()).isEqualTo(Answer.Status.ANSWERED);
        }
    }

    @Test
    void a_caller_interrupted_before_an_index_is_refreshed_leaves_it_whole() throws Exception {
        try (FootnoteService footnote = builder().model("offline").build()) {
            assertThat(footnote.research(QUESTION).status()).isEqualTo(Answer.Status.ANSWERED);
            Files.writeString(folder.resolve("kiln.md"), "# The kiln\n\nThe kiln at Corran was built in 1795.");
            isCancelled(call(footnote, new CompletableFuture<>(), true).get(30, TimeUnit.SECONDS));
            assertThat(footnote.index(line -> {}).problems()).isEmpty();
            assertThat(footnote.index(line -> {}).documents()).isEqualTo(2);
        }
    }

    @Test
    void a_caller_interrupted_while_the_model_thinks_cancels_its_run() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        StreamingChatModel model = new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                handler.onPartialThinking(new PartialThinking("Hm."), new PartialThinkingContext(new StreamingHandle() {
                    @Override
                    public void cancel() {
                        stopped.complete(null);
                    }

                    @Override
                    public boolean isCancelled() {
                        return stopped.isDone();
                    }
                }));
                asked.complete(null);
            }
        };
        try (FootnoteService footnote = builder().chatModel(model, "own").build()) {
            CompletableFuture<Thread> caller = new CompletableFuture<>();
            CompletableFuture<Outcome> outcome = call(footnote, caller, false);
            asked.get(30, TimeUnit.SECONDS);
            caller.join().interrupt();
            isCancelled(outcome.get(30, TimeUnit.SECONDS));
            assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
        }
    }
}
