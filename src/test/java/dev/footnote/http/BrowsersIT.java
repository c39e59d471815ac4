package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What browsers are told of responses, and what pages of other origins can do; requests as raw bytes where a client would not send the header. */
@Timeout(60)
class BrowsersIT {

    private static final String WIKI = "https://wiki.example.org";
    private static final String QUESTION = "{\"question\":\"Who bought Lunokhod 2?\"}";

    @RegisterExtension
    private final DoorExtension doors = new DoorExtension();

    private Door door;

    private static String header(HttpResponse<String> response, String name) {
        return String.join(" | ", response.headers().allValues(name));
    }

    private HttpResponse<String> preflight(String path, String origin) throws Exception {
        return door.call(
                "OPTIONS",
                path,
                "",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type");
    }

    @Test
    void by_default_no_page_of_another_origin_reads_or_changes_anything() throws Exception {
        door = doors.open(Map.of());
        for (String origin : List.of(WIKI, "null", "http://localhost:3000")) {
            for (HttpResponse<String> response : List.of(
                    preflight("/v1/research", origin),
                    door.get("/v1/research", "Origin", origin),
                    door.get("/healthz", "Origin", origin))) {
                assertThat(header(response, "Access-Control-Allow-Origin")).isEmpty();
                assertThat(header(response, "Access-Control-Allow-Methods")).isEmpty();
            }
        }
        HttpResponse<String> refused = door.post(QUESTION, "Origin", WIKI);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:footnote:problem:foreign-origin", "http.allowed_origins");
        Contract.load().check("POST", "/v1/research", refused);
        assertThat(door.footnote().list("", 10, null)).isEmpty();
        assertThat(door.post(QUESTION, "Origin", "http://localhost:3000").statusCode())
                .isEqualTo(200);
    }

    @Test
    void pages_of_a_named_origin_ask_and_read() throws Exception {
        door = doors.open(Map.of("http.allowed_origins", WIKI));
        HttpResponse<String> before = preflight("/v1/research", WIKI);
        assertThat(before.statusCode()).isEqualTo(204);
        assertThat(before.body()).isEmpty();
        assertThat(header(before, "Access-Control-Allow-Origin")).isEqualTo(WIKI);
        assertThat(header(before, "Access-Control-Allow-Methods")).contains("POST", "DELETE");
        assertThat(header(before, "Access-Control-Allow-Headers"))
                .contains("Authorization", "Content-Type", "Last-Event-ID", "Idempotency-Key");
        assertThat(header(before, "Vary")).contains("Origin");
        assertThat(preflight("/v1/chat/completions", WIKI).statusCode()).isEqualTo(204);
        HttpResponse<String> answer = door.post(QUESTION, "Origin", WIKI);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(WIKI);
        assertThat(header(answer, "Access-Control-Expose-Headers")).contains("Location", "Retry-After");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        HttpResponse<String> tools = door.call(
                "POST",
                "/mcp",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}",
                "Content-Type",
                "application/json",
                "Origin",
                WIKI);
        assertThat(tools.statusCode()).isEqualTo(200);
        HttpResponse<String> wrong = door.post("{", "Origin", WIKI);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(header(wrong, "Access-Control-Allow-Origin")).isEqualTo(WIKI);
        assertThat(preflight("/v1/research", "https://evil.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void the_question_before_the_real_one_needs_no_key_and_the_real_one_does() throws Exception {
        Path keys = doors.home().resolve("keys");
        Files.writeString(keys, "ann 2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683\n");
        door = doors.open(Map.of("http.allowed_origins", "*", "http.api_key_file", keys.toString()));
        assertThat(preflight("/v1/research", WIKI).statusCode()).isEqualTo(204);
        HttpResponse<String> keyless = door.post(QUESTION, "Origin", WIKI);
        assertThat(keyless.statusCode()).isEqualTo(401);
        assertThat(header(keyless, "Access-Control-Allow-Origin")).isEqualTo(WIKI);
        assertThat(door.post(QUESTION, "Origin", WIKI, "Authorization", "Bearer key")
                        .statusCode())
                .isEqualTo(200);
        assertThat(door.call("OPTIONS", "/v1/research", "", "Origin", WIKI).statusCode())
                .isEqualTo(401);
    }

    @Test
    void responses_can_neither_be_framed_nor_run_anything() throws Exception {
        door = doors.open(Map.of());
        String run = door.post(QUESTION).headers().firstValue("location").orElseThrow();
        for (HttpResponse<String> response : List.of(
                door.get(run),
                door.get(run, "Accept", "text/html"),
                door.get(run + "/events"),
                door.get("/v1/nothing"),
                door.get("/metrics"))) {
            assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(response, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(header(response, "Content-Security-Policy"))
                    .startsWith("default-src 'none'")
                    .doesNotContain("script-src");
        }
        HttpResponse<String> page = door.get("/", "Accept", "text/html");
        assertThat(header(page, "Content-Security-Policy")).contains("script-src 'self'");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
    }
}
