package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.StoredRun;
import dev.footnote.http.log.AccessLog;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.footnote.store.ForwardingRunStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes down starts nothing more. */
@Timeout(60)
class RunQueueTest {

    @TempDir
    private Path home;

    private final HeldModel held = new HeldModel();
    private @Nullable RunQueue runs;

    /** The server begins to go down just when a run has been let in and gets its place in the store. */
    private final class GoingDown extends ForwardingRunStore {
        @Override
        public StoredRun create(String id, String owner, ResearchRequest request) {
            runs.drain();
            return super.create(id, owner, request);
        }
    }

    @Test
    void a_run_that_was_let_in_just_before_gets_its_record_and_its_model_is_not_asked() throws Exception {
        ServiceBuilder builder = FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .store(new GoingDown())
                .chatModel(held, "held");
        HttpSettings settings = HttpSettings.from(builder.effectiveSettings());
        Clock clock = Clock.systemUTC();
        try (FootnoteService footnote = builder.build()) {
            runs = new RunQueue(
                    footnote, settings, clock, new AccessLog(settings.log(), line -> {}, clock), (run, answer) -> {});
            QueuedRun late = runs.admit(ResearchRequest.of("Late?"), "a", true);
            Answer answer = late.result().get(30, TimeUnit.SECONDS);
            assertThat(answer.status()).isEqualTo(Answer.Status.CANCELLED);
            assertThat(answer.reason()).contains("the server is going down");
            assertThat(held.nobodyAsks()).isTrue();
            assertThat(runs.all()).isEmpty();
        }
    }
}
