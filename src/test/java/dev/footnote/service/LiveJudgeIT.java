package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent.ClaimsJudged;
import dev.footnote.api.run.ResearchRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real model judges its own claims: off unless the tag is let in, and then with the endpoint and key of the environment. */
@Tag("live")
class LiveJudgeIT {

    @TempDir
    Path folder;

    @Test
    void a_real_model_judges_claims_and_its_verdicts_are_understood() throws IOException {
        assumeTrue(
                System.getenv().keySet().stream()
                        .anyMatch(name -> name.endsWith("_API_KEY") || name.equals("FOOTNOTE_MODEL_ENDPOINT")),
                "no key of a model's host and no endpoint in the environment");
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Files.writeString(
                corpus.resolve("ferry.md"),
                "# The Tarn ferry\n\nThe Tarn ferry may have begun in 1872. From 1890 to 1901 it was run by Ada Olm alone.\n");
        try (FootnoteService footnote = FootnoteService.builder()
                .home(folder.resolve("home"))
                .environment(System.getenv())
                .corpus(corpus)
                .setting("answer.judge", "on")
                .build()) {
            ResearchRun run =
                    footnote.start(ResearchRequest.of("Who ran the Tarn ferry in 1895, and when did it begin?"));
            Answer answer = run.result().orTimeout(5, TimeUnit.MINUTES).join();
            assertThat(answer.status()).as("%s", answer.reason()).isEqualTo(Answer.Status.ANSWERED);
            List<ClaimsJudged> judged = run.events(1).stream()
                    .map(RecordedEvent::event)
                    .filter(ClaimsJudged.class::isInstance)
                    .map(ClaimsJudged.class::cast)
                    .toList();
            assertThat(judged).isNotEmpty().allSatisfy(event -> {
                assertThat(event.claims()).isPositive();
                assertThat(event.problem()).isNull();
            });
            assertThat(answer.usage().elapsedMs())
                    .isLessThan(Duration.ofMinutes(5).toMillis());
        }
    }
}
