package dev.footnote.research;

import dev.footnote.answer.DraftChecker;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.research.address.LinkLists;
import dev.footnote.research.address.PageAddresses;
import dev.footnote.research.address.WebPageRules;
import dev.footnote.research.mode.ModeChoice;
import dev.footnote.research.mode.ModeChooser;
import dev.footnote.research.state.ModelsInOrder;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.state.RunModel;
import dev.footnote.research.tool.ClaimJudge;
import dev.footnote.research.tool.DraftSubmission;
import dev.footnote.research.tool.ExternalTool;
import dev.footnote.research.tool.ExternalTools;
import dev.footnote.research.tool.FindTool;
import dev.footnote.research.tool.HostAid;
import dev.footnote.research.tool.HostSearchTool;
import dev.footnote.research.tool.HostTools;
import dev.footnote.research.tool.Prefetcher;
import dev.footnote.research.tool.ReadTool;
import dev.footnote.research.tool.ResearchSources;
import dev.footnote.research.tool.RunScope;
import dev.footnote.research.tool.SearchTool;
import dev.footnote.research.tool.ToolRunner;
import dev.footnote.search.SearchSession;
import dev.footnote.tools.ToolNames;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Starts runs, and goes on with runs that were broken off. Safe for many threads. */
public final class Researcher {

    private final ResearchSettings settings;
    private final Executor executor;
    private final Clock clock;
    private final ExternalTools external;
    private final HostTools host;

    /** Reads the word lists of the checks, which the first answer would else wait for. */
    public static void prepare() {
        DraftChecker.prepare();
    }

    /**
     * A researcher.
     *
     * @param settings limits and habits of its runs
     * @param executor runs models' callbacks, tools and listeners; must not be bounded to fewer threads than calls of a turn
     * @param clock tells the date and the time left
     */
    public Researcher(ResearchSettings settings, Executor executor, Clock clock) {
        this(settings, executor, clock, ExternalTools.NONE, HostTools.NONE);
    }

