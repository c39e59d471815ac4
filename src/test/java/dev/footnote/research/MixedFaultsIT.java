package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.Status;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.ScriptedTurn;
import dev.footnote.testkit.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Faults of a host that come together, or at a moment of a run at which they are rare. */
@Timeout(90)
class MixedFaultsIT {

    private static final String KEPT = "From 1841 to 1863 the toll house of Arden was kept by Morag Laing.";
    private static final String KEPT_ZH = "1841 年至 1863 年，阿登收费站由莫拉格·莱恩看守。";

    private final ScriptedKimi kimi = ScriptedKimi.start();
    private final ScriptedKimi own = ScriptedKimi.start().models("qwen3-32b");
    private final AtomicInteger calls = new AtomicInteger();

    @TempDir
    Path folder;

    @TempDir
    Path home;

    @BeforeEach
    void lay_out_the_corpus() throws IOException {
        Files.writeString(folder.resolve("toll.md"), "# The toll house\n\n" + KEPT + "\n\nIt is a ruin now.");
        Files.writeString(folder.resolve("zh.md"), "# 阿登收费站\n\n" + KEPT_ZH + "\n\n如今已成废墟。");
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
                .setting("research.mode", "think")
                .setting("answer.judge", "off")
                .setting("chat.backoff", "1ms")
                .setting("chat.max_backoff", "2ms")
                .setting("chat.failover_patience", "0s");
    }

    private static ResearchRequest question(boolean chinese) {
        return FootnoteService.request(chinese ? "1850 年阿登收费站由谁看守？" : "Who kept the toll house of Arden in 1850?");
    }

    private static ScriptedTurn noCredit() {
        return Turn.status(
                429,
                "{\"error\":{\"message\":\"You exceeded your current quota\",\"type\":\"exceeded_current_quota_error\"}}",
                Map.of());
    }

    private static ScriptedTurn refused(int status, String message) {
        return Turn.status(
                status, "{\"error\":{\"message\":\"" + message + "\",\"type\":\"invalid_request_error\"}}", Map.of());
    }

    /** What a model does that searches, reads and hands in, whatever host it is at. */
    private ScriptedTurn next(JsonNode request, boolean chinese) {
        String said = request.path("messages").toString();
        String quote = chinese ? KEPT_ZH : KEPT;
        int number = calls.getAndIncrement();
        if (said.contains(quote) && said.contains("\"read\"") || offersOnlySubmit(request)) {
            return handIn(number, chinese);
        }
        if (said.contains("\"search\"")) {
            String page = folder.resolve(chinese ? "zh.md" : "toll.md").toUri().toString();
            return Turn.think(chinese ? "读一下。" : "Read it.")
                    .call("functions.read:" + number, "read", "{\"url\":\"" + page + "\"}");
        }
        String words = chinese ? "阿登收费站 看守" : "toll house Arden";
        return Turn.think(chinese ? "先查。" : "Look it up.")
                .call("functions.search:" + number, "search", "{\"queries\":[\"" + words + "\"]}");
    }

    private static boolean offersOnlySubmit(JsonNode request) {
        return request.path("tools").size() == 1
                && request.at("/tools/0/function/name").asText().equals("submit_answer");
    }

    private static ScriptedTurn handIn(int number, boolean chinese) {
        String name = chinese ? "莫拉格·莱恩" : "Morag Laing";
        String claim = chinese
                ? "1841 年至 1863 年，阿登收费站由莫拉格·莱恩看守。"
                : "The toll house of Arden was kept by Morag Laing from 1841 to 1863.";
        return Turn.think("Done.")
                .call(
                        "functions.submit_answer:" + number,
                        "submit_answer",
                        "{\"found\":true,\"short_answer\":\"" + name + "\",\"confidence\":0.9,\"claims\":[{\"text\":\""
                                + claim + "\",\"quotes\":[{\"source\":1,\"quote\":\"" + (chinese ? KEPT_ZH : KEPT)
                                + "\"}]}]}");
    }

    private static List<String> ids(JsonNode request) {
        List<String> out = new ArrayList<>();
        for (JsonNode message : request.path("messages")) {
            message.path("tool_calls").forEach(call -> out.add(call.path("id").asText()));
        }
        return out;
    }

    @Test
    void a_quota_that_is_spent_in_the_middle_of_a_heavy_run_moves_all_trajectories_to_the_next_host() {
        for (boolean chinese : new boolean[] {false, true}) {
            AtomicInteger asked = new AtomicInteger();
            kimi.answering(request -> asked.incrementAndGet() > 5 ? noCredit() : next(request, chinese));
            own.answering(request -> next(request, chinese));
            try (FootnoteService footnote =
                    builder("kimi, vllm").setting("research.trajectories", "3").build()) {
                ResearchRun run = footnote.start(question(chinese).withMode(Mode.HEAVY));
                Answer answer = run.result().join();
                assertThat(answer.status()).as("%s", answer).isEqualTo(Status.ANSWERED);
                assertThat(answer.shortAnswer()).isEqualTo(chinese ? "莫拉格·莱恩" : "Morag Laing");
                assertThat(answer.model()).isEqualTo("qwen3-32b");
                assertThat(answer.notes()).anySatisfy(note -> assertThat(note).contains("qwen3-32b", "429"));
            }
            assertThat(own.requests()).isNotEmpty();
            for (JsonNode request : own.requests()) {
                assertThat(ids(request)).allSatisfy(id -> assertThat(id).doesNotContain("functions."));
            }
        }
    }

