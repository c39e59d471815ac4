package dev.footnote.research.state;

import dev.footnote.api.run.ToolCall;
import dev.footnote.api.search.SearchResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The searches of a run by the calls that asked for them. Guarded by the lock of the {@link RunJournal}. */
final class SearchesDone {

    private final Map<String, ToolCall> begun = new LinkedHashMap<>();
    private final Map<ToolCall, SearchResult> results = new LinkedHashMap<>();

    void began(ToolCall call) {
        begun.put(call.id(), call);
    }

    void ended(String callId, SearchResult result) {
        ToolCall call = begun.get(callId);
        if (call != null) {
            results.put(call, result);
        }
    }

    Optional<SearchResult> of(ToolCall call) {
        return Optional.ofNullable(results.get(call));
    }

    Map<ToolCall, SearchResult> all() {
        return new LinkedHashMap<>(results);
    }
}
