package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.ModelInfo;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits of each key over HTTP; the model answers when the test lets it, and each of its calls costs 0.25 USD where it has a price. */
@Timeout(60)
class KeyLimitsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION = "{\"question\":\"Who designed the bridge?\"}";
    private static final String CHAT =
            "{\"model\":\"footnote\",\"messages\":[{\"role\":\"user\",\"content\":\"Who designed the bridge?\"}]}";
    private static final String[] ANN = {"Authorization", "Bearer key", "Prefer", "respond-async"};
    private static final String[] EVE = {"Authorization", "Bearer test", "Prefer", "respond-async"};

    private final HeldModel model = new HeldModel();

    @TempDir
    private Path home;

    private Contract contract;
    private Door door;

    @BeforeEach
    void prepare() throws Exception {
        contract = Contract.load();
        Path docs = Files.createDirectory(home.resolve("docs"));
        Files.writeString(docs.resolve("bridge.md"), "# Bridge\n\nIt stands.\n");
        Files.writeString(
                home.resolve("keys"),
                "ann 2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683\n"
                        + "eve 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n");
    }

    private void open(ModelInfo info, String name, String value) {
        Map<String, String> settings =
                new HashMap<>(Map.of("http.api_key_file", home.resolve("keys").toString()));
        settings.put(name, value);
        door = Door.open(home, settings, model, info);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private HttpResponse<String> ask(String... headers) throws Exception {
        HttpResponse<String> response = door.post(QUESTION, headers);
        contract.check("POST", "/v1/research", response);
        return response;
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static void refused(HttpResponse<String> response, String name) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(429);
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.get("type").asText()).isEqualTo("urn:footnote:problem:" + name);
        assertThat(header(response, "Retry-After")).matches("[1-9][0-9]*");
    }

    private void awaitEnd(String url, String... key) throws Exception {
        for (int i = 0; i < 400; i++) {
            if (JSON.readTree(door.get(url, key).body()).has("answer")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("the run did not end");
    }

    @Test
    void a_key_with_all_its_runs_going_waits_and_another_key_does_not() throws Exception {
        open(ModelInfo.named("held"), "http.key_runs", "1");
        HttpResponse<String> first = ask(ANN);
        var going = model.next();
        assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"runs\";q=1;qu=\"concurrent-requests\"");
        assertThat(header(first, "RateLimit")).isEqualTo("\"runs\";r=0");
        refused(ask(ANN), "key-runs");
        HttpResponse<String> chat = door.call(
                "POST",
                "/v1/chat/completions",
                CHAT,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer key");
        contract.check("POST", "/v1/chat/completions", chat);
        refused(chat, "key-runs");
        assertThat(JSON.readTree(chat.body()).at("/error/type").asText()).isEqualTo("rate_limit_error");
        assertThat(ask(EVE).statusCode()).isEqualTo(202);
        HeldModel.finish(going);
        awaitEnd(header(first, "Location"), "Authorization", "Bearer key");
        assertThat(ask(ANN).statusCode()).isEqualTo(202);
    }

    @Test
    void requests_of_a_key_are_counted_and_told_and_open_paths_are_not() throws Exception {
        open(ModelInfo.named("held"), "http.key_requests", "3");
        assertThat(header(ask(ANN), "RateLimit")).startsWith("\"requests\";r=2;t=");
        door.get("/v1/models", "Authorization", "Bearer key");
        assertThat(door.call("OPTIONS", "/v1/research", "", "Authorization", "Bearer key")
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> last = door.get("/v1/research", "Authorization", "Bearer key");
        assertThat(header(last, "RateLimit")).startsWith("\"requests\";r=0;t=");
        HttpResponse<String> beyond = door.get("/v1/research", "Authorization", "Bearer key");
        contract.check("GET", "/v1/research", beyond);
        refused(beyond, "key-requests");
        assertThat(header(beyond, "RateLimit")).startsWith("\"requests\";r=0;t=");
        assertThat(door.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(door.get("/v1/research", "Authorization", "Bearer test").statusCode())
                .isEqualTo(200);
    }

    @Test
    void money_of_a_day_that_is_used_up_ends_what_a_key_can_ask() throws Exception {
        open(ModelInfo.named("held").withPrice(tokens -> new BigDecimal("0.25")), "http.key_cost_usd", "0.20");
        HttpResponse<String> first = ask(ANN);
        assertThat(header(first, "RateLimit")).startsWith("\"money\";r=20;t=");
        HeldModel.finish(model.next());
        awaitEnd(header(first, "Location"), "Authorization", "Bearer key");
        HttpResponse<String> beyond = ask(ANN);
        refused(beyond, "key-money");
        assertThat(header(beyond, "X-Should-Retry")).isEqualTo("false");
        assertThat(header(beyond, "RateLimit")).startsWith("\"money\";r=0;t=");
        assertThat(ask(EVE).statusCode()).isEqualTo(202);
    }

    @Test
    void money_of_a_model_without_prices_cannot_be_limited() throws Exception {
        open(ModelInfo.named("held"), "http.key_cost_usd", "5");
        HttpResponse<String> response = ask(ANN);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("no-prices", "http.key_cost_usd");
        assertThat(model.nobodyAsks()).isTrue();
    }

    @Test
    void a_key_with_half_of_the_room_leaves_the_last_quarter_of_it_to_others() throws Exception {
        openForFour(true);
        for (int run = 1; run <= 3; run++) {
            assertThat(ask(ANN).statusCode()).as("run %s", run).isEqualTo(202);
        }
        HttpResponse<String> fourth = ask(ANN);
        refused(fourth, "too-many-runs");
        assertThat(JSON.readTree(fourth.body()).get("detail").asText())
                .startsWith("3 runs are going or waiting, and no more are taken of this key;");
        assertThat(ask(EVE).statusCode()).isEqualTo(202);
        HttpResponse<String> beyond = ask(EVE);
        refused(beyond, "too-many-runs");
        assertThat(JSON.readTree(beyond.body()).get("detail").asText())
                .startsWith("4 runs are going or waiting, and no more are taken; try again");
    }

    @Test
    void a_key_may_fill_the_last_quarter_while_it_holds_less_than_half_of_the_room() throws Exception {
        openForFour(true);
        for (String[] key : List.of(EVE, EVE, ANN)) {
            assertThat(ask(key).statusCode()).isEqualTo(202);
        }
        assertThat(ask(ANN).statusCode()).isEqualTo(202);
    }

    @Test
    void without_keys_all_callers_share_the_whole_room() throws Exception {
        openForFour(false);
        for (int run = 1; run <= 4; run++) {
            assertThat(ask("Prefer", "respond-async").statusCode())
                    .as("run %s", run)
                    .isEqualTo(202);
        }
        refused(ask("Prefer", "respond-async"), "too-many-runs");
    }

    /** One run goes and three wait; there is room for no other. */
    private void openForFour(boolean keys) {
        Map<String, String> settings = new HashMap<>(Map.of("http.max_runs", "1", "http.queue", "3"));
        if (keys) {
            settings.put("http.api_key_file", home.resolve("keys").toString());
        }
        door = Door.open(home, settings, model, ModelInfo.named("held"));
    }
}
