package dev.footnote.research;

import dev.footnote.answer.AnswerSettings;
import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.Cancellation;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.TokenCount;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.api.search.SearchScope;
import dev.footnote.config.Settings;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.page.PageReader;
import dev.footnote.research.address.PageAddresses;
import dev.footnote.research.address.WebPageRules;
import dev.footnote.research.heavy.HeavyResearch;
import dev.footnote.research.heavy.HeavySettings;
import dev.footnote.research.mode.ModeSettings;
import dev.footnote.research.state.FoldingStrategy;
import dev.footnote.research.state.ModelInUse;
import dev.footnote.research.state.ModelsInOrder;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.tool.HostAid;
import dev.footnote.research.tool.HostTools;
import dev.footnote.research.tool.Prefetcher;
import dev.footnote.research.tool.ReadTool;
import dev.footnote.research.tool.ResearchSources;
import dev.footnote.research.tool.RunScope;
import dev.footnote.research.tool.SearchTool;
import dev.footnote.research.tool.ToolRunner;
import dev.footnote.search.SearchService;
import dev.footnote.search.SearchSettings;
import dev.footnote.search.Searches;
import dev.footnote.store.MemoryRunStore;
import dev.footnote.tools.ToolNames;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs researchers over a {@link Library} with scripted models. One thread does a run's work, so that every order is settled. */
public final class Bench implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T10:00:00Z"), ZoneOffset.UTC);
    static final String QUESTION = "Who kept the lighthouse of Skerry Point in 1911, and where was she born?";

    final Library library = new Library();
    final MemoryRunStore store = new MemoryRunStore(100, Duration.ofHours(1), CLOCK);
    private final ExecutorService single = Executors.newSingleThreadExecutor(Bench::daemon);
    private final ExecutorService engines = Executors.newCachedThreadPool(Bench::daemon);
    private final Settings defaults = Settings.load(new Settings.Inputs(null, Map.of(), Map.of()));
    private final SearchEngine engine;
    private final PageReader reader;
    private Clock clock = CLOCK;
    private long window;
    private int quoteRounds = 3;
    private FoldingStrategy folding = FoldingStrategy.FOLD;
    private AnswerSettings answer = new AnswerSettings(AnswerSettings.Partial.MARK, AnswerSettings.Judge.OFF);
    private Duration endGrace = Duration.ofSeconds(60);
    private Duration toolTimeout = Duration.ofSeconds(60);
    private @Nullable Function<TokenCount, BigDecimal> price;
    private ModeSettings mode = new ModeSettings(Mode.THINK, 6, 0.6, false);
    private Budget budget = new Budget(30, 3_000_000L, null, Duration.ofMinutes(20));

    public Bench() {
        this.engine = library;
        this.reader = library;
    }

    /** Over something else than the library. */
    public Bench(SearchEngine engine, PageReader reader) {
        this.engine = engine;
        this.reader = reader;
    }

    Bench clock(Clock other) {
        clock = other;
        return this;
    }

    public Bench maxSteps(int steps) {
        budget = new Budget(steps, null, null, Duration.ofMinutes(20));
        return this;
    }

    Bench budget(Budget other) {
        budget = other;
        return this;
    }

    Bench folding(FoldingStrategy strategy) {
        folding = strategy;
        return this;
    }

    Bench mode(Mode wanted, int fastSteps) {
        mode = new ModeSettings(wanted, fastSteps, 0.6, false);
        return this;
    }

    Bench effortByStep() {
        mode = new ModeSettings(mode.mode(), mode.fastSteps(), mode.sureFrom(), true);
        return this;
    }

    Bench endGrace(Duration grace) {
        endGrace = grace;
        return this;
    }

    Bench quoteRounds(int rounds) {
        quoteRounds = rounds;
        return this;
    }

    public Bench toolTimeout(Duration limit) {
        toolTimeout = limit;
        return this;
    }

    /** US dollars of each call. */
    Bench price(String dollars) {
        price = tokens -> new BigDecimal(dollars);
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

    public Bench judge(AnswerSettings.Judge mode) {
        answer = new AnswerSettings(answer.partial(), mode);
        return this;
    }

    Bench like(Bench other) {
        answer = other.answer;
        budget = other.budget;
        window = other.window;
        return this;
    }

    public StoredRun fresh(String id) {
        return store.create(id, "", ResearchRequest.of(QUESTION));
    }

    public ResearchRun start(StoredRun stored, StreamingChatModel model) {
        return researcher().start(stored, ModelsInOrder.of(inUse(model)), material());
    }

    /** A run that starts with the sources of another. */
    ResearchRun follow(StoredRun stored, StoredRun earlier, StreamingChatModel model) {
        return researcher().start(stored, earlier, ModelsInOrder.of(inUse(model)), material());
    }

    /** In heavy mode. */
    ResearchRun heavy(StoredRun stored, StreamingChatModel model, HeavySettings heavy) {
        return new HeavyResearch(researcher(), settings(), heavy, clock)
                .start(stored, null, ModelsInOrder.of(inUse(model)), material());
    }

    /** In heavy mode, on as many threads as it takes. */
    ResearchRun heavyOnMany(StoredRun stored, StreamingChatModel model, HeavySettings heavy) {
        return new HeavyResearch(researcher(engines), settings(), heavy, clock)
                .start(stored, null, ModelsInOrder.of(inUse(model)), material());
    }

    /** In heavy mode with a model that cannot judge, as the embedded one. */
    ResearchRun heavyWithoutJudging(StoredRun stored, StreamingChatModel model, HeavySettings heavy) {
        ModelInUse plain = new ModelInUse("scripted", "scripted-1", model, () -> window, price, false, false);
        return new HeavyResearch(researcher(), settings(), heavy, clock)
                .start(stored, null, ModelsInOrder.of(plain), material());
    }

    /** On as many threads as it takes, for tools that hold one. */
    ResearchRun startOnMany(StoredRun stored, StreamingChatModel model) {
        return researcher(engines).start(stored, ModelsInOrder.of(inUse(model)), material());
    }

    ResearchRun dismiss(StoredRun stored, StreamingChatModel model, String reason) {
        return researcher().dismiss(stored, ModelsInOrder.of(inUse(model)), material(), reason);
    }

    private Researcher researcher() {
        return researcher(single);
    }

    private Researcher researcher(ExecutorService executor) {
        return new Researcher(settings(), executor, clock);
    }

    private ResearchSettings settings() {
        return new ResearchSettings(
                budget,
                0.8,
                endGrace,
                endGrace,
                quoteRounds,
                2,
                12_000,
                8,
                toolTimeout,
                8,
                defaults.number("research.fold_at"),
                defaults.number("research.small_fold_at"),
                12,
                folding,
                3,
                answer,
                mode);
    }

    private ModelInUse inUse(StreamingChatModel model) {
        return new ModelInUse("scripted", "scripted-1", model, () -> window, price, true, false);
    }

    private ResearchSources material() {
        SearchService search = Searches.service(List.of(engine), SearchSettings.from(defaults), engines, CLOCK);
        return new ResearchSources(search, List.of(reader), "You search a library.");
    }

    /** The tools of a run by their names, without the run. */
    Map<String, ToolRunner.Tool> tools(String id) {
        StoredRun stored = fresh(id);
        RunJournal journal = new RunJournal(stored.log(), single);
        EvidenceLedger ledger = new EvidenceLedger(new WebPageRules());
        ResearchSources material = material();
        Cancellation cancellation = new Cancellation();
        RunScope reach = new RunScope(material, material.search().open(QUESTION, cancellation), SearchScope.ALL);
        Prefetcher prefetcher = new Prefetcher(material, ledger, single, cancellation, 3);
        ReadTool.Read read = new ReadTool.Read(ledger, stored.sources(), new PageAddresses());
        HostAid aid = new HostAid(HostTools.NONE, () -> "scripted");
        return Map.of(
                ToolNames.SEARCH,
                new SearchTool(reach, ledger, journal, 8, prefetcher),
                ToolNames.READ,
                new ReadTool(reach, read, journal, 12_000, aid));
    }

    public static Answer answer(ResearchRun run) throws Exception {
        return run.result().get(90, TimeUnit.SECONDS);
    }

    public static <E extends ResearchEvent> List<E> events(ResearchRun run, Class<E> kind) {
        return run.events(1).stream()
                .map(RecordedEvent::event)
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