    /**
     * A researcher whose models may call tools of other servers, and of their own host, besides ours.
     *
     * @param settings limits and habits of its runs
     * @param executor runs models' callbacks, tools and listeners; must not be bounded to fewer threads than calls of a turn
     * @param clock tells the date and the time left
     * @param external tools of other servers
     * @param host tools of the models' own hosts
     */
    public Researcher(
            ResearchSettings settings, Executor executor, Clock clock, ExternalTools external, HostTools host) {
        this.external = external;
        this.host = host;
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Starts a run, or goes on where its log ends. Returns at once.
     *
     * @param stored the run's place in a store
     * @param models the models that it may use, the first choice first
     * @param material where it may look
     */
    public ResearchRun start(StoredRun stored, ModelsInOrder models, ResearchSources material) {
        return start(stored, null, models, material);
    }

    /**
     * Starts a run that follows another, or goes on where its log ends. Returns at once.
     *
     * @param stored the run's place in a store
     * @param earlier the run whose sources stay citable, or null
     * @param models the models that it may use, the first choice first
     * @param material where it may look
     */
    public ResearchRun start(
            StoredRun stored, @Nullable StoredRun earlier, ModelsInOrder models, ResearchSources material) {
        return start(stored, earlier, models, material, RunPlan.ALONE);
    }

    /**
     * Starts a run that works together with others, or goes on where its log ends. Returns at once.
     *
     * @param stored the run's place in a store
     * @param earlier the run whose sources stay citable, or null
     * @param models the models that it may use, the first choice first
     * @param material where it may look
     * @param plan how it differs from a run of its own
     */
    public ResearchRun start(
            StoredRun stored,
            @Nullable StoredRun earlier,
            ModelsInOrder models,
            ResearchSources material,
            RunPlan plan) {
        KeptSources kept = earlier == null || !stored.log().from(1).isEmpty()
                ? KeptSources.NONE
                : KeptSources.of(
                        earlier, url -> material.allows(stored.request().scope(), url));
        kept.copyTo(stored.sources());
        Made made = make(stored, kept, models, material, plan);
        made.run().execute(() -> begin(made, kept, material));
        return made.run();
    }

    /**
     * Ends a run that never began; it gets its record, and the model is not asked.
     *
     * @param stored the run's place in a store
     * @param models the models that it might have used
     * @param material where it would have looked
     * @param reason why, for the answer
     */
    public ResearchRun dismiss(StoredRun stored, ModelsInOrder models, ResearchSources material, String reason) {
        Run run =
                make(stored, KeptSources.NONE, models, material, RunPlan.ALONE).run();
        if (!run.journal().with(state -> state.outcome().hasStarted())) {
            run.journal().append(new RunOpening(run, KeptSources.NONE, material.reach(), clock).event());
        }
        run.cancel(reason);
        return run;
    }

    private record Made(Run run, ResearchLoop loop, RunModel model) {}

    private Made make(
            StoredRun stored, KeptSources kept, ModelsInOrder models, ResearchSources material, RunPlan plan) {
        RunJournal journal = new RunJournal(stored.log(), executor);
        EvidenceLedger whole = plan.whole();
        EvidenceLedger ledger = whole == null ? new EvidenceLedger(new WebPageRules()) : whole.part();
        PageAddresses addresses = new PageAddresses();
        kept.events().forEach(frozen -> restore(stored, frozen, ledger, addresses));
        restore(stored, ledger, addresses);
        ModeChoice mode = ModeChooser.choose(stored.request(), settings.mode());
        Budget budget = budget(stored.request(), mode);
        ResearchRequest request = stored.request().withBudget(budget);
        RunModel model = RunModel.of(models, journal);
        Run run = new Run(new Run.Parts(
                stored.id(), request, journal, ledger, model, settings, external, host, plan, executor, clock));
        HostAid aid = new HostAid(host, () -> run.model().endpoint());
        SearchSession session = material.search().open(request.question(), run.cancellation());
        RunScope reach = new RunScope(material, session, request.scope());
        journal.with(state -> state.evidence().resultsByCall()).forEach((call, result) -> {
            if (call.name().equals(ToolNames.SEARCH)) {
                session.remember(SearchTool.request(call, settings.searchHits(), request.scope()), result);
            }
        });
        Prefetcher prefetcher = new Prefetcher(material, ledger, executor, run.cancellation(), settings.prefetch());
        Map<String, ToolRunner.Tool> tools = new HashMap<>(Map.of(
                ToolNames.SEARCH,
                new SearchTool(reach, ledger, journal, settings.searchHits(), prefetcher),
                ToolNames.READ,
                new ReadTool(
                        reach,
                        new ReadTool.Read(ledger, stored.sources(), addresses),
                        journal,
                        settings.readChars(),
                        aid),
                ToolNames.WEB_SEARCH,
                new HostSearchTool(aid, journal),
                ToolNames.FIND,
                new FindTool(ledger),
                ToolNames.EXTERNAL,
                new ExternalTool(external)));
        var delegate = plan.delegate();
        if (delegate != null && run.delegates()) {
            tools.put(ToolNames.DELEGATE, delegate.apply(run, ledger));
        }
        ClaimJudge judge =
                new ClaimJudge(model::now, journal, run.cancellation(), settings, PromptFiles.load("judge.md"));
        DraftSubmission submission = new DraftSubmission(
                run.checker(), judge, journal, settings.quoteRounds(), run.thinking(), run.ending()::accepted);
        ToolRunner runner = new ToolRunner(tools, submission, run);
        return new Made(run, new ResearchLoop(run, runner, new RunLimits(run.parts(), run.ending())), model);
    }

    /** A fast run that may not go on with thinking has few steps, unless the request has a limit of its own. */
    private Budget budget(ResearchRequest request, ModeChoice mode) {
        boolean few = mode.mode() == Mode.FAST && !mode.escalates();
        Budget fast = new Budget(few ? settings.mode().fastSteps() : null, null, null, null);
        return request.budget().orElse(fast).orElse(settings.budget());
    }

    private static void restore(StoredRun stored, EvidenceLedger ledger, PageAddresses addresses) {
        for (RecordedEvent recorded : stored.log().from(1)) {
            if (recorded.event() instanceof ResearchEvent.SourceFrozen frozen) {
                restore(stored, frozen, ledger, addresses);
            }
        }
    }

    private static void restore(
            StoredRun stored, ResearchEvent.SourceFrozen frozen, EvidenceLedger ledger, PageAddresses addresses) {
        String sha256 = frozen.source().sha256();
        String text = stored.sources()
                .get(sha256)
                .orElseThrow(() -> new IllegalStateException("run " + stored.id() + " cannot go on: the text of "
                        + frozen.source().url() + " (sha256 " + sha256 + ") is not in the store"));
        ledger.restore(frozen.source(), text);
        String links = frozen.links();
        addresses.add(
                frozen.source().number(),
                text,
                LinkLists.read(links == null ? "" : stored.sources().get(links).orElse("")));
    }

    private void begin(Made made, KeptSources kept, ResearchSources material) {
        Run run = made.run();
        RunJournal journal = run.journal();
        if (journal.with(state -> state.outcome().hasEnded())) {
            run.ending().before();
            return;
        }
        if (run.model().canJudge() && !run.model().small()) {
            run.openExternal();
        }
        RunOpening opening = new RunOpening(run, kept, material.reach(), clock);
        if (!journal.with(state -> state.outcome().hasStarted())) {
            journal.append(opening.event());
            kept.events().forEach(journal::append);
            made.model().tellPassedOver();
        }
        if (journal.with(
                state -> state.steps().current() == 0 && state.models().mode().isEmpty())) {
            opening.mode()
                    .ifPresent(choice -> journal.append(
                            new ResearchEvent.ModeChosen(0, choice.mode(), choice.escalates(), choice.reason())));
        }
        run.startTimer(made.loop()::handIn);
        made.loop().start();
    }
}
