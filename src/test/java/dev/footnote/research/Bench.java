package dev.footnote.research;

import dev.footnote.answer.AnswerSettings;
import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.Recorded;
import dev.footnote.api.ResearchEvent;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRun;
import dev.footnote.api.StoredRun;
import dev.footnote.config.Settings;
import dev.footnote.search.SearchService;
import dev.footnote.search.SearchSettings;
import dev.footnote.search.Searches;
import dev.footnote.store.MemoryRunStore;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs researchers over a {@link Library} with scripted models. One thread does a run's work, so that every order is settled. */
final class Bench implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T10:00:00Z"), ZoneOffset.UTC);
    static final String QUESTION = "Who kept the lighthouse of Skerry Point in 1911, and where was she born?";

    final Library library = new Library();
    final MemoryRunStore store = new MemoryRunStore(100, Duration.ofHours(1), CLOCK);
    private final ExecutorService single = Executors.newSingleThreadExecutor(Bench::daemon);
    private final ExecutorService engines = Executors.newCachedThreadPool(Bench::daemon);
    private long window;
    private AnswerSettings answer = new AnswerSettings(AnswerSettings.Partial.MARK, AnswerSettings.Judge.AUTO);
    private Budget budget = new Budget(30, 3_000_000L, null, Duration.ofMinutes(20));

    Bench maxSteps(int steps) {
        budget = new Budget(steps, 3_000_000L, null, Duration.ofMinutes(20));
        return this;
    }

    /** Tokens; a scripted turn takes 120. */
    Bench window(long tokens) {
        window = tokens;
        return this;
    }

    Bench partial(AnswerSettings.Partial policy) {
        answer = new AnswerSettings(policy, answer.judge());
        return this;
    }

    Bench like(Bench other) {
        answer = other.answer;
        budget = other.budget;
        window = other.window;
        return this;
    }

    StoredRun fresh(String id) {
        return store.create(id, "", ResearchRequest.of(QUESTION));
    }

    ResearchRun start(StoredRun stored, StreamingChatModel model) {
        return researcher().start(stored, inUse(model), material());
    }

    ResearchRun dismiss(StoredRun stored, StreamingChatModel model, String reason) {
        return researcher().dismiss(stored, inUse(model), material(), reason);
    }

    private Researcher researcher() {
        ResearchSettings research = new ResearchSettings(
                budget, 0.8, Duration.ofSeconds(60), 3, 2, 12_000, 8, Duration.ofSeconds(60), 8, 0.65, 3, answer);
        return new Researcher(research, single, CLOCK);
    }

    private ModelInUse inUse(StreamingChatModel model) {
        return new ModelInUse("scripted", "scripted-1", model, window, null);
    }

    private Material material() {
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), Map.of()));
        SearchService search = Searches.service(List.of(library), SearchSettings.from(settings), engines, CLOCK);
        return new Material(search, List.of(library), "You search a library.");
    }

    static Answer answer(ResearchRun run) throws Exception {
        return run.result().get(30, TimeUnit.SECONDS);
    }

    static <E extends ResearchEvent> List<E> events(ResearchRun run, Class<E> kind) {
        return run.events(1).stream()
                .map(Recorded::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public void close() {
        single.shutdownNow();
        engines.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "bench");
        thread.setDaemon(true);
        return thread;
    }
}
