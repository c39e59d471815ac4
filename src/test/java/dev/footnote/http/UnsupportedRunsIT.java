package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.research.ScriptedModel;
import dev.footnote.testkit.ScriptedCorpus;
import dev.footnote.testkit.Turn;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An answer none of whose claims is supported is told as that at every door of the service, and its short answer is left out. */
@Timeout(120)
class UnsupportedRunsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FACT = "Marn Lock was opened in 1891 by Otto Brede.";
    private static final String FALSE = "Marn Lock was opened in 1934 by Otto Brede.";
    private static final String QUESTION = "When was Marn Lock opened, in which year?";
    private static final String REASON = "the quote says 1891, the claim 1934";

    @RegisterExtension
    private final ScriptedCorpus corpus = ScriptedCorpus.kimi().page("lock.md", "# Marn Lock\n\n" + FACT + "\n");

    private Door door;

    @BeforeEach
    void open() {
        corpus.host().answering(request -> {
            String said = request.path("messages").toString();
            if (!said.contains("functions.search:0")) {
                return Turn.call("functions.search:0", "search", "{\"queries\":[\"Marn Lock\"]}");
            }
            return said.contains("functions.read:1")
                    ? Turn.call(
                            "functions.submit_answer:2", "submit_answer", ScriptedModel.submit("1934", FALSE, 1, FACT))
                    : Turn.call("functions.read:1", "read", ScriptedModel.read(corpus.address("lock.md")));
        });
        door = Door.over(corpus.home(), corpus.settings(), corpus.folder());
    }

    @AfterEach
    void close() {
        door.close();
    }

    private String post(String path, String body, String accept) throws Exception {
        HttpResponse<String> response =
                door.call("POST", path, body, "Content-Type", "application/json", "Accept", accept);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains(REASON).doesNotContain("copy the closest passage", "**1934**");
        return response.body();
    }

    private static String question(String field, String more) {
        return JSON.createObjectNode().put(field, QUESTION).toString().replace("}", more + "}");
    }

    @Test
    void as_json() throws Exception {
        JsonNode answer = JSON.readTree(post("/v1/research", question("question", ""), "application/json"));

        assertThat(answer.findValue("status").asText()).isEqualTo("unsupported");
        assertThat(answer.findValue("support").asText()).isEqualTo("none");
        assertThat(answer.findValuesAsText("short_answer")).doesNotContain("1934");
    }

    @Test
    void as_events() throws Exception {
        assertThat(post("/v1/research", question("question", ""), "text/event-stream"))
                .contains("event: answer", "\"status\":\"unsupported\"");
    }

    @Test
    void as_markdown_and_as_a_page() throws Exception {
        assertThat(post("/v1/research", question("question", ""), "text/markdown"))
                .contains("Not supported");
        assertThat(post("/v1/research", question("question", ""), "text/html")).contains("Not supported");
    }

    @Test
    void in_the_dialects_of_openai() throws Exception {
        String messages =
                "{\"model\":\"footnote\",\"messages\":[{\"role\":\"user\",\"content\":\"" + QUESTION + "\"}]}";
        assertThat(post("/v1/chat/completions", messages, "application/json")).contains("*unsupported: ");
        assertThat(post("/v1/responses", question("input", ",\"model\":\"footnote\""), "application/json"))
                .contains("*unsupported: ");
    }

    @Test
    void to_assistants() throws Exception {
        String call =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"research\",\"arguments\":"
                        + question("question", "") + "}}";
        assertThat(post("/mcp", call, "application/json, text/event-stream")).contains("unsupported");
    }
}
