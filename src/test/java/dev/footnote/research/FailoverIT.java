package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.Status;
import dev.footnote.api.Budget;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchEvent.ModelChanged;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.footnote.store.MemoryRunStore;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.ScriptedTurn;
import dev.footnote.testkit.Turn;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run whose host fails goes on at the next endpoint of the list, with its history in a form that the next host takes. */
@Timeout(60)
class FailoverIT {

    private static final String QUESTION = "Who kept the toll house of Arden in 1850?";
    private static final String KEPT = "From 1841 to 1863 the toll house of Arden was kept by Morag Laing.";

    private final ScriptedKimi kimi = ScriptedKimi.start();
    private final ScriptedKimi own = ScriptedKimi.start().models("qwen3-32b");

    @TempDir
    Path folder;

    @TempDir
    Path home;

    @BeforeEach
    void lay_out_the_corpus() throws IOException {
        Files.writeString(folder.resolve("toll.md"), "# The toll house\n\n" + KEPT + "\n\nIt is a ruin now.");
    }

    @AfterEach
    void close() {
        kimi.close();
        own.close();
    }

    private ServiceBuilder builder(String endpoints) {
        return FootnoteService.builder()
                .environment(Map.of())
                .corpus(folder)
                .home(home)
                .model(endpoints)
                .setting("llm.kimi.base_url", kimi.baseUrl())
                .setting("llm.kimi.key", "sk-scripted")
                .setting("llm.vllm.base_url", own.baseUrl())
                .setting("answer.judge", "off")
                .setting("chat.backoff", "1ms")
                .setting("chat.max_backoff", "2ms")
                .setting("chat.failover_patience", "0s");
    }

    private static ScriptedTurn noCredit() {
        return Turn.status(
                429,
                "{\"error\":{\"message\":\"You exceeded your current quota\",\"type\":\"exceeded_current_quota_error\"}}",
                Map.of());
    }

    private static ScriptedTurn down() {
        return Turn.status(503, "{\"error\":{\"message\":\"gone\",\"type\":\"server_error\"}}", Map.of());
    }

    private static ScriptedTurn searchToll(String id) {
        return Turn.think("Look.").call(id, "search", "{\"queries\":[\"toll house Arden\"]}");
    }

    private ScriptedTurn readToll(String id) {
        return Turn.think("Read.")
                .call(id, "read", "{\"url\":\"" + folder.resolve("toll.md").toUri() + "\"}");
    }

    private static ScriptedTurn handIn(String id) {
        return Turn.think("Done.")
                .call(
                        id,
                        "submit_answer",
                        "{\"found\":true,\"short_answer\":\"Morag Laing\",\"confidence\":0.9,\"claims\":[{\"text\":\"The"
                                + " toll house of Arden was kept by Morag Laing from 1841 to 1863.\",\"quotes\":"
                                + "[{\"source\":1,\"quote\":\"" + KEPT + "\"}]}]}");
    }

    private static JsonNode messages(ScriptedKimi host, int request) {
        return host.requests().get(request).path("messages");
    }

    private static List<String> ids(JsonNode messages) {
        List<String> out = new ArrayList<>();
        for (JsonNode message : messages) {
            message.path("tool_calls").forEach(call -> out.add(call.path("id").asText()));
        }
        return out;
    }

    private static List<String> thinking(JsonNode messages, String field) {
        List<String> out = new ArrayList<>();
        for (JsonNode message : messages) {
            if (message.has(field)) {
                out.add(message.path(field).asText());
            }
        }
        return out;
    }

    @Test
    void a_spent_quota_in_mid_run_hands_the_history_to_the_next_and_says_so() {
        kimi.turn(searchToll("functions.search:0"))
                .turn(readToll("functions.read:1"))
                .turn(noCredit());
        own.turn(handIn("call-x"));
        try (FootnoteService footnote = builder("kimi, vllm").build()) {
            assertThat(footnote.consent())
                    .contains("127.0.0.1 (endpoint kimi)", "and if it fails to", "(endpoint vllm)");
            ResearchRun run = footnote.start(FootnoteService.request(QUESTION));
            Answer answer = run.result().join();
            assertThat(answer.status()).as("%s", answer).isEqualTo(Status.ANSWERED);
            assertThat(answer.model()).isEqualTo("qwen3-32b");
            assertThat(answer.notes())
                    .anySatisfy(note -> assertThat(note)
                            .startsWith(
                                    "From step 3 on the model was qwen3-32b at endpoint vllm instead of endpoint kimi")
                            .contains("429"));
            assertThat(Bench.events(run, ModelChanged.class)).singleElement().satisfies(changed -> {
                assertThat(changed.step()).isEqualTo(3);
                assertThat(changed.from()).isEqualTo("kimi");
                assertThat(changed.endpoint()).isEqualTo("vllm");
                assertThat(changed.model()).isEqualTo("qwen3-32b");
                assertThat(changed.reason()).contains("quota").doesNotContain("sk-scripted");
            });
            assertThat(answer.usage().modelCalls()).isEqualTo(3);
        }
        assertThat(kimi.requests()).hasSize(3);
        JsonNode sent = messages(own, 0);
        assertThat(own.requests().get(0).path("model").asText()).isEqualTo("qwen3-32b");
        assertThat(ids(sent)).containsExactly("c00000000", "c00000001");
        assertThat(sent.path(3).path("tool_call_id").asText()).isEqualTo("c00000000");
        assertThat(sent.path(5).path("content").asText()).contains(KEPT);
        assertThat(thinking(sent, "reasoning_content")).containsExactly("Look.", "Read.");
    }

