package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RunStore;
import dev.footnote.api.run.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** /readyz over HTTP: places, the model's host, the store. */
@Timeout(60)
class ReadinessIT {

    private static final String QUESTION = "{\"question\":\"Who designed the bridge?\"}";

    @TempDir
    private Path home;

    private static HttpResponse<String> ready(Door door) throws Exception {
        HttpResponse<String> response = door.get("/readyz");
        Contract.load().check("GET", "/readyz", response);
        return response;
    }

    @Test
    void with_all_places_taken_the_service_is_not_ready_but_alive() throws Exception {
        Files.createDirectory(home.resolve("docs"));
        HeldModel model = new HeldModel();
        try (Door door = Door.open(home, Map.of("http.max_runs", "1", "http.queue", "1"), model)) {
            assertThat(ready(door).statusCode()).isEqualTo(200);
            door.post(QUESTION, "Prefer", "respond-async");
            assertThat(ready(door).statusCode()).isEqualTo(200);
            door.post(QUESTION, "Prefer", "respond-async");
            HttpResponse<String> full = ready(door);
            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(full.body()).contains("urn:footnote:problem:full");
            assertThat(full.headers().firstValue("Retry-After")).isPresent();
            assertThat(door.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(door.call("HEAD", "/readyz", "").statusCode()).isEqualTo(503);
        }
    }

    /** The status of /readyz while the model's host answers its list of models so. */
    private int readyWith(int status, String body) throws Exception {
        HttpServer host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        host.start();
        try {
            return readyAt("http://127.0.0.1:" + host.getAddress().getPort() + "/v1");
        } finally {
            host.stop(0);
        }
    }

    private int readyAt(String address) throws Exception {
        try (Door door = Door.open(
                home, Map.of("model.endpoint", "vllm", "llm.vllm.base_url", address, "model.name", "m"), null)) {
            HttpResponse<String> response = ready(door);
            assertThat(response.body()).doesNotContain("127.0.0.1", address);
            return response.statusCode();
        }
    }

    @Test
    void the_models_host_decides_with_its_list_of_models() throws Exception {
        assertThat(readyWith(200, "{\"data\":[{\"id\":\"m\"}]}")).isEqualTo(200);
        assertThat(readyWith(404, "{}")).as("a host without a list").isEqualTo(200);
        assertThat(readyWith(429, "{}")).as("a busy host").isEqualTo(200);
        assertThat(readyWith(401, "{\"error\":{\"message\":\"wrong key\"}}")).isEqualTo(503);
        assertThat(readyWith(503, "{}")).isEqualTo(503);
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(readyAt("http://127.0.0.1:" + port + "/v1"))
                .as("nobody listens")
                .isEqualTo(503);
    }

    @Test
    void a_run_whose_host_does_not_tell_its_model_is_refused_as_unavailable_and_not_as_a_fault() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        String address = "http://127.0.0.1:" + port + "/v1";
        try (Door door = Door.open(home, Map.of("model.endpoint", "vllm", "llm.vllm.base_url", address), null)) {
            HttpResponse<String> response = door.post(QUESTION);
            Contract.load().check("POST", "/v1/research", response);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
            assertThat(response.body()).contains("urn:footnote:problem:unavailable", "is not reachable");
        }
    }

    @Test
    void a_store_that_takes_no_run_is_told() throws Exception {
        try (Door door = Door.storedIn(home, Map.of(), new FullStore())) {
            assertThat(ready(door).statusCode()).isEqualTo(503);
        }
    }

    /** A store without room. */
    private static final class FullStore implements RunStore {

        @Override
        public StoredRun create(String id, String owner, ResearchRequest request) {
            throw new UncheckedIOException(new IOException("no room"));
        }

        @Override
        public Optional<StoredRun> find(String id) {
            return Optional.empty();
        }

        @Override
        public List<StoredRun> list(String owner, int limit, @Nullable String before) {
            return List.of();
        }

        @Override
        public void ended(String id) {
            // nothing ends here
        }

        @Override
        public Optional<String> refusal() {
            return Optional.of("the disk is full");
        }
    }
}
