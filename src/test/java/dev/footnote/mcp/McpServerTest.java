package dev.footnote.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.footnote.research.ScriptedModel;
import dev.footnote.service.FootnoteService;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol's messages, without a transport and over a pair of streams. */
class McpServerTest {

    @TempDir
    private Path home;

    @TempDir
    private Path docs;

    private final List<ObjectNode> notes = new CopyOnWriteArrayList<>();

    /** Never answers; tells when it was asked. */
    private static final class Silent implements StreamingChatModel {
        private final CompletableFuture<Void> asked = new CompletableFuture<>();

        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            asked.complete(null);
        }
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(docs.resolve("bridge.txt"), "The Aldermoor bridge was designed by Ellen Hart in 1890.\n");
    }

    private FootnoteService offline() {
        return FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .corpus(docs)
                .model("offline")
                .build();
    }

    private FootnoteService with(StreamingChatModel model) {
        return FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .corpus(docs)
                .chatModel(model, "scripted")
                .build();
    }

    private static McpServer server(FootnoteService footnote) {
        return new McpServer(footnote, request -> CompletableFuture.completedFuture(footnote.start(request)));
    }

    private ObjectNode ask(McpServer server, String method, String params) throws Exception {
        ObjectNode message = Objects.requireNonNull(McpServer.message(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}"));
        return Objects.requireNonNull(server.handle(message, "s", notes::add).response())
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_client_shakes_hands_in_its_own_revision() throws Exception {
        try (FootnoteService footnote = offline()) {
            McpServer server = server(footnote);
            JsonNode old = ask(server, "initialize", "{\"protocolVersion\":\"2025-03-26\"}");
            assertThat(old.at("/result/protocolVersion").asText()).isEqualTo("2025-03-26");
            assertThat(old.at("/result/capabilities").has("tools")).isTrue();
            JsonNode unknown = ask(server, "initialize", "{\"protocolVersion\":\"2031-01-01\"}");
            assertThat(unknown.at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
            JsonNode found = ask(server, "server/discover", "{}");
            assertThat(found.at("/result/supportedVersions/0").asText()).isEqualTo("2026-07-28");
            assertThat(ask(server, "ping", "{}").at("/result").isObject()).isTrue();
        }
    }

    @Test
    void the_newest_revision_gets_its_own_fields_and_others_do_not() throws Exception {
        String meta = "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}";
        try (FootnoteService footnote = offline()) {
            McpServer server = server(footnote);
            JsonNode listed = ask(server, "tools/list", meta);
            assertThat(listed.at("/result/resultType").asText()).isEqualTo("complete");
            assertThat(listed.at("/result").has("ttlMs")).isTrue();
            assertThat(ask(server, "tools/list", "{}").at("/result").has("resultType"))
                    .isFalse();
            JsonNode refused = ask(server, "tools/list", meta.replace("2026", "2031"));
            assertThat(refused.at("/error/code").asInt()).isEqualTo(McpServer.BAD_VERSION);
            assertThat(refused.at("/error/data/supported/0").asText()).isEqualTo("2026-07-28");
        }
    }

    @Test
    void tools_say_that_they_only_read() throws Exception {
        try (FootnoteService footnote = offline()) {
            JsonNode tools = ask(server(footnote), "tools/list", "{}").at("/result/tools");
            assertThat(tools.findValuesAsText("name")).containsExactly("research", "search", "read");
            for (JsonNode tool : tools) {
                assertThat(tool.at("/annotations/readOnlyHint").asBoolean()).isTrue();
                assertThat(tool.at("/annotations/openWorldHint").asBoolean()).isTrue();
                assertThat(tool.path("outputSchema").path("type").asText()).isEqualTo("object");
            }
        }
    }

    @Test
    void each_tool_gives_what_its_schema_says() throws Exception {
        try (FootnoteService footnote = offline()) {
            McpServer server = server(footnote);
            JsonNode tools = ask(server, "tools/list", "{}").at("/result/tools");
            String question =
                    "{\"name\":\"research\",\"arguments\":{\"question\":\"Who designed the Aldermoor bridge?\",\"mode\":\"fast\",\"model\":\"offline\",\"places\":[\"corpus\"]}}";
            assertThat(tools.at("/0/inputSchema/properties/mode/enum"))
                    .extracting(JsonNode::asText)
                    .contains("fast", "think", "auto");
            JsonNode research = ask(server, "tools/call", question).path("result");
            assertThat(research.path("isError").asBoolean()).isFalse();
            assertThat(research.at("/structuredContent/claims/0/citations/0/quote")
                            .asText())
                    .contains("Ellen Hart");
            assertThat(research.at("/content/0/text").asText()).contains("Ellen Hart");
            JsonNode search = ask(server, "tools/call", "{\"name\":\"search\",\"arguments\":{\"query\":\"bridge\"}}")
                    .path("result");
            String url = search.at("/structuredContent/hits/0/url").asText();
            JsonNode read = ask(server, "tools/call", "{\"name\":\"read\",\"arguments\":{\"url\":\"" + url + "\"}}")
                    .path("result");
            assertThat(read.at("/structuredContent/text").asText()).contains("Ellen Hart");
            JsonNode[] results = {research, search, read};
            for (int i = 0; i < results.length; i++) {
                assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(tools.get(i).path("outputSchema"))
                                .validate(results[i].path("structuredContent")))
                        .isEmpty();
            }
        }
    }

    @Test
    void long_texts_come_in_parts() throws Exception {
        Files.writeString(docs.resolve("long.txt"), "The mill stands by the river. ".repeat(3_000));
        try (FootnoteService footnote = offline()) {
            McpServer server = server(footnote);
            footnote.search("mill river");
            String url = footnote.search("mill river").hits().get(0).url().toString();
            StringBuilder whole = new StringBuilder();
            int from = 0;
            while (from >= 0) {
                JsonNode part = ask(
                                server,
                                "tools/call",
                                "{\"name\":\"read\",\"arguments\":{\"url\":\"" + url + "\",\"from\":" + from + "}}")
                        .at("/result/structuredContent");
                whole.append(part.path("text").asText());
                from = part.path("next").asInt(-1);
            }
            assertThat(whole.toString())
                    .isEqualTo(footnote.read(URI.create(url)).text());
        }
    }

    @Test
    void what_a_tool_cannot_do_is_a_result_that_a_model_can_act_on() throws Exception {
        try (FootnoteService footnote = offline()) {
            McpServer server = server(footnote);
            for (String call : List.of(
                    "{\"name\":\"research\",\"arguments\":{}}",
                    "{\"name\":\"research\",\"arguments\":{\"question\":\"Why?\",\"language\":\"xx-yy-zz\"}}",
                    "{\"name\":\"research\",\"arguments\":{\"question\":\"Why?\",\"mode\":\"heavier\"}}",
                    "{\"name\":\"research\",\"arguments\":{\"question\":\"Why?\",\"model\":\"other\"}}",
                    "{\"name\":\"research\",\"arguments\":{\"question\":\"Why?\",\"places\":[\"web\"]}}",
                    "{\"name\":\"read\",\"arguments\":{\"url\":\"not an address\"}}",
                    "{\"name\":\"search\",\"arguments\":{\"query\":\" \"}}")) {
                JsonNode result = ask(server, "tools/call", call).path("result");
                assertThat(result.path("isError").asBoolean()).as(call).isTrue();
                assertThat(result.at("/content/0/text").asText()).isNotBlank().doesNotContain("Exception");
            }
            assertThat(ask(server, "tools/call", "{\"name\":\"other\"}")
                            .at("/error/code")
                            .asInt())
                    .isEqualTo(McpServer.BAD_PARAMS);
            assertThat(ask(server, "resources/list", "{}").at("/error/code").asInt())
                    .isEqualTo(McpServer.NO_METHOD);
        }
    }

    @Test
    void progress_rises_and_ends_with_the_result() throws Exception {
        try (FootnoteService footnote = offline()) {
            ask(
                    server(footnote),
                    "tools/call",
                    "{\"name\":\"research\",\"arguments\":{\"question\":\"Who designed the Aldermoor bridge?\"},"
                            + "\"_meta\":{\"progressToken\":\"p1\"}}");
            assertThat(notes).isNotEmpty();
            for (int i = 0; i < notes.size(); i++) {
                assertThat(notes.get(i).at("/params/progressToken").asText()).isEqualTo("p1");
                assertThat(notes.get(i).at("/params/progress").asInt()).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void a_call_can_be_cancelled_by_its_own_client_only() throws Exception {
        Silent model = new Silent();
        try (FootnoteService footnote = with(model)) {
            McpServer server = server(footnote);
            ObjectNode call = Objects.requireNonNull(
                    McpServer.message(
                            "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/call\",\"params\":{\"name\":\"research\",\"arguments\":{\"question\":\"Why?\"}}}"));
            CompletableFuture<ObjectNode> response = Objects.requireNonNull(
                    server.handle(call, "mine", notes::add).response());
            model.asked.get(20, TimeUnit.SECONDS);
            assertThat(server.running()).isEqualTo(1);
            ObjectNode cancel = Objects.requireNonNull(McpServer.message(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":\"a\"}}"));
            assertThat(server.handle(cancel, "another", notes::add).response()).isNull();
            assertThat(response).isNotDone();
            server.handle(cancel, "mine", notes::add);
            JsonNode result = response.get(20, TimeUnit.SECONDS).path("result");
            assertThat(result.at("/structuredContent/status").asText()).isEqualTo("cancelled");
            assertThat(server.running()).isZero();
        }
    }

    @Test
    void over_streams_there_is_one_message_a_line_and_nothing_else() throws Exception {
        ScriptedModel model = ScriptedModel.of(ScriptedModel.prose("I do not know."));
        String input =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\"}}\n"
                        + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n\n[]\nnot json\n"
                        + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n{\"id\":3}\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FootnoteService footnote = with(model)) {
            new McpStdio(footnote, out).serve(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(Objects.requireNonNull(McpServer.message(line)));
            }
        }
        assertThat(lines).hasSize(5).allMatch(l -> l.path("jsonrpc").asText().equals("2.0"));
        assertThat(lines)
                .filteredOn(l -> l.at("/error/code").asInt() == McpServer.NO_JSON)
                .hasSize(2);
        assertThat(lines)
                .filteredOn(l -> l.at("/error/code").asInt() == McpServer.NO_REQUEST)
                .hasSize(1);
        assertThat(lines).filteredOn(l -> l.at("/result/tools").isArray()).hasSize(1);
    }

    @Test
    void however_many_sessions_come_nothing_is_kept_of_them() throws Exception {
        try (FootnoteService footnote = offline()) {
            McpServer server = server(footnote);
            footnote.index(line -> {});
            for (int i = 0; i < 300; i++) {
                server.handle(
                        McpServer.message("{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":"
                                + "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{}}}"),
                        "session " + i,
                        note -> {});
                // A session that was never begun is served like any other: there is no list of them.
                ObjectNode found = Objects.requireNonNull(server.handle(
                                        McpServer.message(
                                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                                                        + "{\"name\":\"search\",\"arguments\":{\"query\":\"bridge\"}}}"),
                                        "unknown " + i,
                                        note -> {})
                                .response())
                        .get(20, TimeUnit.SECONDS);
                assertThat(found.path("result").path("isError").asBoolean()).isFalse();
            }
            assertThat(server.running()).isZero();
        }
    }
}
