package dev.footnote.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.footnote.api.Cancellation;
import dev.footnote.api.TransientException;
import dev.footnote.config.Settings;
import dev.footnote.testkit.TurnedClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the settings of {@code net} say of calls to sites reaches the calls. */
@Timeout(60)
class TransportLimitsIT {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TurnedClock clock = new TurnedClock();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger robots = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/robots.txt", exchange -> {
            robots.incrementAndGet();
            answer(exchange, 404);
        });
        server.createContext("/page", exchange -> {
            pages.incrementAndGet();
            answer(exchange, 200);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        byte[] body = "It stands.".getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private HttpTransport transport(String... settings) {
        Map<String, String> flags = new HashMap<>(Map.of("net.allow_private", "true", "net.host_interval", "0ms"));
        for (int i = 0; i < settings.length; i += 2) {
            flags.put(settings[i], settings[i + 1]);
        }
        return Transports.create(NetSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), flags))), clock);
    }

    private HttpCall call(String path, Duration most) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new HttpCall("GET", uri, Map.of(), null, most, 1000, false, 0);
    }

    @Test
    void no_more_calls_go_to_one_site_at_a_time_than_host_connections() throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        server.createContext("/held", exchange -> {
            pages.incrementAndGet();
            arrived.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 200);
        });
        try (HttpTransport transport = transport("net.host_connections", "2", "net.robots", "false")) {
            Future<?> one =
                    threads.submit(() -> transport.send(call("/held", Duration.ofSeconds(50)), new Cancellation()));
            Future<?> two =
                    threads.submit(() -> transport.send(call("/held", Duration.ofSeconds(50)), new Cancellation()));
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> transport.send(call("/held", Duration.ofMillis(200)), new Cancellation()))
                    .isInstanceOf(TransientException.class)
                    .hasMessageContaining("too many calls");
            assertThat(pages).hasValue(2);
            release.countDown();
            one.get(20, TimeUnit.SECONDS);
            two.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void two_calls_to_one_site_begin_no_closer_than_host_interval() {
        try (HttpTransport transport = transport("net.host_interval", "30s", "net.robots", "false")) {
            transport.send(call("/page", Duration.ofSeconds(20)), new Cancellation());
            assertThatThrownBy(() -> transport.send(call("/page", Duration.ofSeconds(5)), new Cancellation()))
                    .isInstanceOf(TransientException.class)
                    .hasMessageContaining("too many calls");
            assertThat(pages).hasValue(1);
        }
    }

    @Test
    void a_busy_site_that_wants_more_than_retry_wait_is_not_asked_again() {
        server.createContext("/busy", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "2");
            answer(exchange, pages.incrementAndGet() == 1 ? 429 : 200);
        });
        try (HttpTransport transport = transport("net.retry_wait", "1s", "net.robots", "false")) {
            assertThat(transport
                            .send(call("/busy", Duration.ofSeconds(30)), new Cancellation())
                            .status())
                    .isEqualTo(429);
        }
        assertThat(pages).hasValue(1);
    }

    @Test
    void robots_txt_is_asked_for_again_when_it_is_older_than_robots_age() {
        try (HttpTransport transport = transport("net.robots_age", "2h")) {
            for (Duration pause : new Duration[] {Duration.ZERO, Duration.ofMinutes(119), Duration.ofMinutes(2)}) {
                clock.on(pause);
                transport.send(call("/page", Duration.ofSeconds(20)), new Cancellation());
            }
        }
        assertThat(robots).hasValue(2);
        assertThat(pages).hasValue(3);
    }
}
