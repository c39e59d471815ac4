package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Searching and reading over HTTP without a run. */
@Timeout(60)
class LookupIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEARCH = "/v1/search";
    private static final String READ = "/v1/read";

    @RegisterExtension
    private final DoorExtension doors = new DoorExtension();

    private Door door;

    private JsonNode told(String path, String body) throws Exception {
        HttpResponse<String> response = doors.post(path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return DoorExtension.json(response);
    }

    private void badField(String path, String body, String field) throws Exception {
        HttpResponse<String> response = doors.post(path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(DoorExtension.json(response).path("field").asText()).as(body).isEqualTo(field);
    }

    @Test
    void a_search_gives_hits_whose_addresses_can_be_read() throws Exception {
        door = doors.open(Map.of());
        JsonNode found = told(SEARCH, "{\"query\":\"Lunokhod 2 owner\"}");
        assertThat(found.get("hits")).isNotEmpty();
        assertThat(found.at("/engines/0/outcome").asText()).isEqualTo("answered");
        String url = found.at("/hits/0/url").asText();
        JsonNode page = told(READ, JSON.createObjectNode().put("url", url).toString());
        assertThat(page.get("text").asText()).hasSize(page.get("chars").asInt()).contains("Lunokhod");
        assertThat(page.get("title").asText())
                .isEqualTo(found.at("/hits/0/title").asText());
        assertThat(page.has("next")).isFalse();
        assertThat(door.footnote().list("", 1, null)).isEmpty();
    }

    @Test
    void a_long_text_is_read_in_parts_that_join_without_gap() throws Exception {
        door = doors.open(Map.of());
        String url = told(SEARCH, "{\"query\":\"Lunokhod\"}").at("/hits/0/url").asText();
        String whole = told(READ, JSON.createObjectNode().put("url", url).toString())
                .get("text")
                .asText();
        StringBuilder joined = new StringBuilder();
        JsonNode part = null;
        do {
            int from = part == null ? 0 : part.get("next").asInt();
            part = told(
                    READ,
                    JSON.createObjectNode()
                            .put("url", url)
                            .put("from", from)
                            .put("max_chars", 400)
                            .toString());
            assertThat(part.get("from").asInt()).isEqualTo(joined.length());
            joined.append(part.get("text").asText());
        } while (part.has("next"));
        assertThat(joined).hasToString(whole);
        assertThat(told(
                                READ,
                                JSON.createObjectNode()
                                        .put("url", url)
                                        .put("from", 2_000_000_000)
                                        .toString())
                        .get("text")
                        .asText())
                .isEmpty();
    }

    @Test
    void what_cannot_be_used_is_told_with_its_field() throws Exception {
        door = doors.open(Map.of());
        badField(SEARCH, "{}", "query");
        badField(SEARCH, "{\"query\":\" \"}", "query");
        badField(SEARCH, "{\"query\":7}", "query");
        badField(SEARCH, "{\"query\":\"" + "a".repeat(2_001) + "\"}", "query");
        badField(SEARCH, "{\"query\":\"a\",\"colour\":1}", "colour");
        badField(SEARCH, "{\"query\":\"a\",\"query\":\"b\"}", "query");
        badField(READ, "{\"url\":\"not an address\"}", "url");
        badField(READ, "{\"url\":\"relative/path\"}", "url");
        for (String number : List.of("-1", "1.5", "\"1\"", "99999999999", "true")) {
            badField(READ, "{\"url\":\"https://example.org/\",\"from\":" + number + "}", "from");
        }
        badField(READ, "{\"url\":\"https://example.org/\",\"max_chars\":0}", "max_chars");
        HttpResponse<String> broken = doors.post(SEARCH, "{");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("malformed-body").contains("query");
        assertThat(door.call("POST", READ, "{}", "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
        assertThat(door.get(SEARCH).statusCode()).isEqualTo(405);
    }

    @Test
    void an_address_that_may_not_or_cannot_be_read_is_a_problem_and_no_error_of_the_server() throws Exception {
        door = doors.open(Map.of());
        for (String url : List.of("file:///etc/passwd", "ftp://example.org/x", "mailto:me@example.org")) {
            HttpResponse<String> refused =
                    doors.post(READ, JSON.createObjectNode().put("url", url).toString());
            assertThat(refused.statusCode()).as(url).isEqualTo(400);
            assertThat(refused.body()).contains("give an address that a search gave, or a file");
        }
        HttpResponse<String> web = doors.post(READ, "{\"url\":\"https://example.org/\"}");
        assertThat(web.statusCode()).isEqualTo(400);
        assertThat(web.body())
                .as("the remedy is none that was followed already")
                .contains("the web is not read here", "--web")
                .doesNotContain("give an http or https address");
        door = doors.onTheWeb(Map.of());
        HttpResponse<String> guarded = doors.post(READ, "{\"url\":\"http://127.0.0.1:9/\"}");
        assertThat(guarded.statusCode()).as(guarded.body()).isEqualTo(502);
        assertThat(guarded.body()).contains("urn:footnote:problem:upstream");
    }

    @Test
    void more_at_once_than_there_are_places_are_told_to_come_again() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(Executors.newCachedThreadPool());
        site.createContext("/", exchange -> {
            boolean page = exchange.getRequestURI().getPath().equals("/page");
            byte[] body = "<title>Bridge</title><p>The bridge stands in the town since 1871.</p>"
                    .getBytes(StandardCharsets.UTF_8);
            if (page) {
                asked.countDown();
                await(go);
            }
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(page ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        try {
            String host = "127.0.0.1:" + site.getAddress().getPort();
            door = doors.onTheWeb(Map.of("http.lookups", "1", "net.allow", host));
            CompletableFuture<HttpResponse<String>> first = door.client()
                    .sendAsync(
                            door.to(READ)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{\"url\":\"http://" + host + "/page\"}"))
                                    .build(),
                            BodyHandlers.ofString());
            asked.await();
            HttpResponse<String> second = doors.post(READ, "{\"url\":\"http://" + host + "/page\"}");
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.body()).contains("too-many-lookups");
            assertThat(second.headers().firstValue("Retry-After")).hasValue("2");
            go.countDown();
            assertThat(first.get().statusCode()).as(first.get().body()).isEqualTo(200);
            assertThat(JSON.readTree(first.get().body()).get("text").asText()).contains("1871");
        } finally {
            go.countDown();
            site.stop(0);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
