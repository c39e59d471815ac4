package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No door tells where on the server the documents lie. */
@Timeout(60)
class ServerPathsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] TYPE = {"Content-Type", "application/json"};
    private static final String QUESTION = "{\"question\":\"Who bought Lunokhod 2?\"}";
    private static final String CHAT =
            "{\"model\":\"footnote\",\"messages\":[{\"role\":\"user\",\"content\":\"Who bought Lunokhod 2?\"}]%s}";

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

    private String pathless(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body())
                .contains("file:///sample-")
                .doesNotContain(home.toString(), home.getFileName().toString());
        return response.body();
    }

    @Test
    void answers_events_lists_and_chats_name_documents_by_their_folder() throws Exception {
        HttpResponse<String> first = door.post(QUESTION);
        pathless(first);
        String run = first.headers().firstValue("location").orElseThrow();
        for (String form : List.of(
                "text/markdown", "text/html", "application/x-bibtex", "application/vnd.citationstyles.csl+json")) {
            HttpResponse<String> told = door.get(run, "Accept", form);
            assertThat(told.statusCode()).as(form).isEqualTo(200);
            assertThat(told.body()).as(form).doesNotContain(home.getFileName().toString());
        }
        pathless(door.get(run + "/events"));
        pathless(door.get(run + "/sources/1"));
        pathless(door.call("POST", "/v1/chat/completions", CHAT.formatted(""), TYPE));
        pathless(door.call("POST", "/v1/chat/completions", CHAT.formatted(",\"stream\":true"), TYPE));
    }

    @Test
    void an_address_that_a_search_told_can_be_read() throws Exception {
        JsonNode found = JSON.readTree(pathless(door.call("POST", "/v1/search", "{\"query\":\"Lunokhod 2\"}", TYPE)));
        String url = found.at("/hits/0/url").asText();
        pathless(door.call(
                "POST", "/v1/read", JSON.createObjectNode().put("url", url).toString(), TYPE));
        String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                + "{\"name\":\"%s\",\"arguments\":{\"%s\":\"%s\"}}}";
        pathless(door.call("POST", "/mcp", call.formatted("search", "query", "Lunokhod 2"), TYPE));
        String page = pathless(door.call("POST", "/mcp", call.formatted("read", "url", url), TYPE));
        assertThat(JSON.readTree(page).at("/result/structuredContent/text").asText())
                .contains("Lunokhod");
    }
}
