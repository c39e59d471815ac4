package dev.footnote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footnote.api.Answer;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The wall clock of a scripted run with and without prefetching: three rounds of searching and reading, then the answer, over real HTTP to an engine and pages on
 * this machine that take their time. Read the two scores as a ratio. What can be gained is the time of the pages, or that of the thinking where it is shorter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class PrefetchBench {

    private static final int ROUNDS = 3;
    private static final String SENTENCE = "The lighthouse of Skerry Point was kept by Ada Brennan.";

    @Param({"0", "3"})
    public int prefetch;

    @Param("600")
    public int thinkingMillis;

    @Param("400")
    public int pageMillis;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer web;
    private Path home;
    private Footnote footnote;

    @Setup
    public void start() throws IOException {
        home = Files.createTempDirectory("bench");
        web = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        web.setExecutor(threads);
        web.createContext("/robots.txt", exchange -> answer(exchange, 404, "text/plain", "none"));
        web.createContext("/search", exchange -> answer(exchange, 200, "application/json", results(exchange)));
        web.createContext("/page", exchange -> {
            pause(pageMillis);
            answer(
                    exchange,
                    200,
                    "text/html; charset=utf-8",
                    "<html><title>Keepers</title><main><p>" + SENTENCE + "</p></main></html>");
        });
        web.start();
    }

    /** Every run begins with empty caches. */
    @Setup(Level.Invocation)
    public void open() {
        footnote = Footnote.builder()
                .environment(Map.of())
                .home(home)
                .web(true)
                .chatModel(new Thinker(), "scripted")
                .setting("research.prefetch", String.valueOf(prefetch))
                .setting("net.allow_private", "true")
                .setting("search.engines", "searxng")
                .setting("search.searxng.base_url", address())
                .build();
    }

    @Benchmark
    public Answer run() {
        Answer answer = footnote.research("Who kept the lighthouse of Skerry Point?");
        if (answer.status() != Answer.Status.ANSWERED) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }

    @TearDown(Level.Invocation)
    public void close() {
        footnote.close();
    }

    @TearDown
    public void stop() throws IOException {
        web.stop(0);
        threads.shutdownNow();
        Files.deleteIfExists(home);
    }

    private String address() {
        return "http://127.0.0.1:" + web.getAddress().getPort();
    }

    /** Each round's search finds a page of its own. */
    private String results(HttpExchange exchange) {
        int page = Math.abs(exchange.getRequestURI().getQuery().hashCode() % 1000);
        return "{\"results\": [{\"url\": \"" + address() + "/page/" + page
                + "\", \"title\": \"Keepers of Skerry Point\", \"content\": \"x\", \"engine\": \"x\"}]}";
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Searches and reads in turn, thinking before each turn; reads what the last search showed. */
    private final class Thinker implements StreamingChatModel {

        private final AtomicInteger turns = new AtomicInteger();

        @Override
        public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
            CompletableFuture.runAsync(
                    () -> {
                        pause(thinkingMillis);
                        int turn = turns.getAndIncrement();
                        handler.onCompleteResponse(ChatResponse.builder()
                                .aiMessage(AiMessage.from(call(turn, request)))
                                .build());
                    },
                    threads);
        }

        private ToolExecutionRequest call(int turn, ChatRequest request) {
            if (turn >= 2 * ROUNDS) {
                return tool(
                        turn,
                        "submit_answer",
                        "{\"found\": true, \"short_answer\": \"Ada Brennan\", \"confidence\": 1, \"claims\": [{\"text\": \""
                                + SENTENCE + "\", \"quotes\": [{\"source\": 1, \"quote\": \"" + SENTENCE + "\"}]}]}");
            }
            if (turn % 2 == 0) {
                return tool(turn, "search", "{\"queries\": [\"Skerry Point keepers " + turn + "\"]}");
            }
            String shown = request.messages().get(request.messages().size() - 1).toString();
            Matcher found = Pattern.compile(Pattern.quote(address()) + "/page/\\d+").matcher(shown);
            if (!found.find()) {
                throw new IllegalStateException("no page in " + shown);
            }
            return tool(turn, "read", "{\"url\": \"" + found.group() + "\"}");
        }

        private ToolExecutionRequest tool(int turn, String name, String arguments) {
            return ToolExecutionRequest.builder()
                    .id("call_" + turn)
                    .name(name)
                    .arguments(arguments)
                    .build();
        }
    }
}
