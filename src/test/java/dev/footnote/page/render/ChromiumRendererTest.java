package dev.footnote.page.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.net.HttpTransport;
import dev.footnote.threads.OwnThread;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a browser is started, used again, waited for and ended, with a browser that only pretends. */
class ChromiumRendererTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpAnswer SHELL =
            new HttpAnswer(200, URI.create("https://a.example/"), List.of(), Map.of(), "<p>".getBytes(UTF_8), false);

    private static final HttpTransport NONE = new HttpTransport() {
        @Override
        public HttpAnswer send(HttpCall call, Cancellation cancellation) {
            throw new AssertionError("nothing is to be fetched");
        }

        @Override
        public void close() {
            // holds nothing
        }
    };

    /** Gives each page the same text; holds its first look until it is let go. */
    private static final class Pretended implements Browser, DevTools {
        private final CountDownLatch go;
        private final CountDownLatch looking = new CountDownLatch(1);
        private final List<String> contexts = new ArrayList<>();
        private final List<String> disposed = new ArrayList<>();
        private boolean alive = true;
        private int closed;

        private Pretended(CountDownLatch go) {
            this.go = go;
        }

        @Override
        public DevTools tools() {
            return this;
        }

        @Override
        public boolean isAlive() {
            return alive;
        }

        @Override
        public void watch(String target, Tab tab) {
            // nothing is loaded
        }

        @Override
        public void unwatch(String target) {
            // nothing is loaded
        }

        @Override
        public JsonNode call(
                String session, String method, Map<String, ?> parameters, long deadline, Cancellation cancellation) {
            if (method.equals("Runtime.evaluate")) {
                looking.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new CancelledException("interrupted");
                }
                boolean taking = ((String) parameters.get("expression")).contains("getHTML");
                return JSON.createObjectNode()
                        .set(
                                "result",
                                JSON.createObjectNode()
                                        .set(
                                                "value",
                                                taking
                                                        ? JSON.createObjectNode()
                                                                .put("html", "<p>Built.</p>")
                                                        : JSON.createArrayNode()
                                                                .add(true)
                                                                .add(1000)));
            }
            if (method.equals("Target.createBrowserContext")) {
                synchronized (this) {
                    contexts.add("c" + contexts.size());
                    return JSON.createObjectNode().put("browserContextId", contexts.get(contexts.size() - 1));
                }
            }
            return JSON.createObjectNode().put("targetId", "t").put("sessionId", "s");
        }

        @Override
        public synchronized void tell(String session, String method, Map<String, ?> parameters) {
            if (method.equals("Target.disposeBrowserContext")) {
                disposed.add((String) parameters.get("browserContextId"));
            }
        }

        @Override
        public void close() {
            alive = false;
            closed++;
        }
    }

    private final AtomicInteger launched = new AtomicInteger();
    private final Map<String, String> set = new HashMap<>(Map.of("page.renderer_quiet", "0ms"));
    private final CountDownLatch go = new CountDownLatch(1);
    private Pretended browser = new Pretended(go);

    private ChromiumRenderer renderer() {
        RendererSettings settings = RendererSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), set)));
        return new ChromiumRenderer(settings, NONE, () -> {
            launched.incrementAndGet();
            browser = browser.alive ? browser : new Pretended(go);
            return browser;
        });
    }

    @Test
    void a_browser_is_started_by_the_first_page_and_used_for_the_next_in_another_context() throws Exception {
        go.countDown();
        try (ChromiumRenderer renderer = renderer()) {
            assertThat(launched).hasValue(0);
            assertThat(renderer.render(SHELL, new Cancellation()).html()).isEqualTo("<p>Built.</p>");
            renderer.render(SHELL, new Cancellation());
            assertThat(launched).hasValue(1);
            assertThat(browser.contexts).containsExactly("c0", "c1");
            assertThat(browser.disposed).containsExactly("c0", "c1");
        }
        assertThat(browser.closed).isEqualTo(1);
    }

    @Test
    void a_browser_that_has_died_is_replaced() throws Exception {
        go.countDown();
        try (ChromiumRenderer renderer = renderer()) {
            renderer.render(SHELL, new Cancellation());
            Pretended first = browser;
            first.alive = false;
            renderer.render(SHELL, new Cancellation());
            assertThat(launched).hasValue(2);
            assertThat(first.closed).isEqualTo(1);
        }
    }

    @Test
    void a_closed_renderer_starts_nothing() throws Exception {
        ChromiumRenderer renderer = renderer();
        renderer.close();
        renderer.close();
        assertThatThrownBy(() -> renderer.render(SHELL, new Cancellation())).isInstanceOf(RenderException.class);
        assertThat(launched).hasValue(0);
    }

    @Test
    void no_more_pages_than_allowed_are_rendered_at_once_and_the_others_wait() throws Exception {
        set.put("page.renderer_at_once", "1");
        set.put("page.renderer_timeout", "120s");
        try (ChromiumRenderer renderer = renderer()) {
            CompletableFuture<RenderedPage> first = OwnThread.supply(() -> render(renderer, new Cancellation()));
            assertThat(browser.looking.await(60, TimeUnit.SECONDS)).isTrue();
            Cancellation impatient = new Cancellation();
            CompletableFuture<RenderedPage> second = OwnThread.supply(() -> render(renderer, impatient));
            CompletableFuture<RenderedPage> third = OwnThread.supply(() -> render(renderer, new Cancellation()));
            impatient.cancel("left");
            assertThatThrownBy(second::join).hasCauseInstanceOf(CancelledException.class);
            assertThat(browser.contexts).hasSize(1);
            go.countDown();
            assertThat(first.join().html()).isEqualTo("<p>Built.</p>");
            assertThat(third.join().html()).isEqualTo("<p>Built.</p>");
            assertThat(browser.contexts).hasSize(2);
        }
    }

    @Test
    void who_waits_for_too_long_is_told() throws Exception {
        set.put("page.renderer_at_once", "1");
        set.put("page.renderer_timeout", "300ms");
        try (ChromiumRenderer renderer = renderer()) {
            CompletableFuture<RenderedPage> first = OwnThread.supply(() -> render(renderer, new Cancellation()));
            assertThat(browser.looking.await(60, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> renderer.render(SHELL, new Cancellation()))
                    .isInstanceOf(RenderException.class)
                    .hasMessage("the browser was busy with other pages");
            go.countDown();
            first.handle((page, failure) -> "over").join();
        }
    }

    private static RenderedPage render(ChromiumRenderer renderer, Cancellation cancellation) {
        try {
            return renderer.render(SHELL, cancellation);
        } catch (RenderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean made(String value) {
        Map<String, String> flags = value.isEmpty() ? Map.of() : Map.of("page.renderer", value);
        return PageRenderers.create(Settings.load(new Settings.Inputs(null, Map.of(), flags)), NONE, "")
                .isPresent();
    }

    @Test
    void only_who_asks_for_it_gets_a_renderer() {
        assertThat(made("")).isFalse();
        assertThat(made("off")).isFalse();
        assertThat(made("false")).isFalse();
        assertThat(made("Chromium")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"firefox", "true", "on"})
    void another_renderer_is_refused_with_a_word(String value) {
        assertThatThrownBy(() -> made(value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("page.renderer")
                .hasMessageContaining("choose one of off, chromium");
    }
}
