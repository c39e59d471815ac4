package dev.footnote.service;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ModelInfo;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.run.RunStore;
import dev.footnote.config.Settings;
import dev.footnote.corpus.Corpora;
import dev.footnote.corpus.Corpus;
import dev.footnote.corpus.CorpusSettings;
import dev.footnote.estimate.EndedRuns;
import dev.footnote.external.McpToolbox;
import dev.footnote.formula.FormulaTools;
import dev.footnote.llm.Endpoints;
import dev.footnote.net.HttpTransport;
import dev.footnote.net.NetSettings;
import dev.footnote.net.Transports;
import dev.footnote.page.DocumentParser;
import dev.footnote.page.PageCacheSettings;
import dev.footnote.page.PageReader;
import dev.footnote.page.PageReaders;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.render.PageRenderer;
import dev.footnote.page.render.PageRenderers;
import dev.footnote.research.Researcher;
import dev.footnote.research.heavy.HeavyResearch;
import dev.footnote.research.heavy.HeavySettings;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.research.tool.ResearchSources;
import dev.footnote.search.SearchService;
import dev.footnote.search.SearchSettings;
import dev.footnote.search.Searches;
import dev.footnote.search.engine.Engines;
import dev.footnote.store.MemoryRunStore;
import dev.footnote.threads.BlockingExecutors;
import dev.footnote.trace.RunTraces;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.web.search.WebSearchEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Wires a {@link FootnoteService} together. Without any call it researches with the model whose key is set in the environment, or the embedded one. Not safe for many
 * threads; builds as often as is wanted.
 */
public final class ServiceBuilder {

    private final List<Path> corpora = new ArrayList<>();
    private final Map<String, String> flags = new HashMap<>();
    private final Map<String, SearchEngine> engines = new LinkedHashMap<>();
    private Map<String, String> environment = System.getenv();
    private @Nullable Path settingsFile;
    private @Nullable StreamingChatModel chatModel;
    private ModelInfo chatModelInfo = ModelInfo.named("custom");
    private @Nullable RunStore store;
    private @Nullable ExecutorService executor;
    private boolean web;
    private boolean batch;
    private Clock clock = Clock.systemUTC();

    ServiceBuilder() {}

    /**
     * Adds a folder to be searched and read.
     *
     * @param folder must be there when {@link #build} is called
     */
    public ServiceBuilder corpus(Path folder) {
        corpora.add(folder);
        return this;
    }

    /**
     * Adds the web to the corpus, or, for the embedded model, searches it at all.
     *
     * @param wanted false by default
     */
    public ServiceBuilder web(boolean wanted) {
        this.web = wanted;
        return this;
    }

    /**
     * Many questions will be asked without anybody watching: the index is brought up to date once, before the first; ended runs are forgotten at once; and
     * search engines that do not welcome batches are not asked.
     *
     * @param wanted false by default
     */
    public ServiceBuilder batch(boolean wanted) {
        this.batch = wanted;
        return this;
    }

    /**
     * The endpoint that thinks.
     *
     * @param endpoint a name such as {@code kimi}, {@code vllm} or {@code offline}; several with commas, where a run goes on at the next when one fails
     */
    public ServiceBuilder model(String endpoint) {
        return setting("model.endpoint", endpoint);
    }

    /**
     * The model's id at its endpoint.
     *
     * @param id as the host calls it
     */
    public ServiceBuilder modelName(String id) {
        return setting("model.name", id);
    }

    /**
     * A model of the caller's own; no endpoint is used then. It stays the caller's to close.
     *
     * @param model streams, offers tools, ends each call with one terminal event
     * @param info its name, window and prices
     */
    public ServiceBuilder chatModel(StreamingChatModel model, ModelInfo info) {
        this.chatModel = model;
        this.chatModelInfo = info;
        return this;
    }

    /**
     * A model of the caller's own of which only the name is known.
     *
     * @param model streams, offers tools, ends each call with one terminal event
     * @param name shown in answers
     */
    public ServiceBuilder chatModel(StreamingChatModel model, String name) {
        return chatModel(model, ModelInfo.named(name));
    }