    @Test
    void a_history_that_is_refused_and_a_window_that_is_full_in_one_run_are_both_mended() {
        AtomicInteger faults = new AtomicInteger();
        kimi.answering(request -> {
            boolean read = request.path("messages").size() >= 6;
            return switch (read ? faults.getAndIncrement() : 9) {
                case 0 -> refused(400, "Invalid tool_call_id in messages[2]: must be 9 letters or digits");
                case 1 ->
                    refused(
                            400,
                            "This model's maximum context length is 900 tokens, however your messages"
                                    + " resulted in 1000 tokens");
                case 2 -> refused(400, "the request exceeds the available context size");
                default -> next(request, false);
            };
        });
        try (FootnoteService footnote = builder("kimi").build()) {
            ResearchRun run = footnote.start(question(false));
            Answer answer = run.result().join();
            assertThat(answer.status()).as("%s", answer).isEqualTo(Status.ANSWERED);
            assertThat(Bench.events(run, ResearchEvent.MemoryFolded.class)).isNotEmpty();
        }
        List<JsonNode> requests = kimi.requests();
        assertThat(ids(requests.get(requests.size() - 1))).allMatch(id -> id.matches("[A-Za-z0-9]{9}"));
    }

    @Test
    void a_limit_by_the_minute_while_a_run_hands_in_is_waited_for() {
        AtomicInteger refusals = new AtomicInteger();
        kimi.answering(request -> {
            if (!offersOnlySubmit(request)) { // never hands in unasked
                int number = calls.getAndIncrement();
                return request.path("messages").size() < 6
                        ? next(request, false)
                        : Turn.think("More.")
                                .call("functions.search:" + number, "search", "{\"queries\":[\"b" + number + "\"]}");
            }
            return refusals.getAndIncrement() < 2
                    ? Turn.status(
                            429,
                            "{\"error\":{\"message\":\"max RPM: 3, please try again after 1 seconds\",\"type\":\"rate_limit_reached_error\"}}",
                            Map.of("Retry-After", "1"))
                    : next(request, false);
        });
        try (FootnoteService footnote = builder("kimi").build()) {
            Answer answer = footnote.start(question(false).withBudget(new Budget(4, null, null, null)))
                    .result()
                    .join();
            assertThat(refusals.get()).isGreaterThanOrEqualTo(2);
            assertThat(answer.status()).as("%s", answer).isIn(Status.ANSWERED, Status.BUDGET_EXHAUSTED);
            assertThat(answer.claims()).as("%s", answer).hasSize(1);
        }
    }

    @Test
    void a_window_too_small_for_the_first_request_asks_for_less_room_or_is_told() {
        AtomicInteger asked = new AtomicInteger();
        kimi.answering(request -> asked.getAndIncrement() == 0
                ? refused(
                        400,
                        "This model's maximum context length is 8192 tokens. However, you requested 35768 tokens (3000"
                                + " in the messages, 32768 in the completion). Please reduce the length of the"
                                + " messages or completion.")
                : next(request, true));
        try (FootnoteService footnote = builder("kimi").build()) {
            Answer answer = footnote.start(question(true)).result().join();
            assertThat(answer.status()).as("%s", answer).isEqualTo(Status.ANSWERED);
        }
        JsonNode second = kimi.requests().get(1);
        assertThat(second.path("messages")).isEqualTo(kimi.requests().get(0).path("messages"));
        assertThat(second.path("max_tokens")
                        .asLong(second.path("max_completion_tokens").asLong()))
                .isLessThanOrEqualTo(8192 - 3000);
    }

    @Test
    void a_time_limit_during_a_rate_limit_ends_soon_with_what_was_read() {
        kimi.answering(request -> request.path("messages").size() >= 6 || offersOnlySubmit(request)
                ? Turn.status(
                        429,
                        "{\"error\":{\"message\":\"Your account reached max request per minute\",\"type\":\"rate_limit_reached_error\"}}",
                        Map.of("Retry-After", "30"))
                : next(request, false));
        long begun = System.nanoTime();
        try (FootnoteService footnote =
                builder("kimi").setting("research.least_end_grace", "1s").build()) {
            Answer answer = footnote.start(
                            question(false).withBudget(new Budget(null, null, null, Duration.ofSeconds(6))))
                    .result()
                    .join();
            assertThat(answer.status()).as("%s", answer).isEqualTo(Status.BUDGET_EXHAUSTED);
            assertThat(answer.reason()).contains("time limit", "toll.md");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
    }
}
