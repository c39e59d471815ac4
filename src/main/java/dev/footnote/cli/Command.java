package dev.footnote.cli;

import dev.footnote.api.Indexed;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What all commands share. */
abstract class Command implements Callable<Integer> {

    /** More would push the run out of sight. */
    private static final int MOST_PROBLEMS = 20;

    @CommandLine.Option(names = "--config", paramLabel = "FILE", description = "A YAML file with settings.")
    private @Nullable Path config;

    @CommandLine.Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where indexes are kept (default: the user's cache folder).")
    private @Nullable Path home;

    @CommandLine.Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Any setting; footnote config lists them.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @CommandLine.Option(names = "--corpus", paramLabel = "DIR", description = "A folder to search; may be given again.")
    private List<Path> corpora = new ArrayList<>();

    @CommandLine.Option(names = "--web", description = "Search the web too.")
    private boolean web;

    @CommandLine.Option(
            names = "--model",
            paramLabel = "ENDPOINT",
            description = "Who thinks: kimi, kimi-cn, openrouter, vllm, sglang, ollama, llama-cpp, openai, offline;"
                    + " several with commas: when one fails, the run goes on at the next.")
    private @Nullable String model;

    @CommandLine.Option(names = "--model-name", paramLabel = "ID", description = "The model's id at its endpoint.")
    private @Nullable String modelName;

    @CommandLine.Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    private boolean quiet;

    @CommandLine.Option(
            names = {"-v", "--verbose"},
            description = "More progress, and stack traces.")
    private boolean verbose;

    private @Nullable Console console;

    void use(Console shared) {
        console = shared;
    }

    Console console() {
        Console shared = console;
        if (shared == null) {
            throw new IllegalStateException("the command was made without a console");
        }
        return shared;
    }

    @Override
    public final Integer call() throws Exception {
        console().set(quiet, verbose);
        return run();
    }

    /** The command's work. */
    abstract int run() throws Exception;

    boolean isVerbose() {
        return verbose;
    }

    boolean hasCorpus() {
        return !corpora.isEmpty();
    }

    /** A file whose text cannot be used. */
    void leftOut(String problem) {
        console().progress("left out: " + Console.cleaned(problem, false));
    }

    /** What came of bringing the index up to date. */
    void tell(Indexed index, Consumer<String> say) {
        List<String> problems = index.problems();
        problems.stream()
                .limit(MOST_PROBLEMS)
                .forEach(problem -> say.accept("left out: " + Console.cleaned(problem, false)));
        if (problems.size() > MOST_PROBLEMS) {
            say.accept("and " + (problems.size() - MOST_PROBLEMS) + " more; footnote index shows all");
        }
        if (hasCorpus() && index.documents() == 0) {
            console()
                    .progress("no document of --corpus could be read, so nothing can be found there; footnote config"
                            + " shows the kinds of files that are read (corpus.extensions)");
        }
    }

    ServiceBuilder builder() {
        return builder(corpora);
    }

    /** With other folders than those of the command line. */
    ServiceBuilder builder(List<Path> folders) {
        ServiceBuilder builder = FootnoteService.builder();
        if (config != null) {
            builder.settings(config);
        }
        if (home != null) {
            builder.home(home);
        }
        if (model != null) {
            builder.model(model);
        }
        if (modelName != null) {
            builder.modelName(modelName);
        }
        settings.forEach(builder::setting);
        folders.forEach(builder::corpus);
        return builder.web(web);
    }
}
