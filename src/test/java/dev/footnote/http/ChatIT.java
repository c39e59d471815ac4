package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;
import dev.footnote.api.ResearchRequest;
import dev.footnote.research.ScriptedModel;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** OpenAI's dialect over real HTTP, by hand, with LangChain4j's client, and with OpenAI's own. */
@Timeout(60)
class ChatIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION = "Who bought Lunokhod 2?";

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

    private HttpResponse<String> chat(String body, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return door.call("POST", "/v1/chat/completions", body, all.toArray(String[]::new));
    }

    private static String asked(String question, String more) {
        return "{\"model\": \"footnote\", \"messages\": [{\"role\": \"user\", \"content\": \"" + question + "\"}]"
                + more + "}";
    }

    private String base() {
        return door.to("/v1").build().uri().toString();
    }

    @Test
    void a_completion_has_text_with_marks_and_what_each_mark_cites() throws Exception {
        HttpResponse<String> response = chat(asked(QUESTION, ", \"temperature\": 0.3, \"foo\": 1"));
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode body = JSON.readTree(response.body());
        assertThat(body.path("object").asText()).isEqualTo("chat.completion");
        assertThat(body.path("created").isIntegralNumber()).isTrue();
        JsonNode choice = body.path("choices").path(0);
        assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
        String text = choice.path("message").path("content").asText();
        assertThat(text).contains("Richard Garriott");
        JsonNode annotations = choice.path("message").path("annotations");
        assertThat(annotations).isNotEmpty();
        for (JsonNode annotation : annotations) {
            JsonNode citation = annotation.path("url_citation");
            int from = text.offsetByCodePoints(0, citation.path("start_index").asInt());
            int to = text.offsetByCodePoints(0, citation.path("end_index").asInt());
            String mark = text.substring(from, to);
            assertThat(mark).matches("\\[\\d+]");
            int number = Integer.parseInt(mark.substring(1, mark.length() - 1));
            assertThat(body.path("citations").path(number - 1).asText())
                    .isEqualTo(citation.path("url").asText());
            assertThat(body.path("search_results").path(number - 1).path("url").asText())
                    .isEqualTo(citation.path("url").asText());
            assertThat(citation.path("quote").asText()).isNotBlank();
        }
        assertThat(body.path("usage").path("total_tokens").isIntegralNumber()).isTrue();
        assertThat(body.path("footnote").path("claims").path(0).path("support").asText())
                .isEqualTo("full");
        String run = response.headers().firstValue("Location").orElseThrow();
        assertThat(door.get(run).statusCode()).isEqualTo(200);
    }

    @Test
    void a_conversation_goes_on_from_the_run_that_gave_its_latest_reply() throws Exception {
        String reply = JSON.readTree(chat(asked(QUESTION, "")).body())
                .at("/choices/0/message/content")
                .asText();
        assertThat(followed(reply)).isNotEmpty();
        assertThat(followed("Otherwise: " + reply)).isEmpty();

        String streamed = chat(asked(QUESTION, ", \"stream\": true"))
                .body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> read(line.substring("data: ".length()))
                        .at("/choices/0/delta/content")
                        .asText())
                .collect(Collectors.joining());
        assertThat(followed(streamed)).isNotEmpty();
    }

    @Test
    void a_follow_up_with_pronouns_is_answered_from_the_sources_of_the_reply_before() throws Exception {
        Path docs = Files.createDirectory(home.resolve("mills"));
        Files.writeString(
                docs.resolve("mill.md"),
                "# Harrow Mill\n\nJonas Petersen bought Harrow Mill in 1911 from the Lenn Valley Company.\n");
        Files.writeString(
                docs.resolve("petersen.md"), "# Jonas Petersen\n\nJonas Petersen was born in Varde in 1874.\n");
        try (Door mills = Door.over(home.resolve("other"), docs)) {
            String first = "Who bought Harrow Mill?";
            String reply = content(mills, List.of(first));
            assertThat(reply).startsWith("**Jonas Petersen**");
            String second = content(mills, List.of(first, reply, "When did he buy it?"));
            assertThat(second).startsWith("**1911**").contains("in 1911 from the Lenn Valley Company [1]");
        }
    }

    /** What a conversation is answered: a question, a reply, a question, and so on. */
    private static String content(Door door, List<String> said) throws Exception {
        ObjectNode body = JSON.createObjectNode().put("model", "footnote");
        ArrayNode messages = body.putArray("messages");
        for (int i = 0; i < said.size(); i++) {
            messages.addObject().put("role", i % 2 == 0 ? "user" : "assistant").put("content", said.get(i));
        }
        HttpResponse<String> response =
                door.call("POST", "/v1/chat/completions", body.toString(), "Content-Type", "application/json");
        return JSON.readTree(response.body()).at("/choices/0/message/content").asText();
    }

    /** The run that the second question of a conversation follows; empty if it follows none. */
    private String followed(String reply) throws Exception {
        ObjectNode body = JSON.createObjectNode().put("model", "footnote");
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "user").put("content", QUESTION);
        messages.addObject().put("role", "assistant").put("content", reply);
        messages.addObject().put("role", "user").put("content", "For how much was Lunokhod 2 bought?");
        String run = chat(body.toString()).headers().firstValue("Location").orElseThrow();
        String id = run.substring(run.lastIndexOf('/') + 1);
        String follows = door.footnote().stored(id).orElseThrow().request().follows();
        return follows == null ? "" : follows;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @Test
    void a_stream_has_its_chunks_in_the_order_that_clients_insist_on() throws Exception {
        HttpResponse<String> response =
                chat(asked(QUESTION, ", \"stream\": true, \"stream_options\": {\"include_usage\": true}"));
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        List<JsonNode> chunks = new ArrayList<>();
        List<String> lines =
                response.body().lines().filter(l -> l.startsWith("data: ")).toList();
        assertThat(lines.get(lines.size() - 1)).isEqualTo("data: [DONE]");
        for (String line : lines.subList(0, lines.size() - 1)) {
            chunks.add(JSON.readTree(line.substring("data: ".length())));
        }
        assertThat(chunks.get(0)
                        .path("choices")
                        .path(0)
                        .path("delta")
                        .path("role")
                        .asText())
                .isEqualTo("assistant");
        assertThat(chunks)
                .anySatisfy(chunk -> assertThat(
                                delta(chunk).path("reasoning_content").asText())
                        .contains("Read [1]"));
        JsonNode usage = chunks.get(chunks.size() - 1);
        assertThat(usage.path("choices")).isEmpty();
        assertThat(usage.path("usage").path("total_tokens").isIntegralNumber()).isTrue();
        JsonNode finish = chunks.get(chunks.size() - 2);
        assertThat(finish.path("choices").path(0).path("finish_reason").asText())
                .isEqualTo("stop");
        assertThat(delta(finish).path("annotations")).isNotEmpty();
        assertThat(delta(finish).has("content")).isFalse();
        JsonNode text = chunks.get(chunks.size() - 3);
        assertThat(delta(text).path("content").asText()).contains("Richard Garriott");
        assertThat(text.path("citations")).isNotEmpty();
        assertThat(chunks).filteredOn(c -> c.has("usage")).hasSize(1);
    }

    private static JsonNode delta(JsonNode chunk) {
        return chunk.path("choices").path(0).path("delta");
    }

    @Test
    void langchain4j_uses_it_as_a_model() throws Exception {
        OpenAiChatModel model = OpenAiChatModel.builder()
                .baseUrl(base())
                .apiKey("none")
                .modelName("footnote")
                .timeout(Duration.ofSeconds(40))
                .build();
        assertThat(model.chat(QUESTION)).contains("Richard Garriott");
        OpenAiStreamingChatModel streaming = OpenAiStreamingChatModel.builder()
                .baseUrl(base())
                .apiKey("none")
                .modelName("footnote-fast")
                .returnThinking(true)
                .build();
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        StringBuilder thinking = new StringBuilder();
        streaming.chat(
                ChatRequest.builder().messages(UserMessage.from(QUESTION)).build(), new StreamingChatResponseHandler() {
                    @Override
                    public void onPartialResponse(String part) {}

                    @Override
                    public void onPartialThinking(PartialThinking part) {
                        thinking.append(part.text());
                    }

                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        whole.complete(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        whole.completeExceptionally(error);
                    }
                });
        ChatResponse response = whole.get(40, TimeUnit.SECONDS);
        assertThat(response.aiMessage().text()).contains("Richard Garriott");
        assertThat(response.tokenUsage()).isNotNull();
        assertThat(thinking).contains("Read [1]");
    }

    @Test
    void openais_own_client_uses_it_as_a_model() {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .baseUrl(base())
                .apiKey("none")
                .maxRetries(0)
                .build();
        try {
            ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                    .model("footnote")
                    .addUserMessage(QUESTION)
                    .streamOptions(ChatCompletionStreamOptions.builder()
                            .includeUsage(true)
                            .build())
                    .build();
            ChatCompletion whole = client.chat().completions().create(params).validate();
            assertThat(whole.choices().get(0).message().content().orElseThrow()).contains("Richard Garriott");
            assertThat(whole.choices().get(0).message().annotations().orElseThrow())
                    .isNotEmpty();
            ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
            try (StreamResponse<ChatCompletionChunk> stream =
                    client.chat().completions().createStreaming(params)) {
                stream.stream().forEach(all::accumulate);
            }
            assertThat(all.chatCompletion().choices().get(0).message().content().orElseThrow())
                    .contains("Richard Garriott");
            assertThat(client.models().list().data()).extracting(Model::id).contains("footnote-fast");
        } finally {
            client.close();
        }
    }

    @Test
    void what_cannot_be_served_is_told_in_the_form_that_clients_read() throws Exception {
        OpenAiChatModel unknown = OpenAiChatModel.builder()
                .baseUrl(base())
                .apiKey("none")
                .modelName("gpt-4o")
                .maxRetries(0)
                .build();
        assertThatThrownBy(() -> unknown.chat(QUESTION))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("footnote-fast");
        OpenAiChatModel known = OpenAiChatModel.builder()
                .baseUrl(base())
                .apiKey("none")
                .modelName("footnote")
                .maxRetries(0)
                .build();
        ChatRequest onlySystem =
                ChatRequest.builder().messages(SystemMessage.from("Be short.")).build();
        assertThatThrownBy(() -> known.chat(onlySystem))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("user message");
        for (String more : List.of(", \"tools\": [{\"type\": \"function\"}]", ", \"n\": 2")) {
            HttpResponse<String> refused = chat(asked(QUESTION, more));
            assertThat(refused.statusCode()).isEqualTo(400);
            JsonNode body = JSON.readTree(refused.body());
            assertThat(body.path("error").path("message").asText())
                    .isEqualTo(body.path("detail").asText());
            assertThat(body.path("error").path("type").asText()).isEqualTo("invalid_request_error");
            assertThat(body.path("error").path("param").asText()).isIn("tools", "n");
        }
        String image =
                "{\"model\": \"footnote\", \"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image_url\"}]}]}";
        assertThat(chat(image).body()).contains("only text can be read");
        assertThat(chat("{").body()).contains("\"error\"");
    }

    @Test
    void models_are_listed_and_shown() throws Exception {
        JsonNode list = JSON.readTree(door.get("/v1/models").body());
        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.path("data").findValuesAsText("id")).containsExactly(models());
        assertThat(JSON.readTree(door.get("/v1/models/footnote").body())
                        .path("id")
                        .asText())
                .isEqualTo("footnote");
        HttpResponse<String> none = door.get("/v1/models/other");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(none.body()).path("error").path("code").asText())
                .isEqualTo("model_not_found");
    }

    /** The usual one, one for each mode that is no choice of the program's own, and the one that needs no key. */
    private static String[] models() {
        return Stream.of(
                        Stream.of("footnote"),
                        Stream.of(ResearchRequest.Mode.values())
                                .filter(mode -> mode != ResearchRequest.Mode.AUTO)
                                .map(mode -> "footnote-" + mode.name().toLowerCase(Locale.ROOT)),
                        Stream.of("footnote-offline"))
                .flatMap(name -> name)
                .toArray(String[]::new);
    }

    @Test
    void the_offline_model_answers_whatever_else_is_set_up() throws Exception {
        Files.createDirectories(home.resolve("docs"));
        Files.writeString(
                home.resolve("docs/mill.txt"), "The Corran mill was bought by Ada Fenwick in 1912 for 300 pounds.\n");
        ScriptedModel model = ScriptedModel.of();
        try (Door scripted = Door.open(home, Map.of(), model)) {
            String body = "{\"model\": \"footnote-offline\", \"messages\": [{\"role\": \"user\","
                    + " \"content\": \"Who bought the Corran mill?\"}]}";
            HttpResponse<String> response =
                    scripted.call("POST", "/v1/chat/completions", body, "Content-Type", "application/json");
            assertThat(JSON.readTree(response.body())
                            .at("/choices/0/message/content")
                            .asText())
                    .contains("Ada Fenwick");
            assertThat(model.requests).isEmpty();
            HttpResponse<String> own =
                    scripted.post("{\"question\": \"Who bought the Corran mill?\", \"model\": \"offline\"}");
            assertThat(JSON.readTree(own.body()).path("short_answer").asText()).contains("Ada Fenwick");
            HttpResponse<String> unknown = scripted.post("{\"question\": \"Why?\", \"model\": \"kimi\"}");
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(unknown.body()).contains("offline");
        }
    }

    @Test
    void a_request_with_the_same_key_starts_one_run() throws Exception {
        String first = runOf(chat(asked(QUESTION, ""), "Idempotency-Key", "abc"));
        assertThat(runOf(chat(asked(QUESTION, ""), "Idempotency-Key", "abc"))).isEqualTo(first);
        assertThat(runOf(chat(asked(QUESTION, ""), "Idempotency-Key", "def"))).isNotEqualTo(first);
        String plain = runOf(chat(asked(QUESTION, "")));
        assertThat(runOf(chat(asked(QUESTION, ""))))
                .as("the first run has ended")
                .isNotEqualTo(plain);
    }

    private static String runOf(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void earlier_turns_and_wishes_reach_the_model_as_context_and_never_as_the_question() throws Exception {
        Files.createDirectories(home.resolve("docs"));
        Files.writeString(
                home.resolve("docs/bridge.txt"), "The Aldermoor bridge was designed by Ellen Hart in 1890.\n");
        ScriptedModel model = ScriptedModel.of(ScriptedModel.prose("I do not know."));
        try (Door scripted = Door.open(home, Map.of(), model)) {
            String body = "{\"model\": \"footnote\", \"messages\": ["
                    + "{\"role\": \"system\", \"content\": \"Answer in one line.\"},"
                    + "{\"role\": \"user\", \"content\": \"Who designed the Aldermoor bridge?\"},"
                    + "{\"role\": \"assistant\", \"content\": \"Ellen Hart [1]\"},"
                    + "{\"role\": \"user\", \"content\": \"And when was it built?\"}]}";
            HttpResponse<String> response =
                    scripted.call("POST", "/v1/chat/completions", body, "Content-Type", "application/json");
            String system = model.requests.get(0);
            assertThat(system)
                    .contains("It is no source")
                    .contains("Answer in one line.")
                    .contains("User: Who designed the Aldermoor bridge?")
                    .contains("Answer: Ellen Hart [1]");
            JsonNode run = JSON.readTree(
                    scripted.get(response.headers().firstValue("Location").orElseThrow())
                            .body());
            assertThat(run.path("question").asText()).isEqualTo("And when was it built?");
        }
    }

    @Test
    void a_json_schema_gives_json_as_content() throws Exception {
        String format =
                ", \"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"name\": \"buyer\", \"schema\": "
                        + "{\"type\": \"object\", \"properties\": {\"buyer\": {\"type\": \"string\"}}}}}";
        JsonNode body = JSON.readTree(chat(asked(QUESTION, format)).body());
        JsonNode content = JSON.readTree(
                body.path("choices").path(0).path("message").path("content").asText());
        assertThat(content.has("buyer")).isTrue();
        HttpResponse<String> bad = chat(asked(
                QUESTION, ", \"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"schema\": {}}}"));
        assertThat(bad.statusCode()).isEqualTo(400);
    }

    @Test
    void fields_that_clients_leave_empty_or_send_besides_are_documented_and_change_nothing() throws Exception {
        Contract contract = Contract.load();
        for (String body : List.of("""
                {"model": "footnote", "messages": [{"role": "user", "content": "Who bought Lunokhod 2?"}], "stream": null, "stream_options": null, "n": null, "tools": null,
                 "response_format": null, "reasoning_effort": null, "temperature": null, "max_tokens": null, "stop": null, "user": null, "metadata": null}""", """
                {"model": "footnote-think", "messages": [{"role": "developer", "content": "Be brief."}, {"role": "user", "content": "What is a rover?"},
                 {"role": "assistant", "content": "A car."}, {"role": "tool", "tool_call_id": "1", "content": "x"},
                 {"role": "user", "content": [{"type": "text", "text": "Who bought Lunokhod 2?"}]}], "stream": false, "n": 1, "tools": [],
                 "response_format": {"type": "text"}, "reasoning_effort": "high", "temperature": 0.2, "web_search_options": {"search_context_size": "low"}}""")) {
            contract.checkRequest("/v1/chat/completions", JSON.readTree(body));
            HttpResponse<String> told =
                    door.call("POST", "/v1/chat/completions", body, "Content-Type", "application/json");
            assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
            contract.check("POST", "/v1/chat/completions", told);
        }
    }

    @Test
    void json_without_a_schema_is_refused_as_text_would_come() throws Exception {
        for (String type : List.of("json_object", "regex", "")) {
            HttpResponse<String> told =
                    door.call("POST", "/v1/chat/completions", """
                    {"model": "footnote", "messages": [{"role": "user", "content": "Who bought Lunokhod 2?"}], "response_format": {"type": "%s"}}""".formatted(type), "Content-Type", "application/json");
            assertThat(told.statusCode()).as(type).isEqualTo(400);
            assertThat(told.body()).contains("response_format", "json_schema");
        }
    }

    @Test
    void a_number_in_the_callers_own_json_is_no_mark() throws Exception {
        Files.createDirectories(home.resolve("docs"));
        Files.writeString(home.resolve("docs/rovers.txt"), "Two rovers landed on the Moon near crater 1.\n");
        String format =
                ", \"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"schema\": {\"type\": \"object\","
                        + "\"properties\": {\"crater\": {\"type\": \"array\", \"items\": {\"type\": \"integer\"}}}}}}";
        ScriptedModel model = ScriptedModel.of(
                ScriptedModel.turn("Look.", "search", ScriptedModel.search("rovers crater")),
                ScriptedModel.turn(
                        "Read.",
                        "read",
                        "{\"url\": \"" + home.resolve("docs/rovers.txt").toUri() + "\"}"),
                ScriptedModel.turn(
                        "Done.",
                        "submit_answer",
                        "{\"found\": true, \"short_answer\": \"1\", \"confidence\": 0.9, \"claims\": [{\"text\": \"Two rovers landed near crater 1.\","
                                + " \"quotes\": [{\"source\": 1, \"quote\": \"Two rovers landed on the Moon near crater 1.\"}]}],"
                                + " \"fields\": [{\"field\": \"crater.0\", \"value\": \"1\", \"quotes\": [{\"source\": 1, \"quote\":"
                                + " \"Two rovers landed on the Moon near crater 1.\"}]}]}"));
        try (Door scripted = Door.open(home, Map.of(), model)) {
            JsonNode body = JSON.readTree(scripted.call(
                            "POST",
                            "/v1/chat/completions",
                            asked("Near which crater did the rovers land?", format),
                            "Content-Type",
                            "application/json")
                    .body());
            JsonNode message = body.path("choices").path(0).path("message");
            assertThat(message.path("content").asText()).startsWith("{").contains("crater");
            assertThat(message.path("annotations")).isEmpty();
            JsonNode field = body.path("footnote").path("fields").path(0);
            assertThat(field.path("field").asText()).isEqualTo("crater.0");
            assertThat(field.path("citations").path(0).path("quote").asText()).contains("near crater 1");
            assertThat(message.path("reasoning_content").asText()).contains("Look.", "Read.");
        }
    }

    @Test
    void the_same_key_for_another_body_is_refused() throws Exception {
        assertThat(chat(asked(QUESTION, ""), "Idempotency-Key", "one").statusCode())
                .isEqualTo(200);
        HttpResponse<String> other = chat(asked("Who built it?", ""), "Idempotency-Key", "one");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(other.body()).path("error").path("message").asText())
                .contains("Idempotency-Key");
    }

    @Test
    void equal_requests_at_once_share_one_run() throws Exception {
        Files.createDirectories(home.resolve("docs"));
        HeldModel held = new HeldModel();
        try (Door scripted = Door.open(home, Map.of(), held)) {
            String first = begun(scripted);
            assertThat(begun(scripted)).isEqualTo(first);
            HeldModel.finish(held.next());
            assertThat(held.nobodyAsks()).isTrue();
        }
    }

    /** The run of a stream, whose headers come at once. */
    private static String begun(Door door) throws Exception {
        HttpRequest request = door.to("/v1/chat/completions")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(asked("Why?", ", \"stream\": true")))
                .build();
        return door.client()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void a_run_that_fails_says_so_in_both_forms_and_is_not_sent_again() throws Exception {
        Files.createDirectories(home.resolve("docs"));
        ScriptedModel model = ScriptedModel.of();
        try (Door scripted = Door.open(home, Map.of(), model)) {
            HttpResponse<String> whole = scripted.call(
                    "POST", "/v1/chat/completions", asked("Why?", ""), "Content-Type", "application/json");
            assertThat(whole.statusCode()).isEqualTo(502);
            assertThat(whole.headers().firstValue("X-Should-Retry")).contains("false");
            HttpResponse<String> stream = scripted.call(
                    "POST",
                    "/v1/chat/completions",
                    asked("Why?", ", \"stream\": true"),
                    "Content-Type",
                    "application/json");
            assertThat(stream.body())
                    .contains("event: error\ndata: {\"error\":")
                    .doesNotContain("[DONE]");
        }
    }

    @Test
    void usage_tells_what_was_cached_and_what_was_thinking() throws Exception {
        String draft =
                "{\"found\": false, \"short_answer\": \"\", \"confidence\": 0, \"claims\": [], \"open_questions\": []}";
        try (ScriptedKimi kimi = ScriptedKimi.start()) {
            kimi.turn(Turn.think("Look.")
                    .call("functions.search:0", "search", "{\"queries\": [\"Lunokhod 2\"]}")
                    .usage(1_000, 300, 40, 25));
            kimi.turn(Turn.think("Nothing.")
                    .call("functions.submit_answer:1", "submit_answer", draft)
                    .usage(2_000, 900, 60, 35));
            door.close();
            Path docs = Files.createDirectory(home.resolve("docs"));
            Files.writeString(docs.resolve("bridge.md"), "# Bridge\n\nIt stands.\n");
            door = Door.over(
                    home,
                    Map.of(
                            "model.endpoint", "kimi",
                            "llm.kimi.base_url", kimi.baseUrl(),
                            "llm.kimi.key", "sk-test-0123456789"),
                    docs);
            String wanted = ", \"stream\": true, \"stream_options\": {\"include_usage\": true}";
            String stream = chat(asked(QUESTION, wanted)).body();
            JsonNode usage = stream.lines()
                    .filter(line -> line.startsWith("data: {"))
                    .map(line -> read(line.substring("data: ".length())).path("usage"))
                    .filter(JsonNode::isObject)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(stream));
            assertThat(usage.path("prompt_tokens").asInt()).isEqualTo(3_000);
            assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt()).isEqualTo(1_200);
            assertThat(usage.path("completion_tokens").asInt()).isEqualTo(100);
            assertThat(usage.at("/completion_tokens_details/reasoning_tokens").asInt())
                    .isEqualTo(60);
            assertThat(usage.path("total_tokens").asInt()).isEqualTo(3_100);
        }
    }
}
