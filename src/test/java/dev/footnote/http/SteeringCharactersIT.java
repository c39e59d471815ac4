package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What steers a terminal or turns the direction of text is escaped in the JSON of every door. */
@Timeout(120)
class SteeringCharactersIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Controls above ASCII, and marks of direction, as they would stand in the bytes. */
    private static final Pattern STEERING =
            Pattern.compile("[\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

    private static final String ODD = "Who bought Lunokhod 2? \u009b31m\u202e\u2066x\u2069\u2028\u200f\u007f";

    @RegisterExtension
    private final DoorExtension http = new DoorExtension();

    @BeforeEach
    void open() {
        http.open(Map.of());
    }

    private static String body(String field, String more) {
        return JSON.createObjectNode().put(field, ODD).toString().replace("}", more + "}");
    }

    private HttpResponse<String> send(String method, String path, String body, String type) throws Exception {
        HttpResponse<String> response = http.door().call(method, path, body, "Content-Type", type);
        assertThat(response.body()).as(path).isNotBlank();
        assertThat(STEERING.matcher(response.body()).find())
                .as("%s: %s", path, response.body())
                .isFalse();
        return response;
    }

    @Test
    void runs_their_list_their_events_and_their_problems() throws Exception {
        send("POST", "/v1/research", body("question", ""), "application/json");
        assertThat(send("GET", "/v1/research", "", "application/json").body()).contains("\\u202E");
        HttpResponse<String> streamed = http.door().post(body("question", ""), "Accept", "text/event-stream");
        assertThat(streamed.body()).contains("event: answer");
        assertThat(STEERING.matcher(streamed.body()).find()).as(streamed.body()).isFalse();
        send("POST", "/v1/research", body("question", ",\"mode\":\"\u202e\""), "application/json");
        send("POST", "/v1/research", body("\u202equestion", ""), "application/json");
    }

    @Test
    void searching_and_question_files() throws Exception {
        send("POST", "/v1/search", body("query", ""), "application/json");
        send("POST", "/v1/batches", body("question", ",\"gold\":\"\u202e\u0085\"") + "\n", "application/jsonl");
        send("POST", "/v1/batches", body("nothing", ",\"\u202e\":1") + "\n", "application/jsonl");
    }

    @Test
    void openai_s_dialect_and_what_it_refuses() throws Exception {
        String messages = "{\"model\":\"footnote\",\"messages\":[{\"role\":\"user\",\"content\":"
                + JSON.getNodeFactory().textNode(ODD) + "}]%s}";
        send("POST", "/v1/chat/completions", messages.formatted(""), "application/json");
        send("POST", "/v1/chat/completions", messages.formatted(",\"stream\":true"), "application/json");
        send(
                "POST",
                "/v1/chat/completions",
                messages.formatted(",\"response_format\":{\"type\":\"\u202e\"}"),
                "application/json");
        send("POST", "/v1/responses", body("input", ",\"model\":\"footnote\",\"stream\":true"), "application/json");
    }

    @Test
    void mcp() throws Exception {
        String call = "{\"jsonrpc\":\"2.0\",\"id\":\"\u202e\",\"method\":\"tools/call\",\"params\":{\"name\":\"ask\","
                + "\"arguments\":" + body("question", "") + "}}";
        HttpResponse<String> response = http.door()
                .call(
                        "POST",
                        "/mcp",
                        call,
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json, text/event-stream");
        assertThat(response.body()).isNotBlank();
        assertThat(STEERING.matcher(response.body()).find())
                .as("%s", response.body())
                .isFalse();
    }
}
