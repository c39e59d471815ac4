package dev.footnote.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import dev.footnote.threads.OwnThread;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example programs, and what an embedder relies on: instances side by side, and no thread left. */
@Timeout(60)
class ExamplesIT {

    private static final String QUESTION = "Who designed the Aldermoor bridge?";
    private static final String FACT = "The Aldermoor bridge was designed by Ellen Hart in 1890.";

    @TempDir
    private Path home;

    @TempDir
    private Path bridges;

    @TempDir
    private Path mills;

    @BeforeEach
    void write_the_folders() throws IOException {
        Files.writeString(bridges.resolve("bridge.md"), "# Aldermoor bridge\n\n" + FACT + "\n");
        Files.writeString(
                mills.resolve("mill.md"), "# Aldermoor mill\n\nThe Aldermoor mill was designed by Tom Fell in 1702.\n");
    }

    private static String printed(Runnable program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_folder_is_asked_with_the_embedded_model() {
        String out = printed(() -> AskAFolder.main(bridges.toString(), home.toString(), QUESTION));
        assertThat(out).startsWith("ANSWERED: ").contains("Ellen Hart", "[1] " + bridges.toUri());
    }

    @Test
    void a_model_and_an_engine_of_the_callers_own_do_the_work() throws IOException {
        HttpServer wiki = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        byte[] page = ("<html><head><title>The Aldermoor bridge</title></head><body><article><h1>The Aldermoor bridge"
                        + "</h1><p>" + FACT + " It carries the road to the mill.</p></article></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        wiki.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            boolean found = exchange.getRequestURI().getPath().equals("/bridge");
            exchange.sendResponseHeaders(found ? 200 : 404, found ? page.length : -1);
            exchange.getResponseBody().write(page, 0, found ? page.length : 0);
            exchange.close();
        });
        wiki.start();
        String base = "http://127.0.0.1:" + wiki.getAddress().getPort();
        try (ScriptedKimi kimi = ScriptedKimi.start()) {
            kimi.turn(Turn.think("I should look it up.")
                            .call("search:0", "search", "{\"queries\":[\"Aldermoor bridge\"]}"))
                    .turn(Turn.call("read:1", "read", "{\"url\":\"" + base + "/bridge\"}"))
                    .turn(Turn.call(
                            "submit_answer:2",
                            "submit_answer",
                            "{\"found\":true,\"short_answer\":\"Ellen Hart\","
                                    + "\"confidence\":0.9,\"claims\":[{\"text\":\"Ellen Hart designed it in 1890.\","
                                    + "\"quotes\":[{\"source\":1,\"quote\":\"" + FACT + "\"}]}]}"))
                    .turn(Turn.say("{\"verdicts\":[{\"id\":1,\"support\":\"full\"}]}"));
            String out = printed(() -> OwnModelAndEngine.main(kimi.baseUrl(), base, home.toString(), QUESTION));
            assertThat(out).startsWith("ANSWERED: ").contains("Ellen Hart", "[1] " + base + "/bridge");
            assertThat(kimi.bodies()).as("three turns, and one to judge").hasSize(4);
            assertThat(kimi.bodies().get(1)).as("the thinking goes back").contains("I should look it up.");
        } finally {
            wiki.stop(0);
        }
    }

    @Test
    void a_listener_prints_events_and_cancels_half_way() throws InterruptedException {
        try (ScriptedKimi kimi = ScriptedKimi.start()) {
            kimi.turn(Turn.call("search:0", "search", "{\"queries\":[\"Aldermoor bridge\"]}"))
                    .turn(Turn.think("Let me see what more there is").silentAfter(2));
            String out =
                    printed(() -> WatchAndCancel.main(kimi.baseUrl(), bridges.toString(), home.toString(), QUESTION));
            assertThat(out.lines().findFirst().orElse("")).isEqualTo("1 RunStarted");
            assertThat(out).contains("ModelCalled", "SearchDone", "CANCELLED: ", "one search is enough");
        }
    }

    @Test
    void instances_live_side_by_side() {
        try (Footnote first = offline(bridges);
                Footnote second = offline(mills);
                Footnote third = offline(bridges)) {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 12)
                    .mapToObj(i -> switch (i % 3) {
                        case 0 -> first.start(ResearchRequest.of(QUESTION));
                        case 1 -> second.start(ResearchRequest.of("Who designed the Aldermoor mill?"));
                        default -> third.start(ResearchRequest.of(QUESTION));
                    })
                    .map(ResearchRun::result)
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).join().answer())
                        .contains(i % 3 == 1 ? "Tom Fell" : "Ellen Hart")
                        .doesNotContain(i % 3 == 1 ? "Ellen Hart" : "Tom Fell");
            }
        }
    }

    @Test
    void closing_one_leaves_its_neighbour_alone() {
        Footnote first = offline(bridges);
        try (Footnote second = offline(bridges)) {
            first.research(QUESTION);
            first.close();
            assertThat(second.research(QUESTION).status()).isEqualTo(Answer.Status.ANSWERED);
        }
    }

    @Test
    void many_threads_share_one_instance() {
        try (Footnote footnote = offline(bridges)) {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> OwnThread.supply(() -> footnote.research(QUESTION)))
                    .toList();
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().answer()).contains("Ellen Hart"));
        }
    }

    @Test
    void closing_ends_what_still_runs_as_cancelled() throws Exception {
        try (ScriptedKimi kimi = ScriptedKimi.start()) {
            kimi.turn(Turn.think("thinking on and on").silentAfter(2));
            Footnote footnote = remote(kimi);
            ResearchRun run = footnote.start(ResearchRequest.of(QUESTION));
            assertThat(kimi.awaitRequest(20)).isTrue();
            footnote.close();
            assertThat(run.result().get(20, TimeUnit.SECONDS).status()).isEqualTo(Answer.Status.CANCELLED);
        }
    }

    @Test
    void closing_leaves_no_thread_once_references_are_dropped() throws Exception {
        try (ScriptedKimi kimi = ScriptedKimi.start()) {
            Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
            use(kimi);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            List<Thread> left = left(before);
            while (!left.isEmpty() && System.nanoTime() < end) {
                System.gc(); // the JDK's HTTP client ends its thread once nobody holds it
                left.get(0).join(200);
                left = left(before);
            }
            assertThat(left).isEmpty();
        }
    }

    /** One instance of each kind, used and closed; nothing of it is reachable afterwards. */
    private void use(ScriptedKimi kimi) throws InterruptedException {
        try (Footnote footnote = offline(bridges)) {
            footnote.research(QUESTION);
        }
        kimi.turn(Turn.call("search:0", "search", "{\"queries\":[\"Aldermoor bridge\"]}"))
                .turn(Turn.think("Let me see").silentAfter(2));
        try (Footnote footnote = remote(kimi)) {
            footnote.start(ResearchRequest.of(QUESTION));
            assertThat(kimi.awaitRequest(20)).isTrue();
        }
    }

    /** Those begun since then, but for the JDK's own and the servers' of the test. */
    private static List<Thread> left(Set<Thread> before) {
        Set<String> strangers = Set.of("scripted-kimi", "CompletableFutureDelayScheduler", "Common-Cleaner");
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && !strangers.contains(thread.getName()))
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool"))
                .toList();
    }

    private Footnote offline(Path folder) {
        return Footnote.builder().corpus(folder).home(home).model("offline").build();
    }

    private Footnote remote(ScriptedKimi kimi) {
        return Footnote.builder()
                .corpus(bridges)
                .home(home)
                .model("vllm")
                .setting("llm.vllm.base_url", kimi.baseUrl())
                .build();
    }
}