    @Test
    void a_host_that_is_down_from_the_beginning_is_passed_over() {
        own.turn(searchToll("a")).turn(readToll("b")).turn(handIn("c"));
        kimi.close();
        try (FootnoteService footnote = builder("kimi, vllm").build()) {
            ResearchRun run = footnote.start(FootnoteService.request("1850 年阿登的收费站由谁看守？Toll house Arden"));
            Answer answer = run.result().join();
            assertThat(answer.status()).as("%s", answer).isEqualTo(Status.ANSWERED);
            assertThat(answer.notes()).anyMatch(note -> note.startsWith("从一开始改用端点 vllm 的模型 qwen3-32b"));
            assertThat(Bench.events(run, ResearchEvent.RunStarted.class).get(0).endpoint())
                    .isEqualTo("vllm");
            assertThat(Bench.events(run, ModelChanged.class))
                    .extracting(ModelChanged::step)
                    .containsExactly(0);
        }
        assertThat(ids(messages(own, 2))).containsExactly("a", "b");
    }

    @Test
    void kimi_takes_over_with_the_ids_and_the_thinking_that_it_wants() {
        own.turn(searchToll("chatcmpl-tool-1")).turn(readToll("chatcmpl-tool-2"));
        own.turn(down()).turn(down()).turn(down());
        kimi.strict("reasoning_content").turn(handIn("functions.submit_answer:2"));
        try (FootnoteService footnote = builder("vllm,kimi").build()) {
            Answer answer = footnote.research(QUESTION);
            assertThat(answer.status()).as("%s", answer).isEqualTo(Status.ANSWERED);
        }
        assertThat(own.requests()).hasSize(5);
        assertThat(ids(messages(kimi, 0))).containsExactly("functions.search:0", "functions.read:1");
        assertThat(thinking(messages(kimi, 0), "reasoning_content")).containsExactly("Look.", "Read.");
    }

    @Test
    void a_host_that_knows_no_thinking_gets_the_history_without_it() {
        kimi.turn(searchToll("functions.search:0"))
                .turn(readToll("functions.read:1"))
                .turn(noCredit());
        own.refuse(
                        400,
                        request -> request.toString().contains("\"reasoning_content\"")
                                ? "messages.2.reasoning_content: Extra inputs are not permitted"
                                : null)
                .turn(handIn("x"));
        try (FootnoteService footnote = builder("kimi,vllm").build()) {
            assertThat(footnote.research(QUESTION).status()).isEqualTo(Status.ANSWERED);
        }
        assertThat(thinking(messages(own, 1), "reasoning_content")).isEmpty();
        assertThat(ids(messages(own, 1))).containsExactly("c00000000", "c00000001");
    }

    @Test
    void when_all_have_failed_the_last_ones_reason_and_what_was_read_are_told() {
        kimi.turn(searchToll("functions.search:0"))
                .turn(readToll("functions.read:1"))
                .turn(noCredit());
        own.turn(noCredit());
        try (FootnoteService footnote = builder("kimi,vllm").build()) {
            Answer answer = footnote.research(QUESTION);
            assertThat(answer.status()).isEqualTo(Status.FAILED);
            assertThat(answer.reason()).contains("vllm", "toll.md");
            assertThat(answer.notes()).hasSize(1);
        }
    }

    @Test
    void an_endpoint_without_prices_never_takes_over_a_run_with_a_limit_of_money() {
        kimi.turn(searchToll("functions.search:0")).turn(noCredit());
        own.turn(handIn("x"));
        try (FootnoteService footnote = builder("kimi,vllm").build()) {
            ResearchRequest request =
                    FootnoteService.request(QUESTION).withBudget(new Budget(null, null, new BigDecimal("0.50"), null));
            assertThat(footnote.start(request).result().join().status()).isEqualTo(Status.FAILED);
        }
        assertThat(own.requests()).isEmpty();
    }

    @Test
    void a_run_that_was_broken_off_after_the_change_goes_on_at_the_same_endpoint() {
        kimi.turn(searchToll("functions.search:0"))
                .turn(readToll("functions.read:1"))
                .turn(noCredit());
        own.turn(handIn("x")).turn(handIn("x"));
        try (FootnoteService footnote = builder("kimi,vllm").build()) {
            ResearchRun whole = footnote.start(FootnoteService.request(QUESTION));
            whole.result().join();
            StoredRun broken = new MemoryRunStore(1, Duration.ofHours(1), Clock.systemUTC())
                    .create("again", "", FootnoteService.request(QUESTION));
            for (RecordedEvent recorded : whole.events(1)) {
                if (recorded.event() instanceof ResearchEvent.SourceFrozen frozen) {
                    broken.sources()
                            .put(
                                    frozen.source().sha256(),
                                    whole.source(1).orElseThrow().text());
                }
                broken.log().append(recorded.trajectory(), recorded.event());
                if (recorded.event() instanceof ModelChanged) {
                    break;
                }
            }
            Answer again = footnote.resume(broken).result().join();
            assertThat(again.status()).as("%s", again).isEqualTo(Status.ANSWERED);
        }
        assertThat(kimi.requests()).hasSize(3);
        assertThat(own.bodies().get(1)).isEqualTo(own.bodies().get(0));
    }

    @Test
    void a_list_that_cannot_be_meant_is_refused() {
        for (String list : List.of("kimi,offline", "auto,kimi", "kimi,kimi", "kimi,klmi")) {
            assertThatThrownBy(() -> builder(list).build())
                    .as(list)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("model.endpoint");
        }
    }
}
