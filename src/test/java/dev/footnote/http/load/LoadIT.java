package dev.footnote.http.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.http.HttpServer;
import dev.footnote.http.HttpSettings;
import dev.footnote.service.FootnoteService;
import dev.footnote.text.Sha256;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@link LoadReport} measures, in small and by counts: every run is told to its end, whoever else reads slowly or asks for much. */
@Timeout(90)
class LoadIT {

    private static final int MANY = 60;
    private static final int FEW = 6;
    private static final int PLACES = 6;

    @TempDir
    private Path home;

    private static String question(String number) {
        return "{\"question\":\"When was the lighthouse of Marrow Point finished? (" + number
                + ")\",\"mode\":\"think\"}";
    }

    private static HttpRequest asked(URI to, int number, String key) {
        return Readers.post(to, question(String.valueOf(number)), "Authorization", "Bearer " + key);
    }

    private FootnoteService service(String base, Map<String, String> settings, HttpSettings[] read) throws Exception {
        Path docs = Files.createDirectories(home.resolve("docs"));
        Files.writeString(docs.resolve("coast.txt"), ScriptedModelServer.SENTENCE + " Ships pass it at night.\n");
        Path keys = Files.writeString(
                home.resolve("keys"), "many " + Sha256.hex("km") + "\nfew " + Sha256.hex("kf") + "\n");
        var builder = FootnoteService.builder()
                .environment(Map.of())
                .home(home.resolve("home"))
                .corpus(docs)
                .model("vllm")
                .setting("llm.vllm.base_url", base)
                .setting("llm.vllm.concurrency", "100")
                .setting("model.name", "m")
                .setting("answer.judge", "off")
                .setting("http.port", "0")
                .setting("http.api_key_file", keys.toString())
                .setting("http.shutdown_grace", "1s");
        settings.forEach(builder::setting);
        read[0] = HttpSettings.from(builder.effectiveSettings());
        return builder.build();
    }

    @Test
    void a_key_that_asks_for_little_waits_for_none_that_asks_for_much() throws Exception {
        HttpSettings[] settings = new HttpSettings[1];
        try (ScriptedModelServer model = new ScriptedModelServer(2, 5);
                FootnoteService footnote = service(
                        model.base(), Map.of("http.max_runs", String.valueOf(PLACES), "http.queue", "200"), settings);
                HttpServer server = HttpServer.start(footnote, settings[0], Clock.systemUTC());
                Readers readers = new Readers()) {
            URI ask = URI.create("http://127.0.0.1:" + server.port() + "/v1/research");
            ConcurrentLinkedQueue<String> ended = new ConcurrentLinkedQueue<>();
            List<CompletableFuture<?>> all = new ArrayList<>();
            ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < MANY + FEW; i++) {
                String key = i < MANY ? "km" : "kf";
                if (i == MANY) {
                    waitForRuns(server, MANY);
                }
                all.add(readers.read(asked(ask, i, key), line -> line.startsWith("data:"), "\"status\":\"answered\"")
                        .thenAccept(read -> {
                            ended.add(key);
                            problems.add(read.problem());
                        }));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
            assertThat(problems).hasSize(MANY + FEW).containsOnly("");
            assertThat(model.calls()).isEqualTo(3 * (MANY + FEW));
            List<String> order = List.copyOf(ended);
            int after = order.size() - 1 - order.lastIndexOf("kf");
            assertThat(after)
                    .as("runs of the key with many that ended after the last of the other: %s", order)
                    .isGreaterThan(MANY / 4);
        }
    }

    /** Some may have ended; none of the key that asks later is among them. */
    private static void waitForRuns(HttpServer server, int most) throws InterruptedException {
        for (int i = 0; i < 500 && server.runs() < Math.min(most, PLACES + 1); i++) {
            Thread.sleep(10);
        }
    }

    @Test
    void readers_that_take_nothing_hold_no_run_and_no_other_reader() throws Exception {
        HttpSettings[] settings = new HttpSettings[1];
        try (ScriptedModelServer model = new ScriptedModelServer(400, 1);
                FootnoteService footnote =
                        service(model.base(), Map.of("http.max_runs", "100", "http.threads", "8"), settings);
                HttpServer server = HttpServer.start(footnote, settings[0], Clock.systemUTC());
                Readers readers = new Readers()) {
            URI ask = URI.create("http://127.0.0.1:" + server.port() + "/v1/research");
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                slow.add(Readers.slow(server.port(), "/v1/research", question("slow " + i), "kf"));
            }
            List<HttpRequest> requests = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                requests.add(asked(ask, i, "km"));
            }
            Readers.Seen seen = readers.all(requests, line -> line.startsWith("data:"), "\"status\":\"answered\"");
            assertThat(seen.problems()).isEmpty();
            assertThat(seen.size()).isEqualTo(20);
            for (int i = 0; i < 1_000 && answered(footnote) < 20; i++) {
                Thread.sleep(20);
            }
            assertThat(answered(footnote)).isEqualTo(20);
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static long answered(FootnoteService footnote) {
        return footnote.list("few", 100, null).stream()
                .filter(run -> !run.log().from(1).isEmpty())
                .map(run -> run.log().from(1))
                .filter(events ->
                        events.get(events.size() - 1).event().toString().contains("ANSWERED"))
                .count();
    }
}
