package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RunStore;
import dev.footnote.api.run.StoredRun;
import dev.footnote.http.log.AccessLog;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.footnote.store.MemoryRunStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final class GoingDown implements RunStore {
        private final RunStore inner = new MemoryRunStore(9, Duration.ofHours(1), Clock.systemUTC());

        @Override
        public StoredRun create(String id, String owner, ResearchRequest request) {
            if (request.question().equals("Late?")) {
                runs.drain();
            }
            return inner.create(id, owner, request);
        }

        @Override
        public Optional<StoredRun> find(String id) {
            return inner.find(id);
        }

        @Override
        public List<StoredRun> list(String owner, int limit, @Nullable String before) {
            return inner.list(owner, limit, before);
        }

        @Override
        public void ended(String id) {
            inner.ended(id);
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
