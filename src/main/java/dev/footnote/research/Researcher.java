package dev.footnote.research;

import dev.footnote.api.Budget;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.api.run.ToolCall;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.json.Json;
import dev.footnote.research.address.LinkLists;
import dev.footnote.research.address.PageAddresses;
import dev.footnote.research.address.WebPageRules;
import dev.footnote.research.mode.ModeChoice;
import dev.footnote.research.mode.ModeChooser;
import dev.footnote.research.state.MessageMapping;
import dev.footnote.research.state.ModelsInOrder;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.research.state.RunJournal;
import dev.footnote.research.state.RunModel;
import dev.footnote.research.state.RunState;
import dev.footnote.research.state.ViewMemory;
import dev.footnote.research.tool.ClaimJudge;
import dev.footnote.research.tool.DraftSubmission;
import dev.footnote.research.tool.FindTool;
import dev.footnote.research.tool.Prefetcher;
import dev.footnote.research.tool.ReadTool;
import dev.footnote.research.tool.ResearchSources;
import dev.footnote.research.tool.RunScope;
import dev.footnote.research.tool.SearchTool;
import dev.footnote.research.tool.ToolRunner;
import dev.footnote.search.SearchSession;
import dev.footnote.tools.OutputFields;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.tool.ToolExecutor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Starts runs, and goes on with runs that were broken off. Safe for many threads. */
public final class Researcher {

    private final ResearchSettings settings;
    private final Executor executor;
    private final Clock clock;

    /**
     * A researcher.
     *
     * @param settings limits and habits of its runs
     * @param executor runs models' callbacks, tools and listeners; must not be bounded to fewer threads than calls of a turn
     * @param clock tells the date and what time is left
     */
    public Researcher(ResearchSettings settings, Executor executor, Clock clock) {
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
    }

    /** What LangChain4j implements; content is taken as it is, so that braces in a question stay text. */
    interface Service {
        TokenStream go(@UserMessage List<Content> question);
    }

    /**
     * Starts a run, or goes on where its log ends. Returns at once.
     *
     * @param stored the run's place in a store
     * @param models what it may think with
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
     * @param models what it may think with
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
     * @param models what it may think with
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
        made.run().hop(() -> begin(made, kept, material));
        return made.run();
    }

    /**
     * Ends a run that never began; it gets its record, and the model is not asked.
     *
     * @param stored the run's place in a store
     * @param models what it might have thought with
     * @param material where it would have looked
     * @param reason why, for the answer
     */
    public ResearchRun dismiss(StoredRun stored, ModelsInOrder models, ResearchSources material, String reason) {
        Run run =
                make(stored, KeptSources.NONE, models, material, RunPlan.ALONE).run();
        if (!run.journal().with(RunState::started)) {
            run.journal().append(opening(run, KeptSources.NONE, material, ""));
        }
        run.cancel(reason);
        return run;
    }