    /**
     * An engine of the caller's own; the configured ones are not asked then unless {@link #web} is set too.
     *
     * @param name by which it is reported
     * @param engine safe for many threads
     */
    public ServiceBuilder searchEngine(String name, WebSearchEngine engine) {
        return searchEngine(Engines.from(name, engine));
    }

    /**
     * An engine of the caller's own; the configured ones are not asked then unless {@link #web} is set too.
     *
     * @param engine safe for many threads; reported by the name of its traits
     */
    public ServiceBuilder searchEngine(SearchEngine engine) {
        engines.put(engine.traits().name(), engine);
        return this;
    }

    /**
     * Sets the store for the records of runs; without it they are kept in memory.
     *
     * @param replacement safe for many threads; stays the caller's to close
     */
    public ServiceBuilder store(RunStore replacement) {
        this.store = replacement;
        return this;
    }

    /**
     * Sets the executor for work that waits; without it that runs on threads of our own.
     *
     * @param replacement stays the caller's to shut down
     */
    public ServiceBuilder executor(ExecutorService replacement) {
        this.executor = replacement;
        return this;
    }

    /**
     * Any setting.
     *
     * @param name dotted, as in {@code footnote config}
     * @param value as text
     */
    public ServiceBuilder setting(String name, String value) {
        flags.put(name, value);
        return this;
    }

    /**
     * A file of settings.
     *
     * @param file YAML
     */
    public ServiceBuilder settings(Path file) {
        this.settingsFile = file;
        return this;
    }

    /**
     * Sets the folder for indexes and the sample.
     *
     * @param folder made if need be
     */
    public ServiceBuilder home(Path folder) {
        return setting("home", folder.toString());
    }

    /**
     * Replaces the process's environment.
     *
     * @param variables by name
     */
    public ServiceBuilder environment(Map<String, String> variables) {
        this.environment = Map.copyOf(variables);
        return this;
    }

    /**
     * Replaces the system's clock.
     *
     * @param replacement tells date and time
     */
    public ServiceBuilder clock(Clock replacement) {
        this.clock = replacement;
        return this;
    }

    /**
     * The settings as they result from everything given so far.
     *
     * @throws InvalidInputException naming every setting that cannot be used
     */
    public Settings effectiveSettings() {
        return Settings.load(new Settings.Inputs(settingsFile, environment, flags));
    }

    /**
     * Builds the service. Opens the index; sends nothing.
     *
     * @throws InvalidInputException if something given cannot be used
     */
    public FootnoteService build() {
        Settings settings = effectiveSettings();
        List<String> endpoints = chatModel != null ? List.of(chatModelInfo.name()) : Endpoints.choose(settings);
        boolean offline = chatModel == null && endpoints.equals(List.of(ModelOpener.OFFLINE));
        // All settings are read before anything is opened that would have to be closed again.
        ResearchSettings research = ResearchSettings.from(settings);
        HeavySettings heavy = HeavySettings.from(settings);
        NetSettings net = NetSettings.from(settings);
        DocumentParser parser = DocumentParser.create(PageSettings.from(settings));
        RunStore runs = store != null
                ? store
                : new MemoryRunStore(
                        batch ? 0 : settings.integer("store.max_runs"), settings.duration("store.time_to_live"), clock);
        OwnedResources owned = new OwnedResources();
        try {
            ActiveWork active = new ActiveWork();
            ExecutorService threads = new CountedExecutor(threads(owned), active);
            HttpTransport transport = owned.add(new LazyTransport(() -> Transports.create(net, clock)));
            Corpus corpus = corpus(settings, offline, parser);
            if (corpus != null) {
                owned.add(corpus);
            }
            Optional<PageRenderer> renderer =
                    PageRenderers.create(settings, transport, environment.getOrDefault("PATH", ""));
            renderer.ifPresent(owned::add);
            ResearchSources material = material(settings, corpus, offline, transport, renderer, threads);
            McpToolbox toolbox = owned.add(McpToolbox.of(settings, environment, threads));
            FormulaTools formulas =
                    owned.add(FormulaTools.of(settings, chatModel == null ? endpoints : List.of(), clock));
            String searched = searched(usesSample(offline), material, offline ? "" : toolbox.told(), formulas.told());
            ModelOpener opener = new ModelOpener(settings, searched, threads, clock, owned);
            Components.Thinking thinking = chatModel != null
                    ? opener.own(chatModel, chatModelInfo)
                    : offline ? opener.embedded() : opener.hosts(endpoints);
            Estimates estimates = new Estimates(
                    new EndedRuns(home(settings), settings.integer("research.seen_runs")),
                    research.mode(),
                    heavy.trajectories());
            Researcher researcher = new Researcher(research, threads, clock, toolbox, formulas);
            HeavyResearch runsOfAllModes = new HeavyResearch(researcher, research, heavy, clock);
            return new FootnoteService(new Components(
                    new Components.Runs(
                            runsOfAllModes,
                            researcher,
                            runs,
                            research.budget(),
                            batch,
                            estimates,
                            RunTraces.create(settings.flag("trace.texts")),
                            clock,
                            active),
                    new StandaloneOperations(
                            material,
                            corpus,
                            new Readings(material, parser, clock, research.readChars()),
                            usesSample(offline)),
                    new Places(material, corpus, searchesWeb(offline) || !engines.isEmpty()),
                    thinking,
                    owned));
        } catch (RuntimeException e) {
            owned.closeAfter(e);
            throw e;
        }
    }

