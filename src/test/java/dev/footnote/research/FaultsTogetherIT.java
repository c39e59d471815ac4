package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.Status;
import dev.footnote.api.Budget;
import dev.footnote.api.Claim;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchEvent.ModelChanged;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two things that go wrong in one run. */
@Timeout(120)
class FaultsTogetherIT {

    private static final String ENGLISH = "Who kept the toll house of Arden in 1850?";
    private static final String CHINESE = "1850 年雅登的收费站由谁看守？";
    private static final String KEPT = "From 1841 to 1863 the toll house of Arden was kept by Morag Laing.";
    private static final String KEPT_CHINESE = "1841 年至 1863 年，雅登的收费站由莫拉格·莱恩看守。";
    private static final String NO_CREDIT =
            "{\"error\":{\"message\":\"You exceeded your current quota\",\"type\":\"exceeded_current_quota_error\"}}";
    private static final String BUSY =
            "{\"error\":{\"message\":\"max RPM: 3, please try again after 1 seconds\",\"type\":\"rate_limit_reached_error\"}}";

    private final ScriptedKimi kimi = ScriptedKimi.start();
    private final ScriptedKimi own = ScriptedKimi.start().models("qwen3-32b");

    @TempDir
    Path folder;

    @TempDir
    Path home;

    @BeforeEach
    void lay_out_the_corpus() throws IOException {
        Files.writeString(folder.resolve("toll.md"), "# The toll house of Arden\n\n" + KEPT + "\n\nIt is a ruin now.");
        Files.writeString(folder.resolve("zh.md"), "# 雅登的收费站\n\n" + KEPT_CHINESE + "\n\n如今它已是一片废墟。");
    }

    @AfterEach
    void close() {
        kimi.close();
        own.close();
    }

    private FootnoteService open(String endpoints, String... more) {
        ServiceBuilder builder = FootnoteService.builder()
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
        for (int i = 0; i < more.length; i += 2) {
            builder.setting(more[i], more[i + 1]);
        }
        return builder.build();
    }

    private static int results(JsonNode request) {
        int out = 0;
        for (JsonNode message : request.path("messages")) {
            out += message.path("role").asText().equals("tool") ? 1 : 0;
        }
        return out;
    }

    /** Searches, reads, hands in. */
    private Turn next(JsonNode request, boolean chinese) {
        int step = results(request);
        boolean only = request.path("tools").size() == 1;
        if (step == 0 && !only) {
            return Turn.think(chinese ? "先查。" : "Look.")
                    .call(
                            "functions.search:0",
                            "search",
                            chinese ? "{\"queries\":[\"雅登 收费站\"]}" : "{\"queries\":[\"toll house Arden\"]}");
        }
        if (step == 1 && !only) {
            Path file = folder.resolve(chinese ? "zh.md" : "toll.md");
            return Turn.think(chinese ? "再读。" : "Read.")
                    .call("functions.read:1", "read", "{\"url\":\"" + file.toUri() + "\"}");
        }
        return handIn(step, chinese);
    }

    private static Turn handIn(int step, boolean chinese) {
        String claim = chinese ? KEPT_CHINESE : "The toll house of Arden was kept by Morag Laing from 1841 to 1863.";
        return Turn.think(chinese ? "提交。" : "Done.")
                .call(
                        "functions.submit_answer:" + step,
                        "submit_answer",
                        "{\"found\":true,\"short_answer\":\"" + (chinese ? "莫拉格·莱恩" : "Morag Laing")
                                + "\",\"confidence\":0.9,\"claims\":[{\"text\":\"" + claim
                                + "\",\"quotes\":[{\"source\":1,\"quote\":\"" + (chinese ? KEPT_CHINESE : KEPT)
                                + "\"}]}]}");
    }

