package dev.footnote.research.state;

import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.SearchResult;
import dev.footnote.research.address.AddressMentions;
import dev.footnote.research.address.NamedAddresses;
import dev.footnote.tools.ToolNames;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run has found: the results of its searches, the number of its sources, and the addresses that were named. Guarded with its {@link RunState}. */
public final class EvidenceState {

    private final Map<String, ToolCall> begun = new LinkedHashMap<>();
    private final Map<ToolCall, SearchResult> results = new LinkedHashMap<>();
    private final NamedAddresses named = new NamedAddresses();
    private final Set<Integer> read = new HashSet<>();
    private final Set<Integer> kept = new HashSet<>();
    private final Trajectories trajectories;
    private int queries;

    /**
     * @param trajectories of the run, whose searches and sources count too
     */
    EvidenceState(Trajectories trajectories) {
        this.trajectories = trajectories;
    }

    void asked(String question) {
        named.addAllOf(question);
    }

    void began(ToolCall call) {
        begun.put(call.id(), call);
    }

    void searched(ResearchEvent.SearchDone e) {
        SearchResult result = e.result();
        ToolCall call = begun.get(e.callId());
        if (call != null) {
            results.put(call, result);
        }
        queries += result.repeated() ? 0 : result.queries().size();
        for (Hit hit : result.hits()) {
            named.add(hit.url());
            AddressMentions.in(hit.title() + "\n" + hit.snippet())
                    .forEach(mention -> mention.readings().forEach(named::addExactly));
        }
    }

    void read(ResearchEvent.SourceFrozen e) {
        int number = e.source().number();
        if (e.step() > 0) {
            read.add(number);
        } else if (!trajectories.sources().containsKey(number)) {
            kept.add(number); // those of an earlier run come before the first step
        }
        e.source().aliases().forEach(named::add);
        named.add(e.source().url());
    }

    /**
     * Returns the form in which the question, a hit or a redirect named an address. What the model wrote itself does not count.
     *
     * @param wanted as the model wrote it
     */
    public Optional<URI> named(String wanted) {
        return named.find(wanted);
    }

    /**
     * Returns the result of a search, if it has ended. An attempt that was given up may have used the id of the call for another one, so the
     * whole call is compared.
     *
     * @param call that asked for it
     */
    public Optional<SearchResult> resultOf(ToolCall call) {
        return Optional.ofNullable(results.get(call));
    }

    /** Returns the results of the searches so far, in their order. */
    public Map<ToolCall, SearchResult> resultsByCall() {
        return new LinkedHashMap<>(results);
    }

    /** Returns how often the model's own host searched. */
    public int hostSearches() {
        return (int) results.keySet().stream()
                .filter(call -> call.name().equals(ToolNames.WEB_SEARCH))
                .count();
    }

    /** Returns the number of queries that the run and its trajectories have searched, without repeated ones. */
    int queries() {
        return queries + trajectories.searches();
    }

    /** Returns the number of pages that the run and its trajectories have read together, without those of an earlier run. */
    public int pagesRead() {
        Set<Integer> all = new HashSet<>(read);
        all.addAll(trajectories.sources().keySet());
        all.removeAll(kept);
        return all.size();
    }
}