    private static String searched(boolean sample, ResearchSources material, String servers, String hosts) {
        StringBuilder out = new StringBuilder(sample ? SampleFiles.SEARCHED : StandaloneOperations.searched(material));
        if (!hosts.isEmpty()) {
            out.append("; the model may use its host's own tools at ").append(hosts);
            out.append(", whose results guide it and are never cited");
        }
        if (!servers.isEmpty()) {
            out.append("; the model may call tools of ").append(servers).append(", with words of its own choice");
        }
        return out.toString();
    }

    private ExecutorService threads(OwnedResources owned) {
        if (executor != null) {
            return executor;
        }
        ExecutorService made = BlockingExecutors.perTask("footnote");
        owned.add(made::shutdownNow);
        return made;
    }

    private boolean searchesWeb(boolean offline) {
        return web || (corpora.isEmpty() && engines.isEmpty() && !offline);
    }

    private boolean usesSample(boolean offline) {
        return corpora.isEmpty() && engines.isEmpty() && offline && !web;
    }

    private @Nullable Corpus corpus(Settings settings, boolean offline, DocumentParser parser) {
        Path home = home(settings);
        List<Path> folders = new ArrayList<>(corpora);
        if (usesSample(offline)) {
            folders.add(SampleFiles.folder(home));
        }
        return folders.isEmpty() ? null : Corpora.open(folders, home, CorpusSettings.from(settings), parser, clock);
    }

    private Path home(Settings settings) {
        return settings.optional("home").map(Path::of).orElseGet(() -> {
            String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
            return cache.isBlank()
                    ? Path.of(System.getProperty("user.home"), ".cache", "footnote")
                    : Path.of(cache, "footnote");
        });
    }

    private ResearchSources material(
            Settings settings,
            @Nullable Corpus corpus,
            boolean offline,
            HttpTransport transport,
            Optional<PageRenderer> renderer,
            ExecutorService executor) {
        List<SearchEngine> searched = new ArrayList<>();
        List<PageReader> readers = new ArrayList<>();
        if (corpus != null) {
            searched.add(corpus.engine());
            readers.add(corpus.pages());
        }
        searched.addAll(engines.values());
        if (searchesWeb(offline)) {
            searched.addAll(Engines.configured(settings, transport, clock, batch));
        }
        if (searchesWeb(offline) || !engines.isEmpty()) {
            readers.add(PageReaders.cached(
                    PageReaders.web(transport, PageSettings.from(settings), renderer, clock),
                    PageCacheSettings.from(settings),
                    clock));
        }
        SearchService service = Searches.service(searched, SearchSettings.from(settings), executor, clock);
        return new ResearchSources(
                service, readers, Places.reach(corpus != null, readers.size() > (corpus == null ? 0 : 1)));
    }
}
