package dev.footnote;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ModelInfo;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.run.RunStore;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.web.search.WebSearchEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * Builds a {@link Footnote}. Without any call it researches with the model whose key is set in the environment, or the embedded one. Not safe for many threads; builds as often
 * as is wanted.
 */
public final class FootnoteBuilder {

    private final ServiceBuilder service = FootnoteService.builder();

    FootnoteBuilder() {}

    /**
     * Adds a folder to be searched and read.
     *
     * @param folder must be there when {@link #build} is called
     */
    public FootnoteBuilder corpus(Path folder) {
        service.corpus(folder);
        return this;
    }

    /**
     * Adds the web to the corpus, or, for the embedded model, searches it at all.
     *
     * @param wanted false by default
     */
    public FootnoteBuilder web(boolean wanted) {
        service.web(wanted);
        return this;
    }

    /**
     * Sets the endpoint that thinks.
     *
     * @param endpoint a name such as {@code kimi}, {@code vllm} or {@code offline}
     */
    public FootnoteBuilder model(String endpoint) {
        service.model(endpoint);
        return this;
    }

    /**
     * Sets the model's id at its endpoint.
     *
     * @param id as the host calls it
     */
    public FootnoteBuilder modelName(String id) {
        service.modelName(id);
        return this;
    }

    /**
     * Uses a model of the caller's own; no endpoint is used then. It stays the caller's to close. Cancelling a run reaches it through LangChain4j's streaming handle.
     *
     * @param model streams, offers tools, ends each call with one terminal event
     * @param info its name, and, where known, its window and prices
     */
    public FootnoteBuilder chatModel(StreamingChatModel model, ModelInfo info) {
        service.chatModel(model, info);
        return this;
    }

    /**
     * Uses a model of the caller's own of which only the name is known.
     *
     * @param model streams, offers tools, ends each call with one terminal event
     * @param name shown in answers
     */
    public FootnoteBuilder chatModel(StreamingChatModel model, String name) {
        return chatModel(model, ModelInfo.named(name));
    }

    /**
     * Adds a LangChain4j search engine; the configured engines are not asked then unless {@link #web} is set too.
     *
     * @param name by which it is reported
     * @param engine safe for many threads
     */
    public FootnoteBuilder searchEngine(String name, WebSearchEngine engine) {
        service.searchEngine(name, engine);
        return this;
    }

    /**
     * Adds a search engine; the configured engines are not asked then unless {@link #web} is set too.
     *
     * @param engine safe for many threads; reported by the name of its traits
     */
    public FootnoteBuilder searchEngine(SearchEngine engine) {
        service.searchEngine(engine);
        return this;
    }

    /**
     * Keeps the records of runs in the caller's store, so that runs can be resumed after a restart. By default they are kept in memory.
     *
     * @param store safe for many threads; stays the caller's to close
     */
    public FootnoteBuilder store(RunStore store) {
        service.store(store);
        return this;
    }

    /**
     * Runs work that waits (runs, tools, searches) on the caller's threads. By default each task has a thread of its own, a virtual one where the JVM has them.
     *
     * @param executor must run at least as many tasks at once as runs and their tools need, as tasks wait for each other; stays the caller's to shut down
     */
    public FootnoteBuilder executor(ExecutorService executor) {
        service.executor(executor);
        return this;
    }

    /**
     * Sets any setting.
     *
     * @param name dotted, as in {@code footnote config}
     * @param value as text
     */
    public FootnoteBuilder setting(String name, String value) {
        service.setting(name, value);
        return this;
    }

    /**
     * Reads settings from a file.
     *
     * @param file YAML
     */
    public FootnoteBuilder settings(Path file) {
        service.settings(file);
        return this;
    }

    /**
     * Sets where indexes and the sample are kept.
     *
     * @param folder made if need be
     */
    public FootnoteBuilder home(Path folder) {
        service.home(folder);
        return this;
    }

    /**
     * Replaces the process's environment.
     *
     * @param variables by name
     */
    public FootnoteBuilder environment(Map<String, String> variables) {
        service.environment(variables);
        return this;
    }

    /**
     * Replaces the system's clock.
     *
     * @param clock tells date and time
     */
    public FootnoteBuilder clock(Clock clock) {
        service.clock(clock);
        return this;
    }

    /**
     * Builds a {@link Footnote}. Opens the index; sends nothing.
     *
     * @throws InvalidInputException if something given cannot be used
     */
    public Footnote build() {
        return new Footnote(service.build());
    }
}
