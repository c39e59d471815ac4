package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.testkit.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 200 readers at once of a server in a process of its own with a small heap; some of them stop reading. */
@Timeout(300)
class EventStreamsIT {

    private static final int READERS = 200;
    private static final int STALLED = 10;
    private static final int RUNS = 4;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Socket> stalled = new ArrayList<>();

    @TempDir
    private Path folder;

    private Process process;
    private String base;

    @BeforeEach
    void start() throws Exception {
        Path docs = Files.createDirectory(folder.resolve("docs"));
        Files.writeString(docs.resolve("bridge.md"), "# Bridge\n\nThe bridge stands.\n");
        List<String> command = ChildJvm.command(StreamsServer.class, "-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
        command.addAll(List.of(docs.toString(), folder.resolve("home").toString()));
        process = new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        assertThat(line).as(Files.readString(folder.resolve("err.txt"))).startsWith("port ");
        base = "http://127.0.0.1:" + line.substring(5);
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : stalled) {
            socket.close();
        }
        process.destroyForcibly().waitFor();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private String ask() throws Exception {
        HttpRequest request = to("/v1/research?wait=false")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"question\":\"Where is the bridge?\"}"))
                .build();
        return client.send(request, BodyHandlers.ofString())
                .headers()
                .firstValue("location")
                .orElseThrow();
    }

    /** Asks for a stream through a small buffer, and never reads. */
    private void stall(String run) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(
                InetAddress.getByName("127.0.0.1"), URI.create(base).getPort()));
        socket.getOutputStream()
                .write(("GET " + run + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        stalled.add(socket);
    }

    private int streams() throws Exception {
        String metrics =
                client.send(to("/metrics").build(), BodyHandlers.ofString()).body();
        return metrics.lines()
                .filter(line -> line.startsWith("footnote_http_streams "))
                .map(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private void awaitStreams(int number) throws Exception {
        // Much longer than it takes: a busy machine is no failure, readers that hold up the others are one for ever.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (streams() != number) {
            assertThat(System.nanoTime()).as("%d streams within 120 s", number).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void readers_that_stop_reading_hold_up_neither_the_others_nor_the_run() throws Exception {
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(ask());
        }
        List<Reader> readers = new ArrayList<>();
        List<CompletableFuture<HttpResponse<Void>>> responses = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            String run = runs.get(i % RUNS);
            if (i < STALLED) {
                stall(run);
            } else {
                Reader reader = new Reader(i % 3 == 0 ? 2 : 0);
                readers.add(reader);
                HttpRequest request = to(run + "/events")
                        .header("Last-Event-ID", String.valueOf(reader.last))
                        .build();
                responses.add(client.sendAsync(request, BodyHandlers.fromLineSubscriber(reader)));
            }
        }
        awaitStreams(READERS);
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        CompletableFuture.allOf(responses.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        assertThat(readers).allSatisfy(reader -> {
            assertThat(reader.fault).isEmpty();
            assertThat(reader.kind).isEqualTo("answer");
            assertThat(reader.last).isEqualTo(readers.get(0).last).isGreaterThan(3L * StreamsServer.TURNS);
        });
        awaitStreams(STALLED);
        for (String run : runs) {
            String answer =
                    client.send(to(run).build(), BodyHandlers.ofString()).body();
            assertThat(new ObjectMapper().readTree(answer).get("status").asText())
                    .isEqualTo("not_found");
        }
        assertThat(process.isAlive()).isTrue();
    }

    /** Checks the numbers of events as their lines come in, and keeps nothing else. */
    private static final class Reader implements Flow.Subscriber<String> {

        private volatile long last;
        private volatile String kind = "";
        private volatile String fault = "";

        Reader(long last) {
            this.last = last;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("id: ")) {
                long id = Long.parseLong(line.substring(4));
                if (id != last + 1) {
                    fault = id + " came after " + last;
                }
                last = id;
            } else if (line.startsWith("event: ")) {
                kind = line.substring(7);
            }
        }

        @Override
        public void onError(Throwable error) {
            fault = error.toString();
        }

        @Override
        public void onComplete() {}
    }
}
