package dev.footnote.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import dev.footnote.testkit.FullListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransportIT {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer server;
    private HttpTransport transport;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        transport = Transports.create(settings(true, true), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        release.countDown();
        transport.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private static NetSettings settings(boolean allowPrivate, boolean robots) {
        return settings(allowPrivate, robots, Optional.empty());
    }

    private static NetSettings settings(boolean allowPrivate, boolean robots, Optional<InetSocketAddress> proxy) {
        return settings(allowPrivate, robots, proxy, Duration.ofSeconds(5));
    }

    private static NetSettings settings(
            boolean allowPrivate, boolean robots, Optional<InetSocketAddress> proxy, Duration connectTimeout) {
        return new NetSettings(
                "Mozilla/5.0 (compatible; Footnote/0.1)",
                connectTimeout,
                Optional.empty(),
                List.of(),
                allowPrivate,
                robots,
                Duration.ofHours(1),
                2,
                Duration.ZERO,
                Duration.ofSeconds(2),
                proxy,
                List.of());
    }

    private void serve(String path, int status, Map<String, String> headers, byte[] body) {
        server.createContext(path, exchange -> answer(exchange, status, headers, body));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private HttpCall get(String path, boolean trusted) {
        return new HttpCall("GET", URI.create(base + path), Map.of(), null, Duration.ofSeconds(10), 1000, trusted, 5);
    }

    /** A call that a page's script wants. */
    private HttpCall get(String path, String page) {
        return new HttpCall(
                "GET",
                URI.create(base + path),
                Map.of(),
                null,
                Duration.ofSeconds(10),
                1000,
                false,
                5,
                URI.create(page));
    }

    @Test
    void what_the_operator_lets_through_is_for_the_scripts_of_that_place_alone() {
        serve("/a", 200, Map.of(), "there".getBytes(UTF_8));
        serve("/hop", 302, Map.of("Location", "http://127.0.0.1:1/x"), new byte[0]);

        assertThat(transport.send(get("/a", base + "/page"), new Cancellation()).status())
                .isEqualTo(200);
        for (String page :
                List.of("https://page.example/", "http://127.0.0.1/", "http://127.0.0.2:" + base.substring(17))) {
            assertThatThrownBy(() -> transport.send(get("/a", page), new Cancellation()))
                    .as(page)
                    .isInstanceOf(ForbiddenAddressException.class);
        }
        assertThatThrownBy(() -> transport.send(get("/hop", base + "/page"), new Cancellation()))
                .isInstanceOf(ForbiddenAddressException.class);
    }

    @Test
    void redirects_are_followed_and_told() {
        serve("/a", 302, Map.of("Location", "/b"), new byte[0]);
        serve("/b", 200, Map.of("Content-Type", "text/plain"), "there".getBytes(UTF_8));

        HttpAnswer answer = transport.send(get("/a", false), new Cancellation());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.uri()).isEqualTo(URI.create(base + "/b"));
        assertThat(answer.redirects()).containsExactly(URI.create(base + "/a"));
        assertThat(new String(answer.body(), UTF_8)).isEqualTo("there");
        assertThat(answer.header("content-type")).contains("text/plain");
    }

    @Test
    void as_many_redirects_as_the_call_allows_are_followed_and_not_one_more() {
        for (int i = 0; i < 6; i++) {
            serve("/hop" + i, 302, Map.of("Location", "/hop" + (i + 1)), new byte[0]);
        }
        serve("/hop6", 200, Map.of(), "there".getBytes(UTF_8));

        assertThat(transport.send(get("/hop1", true), new Cancellation()).redirects())
                .hasSize(5);
        assertThatThrownBy(() -> transport.send(get("/hop0", true), new Cancellation()))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("more than 5 times");
    }

    @Test
    void a_ring_of_redirects_ends() {
        serve("/ring", 302, Map.of("Location", "/ring"), new byte[0]);

        assertThatThrownBy(() -> transport.send(get("/ring", true), new Cancellation()))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("more than 5 times");
    }

    @Test
    void a_packed_bomb_is_cut_at_the_cap() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[500_000]);
        }
        serve("/bomb", 200, Map.of("Content-Encoding", "gzip"), packed.toByteArray());
        serve("/long", 200, Map.of(), new byte[5000]);

        HttpAnswer bomb = transport.send(get("/bomb", true), new Cancellation());
        HttpAnswer tooLong = transport.send(get("/long", true), new Cancellation());

        assertThat(bomb.body()).hasSize(1000);
        assertThat(bomb.truncated()).isTrue();
        assertThat(tooLong.body()).hasSize(1000);
        assertThat(tooLong.truncated()).isTrue();
    }

    @Test
    void the_guard_keeps_untrusted_calls_from_this_machine_also_after_a_redirect() {
        serve("/x", 200, Map.of(), "secret".getBytes(UTF_8));
        serve(
                "/away",
                302,
                Map.of("Location", "http://localhost:" + server.getAddress().getPort() + "/x"),
                new byte[0]);
        try (HttpTransport guarded = Transports.create(settings(false, false), Clock.systemUTC())) {
            assertThatThrownBy(() -> guarded.send(get("/x", false), new Cancellation()))
                    .isInstanceOf(PermanentException.class);
            assertThat(guarded.send(get("/x", true), new Cancellation()).status())
                    .isEqualTo(200);
            assertThatThrownBy(() -> guarded.send(get("/away", true), new Cancellation()))
                    .isInstanceOf(PermanentException.class);
        }
    }

    @Test
    void robots_txt_is_heeded_and_remembered_for_untrusted_calls() {
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/robots.txt", exchange -> {
            asked.incrementAndGet();
            answer(exchange, 200, Map.of(), "User-agent: footnote\nDisallow: /private\n".getBytes(UTF_8));
        });
        serve("/private", 200, Map.of(), "p".getBytes(UTF_8));
        serve("/open", 200, Map.of(), "o".getBytes(UTF_8));

        assertThatThrownBy(() -> transport.send(get("/private", false), new Cancellation()))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("robots.txt");
        assertThat(transport.send(get("/open", false), new Cancellation()).status())
                .isEqualTo(200);
        assertThat(transport.send(get("/private", true), new Cancellation()).status())
                .isEqualTo(200);
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_get_whose_connection_breaks_is_sent_once_more() {
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/flaky", exchange -> {
            if (asked.incrementAndGet() == 1) {
                exchange.close();
            } else {
                answer(exchange, 200, Map.of(), "ok".getBytes(UTF_8));
            }
        });

        assertThat(transport.send(get("/flaky", true), new Cancellation()).status())
                .isEqualTo(200);
        assertThat(asked.get()).isGreaterThan(1);
    }

    @Test
    void a_refused_connection_is_transient() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        HttpCall call = new HttpCall(
                "GET",
                URI.create("http://127.0.0.1:" + port + "/"),
                Map.of(),
                null,
                Duration.ofSeconds(5),
                10,
                true,
                0);

        assertThatThrownBy(() -> transport.send(call, new Cancellation())).isInstanceOf(TransientException.class);
    }

    private void hang(String path, CountDownLatch arrived) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            arrived.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
    }

    @Test
    void the_timeout_counts_to_the_last_byte() {
        hang("/slow", new CountDownLatch(1));
        HttpCall call =
                new HttpCall("GET", URI.create(base + "/slow"), Map.of(), null, Duration.ofMillis(300), 1000, true, 0);

        assertThatThrownBy(() -> transport.send(call, new Cancellation()))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("300 ms");
    }

    @Test
    void a_host_that_accepts_no_connection_is_given_up_after_the_connect_timeout() throws Exception {
        try (FullListener full = FullListener.open();
                HttpTransport impatient = Transports.create(
                        settings(true, false, Optional.empty(), Duration.ofMillis(200)), Clock.systemUTC())) {
            HttpCall call = new HttpCall(
                    "GET",
                    URI.create("http://127.0.0.1:" + full.port() + "/"),
                    Map.of(),
                    null,
                    Duration.ofMinutes(2),
                    1000,
                    true,
                    0);
            assertThatThrownBy(() -> impatient.send(call, new Cancellation()))
                    .isInstanceOf(TransientException.class)
                    .hasMessageContaining("no answer");
        }
    }

    @Test
    void cancelling_ends_a_call_at_once() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        hang("/hang", arrived);
        Cancellation cancellation = new Cancellation();
        CompletableFuture<HttpAnswer> answer =
                CompletableFuture.supplyAsync(() -> transport.send(get("/hang", true), cancellation), threads);

        assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel("enough");

        assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(CancelledException.class);
    }

    @Test
    void secrets_stay_with_their_site_on_redirects() {
        AtomicInteger seen = new AtomicInteger();
        server.createContext("/to", exchange -> {
            Headers headers = exchange.getRequestHeaders();
            boolean secret = headers.containsKey("Authorization") || headers.containsKey("X-Subscription-Token");
            seen.set(secret || !headers.containsKey("Accept") ? 1 : 2);
            answer(exchange, 200, Map.of(), "x".getBytes(UTF_8));
        });
        serve(
                "/from",
                302,
                Map.of("Location", "http://localhost:" + server.getAddress().getPort() + "/to"),
                new byte[0]);
        HttpCall call = new HttpCall(
                "GET",
                URI.create(base + "/from"),
                Map.of("Authorization", "Bearer abc", "X-Subscription-Token", "def", "Accept", "text/html"),
                null,
                Duration.ofSeconds(5),
                1000,
                true,
                2);

        transport.send(call, new Cancellation());

        assertThat(seen).hasValue(2);
    }

    @Test
    void raw_signs_in_a_redirect_are_escaped() {
        serve("/raw", 302, Map.of("Location", "/\u00e4\u00b8\u00ad x|y"), new byte[0]);
        AtomicReference<String> path = new AtomicReference<>();
        server.createContext("/", exchange -> {
            path.set(exchange.getRequestURI().getRawPath());
            answer(exchange, 200, Map.of(), "x".getBytes(UTF_8));
        });

        assertThat(transport.send(get("/raw", true), new Cancellation()).status())
                .isEqualTo(200);
        assertThat(path).hasValue("/%E4%B8%AD%20x%7Cy");
    }

    @Test
    void a_packing_that_was_not_asked_for_is_told() {
        serve("/br", 200, Map.of("Content-Encoding", "br"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> transport.send(get("/br", true), new Cancellation()))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("packed as br");
    }

    @Test
    void a_configured_proxy_fetches_pages() {
        List<String> asked = new CopyOnWriteArrayList<>();
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            answer(exchange, 200, Map.of(), "by proxy".getBytes(UTF_8));
        });
        var settings = settings(false, false, Optional.of(server.getAddress()));
        HttpCall call = new HttpCall(
                "GET",
                URI.create("http://outside.invalid/page"),
                Map.of(),
                null,
                Duration.ofSeconds(5),
                1000,
                false,
                0);

        try (HttpTransport proxied = Transports.create(settings, Clock.systemUTC())) {
            assertThat(new String(proxied.send(call, new Cancellation()).body(), UTF_8))
                    .isEqualTo("by proxy");
        }
        assertThat(asked).containsExactly("http://outside.invalid/page");
    }

    private AtomicInteger busy(String path, int status, String retryAfter, int times) {
        AtomicInteger asked = new AtomicInteger();
        server.createContext(path, exchange -> {
            boolean refused = asked.incrementAndGet() <= times;
            answer(
                    exchange,
                    refused ? status : 200,
                    refused ? Map.of("Retry-After", retryAfter) : Map.of(),
                    "x".getBytes(UTF_8));
        });
        return asked;
    }

    @Test
    void a_busy_site_is_asked_again_after_the_short_pause_that_it_wants() {
        AtomicInteger rate = busy("/rate", 429, "0", 1);
        AtomicInteger down = busy("/down", 503, "1", 1);

        assertThat(transport.send(get("/rate", false), new Cancellation()).status())
                .isEqualTo(200);
        assertThat(transport.send(get("/down", false), new Cancellation()).status())
                .isEqualTo(200);
        assertThat(rate).hasValue(2);
        assertThat(down).hasValue(2);
    }

    @Test
    void a_site_that_stays_busy_or_wants_long_is_not_asked_for_ever() {
        AtomicInteger always = busy("/always", 429, "0", 100);
        AtomicInteger later = busy("/later", 429, "300", 100);
        AtomicInteger engine = busy("/engine", 429, "0", 100);

        assertThat(transport.send(get("/always", false), new Cancellation()).status())
                .isEqualTo(429);
        assertThat(transport.send(get("/later", false), new Cancellation()).status())
                .isEqualTo(429);
        assertThat(transport.send(get("/engine", true), new Cancellation()).status())
                .isEqualTo(429);
        assertThat(always).hasValue(3);
        assertThat(later).hasValue(1);
        assertThat(engine).as("engines have pauses of their own").hasValue(1);
    }
}
