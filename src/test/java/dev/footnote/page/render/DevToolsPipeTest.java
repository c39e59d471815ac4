package dev.footnote.page.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.threads.OwnThread;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages between this process and a browser, without a browser. */
class DevToolsPipeTest {

    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private PipedOutputStream browser;
    private DevToolsPipe pipe;

    @BeforeEach
    void open() throws IOException {
        browser = new PipedOutputStream();
        OutputStream out = new OutputStream() {
            private final ByteArrayOutputStream message = new ByteArrayOutputStream();

            @Override
            public void write(int b) {
                if (b == 0) {
                    sent.add(message.toString(UTF_8));
                    message.reset();
                } else {
                    message.write(b);
                }
            }
        };
        pipe = new DevToolsPipe(new PipedInputStream(browser, 1 << 16), out, new DevToolsPipe.Listener() {
            @Override
            public void event(String method, JsonNode parameters, String session) {
                events.add(method + " " + parameters + " " + session);
            }

            @Override
            public void ended() {
                over.countDown();
            }
        });
        pipe.open();
    }

    @AfterEach
    void close() throws IOException {
        browser.close();
        pipe.close();
    }

    private void answer(String json) throws IOException {
        browser.write((json + "\0").getBytes(UTF_8));
        browser.flush();
    }

    private CompletableFuture<JsonNode> call(String session, Cancellation cancellation) {
        return OwnThread.supply(() -> {
            try {
                return pipe.call(
                        session,
                        "Page.enable",
                        Map.of("a", 1),
                        System.nanoTime() + Duration.ofMinutes(2).toNanos(),
                        cancellation);
            } catch (RenderException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    @Test
    void an_answer_finds_its_call_and_events_are_told() throws Exception {
        CompletableFuture<JsonNode> result = call("S1", new Cancellation());
        assertThat(sent.poll(60, TimeUnit.SECONDS))
                .isEqualTo("{\"id\":1,\"method\":\"Page.enable\",\"params\":{\"a\":1},\"sessionId\":\"S1\"}");
        answer("{\"method\":\"Page.shown\",\"params\":{\"x\":2},\"sessionId\":\"S1\"}");
        answer("{\"id\":77,\"result\":{}}");
        answer("{\"id\":1,\"result\":{\"y\":\"\u00fc\"}}");
        assertThat(result.get(60, TimeUnit.SECONDS).path("y").asText()).isEqualTo("\u00fc");
        assertThat(events.poll(60, TimeUnit.SECONDS)).isEqualTo("Page.shown {\"x\":2} S1");
    }

    @Test
    void a_refusal_is_told_without_words_of_the_browser() throws Exception {
        CompletableFuture<JsonNode> result = call(DevTools.BROWSER, new Cancellation());
        assertThat(sent.poll(60, TimeUnit.SECONDS)).doesNotContain("sessionId");
        answer("{\"id\":1,\"error\":{\"message\":\"secret words\"}}");
        assertThatThrownBy(result::join)
                .hasMessageContaining("the browser refused Page.enable")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_call_has_its_time() {
        assertThatThrownBy(() -> pipe.call("", "Page.enable", Map.of(), System.nanoTime(), new Cancellation()))
                .isInstanceOf(RenderException.class)
                .hasMessage("the browser gave no answer in time");
    }

    @Test
    void a_call_can_be_cancelled() throws Exception {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<JsonNode> result = call("", cancellation);
        assertThat(sent.poll(60, TimeUnit.SECONDS)).isNotNull();
        cancellation.cancel("left");
        assertThatThrownBy(result::join).hasCauseInstanceOf(CancelledException.class);
    }

    @Test
    void the_end_of_the_browser_ends_all_calls_and_later_ones() throws Exception {
        CompletableFuture<JsonNode> result = call("", new Cancellation());
        assertThat(sent.poll(60, TimeUnit.SECONDS)).isNotNull();
        browser.close();
        assertThatThrownBy(result::join).hasMessageContaining("the browser ended");
        assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(pipe.hasEnded()).isTrue();
        assertThatThrownBy(() -> call("", new Cancellation()).join()).hasMessageContaining("the browser ended");
    }

    @Test
    void what_is_no_json_ends_it() throws Exception {
        answer("not json");
        assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
    }
}
