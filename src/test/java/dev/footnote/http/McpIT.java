package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Model Context Protocol over real HTTP, by hand and with LangChain4j's client. */
@Timeout(60)
class McpIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";

    @TempDir
    private Path home;

    private Door door;

    @BeforeEach
    void open() {
        door = Door.open(home, Map.of(), null);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        List<String> all = new ArrayList<>(
                List.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream"));
        all.addAll(List.of(headers));
        return door.call("POST", "/mcp", body, all.toArray(String[]::new));
    }

    @Test
    void langchain4js_client_lists_and_calls_the_tools() throws Exception {
        McpClient client = DefaultMcpClient.builder()
                .transport(StreamableHttpMcpTransport.builder()
                        .url(door.to("/mcp").build().uri().toString())
                        .timeout(Duration.ofSeconds(40))
                        .build())
                .build();
        try {
            assertThat(client.listTools())
                    .extracting(ToolSpecification::name)
                    .containsExactly("research", "search", "read");
            String told = client.executeTool(ToolExecutionRequest.builder()
                            .name("research")
                            .arguments("{\"question\": \"Who bought Lunokhod 2?\"}")
                            .build())
                    .resultText();
            assertThat(JSON.readTree(told).path("short_answer").asText()).contains("Garriott");
        } finally {
            client.close();
        }
    }

    @Test
    void progress_comes_as_events_before_the_result() throws Exception {
        HttpResponse<String> response = post(
                "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":\"research\",\"arguments\":"
                        + "{\"question\":\"Who bought Lunokhod 2?\"},\"_meta\":{\"progressToken\":9}}}");
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        List<JsonNode> messages = new ArrayList<>();
        for (String line : response.body().split("\n")) {
            if (line.startsWith("data: ")) {
                messages.add(JSON.readTree(line.substring("data: ".length())));
            }
        }
        assertThat(messages.subList(0, messages.size() - 1))
                .isNotEmpty()
                .allMatch(m -> m.path("method").asText().equals("notifications/progress"));
        assertThat(messages.get(messages.size() - 1)
                        .at("/result/structuredContent/status")
                        .asText())
                .isEqualTo("answered");
    }

    @Test
    void a_client_that_goes_ends_its_run_with_or_without_progress() throws Exception {
        Files.createDirectories(home.resolve("docs"));
        HeldModel held = new HeldModel();
        try (Door slow = Door.open(home, Map.of("http.keep_alive", "50ms"), held)) {
            String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                    + "{\"name\":\"research\",\"arguments\":{\"question\":\"Why?\"}}}";
            try (Socket socket = slow.raw("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Accept: application/json, text/event-stream\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + body)) {
                held.next();
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            String id = slow.footnote().list("", 1, null).get(0).id();
            for (int i = 0; i < 400 && !status(slow, id).equals("cancelled"); i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(status(slow, id)).isEqualTo("cancelled");
        }
    }

    private static String status(Door door, String id) throws Exception {
        return JSON.readTree(door.get("/v1/research/" + id).body())
                .path("status")
                .asText();
    }

    @Test
    void a_client_that_takes_json_alone_gets_json() throws Exception {
        HttpResponse<String> response = door.call(
                "POST",
                "/mcp",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"search\",\"arguments\":{\"query\":\"moon\"}}}",
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        assertThat(JSON.readTree(response.body()).at("/result/structuredContent/hits"))
                .isNotEmpty();
    }

    @Test
    void pages_of_other_sites_are_refused() throws Exception {
        assertThat(post(LIST, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(post(LIST, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(post(LIST, "Origin", "http://localhost:5173").statusCode()).isEqualTo(200);
        assertThat(post(LIST).statusCode()).isEqualTo(200);
    }

    @Test
    void the_transport_keeps_to_the_revisions() throws Exception {
        assertThat(post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(post("{").statusCode()).isEqualTo(400);
        assertThat(door.get("/mcp").statusCode()).isEqualTo(405);
        assertThat(door.call("DELETE", "/mcp", "").statusCode()).isEqualTo(405);
        HttpResponse<String> hello = post(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\"}}");
        assertThat(hello.headers().firstValue("Mcp-Session-Id")).isPresent();
        HttpResponse<String> other = post(LIST, "Mcp-Method", "tools/call");
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(other.body()).at("/error/code").asInt()).isEqualTo(-32020);
        String newest = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"prompts/list\",\"params\":{\"_meta\":"
                + "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}}";
        assertThat(post(newest).statusCode()).isEqualTo(404);
        assertThat(post(newest.replace("2026", "2031")).statusCode()).isEqualTo(400);
    }
}
