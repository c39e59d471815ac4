package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.Footnote;
import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.ScriptedTurn;
import dev.footnote.testkit.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host that keeps the connection open with comments and never answers holds no run beyond its limits. */
@Timeout(60)
class SignsOfLifeIT {

    private final ScriptedKimi kimi = ScriptedKimi.start();

    @TempDir
    Path folder;

    @TempDir
    Path home;

    @BeforeEach
    void lay_out_a_run_that_reads_one_page() throws IOException {
        Path page = Files.writeString(folder.resolve("ferry.md"), "# The ferry\n\nThe ferry of Ross was sold in 1902.");
        kimi.turn(Turn.think("Look.").call("functions.search:0", "search", "{\"queries\":[\"ferry of Ross\"]}"));
        kimi.turn(Turn.think("Read.").call("functions.read:1", "read", "{\"url\":\"" + page.toUri() + "\"}"));
        for (int i = 0; i < 20; i++) {
            kimi.turn(waiting());
        }
    }

    @AfterEach
    void close() {
        kimi.close();
    }

    private static ScriptedTurn waiting() {
        return Turn.body("text/event-stream", ": waiting\n\n".repeat(3_000)).pace(Duration.ofMillis(20));
    }

    private Answer ask(Budget budget, String... more) throws Exception {
        var builder = Footnote.builder()
                .environment(Map.of())
                .corpus(folder)
                .home(home)
                .model("kimi")
                .setting("llm.kimi.base_url", kimi.baseUrl())
                .setting("llm.kimi.key", "sk-scripted")
                .setting("chat.idle_timeout", "400ms")
                .setting("research.end_grace", "1s");
        for (int i = 0; i < more.length; i += 2) {
            builder.setting(more[i], more[i + 1]);
        }
        try (Footnote footnote = builder.build()) {
            return footnote.start(ResearchRequest.of("When was the ferry of Ross sold?")
                            .withBudget(budget))
                    .result()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_time_limit_of_the_run_ends_it() throws Exception {
        long begun = System.nanoTime();
        Answer answer = ask(new Budget(null, null, null, Duration.ofSeconds(2)));

        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(answer.reason()).contains("the time limit of 2 s was reached", "Read so far:", "ferry.md");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        assertThat(kimi.bodies()).hasSizeLessThanOrEqualTo(4); // the last one asks to hand in
    }

    /** With the shipped grace, of which a short limit takes a part alone. */
    @Test
    void a_run_with_a_short_time_limit_ends_soon_after_it() throws Exception {
        long begun = System.nanoTime();
        Answer answer = ask(new Budget(null, null, null, Duration.ofSeconds(2)), "research.end_grace", "60s");
        assertThat(answer.status()).isEqualTo(Answer.Status.BUDGET_EXHAUSTED);
        assertThat(answer.reason()).contains("the time limit of 2 s was reached", "Read so far:", "ferry.md");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void the_time_limit_of_a_call_ends_it_without_one_of_the_run() throws Exception {
        Answer answer = ask(new Budget(null, null, null, null), "chat.total_timeout", "1s");

        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.reason())
                .contains("kept the connection open for 1s and sent nothing of an answer", "chat.total_timeout")
                .contains("Read so far:", "ferry.md");
    }
}
