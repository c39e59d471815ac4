package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is logged of requests and runs, and what is not. */
class AccessLogTest {

    @Test
    void a_request_is_told_with_its_run() {
        assertThat(AccessLog.line("POST", "/v1/research", 200, 532, "/v1/research/ab12"))
                .isEqualTo("POST /v1/research 200 532 ms, run ab12");
        assertThat(AccessLog.line("GET", "/healthz", 200, 1, null)).isEqualTo("GET /healthz 200 1 ms");
    }

    @Test
    void a_path_cannot_forge_lines_or_fill_the_log() {
        String line = AccessLog.line("GET", "/a\nGET /b 200\u001b[2J" + "x".repeat(10_000), 404, 1, null);
        assertThat(line).doesNotContain("\n", "\u001b").hasSizeLessThan(500);
    }

    @Test
    void a_run_is_told_without_its_question_and_reason() {
        Usage usage = new Usage(4, TokenCount.ZERO, 3, 2, new BigDecimal("0.0120"), 5321);
        Answer answer = new Answer(
                "ab12",
                "secret?",
                Answer.Status.FAILED,
                "",
                "",
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "m",
                usage,
                "secret");
        assertThat(AccessLog.line("ab12", answer))
                .isEqualTo("run ab12 failed after 5321 ms; 4 model calls, 3 searches, 2 pages, 0.0120 USD")
                .doesNotContain("secret");
    }
}
