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
                Optional.empty(),
                List.of(),
                false,
                false,
                Duration.ofHours(1),
                2,
                Duration.ZERO,
                Optional.empty(),
                List.of());
        transport = GuardedTransport.create(settings, Clock.systemUTC(), uri -> {
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

    @Test
    void the_request_target_is_exactly_what_the_address_has() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        List<String> targets = List.of(
                "/",
                "/a//b",
                "//a",
                "/a/../b",
                "/a/./b/",
                "/a?",
                "/a?b=%7e&c=%2F",
                "/%7Ea;p=1?x=[1]",
                "/a%20b?q=a+b",
                "/?utm_source=x",
                "/A/%e4%b8%ad",
                "/a?x=1&&y=&=z");
        targets.forEach(this::get);
        assertThat(requests).extracting(request -> request.split(" ", 3)[1]).containsExactlyElementsOf(targets);
    }

    @Test
    void letters_that_are_not_ascii_are_sent_as_escaped_bytes() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        get("/\u4e2d?q=\u00fc");
        assertThat(requests.get(0)).startsWith("GET /%E4%B8%AD?q=%C3%BC HTTP/1.1\n");
    }

    @Test
    void a_get_has_no_body_and_no_length_and_asks_for_no_upgrade() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        get("/a");
        transport.send(
                new HttpCall(
                        "GET",
                        URI.create("http://127.0.0.1:" + server.getLocalPort() + "/b"),
                        Map.of(),
                        null,
                        Duration.ofSeconds(5),
                        1000,
                        true,
                        0),
                new Cancellation());
        assertThat(requests)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("content-length", "transfer-encoding", "upgrade", "cookie"));
    }

    @Test
    void a_call_that_has_ended_leaves_nothing_behind_in_its_token() throws Exception {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        Cancellation run = new Cancellation();
        get("/", Duration.ofSeconds(5), run);
        var field = Cancellation.class.getDeclaredField("registrations");
        field.setAccessible(true);
        assertThat((java.util.Set<?>) field.get(run)).isEmpty();
    }

    @Test
    void a_host_with_an_underscore_is_called_by_its_name() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        URI uri = URI.create("http://my_site.invalid:" + server.getLocalPort() + "/x");
        HttpCall call = new HttpCall("GET", uri, Map.of(), null, Duration.ofSeconds(5), 1000, false, 0);
        assertThat(transport.send(call, new Cancellation()).status()).isEqualTo(200);
        assertThat(requests.get(0)).contains("Host: my_site.invalid:" + server.getLocalPort());
    }
}
