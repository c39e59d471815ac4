package dev.footnote.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A folder of documents, a home, and a scripted host, for one test each: a field with {@code @RegisterExtension}. The host stops and the
 * folders go when the test has ended.
 */
public final class ScriptedCorpus implements BeforeEachCallback, AfterEachCallback {

    /** The key that the host is asked with; it must not be shown anywhere. */
    public static final String KEY = "sk-secret-0123456789";

    private final Map<String, String> pages = new LinkedHashMap<>();
    private final ScriptedKimi host = ScriptedKimi.start();
    private final String endpoint;
    private final Path root = TempFolder.create();

    private ScriptedCorpus(String endpoint) {
        this.endpoint = endpoint;
    }

    /** Asks the host as the endpoint {@code kimi}. */
    public static ScriptedCorpus kimi() {
        return new ScriptedCorpus("kimi");
    }

    /**
     * Asks the host as an endpoint of the settings.
     *
     * @param endpoint such as {@code ollama}
     */
    public static ScriptedCorpus of(String endpoint) {
        return new ScriptedCorpus(endpoint);
    }

    /**
     * Adds a document to the folder of each test.
     *
     * @param name of the file, with folders before it
     * @param text what it holds
     */
    public ScriptedCorpus page(String name, String text) {
        pages.put(name, text);
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        Files.createDirectories(folder());
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = folder().resolve(page.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, page.getValue());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        host.close();
        TempFolder.delete(root);
    }

    /** The host, whose script a test writes. */
    public ScriptedKimi host() {
        return host;
    }

    /** The folder of the documents. */
    public Path folder() {
        return root.resolve("documents");
    }

    /** Where indexes and what else is kept go. */
    public Path home() {
        return root.resolve("home");
    }

    /** A file beside the documents, for what a test writes. */
    public Path beside(String name) {
        return root.resolve(name);
    }

    /**
     * The address of a document, as hits tell it.
     *
     * @param name as it was given to {@link #page}
     */
    public String address(String name) {
        return folder().resolve(name).toUri().toString();
    }

    /** The settings under which the host is asked: no judge, and no waiting before it is asked again. */
    public Map<String, String> settings() {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("model.endpoint", endpoint);
        out.put("llm." + endpoint + ".base_url", host.baseUrl());
        out.put("llm." + endpoint + ".key", KEY);
        out.put("chat.backoff", "1ms");
        out.put("answer.judge", "off");
        return out;
    }

    /**
     * The words of a command line that works on this corpus, with this host.
     *
     * @param command such as {@code ask}
     * @param more what follows
     */
    public String[] command(String command, String... more) {
        List<String> out = new ArrayList<>(List.of(command, "--home", home() + "", "--corpus", folder() + ""));
        settings().forEach((name, value) -> out.addAll(List.of("--set", name + "=" + value)));
        out.addAll(List.of(more));
        return out.toArray(String[]::new);
    }
}
