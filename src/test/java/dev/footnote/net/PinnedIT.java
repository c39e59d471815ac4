package dev.footnote.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.TransientException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plain calls go to the address that was judged; the server here writes its bytes by hand. */
class PinnedIT {

    /** What a connection is answered. */
    private interface Script {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<URI> judged = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private HttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        NetSettings settings = new NetSettings(
                "Footnote/0.1",
                Duration.ofSeconds(5),
                false,
                false,
                Duration.ofHours(1),
                2,
                Duration.ZERO,
                Optional.empty(),
                List.of());
        transport = JdkTransport.create(settings, Clock.systemUTC(), uri -> {
            judged.add(uri);
            return List.of(InetAddress.getLoopbackAddress());
        });
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.close();
        threads.shutdownNow();
    }

    private void answer(Script script) {
        threads.execute(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
                    StringBuilder request = new StringBuilder();
                    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                        request.append(line).append('\n');
                    }
                    requests.add(request.toString());
                    script.write(socket.getOutputStream());
                } catch (IOException e) {
                    // the client hung up, or the test is over
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private void answer(String text) {
        answer(out -> out.write(text.getBytes(UTF_8)));
    }

    private HttpAnswer get(String path, Duration timeout, Cancellation cancellation) {
        URI uri = URI.create("http://no-such-host.invalid:" + server.getLocalPort() + path);
        return transport.send(new HttpCall("GET", uri, Map.of(), null, timeout, 1000, false, 3), cancellation);
    }

    private HttpAnswer get(String path) {
        return get(path, Duration.ofSeconds(5), new Cancellation());
    }

    @Test
    void the_connection_goes_to_the_judged_address_without_another_look_at_the_name() {
        answer("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello and more");

        HttpAnswer answer = get("/a%20b?q=1");

        assertThat(new String(answer.body(), UTF_8)).isEqualTo("hello");
        assertThat(answer.header("content-type")).contains("text/plain");
        assertThat(answer.truncated()).isFalse();
        assertThat(requests.get(0))
                .startsWith("GET /a%20b?q=1 HTTP/1.1\n")
                .contains("Host: no-such-host.invalid:" + server.getLocalPort() + "\n")
                .containsIgnoringCase("user-agent: Footnote/0.1\n");
    }

    @Test
    void an_address_is_judged_anew_right_before_the_connection_and_at_each_hop() {
        answer(out -> out.write((requests.get(requests.size() - 1).startsWith("GET /from")
                        ? "HTTP/1.1 302 Found\r\nLocation: /to\r\nContent-Length: 0\r\n\r\n"
                        : "HTTP/1.1 200 OK\r\n\r\nthere")
                .getBytes(UTF_8)));

        assertThat(new String(get("/from").body(), UTF_8)).isEqualTo("there");
        assertThat(judged).extracting(URI::getPath).containsExactly("/from", "/from", "/to", "/to");
    }

    @Test
    void chunks_are_joined_and_interim_answers_passed_over() {
        answer("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

        assertThat(new String(get("/").body(), UTF_8)).isEqualTo("abcde");
    }

    @Test
    void long_bodies_of_every_form_are_cut_at_the_cap() {
        List<String> heads = List.of(
                "Content-Length: 1500\r\n\r\n",
                "\r\n",
                "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(1500) + "\r\n");
        answer(out ->
                out.write(("HTTP/1.1 200 OK\r\n" + heads.get(requests.size() - 1) + "x".repeat(1500)).getBytes(UTF_8)));

        for (String head : heads) {
            HttpAnswer answer = get("/");
            assertThat(answer.body()).as(head).hasSize(1000);
            assertThat(answer.truncated()).isTrue();
        }
    }

    @Test
    void what_breaks_off_or_is_no_http_is_told_after_a_second_try() {
        answer(out -> out.write(
                (requests.size() <= 2 ? "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort" : "SSH-2.0-server\r\n\r\n")
                        .getBytes(UTF_8)));

        assertThatThrownBy(() -> get("/cut"))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("broke off after 5 bytes");
        assertThatThrownBy(() -> get("/ssh"))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("does not speak HTTP");
        assertThat(requests).hasSize(4);
    }

    @Test
    void headers_without_end_are_given_up() {
        answer(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
            while (true) {
                out.write("X-Filler: on and on and on and on\r\n".getBytes(UTF_8));
            }
        });

        assertThatThrownBy(() -> get("/"))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("headers do not end");
    }

    @Test
    void a_body_that_drips_ends_at_the_deadline() {
        answer(out -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
            while (true) {
                out.write('x');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        });

        assertThatThrownBy(() -> get("/drip", Duration.ofMillis(300), new Cancellation()))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("300 ms");
    }

    @Test
    void cancelling_closes_the_connection() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        answer(out -> {
            arrived.countDown();
            try {
                while (true) {
                    out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(UTF_8));
                    TimeUnit.MILLISECONDS.sleep(5);
                }
            } finally {
                gone.countDown();
            }
        });
        Cancellation cancellation = new Cancellation();
        CompletableFuture<HttpAnswer> answer =
                CompletableFuture.supplyAsync(() -> get("/", Duration.ofSeconds(30), cancellation), threads);

        assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel("enough");

        assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(CancelledException.class);
        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
