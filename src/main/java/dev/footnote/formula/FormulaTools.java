package dev.footnote.formula;

import dev.footnote.api.FootnoteException;
import dev.footnote.api.PermanentException;
import dev.footnote.config.Settings;
import dev.footnote.llm.probe.ProbeHost;
import dev.footnote.research.tool.ExternalTools;
import dev.footnote.research.tool.HostTools;
import dev.footnote.tools.ToolContract;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moonshot's own search and fetching of pages, at the endpoints whose settings ask for them. Nothing is sent before the first run begins. Safe for many threads. */
public final class FormulaTools implements HostTools, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FormulaTools.class);

    private static final String QUERY = "query";
    private static final String URL = "url";

    private final FormulaSettings settings;
    private final Map<String, FormulaHost> hosts = new TreeMap<>();

    private FormulaTools(FormulaSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns the tools that the settings ask for.
     *
     * @param settings all of them
     * @param endpoints that runs may think at; others are passed over
     * @param clock for waits that a host gives as a date
     * @throws dev.footnote.api.InvalidInputException if the settings cannot be used
     */
    public static FormulaTools of(Settings settings, List<String> endpoints, Clock clock) {
        FormulaTools out = new FormulaTools(FormulaSettings.from(settings));
        for (String endpoint : endpoints) {
            if (out.settings.wanted().containsKey(endpoint)) {
                out.hosts.put(
                        endpoint,
                        new FormulaHost(new ProbeHost(settings, endpoint, clock), out.settings.callTimeout()));
            }
        }
        return out;
    }

    /** Returns the hosts and their tools, for the line on data that leaves the machine; empty if there are none. */
    public String told() {
        return hosts.entrySet().stream()
                .map(each ->
                        each.getValue().name() + " (" + String.join(", ", new TreeSet<>(wanted(each.getKey()))) + ")")
                .collect(Collectors.joining(", "));
    }

    private Set<String> wanted(String endpoint) {
        return hosts.containsKey(endpoint) ? settings.wanted().getOrDefault(endpoint, Set.of()) : Set.of();
    }

    @Override
    public ExternalTools.Offer open(String endpoint) {
        List<ToolSpecification> tools = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        FormulaHost host = hosts.get(endpoint);
        if (host != null && wanted(endpoint).contains(FormulaSettings.SEARCH)) {
            try {
                host.check(FormulaSettings.SEARCH, QUERY);
                tools.add(ToolContract.webSearch());
            } catch (FootnoteException e) {
                LOG.warn("{}", e.getMessage());
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return new ExternalTools.Offer(tools, problems);
    }

    @Override
    public Found search(String query, String endpoint) {
        FormulaHost host = hosts.get(endpoint);
        if (host == null || !wanted(endpoint).contains(FormulaSettings.SEARCH)) {
            throw new PermanentException(
                    "the run goes on at another host now, whose models cannot read results of this search; use search");
        }
        long begun = System.nanoTime();
        FormulaAnswer answer = host.call(FormulaSettings.SEARCH, QUERY, query);
        String text = answer.text();
        boolean encrypted = FormulaAnswer.isEncrypted(text);
        boolean tooLong = text.length() > settings.maxResultChars();
        if (encrypted && tooLong) {
            // Cut, it could not be decrypted.
            throw new PermanentException("the result has " + text.length()
                    + " characters, and more than formula.max_result_chars are not passed on; ask for less at once");
        }
        return new Found(
                host.name(),
                tooLong ? text.substring(0, settings.maxResultChars()) : text,
                encrypted,
                answer.hits(host.name()),
                settings.searchCostUsd(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    @Override
    public Optional<String> fetch(URI url, String endpoint) {
        FormulaHost host = hosts.get(endpoint);
        if (host == null || !wanted(endpoint).contains(FormulaSettings.FETCH)) {
            return Optional.empty();
        }
        try {
            String text = host.call(FormulaSettings.FETCH, URL, url.toString()).text();
            return FormulaAnswer.isEncrypted(text) ? Optional.empty() : Optional.of(text);
        } catch (FootnoteException e) {
            LOG.debug("{} was not fetched by the model's host", url, e);
            return Optional.empty();
        }
    }

    @Override
    public int maxCalls() {
        return settings.maxCalls();
    }

    @Override
    public void close() {
        hosts.values().forEach(FormulaHost::close);
    }
}
