package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseOutputText;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import dev.footnote.api.search.SearchScope;
import dev.footnote.research.ScriptedModel;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** OpenAI's Responses over real HTTP, by hand and with OpenAI's own client. */
@Timeout(60)
class ResponsesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION = "Who bought Lunokhod 2?";

    @TempDir
    private Path home;

    private Door door;
    private OpenAIClient client;

    @BeforeEach
    void open() {
        door = Door.open(home, Map.of(), null);
        client = client(door);
    }

    @AfterEach
    void close() {
        client.close();
        door.close();
    }

    private static OpenAIClient client(Door door) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(door.to("/v1").build().uri().toString())
                .apiKey("none")
                .maxRetries(0)
                .build();
    }

    private static ResponseCreateParams.Builder asked(String question) {
        return ResponseCreateParams.builder().model("footnote").input(question);
    }

    private static HttpResponse<String> post(Door door, String body, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return door.call("POST", "/v1/responses", body, all.toArray(String[]::new));
    }

    private static ObjectNode body(String question) {
        return JSON.createObjectNode().put("model", "footnote").put("input", question);
    }

    private static ResponseOutputText text(Response response) {
        return response.output()
                .get(response.output().size() - 1)
                .asMessage()
                .content()
                .get(0)
                .asOutputText();
    }

    private static String runOf(String response) {
        return response.substring("resp_".length());
    }

    @Test
    void openais_own_client_reads_the_answer_with_what_each_mark_cites() {
        Response response = client.responses().create(asked(QUESTION).build()).validate();
        assertThat(response.status()).contains(ResponseStatus.COMPLETED);
        assertThat(response.usage()).isPresent();
        ResponseOutputText said = text(response);
        assertThat(said.text()).contains("Richard Garriott");
        assertThat(said.annotations()).isNotEmpty();
        said.annotations().forEach(annotation -> {
            var citation = annotation.asUrlCitation();
            int from = said.text().offsetByCodePoints(0, (int) citation.startIndex());
            int to = said.text().offsetByCodePoints(0, (int) citation.endIndex());
            assertThat(said.text().substring(from, to)).matches("\\[\\d+]");
            assertThat(citation.title()).isNotBlank();
        });
        assertThat(response.output()
                        .get(0)
                        .asWebSearchCall()
                        .action()
                        .asSearch()
                        .queries())
                .isPresent();
        assertThat(response.output().stream()
                        .filter(ResponseOutputItem::isWebSearchCall)
                        .filter(item -> item.asWebSearchCall().action().isOpenPage()))
                .isNotEmpty();
    }

    @Test
    void openais_own_client_reads_the_stream_to_the_same_response() {
        ResponseAccumulator all = ResponseAccumulator.create();
        List<ResponseStreamEvent> events = new ArrayList<>();
        try (StreamResponse<ResponseStreamEvent> stream =
                client.responses().createStreaming(asked(QUESTION).build())) {
            stream.stream().forEach(event -> {
                event.validate();
                events.add(event);
                all.accumulate(event);
            });
        }
        Response streamed = all.response();
        assertThat(text(streamed).text()).contains("Richard Garriott");
        String deltas = events.stream()
                .flatMap(event -> event.outputTextDelta().stream())
                .map(delta -> delta.delta())
                .collect(Collectors.joining());
        assertThat(deltas).isEqualTo(text(streamed).text());
        long annotations = events.stream()
                .filter(ResponseStreamEvent::isOutputTextAnnotationAdded)
                .count();
        assertThat(annotations).isEqualTo(text(streamed).annotations().size());
        assertThat(client.responses().retrieve(streamed.id()).output()).isEqualTo(streamed.output());
    }

    @Test
    void a_stream_that_is_asked_for_again_goes_on_with_the_same_numbers() throws Exception {
        String whole = post(door, body(QUESTION).put("stream", true).toString()).body();
        List<JsonNode> events = data(whole);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("sequence_number").asInt()).isEqualTo(i);
        }
        assertThat(events)
                .extracting(e -> e.path("type").asText())
                .startsWith("response.created", "response.in_progress", "response.output_item.added")
                .endsWith("response.completed");
        assertThat(events.get(events.size() - 1).findValuesAsText("quote"))
                .isNotEmpty()
                .doesNotContain("");
        String id = events.get(0).at("/response/id").asText();
        for (int last : List.of(0, 4, events.size() - 2)) {
            List<JsonNode> rest = data(door.get("/v1/responses/" + id + "?stream=true&starting_after=" + last)
                    .body());
            assertThat(rest).isEqualTo(events.subList(last + 1, events.size()));
        }
        for (String bad : List.of("?stream=maybe", "?stream=", "?stream=true&stream=true")) {
            assertThat(door.get("/v1/responses/" + id + bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        for (String bad : List.of("x", "", "-1", "2147483648")) {
            for (String stream : List.of("?stream=true&", "?")) {
                HttpResponse<String> refused = door.get("/v1/responses/" + id + stream + "starting_after=" + bad);
                assertThat(refused.statusCode()).as(stream + bad).isEqualTo(400);
                assertThat(refused.body()).contains("starting_after", "from 0 to 2147483647");
            }
        }
        assertThat(door.get("/v1/responses/" + id + "?starting_after=1&starting_after=2")
                        .body())
                .contains("given more than once");
    }

    @Test
    void fields_that_clients_leave_empty_or_send_besides_are_documented_and_change_nothing() throws Exception {
        Contract contract = Contract.load();
        for (String body : List.of("""
                {"model": "footnote", "input": "Who bought Lunokhod 2?", "stream": null, "background": null, "instructions": null, "tools": null, "reasoning": null, "text": null,
                 "include": null, "previous_response_id": null, "metadata": null, "temperature": null, "max_output_tokens": null, "store": null}""", """
                {"model": "footnote", "input": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "What is a rover?"},
                 {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "A car.", "annotations": []}]},
                 {"role": "user", "content": [{"type": "input_text", "text": "Who bought Lunokhod 2?"}]}], "instructions": "Use short sentences.",
                 "tools": [{"type": "web_search", "filters": {"allowed_domains": ["example.org"]}}], "reasoning": {"effort": "high", "summary": "auto"},
                 "include": ["web_search_call.action.sources"], "metadata": {"a": "b"}, "stream": false, "background": false, "max_output_tokens": 500}""")) {
            contract.checkRequest("/v1/responses", JSON.readTree(body));
            HttpResponse<String> told = post(door, body);
            assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
            contract.check("POST", "/v1/responses", told);
        }
    }

    private static List<JsonNode> data(String stream) throws Exception {
        List<JsonNode> out = new ArrayList<>();
        for (ObjectNode event : Contract.events(stream)) {
            JsonNode data = JSON.readTree(event.path("data").asText("{}"));
            assertThat(data.path("type")).isEqualTo(event.path("event"));
            out.add(data);
        }
        return out;
    }

    @Test
    void a_previous_response_gives_context_and_keeps_its_sources() throws Exception {
        Response first = client.responses()
                .create(asked(QUESTION).instructions("Be short.").build());
        Response second = client.responses()
                .create(asked("For how much did Garriott buy Lunokhod 2?")
                        .previousResponseId(first.id())
                        .build());
        var request = door.footnote().stored(runOf(second.id())).orElseThrow().request();
        assertThat(request.follows()).isEqualTo(runOf(first.id()));
        assertThat(request.context())
                .startsWith("User: " + QUESTION)
                .contains("Answer: ", "Richard Garriott")
                .doesNotContain("Be short.");
        Response third = client.responses()
                .create(asked("And when?").previousResponseId(second.id()).build());
        assertThat(door.footnote()
                        .stored(runOf(third.id()))
                        .orElseThrow()
                        .request()
                        .context())
                .contains("User: " + QUESTION, "User: For how much did Garriott buy Lunokhod 2?");
        assertThatThrownBy(() -> client.responses()
                        .create(asked("Why?").previousResponseId("resp_none").build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("resp_none");
        JsonNode problem = JSON.readTree(
                post(door, body("Why?").put("previous_response_id", "resp_none").toString())
                        .body());
        assertThat(problem.at("/error/code").asText()).isEqualTo("previous_response_not_found");
        assertThat(problem.at("/error/param").asText()).isEqualTo("previous_response_id");
    }

    @Test
    void a_list_of_messages_is_a_conversation_that_goes_on_from_the_run_of_its_latest_reply() throws Exception {
        Response first = client.responses().create(asked(QUESTION).build());
        ObjectNode body = JSON.createObjectNode().put("model", "footnote");
        var input = body.putArray("input");
        input.addObject().put("role", "user").put("content", QUESTION);
        input.addObject().put("type", "reasoning").put("id", "rs_1").putArray("summary");
        var reply = input.addObject()
                .put("type", "message")
                .put("role", "assistant")
                .putArray("content");
        reply.addObject().put("type", "output_text").put("text", text(first).text());
        input.addObject().put("role", "user").put("content", "For how much was Lunokhod 2 bought?");
        String id = JSON.readTree(post(door, body.toString()).body()).path("id").asText();
        var request = door.footnote().stored(runOf(id)).orElseThrow().request();
        assertThat(request.question()).isEqualTo("For how much was Lunokhod 2 bought?");
        assertThat(request.follows()).isEqualTo(runOf(first.id()));
    }

    @Test
    void a_background_run_is_polled_and_can_be_cancelled() throws Exception {
        Files.createDirectories(home.resolve("docs"));
        HeldModel held = new HeldModel();
        try (Door scripted = Door.open(home, Map.of("http.unwatched_after", "50ms"), held)) {
            OpenAIClient mine = client(scripted);
            Response queued =
                    mine.responses().create(asked("Why?").background(true).build());
            assertThat(queued.status().orElseThrow()).isIn(ResponseStatus.QUEUED, ResponseStatus.IN_PROGRESS);
            HeldModel.finish(held.next());
            scripted.footnote()
                    .resume(scripted.footnote().stored(runOf(queued.id())).orElseThrow())
                    .result()
                    .join();
            assertThat(mine.responses().retrieve(queued.id()).status()).contains(ResponseStatus.COMPLETED);
            Response other =
                    mine.responses().create(asked("Why not?").background(true).build());
            held.next();
            assertThat(mine.responses().retrieve(other.id()).status()).contains(ResponseStatus.IN_PROGRESS);
            assertThat(mine.responses().cancel(other.id()).status()).contains(ResponseStatus.CANCELLED);
            assertThat(mine.responses().retrieve(other.id()).status()).contains(ResponseStatus.CANCELLED);
            assertThatThrownBy(() -> mine.responses().retrieve("resp_none")).isInstanceOf(NotFoundException.class);
            mine.close();
        }
    }

    @Test
    void thinking_comes_as_summaries_only_where_it_is_wanted() throws Exception {
        Files.createDirectories(home.resolve("docs"));
        Files.writeString(home.resolve("docs/rovers.txt"), "Two rovers landed on the Moon near crater 1.\n");
        for (boolean wanted : new boolean[] {true, false}) {
            ScriptedModel model = ScriptedModel.of(
                    ScriptedModel.turn("I look for rovers.", "search", "{\"queries\": [\"rovers Moon\"]}"),
                    ScriptedModel.turn("Nothing more to do.", "submit_answer", "{\"found\": false, \"claims\": []}"));
            try (Door scripted = Door.open(home, Map.of(), model)) {
                ObjectNode body = body("Near which crater did the rovers land?");
                body.putArray("include").add("web_search_call.action.sources");
                if (wanted) {
                    body.putObject("reasoning").put("summary", "auto");
                }
                JsonNode output =
                        JSON.readTree(post(scripted, body.toString()).body()).path("output");
                List<String> types = StreamSupport.stream(output.spliterator(), false)
                        .map(item -> item.path("type").asText())
                        .toList();
                if (wanted) {
                    // A search begins as soon as its call has come, which may be before the end of its turn.
                    assertThat(types)
                            .containsExactlyInAnyOrder("reasoning", "web_search_call", "reasoning", "message")
                            .endsWith("message");
                    assertThat(output.findValuesAsText("text")).contains("I look for rovers.", "Nothing more to do.");
                    assertThat(output.findValue("sources").at("/0/url").asText())
                            .endsWith("rovers.txt");
                } else {
                    assertThat(types).containsExactly("web_search_call", "message");
                }
            }
        }
    }

    @Test
    void a_search_tool_names_hosts_and_other_tools_are_refused() throws Exception {
        ObjectNode body = body(QUESTION);
        var filters = body.putArray("tools")
                .addObject()
                .put("type", "web_search_preview")
                .putObject("filters");
        filters.putArray("allowed_domains").add("Moon.example");
        JsonNode response = JSON.readTree(post(door, body.toString()).body());
        assertThat(door.footnote()
                        .stored(runOf(response.path("id").asText()))
                        .orElseThrow()
                        .request()
                        .scope())
                .isEqualTo(new SearchScope(List.of("moon.example"), List.of(), null, null));
        for (String more : List.of(
                "\"tools\": [{\"type\": \"function\", \"name\": \"f\"}]",
                "\"n\": 2",
                "\"conversation\": \"conv_1\"",
                "\"input\": [{\"role\": \"user\", \"content\": [{\"type\": \"input_image\", \"image_url\": \"x\"}]}]",
                "\"input\": []",
                "\"input\": \" \"")) {
            HttpResponse<String> refused = post(
                    door,
                    "{\"model\": \"footnote\", " + (more.contains("input") ? "" : "\"input\": \"Why?\", ") + more
                            + "}");
            assertThat(refused.statusCode()).as(more).isEqualTo(400);
            assertThat(JSON.readTree(refused.body()).at("/error/type").asText()).isEqualTo("invalid_request_error");
            assertThat(more)
                    .contains(JSON.readTree(refused.body())
                            .at("/error/param")
                            .asText()
                            .split("\\.")[0]);
        }
        assertThat(post(door, body("Why?").put("model", "gpt-4o").toString()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_schema_gives_json_and_a_failure_the_error_that_clients_read() throws Exception {
        Files.createDirectories(home.resolve("docs"));
        try (Door scripted = Door.open(home, Map.of(), ScriptedModel.of())) {
            HttpResponse<String> failed = post(scripted, body("Why?").toString());
            assertThat(failed.statusCode()).isEqualTo(502);
            assertThat(failed.headers().firstValue("X-Should-Retry")).contains("false");
            assertThat(JSON.readTree(failed.body()).at("/error/code").asText()).isEqualTo("run-failed");
            List<JsonNode> events =
                    data(post(scripted, body("Why so?").put("stream", true).toString())
                            .body());
            JsonNode last = events.get(events.size() - 1);
            assertThat(last.path("type").asText()).isEqualTo("response.failed");
            assertThat(last.at("/response/error/code").asText()).isEqualTo("server_error");
        }
        ObjectNode body = body(QUESTION);
        ObjectNode format = body.putObject("text")
                .putObject("format")
                .put("type", "json_schema")
                .put("name", "buyer");
        format.putObject("schema")
                .put("type", "object")
                .putObject("properties")
                .putObject("buyer")
                .put("type", "string");
        String id = JSON.readTree(post(door, body.toString()).body()).path("id").asText();
        assertThat(door.footnote().stored(runOf(id)).orElseThrow().request().outputSchema())
                .contains("buyer");
        format.putObject("schema").put("type", "array");
        assertThat(post(door, body.toString()).statusCode()).isEqualTo(400);
    }

    @Test
    void equal_requests_with_one_key_are_one_run() throws Exception {
        String first =
                post(door, body(QUESTION).toString(), "Idempotency-Key", "k").body();
        HttpResponse<String> again = post(door, body(QUESTION).toString(), "Idempotency-Key", "k");
        assertThat(JSON.readTree(again.body()).path("id"))
                .isEqualTo(JSON.readTree(first).path("id"));
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(post(door, body("Why?").toString(), "Idempotency-Key", "k").statusCode())
                .isEqualTo(422);
    }
}