    private static ResearchRequest heavy(String question) {
        return FootnoteService.request(question).withMode(ResearchRequest.Mode.HEAVY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_heavy_run_whose_quota_is_spent_in_the_middle_goes_on_at_the_next_endpoint(boolean chinese) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        kimi.answering(request ->
                asked.incrementAndGet() > 4 ? Turn.status(429, NO_CREDIT, Map.of()) : next(request, chinese));
        own.answering(request -> next(request, chinese));
        try (FootnoteService footnote = open("kimi,vllm", "research.trajectories", "3")) {
            ResearchRun run = footnote.start(heavy(chinese ? CHINESE : ENGLISH));
            Answer answer = run.result().get(90, TimeUnit.SECONDS);
            assertThat(answer.status()).as("%s", answer).isEqualTo(Status.ANSWERED);
            assertThat(answer.claims()).isNotEmpty();
            assertThat(answer.claims().get(0).citations()).isNotEmpty();
            assertThat(Bench.events(run, ModelChanged.class)).isNotEmpty();
            assertThat(answer.notes()).as("%s", answer.notes()).anyMatch(note -> note.contains("qwen3-32b"));
        }
        for (JsonNode request : own.requests()) {
            for (JsonNode message : request.path("messages")) {
                for (JsonNode call : message.path("tool_calls")) {
                    assertThat(call.path("id").asText()).doesNotContain("functions.");
                }
            }
        }
    }

    /** As llama.cpp does with a call whose arguments are no object, in a window that is nearly full. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_history_that_is_refused_and_then_too_long_is_repaired_and_folded(boolean chinese) throws Exception {
        AtomicInteger sent = new AtomicInteger();
        kimi.turn(next(requestAfter(0), chinese));
        kimi.turn(next(requestAfter(1), chinese));
        kimi.turn(Turn.status(
                400,
                "{\"error\":{\"message\":\"Failed to parse tool call arguments as JSON in messages[2]\",\"type\":\"invalid_request_error\"}}",
                Map.of()));
        kimi.turn(Turn.status(
                400,
                "{\"error\":{\"message\":\"This model's maximum context length is 6000 tokens. However, you requested 9000 tokens\",\"type\":\"invalid_request_error\"}}",
                Map.of()));
        kimi.answering(request -> {
            sent.incrementAndGet();
            return handIn(2, chinese);
        });
        try (FootnoteService footnote = open("kimi")) {
            ResearchRun run = footnote.start(FootnoteService.request(chinese ? CHINESE : ENGLISH));
            Answer answer = run.result().get(60, TimeUnit.SECONDS);
            assertThat(answer.status()).as("%s", answer).isEqualTo(Status.ANSWERED);
            assertThat(Bench.events(run, ResearchEvent.MemoryFolded.class)).isNotEmpty();
        }
        assertThat(sent).hasValue(1);
    }

    /** A request that holds so many results. */
    private static JsonNode requestAfter(int results) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = root.putArray("messages");
        for (int i = 0; i < results; i++) {
            messages.addObject().put("role", "tool");
        }
        return root;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_limit_by_the_minute_while_the_answer_is_asked_for_is_waited_for(boolean chinese) throws Exception {
        AtomicInteger busy = new AtomicInteger();
        kimi.answering(request -> results(request) >= 2 && busy.incrementAndGet() <= 2
                ? Turn.status(429, BUSY, Map.of("Retry-After", "0"))
                : next(request, chinese));
        try (FootnoteService footnote = open("kimi")) {
            ResearchRequest request =
                    FootnoteService.request(chinese ? CHINESE : ENGLISH).withBudget(new Budget(3, null, null, null));
            Answer answer = footnote.start(request).result().get(60, TimeUnit.SECONDS);
            assertThat(answer.status()).as("%s", answer).isEqualTo(Status.BUDGET_EXHAUSTED);
            assertThat(answer.claims())
                    .singleElement()
                    .satisfies(claim -> assertThat(claim.support()).isEqualTo(Claim.Support.FULL));
            assertThat(answer.usage().modelCalls()).isEqualTo(3);
        }
    }

    @Test
    void a_quota_spent_while_the_answer_is_asked_for_leaves_that_to_the_next_endpoint() throws Exception {
        kimi.answering(request -> results(request) >= 2 ? Turn.status(429, NO_CREDIT, Map.of()) : next(request, false));
        own.answering(request -> next(request, false));
        try (FootnoteService footnote = open("kimi,vllm")) {
            ResearchRequest request = FootnoteService.request(ENGLISH).withBudget(new Budget(3, null, null, null));
            Answer answer = footnote.start(request).result().get(60, TimeUnit.SECONDS);
            assertThat(answer.claims()).as("%s", answer).hasSize(1);
            JsonNode messages = own.requests().get(0).path("messages");
            assertThat(messages.get(messages.size() - 1).path("content").asText())
                    .contains("used up", "submit_answer");
        }
    }

    /** As vLLM says it: the room asked for the answer is what does not fit. */
    @Test
    void a_first_request_whose_room_for_the_answer_does_not_fit_is_sent_again_with_less() throws Exception {
        own.refuse(
                400,
                request -> request.path("max_tokens").asLong()
                                        + request.path("max_completion_tokens").asLong()
                                > 8_092
                        ? "This model's maximum context length is 8192 tokens. However, you requested 16484 tokens (100 in the"
                                + " messages, 16384 in the completion). Please reduce the length of the messages or completion."
                        : null);
        own.answering(request -> next(request, false));
        try (FootnoteService footnote = open("vllm", "model.name", "qwen3-32b")) {
            Answer answer =
                    footnote.start(FootnoteService.request(ENGLISH)).result().get(60, TimeUnit.SECONDS);
            assertThat(answer.status()).as("%s", answer).isEqualTo(Status.ANSWERED);
        }
        assertThat(own.requests()).hasSize(4);
    }

    @Test
    void a_run_that_must_end_where_the_host_stays_busy_ends_with_what_it_read() throws Exception {
        kimi.answering(request ->
                results(request) >= 2 ? Turn.status(429, BUSY, Map.of("Retry-After", "0")) : next(request, false));
        try (FootnoteService footnote = open("kimi", "chat.patience", "300ms", "chat.attempts", "3")) {
            ResearchRequest request = FootnoteService.request(ENGLISH).withBudget(new Budget(3, null, null, null));
            Answer answer = footnote.start(request).result().get(60, TimeUnit.SECONDS);
            assertThat(answer.status()).isIn(Status.FAILED, Status.BUDGET_EXHAUSTED);
            assertThat(answer.reason()).contains("toll.md").doesNotContain("sk-scripted");
        }
    }
}
