package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footnote.api.Answer;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** While the model thinks about a search, its best pages are on their way; over real HTTP, with an engine and a site of our own. */
@Timeout(60)
class PrefetchIT {

    private static final String KEPT = "The lighthouse of Skerry Point was kept by Ada Brennan, born in Tobermory.";

    private final List<String> pagesAsked = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer web;

    @TempDir
    java.nio.file.Path home;

    @BeforeEach
    void start() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        web.setExecutor(threads);
        web.createContext("/robots.txt", exchange -> answer(exchange, 404, "text/plain", "none"));
        web.createContext("/search", exchange -> answer(exchange, 200, "application/json", results()));
        web.createContext("/page", exchange -> {
            pagesAsked.add(exchange.getRequestURI().getPath());
            asked.countDown();
            answer(
                    exchange,
                    200,
                    "text/html; charset=utf-8",
                    "<html lang=en><title>Keepers</title><main><h1>Keepers</h1><p>" + KEPT + "</p></main></html>");
        });
        web.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
        threads.shutdownNow();
    }

    private String address() {
        return "http://127.0.0.1:" + web.getAddress().getPort();
    }

    private String results() {
        return "{\"results\": [{\"url\": \"" + address()
                + "/page/1\", \"title\": \"Keepers of Skerry Point\", \"content\": \"Who kept the lighthouse\","
                + " \"engine\": \"x\"}, {\"url\": \"" + address()
                + "/page/2\", \"title\": \"Ferries\", \"content\": \"Of Skerry Point\", \"engine\": \"x\"}]}";
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private FootnoteService open(StreamingChatModel model, int prefetch) {
        return builder(model, prefetch).build();
    }

    private ServiceBuilder builder(StreamingChatModel model, int prefetch) {
        return FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .web(true)
                .chatModel(model, "thinker")
                .setting("research.mode", "think")
                .setting("research.prefetch", String.valueOf(prefetch))
                .setting("net.allow_private", "true")
                .setting("search.engines", "searxng")
                .setting("search.searxng.base_url", address());
    }

    /** Thinks about the results for a while: until a page is asked for, or the time is over. */
    private final class Thinker implements StreamingChatModel {
        private final ScriptedModel script = ScriptedModel.of(
                ScriptedModel.turn("Look.", "search", ScriptedModel.search("Skerry Point lighthouse")),
                ScriptedModel.turn("That one.", "read", ScriptedModel.read(address() + "/page/1")),
                ScriptedModel.turn("Hand in.", "submit_answer", ScriptedModel.submit(KEPT, 1, KEPT)));
        private final AtomicBoolean cameWhileThinking = new AtomicBoolean();
        private final long seconds;
        private int turn;

        Thinker(long seconds) {
            this.seconds = seconds;
        }

        @Override
        public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
            if (++turn == 2) {
                try {
                    cameWhileThinking.set(asked.await(seconds, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            script.chat(request, handler);
        }
    }

    @Test
    void the_best_page_is_fetched_while_the_model_thinks_and_never_twice() {
        Thinker thinker = new Thinker(20);
        try (FootnoteService footnote = open(thinker, 3)) {
            Answer answer = footnote.research("Who kept the lighthouse of Skerry Point?");

            assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
            assertThat(thinker.cameWhileThinking).isTrue();
            assertThat(pagesAsked).as("one page a host").containsExactly("/page/1");
            assertThat(footnote.prefetched().started()).isEqualTo(1);
            assertThat(footnote.prefetched().hitRate()).isEqualTo(1);
            assertThat(footnote.caches())
                    .anySatisfy(cache -> {
                        assertThat(cache.cache()).isEqualTo("pages");
                        assertThat(cache.hits()).isEqualTo(1);
                        assertThat(cache.misses()).isZero();
                    })
                    .anySatisfy(cache -> {
                        assertThat(cache.cache()).isEqualTo("searches");
                        assertThat(cache.misses()).isEqualTo(1);
                    });
        }
    }

    @Test
    void a_page_of_a_host_that_the_operator_excludes_is_not_read_though_the_question_names_it() {
        String page = address() + "/page/1";
        ScriptedModel model = ScriptedModel.of(
                ScriptedModel.turn("That one.", "read", ScriptedModel.read(page)),
                ScriptedModel.turn("Give up.", "submit_answer", "{\"found\": false, \"claims\": []}"));
        try (FootnoteService footnote =
                builder(model, 3).setting("search.exclude_domains", "127.0.0.1").build()) {
            Answer answer = footnote.research("What does " + page + " say?");

            assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.NOT_FOUND);
            assertThat(model.requests.get(1)).contains("may not read");
            assertThat(pagesAsked).isEmpty();
        }
    }

    @Test
    void nothing_is_fetched_unasked_when_it_is_switched_off() {
        Thinker thinker = new Thinker(0);
        try (FootnoteService footnote = open(thinker, 0)) {
            Answer answer = footnote.research("Who kept the lighthouse of Skerry Point?");

            assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
            assertThat(thinker.cameWhileThinking).isFalse();
            assertThat(pagesAsked).containsExactly("/page/1");
            assertThat(footnote.prefetched().started()).isZero();
        }
    }
}