    private record Made(Run run, ToolRunner toolbox, RunModel model, EvidenceLedger ledger, RunPlan plan) {}

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
                stored.id(),
                request,
                journal,
                ledger,
                model,
                settings,
                PromptFiles.load("prose.md"),
                plan,
                executor,
                clock));
        SearchSession session = material.search().open(request.question(), run.cancellation());
        RunScope reach = new RunScope(material, session, request.scope());
        journal.with(RunState::resultsByCall)
                .forEach((call, result) ->
                        session.remember(SearchTool.request(call, settings.searchHits(), request.scope()), result));
        Prefetcher prefetcher = new Prefetcher(material, ledger, executor, run.cancellation(), settings.prefetch());
        Map<String, ToolRunner.Tool> tools = new HashMap<>(Map.of(
                ToolNames.SEARCH,
                new SearchTool(reach, ledger, journal, settings.searchHits(), prefetcher),
                ToolNames.READ,
                new ReadTool(
                        reach, new ReadTool.Read(ledger, stored.sources(), addresses), journal, settings.readChars()),
                ToolNames.FIND,
                new FindTool(ledger)));
        var delegate = plan.delegate();
        if (delegate != null && run.delegates()) {
            tools.put(ToolNames.DELEGATE, delegate.apply(run, ledger));
        }
        ClaimJudge judge =
                new ClaimJudge(model::now, journal, run.cancellation(), settings, PromptFiles.load("judge.md"));
        DraftSubmission submission = new DraftSubmission(
                run.checker(), judge, journal, settings.quoteRounds(), run.thinking(), run::accepted);
        return new Made(run, new ToolRunner(tools, submission, run), model, ledger, plan);
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
        ToolRunner toolbox = made.toolbox();
        RunJournal journal = run.journal();
        if (journal.with(RunState::ended)) {
            run.alreadyEnded();
            return;
        }
        if (!journal.with(RunState::started)) {
            journal.append(opening(run, kept, material, made.plan().instructions()));
            kept.events().forEach(journal::append);
            made.model().tellPassedOver();
        }
        if (journal.with(state -> state.step() == 0 && state.mode().isEmpty())) {
            chosen(run)
                    .ifPresent(choice -> journal.append(
                            new ResearchEvent.ModeChosen(0, choice.mode(), choice.escalates(), choice.reason())));
        }
        run.startTimer();
        int step = journal.with(RunState::step);
        List<ToolCall> open = journal.with(RunState::unanswered);
        open.forEach(call -> toolbox.start(step, call));
        CompletableFuture<Void> before = made.plan().before().apply(run, made.ledger());
        run.after(CompletableFuture.allOf(toolbox.all(), before), () -> settle(run, toolbox, step, open));
    }

    /** Answers the calls that a broken-off run left open, then lets the service turn. */
    private void settle(Run run, ToolRunner toolbox, int step, List<ToolCall> open) {
        for (ToolCall call : open) {
            run.answered(call, toolbox.join(step, call));
        }
        ModelDriver seat = new ModelDriver(run, toolbox);
        run.onTimeLimit(seat::handIn);
        Runnable turn = () -> turn(run, toolbox, seat);
        run.journal().with(RunState::prose).ifPresentOrElse(prose -> seat.prose(step, prose, turn), turn);
    }

    private static void turn(Run run, ToolRunner toolbox, ModelDriver seat) {
        if (run.journal().with(RunState::ended)) {
            return;
        }
        AiServices.builder(Service.class)
                .streamingChatModel(seat)
                .chatMemory(new ViewMemory(run.id(), run.journal(), run::answered))
                .tools(executors(run, toolbox))
                .hallucinatedToolNameStrategy(call -> ToolExecutionResultMessage.from(call, join(run, toolbox, call)))
                .maxToolCallingRoundTrips(Integer.MAX_VALUE)
                .build()
                .go(List.of(TextContent.from(run.request().question())))
                .onPartialResponse(text -> {})
                .onCompleteResponse(response -> {})
                .onError(run::fail)
                .start();
    }

    /** In a fixed order: it decides the prompt's prefix. */
    private static Map<ToolSpecification, ToolExecutor> executors(Run run, ToolRunner toolbox) {
        Map<ToolSpecification, ToolExecutor> out = new LinkedHashMap<>();
        for (ToolSpecification specification : ToolContract.specifications()) {
            out.put(specification, (call, memoryId) -> join(run, toolbox, call));
        }
        return out;
    }

    /** The service would take what is thrown here for the tool's answer, or lose it. */
    private static String join(Run run, ToolRunner toolbox, ToolExecutionRequest request) {
        ToolCall call = MessageMapping.call(request);
        try {
            int step = run.journal().with(RunState::step);
            return run.remember(call, toolbox.join(step, call)).text();
        } catch (RuntimeException | Error e) {
            run.fail(e);
            return "The run has ended.";
        }
    }

    /** The form of the structured answer that a request asks for, or null. */
    static @Nullable OutputSchema schema(ResearchRequest request) {
        String schema = request.outputSchema();
        return schema == null ? null : Json.outputSchema(schema);
    }

    /** The embedded model does not reason, so there is nothing to choose. */
    private Optional<ModeChoice> chosen(Run run) {
        return run.model().canJudge()
                ? Optional.of(ModeChooser.choose(run.request(), settings.mode()))
                : Optional.empty();
    }

    private ResearchEvent.RunStarted opening(Run run, KeptSources kept, ResearchSources material, String instructions) {
        String template = PromptFiles.load(run.model().small() ? "small.md" : "system.md");
        ResearchRequest request = run.request();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String system = PromptFiles.fill(
                template,
                Map.of(
                        "date", today.toString(),
                        "reach", material.reach(),
                        "language",
                                request.language() == null
                                        ? "the language of the question"
                                        : "the language with the tag " + request.language(),
                        "steps", String.valueOf(request.budget().maxSteps())));
        if (chosen(run).filter(choice -> choice.mode() == Mode.FAST).isPresent()) {
            system += "\n\n" + PromptFiles.load("fast.md");
        }
        OutputSchema schema = schema(request);
        if (schema != null) {
            system += "\n\n"
                    + PromptFiles.fill(PromptFiles.load("fields.md"), Map.of("fields", OutputFields.print(schema)));
        }
        String context = request.context();
        if (context != null && !context.isBlank()) {
            system += "\n\n" + conversation(context.strip());
        }
        if (!kept.events().isEmpty()) {
            system += "\n\n" + kept.prompt();
        }
        if (!instructions.isEmpty()) {
            system += "\n\n" + instructions;
        }
        return new ResearchEvent.RunStarted(
                request,
                run.model().endpoint(),
                run.model().model(),
                Message.system(system),
                Message.user(request.question()),
                PromptFiles.hash(template));
    }

    /**
     * What was said before, between two lines with a key. Earlier answers hold text of pages, which must not close the frame: the key is a hash of all that stands in it, so that it
     * cannot be known in there.
     */
    static String conversation(String context) {
        String key = PromptFiles.hash(context).substring(0, 16);
        return PromptFiles.fill(PromptFiles.load("context.md"), Map.of("key", key))
                .replace("{context}", context);
    }
}
