package dev.footnote.research.state;

import dev.footnote.api.run.ToolCall;
import dev.footnote.research.tool.ToolRunner;
import dev.footnote.tools.ToolContract;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The calls that a model has made: their ids, how often each was made, how many in a row were bad. Guarded with its {@link RunState}. */
final class CallCounts {

    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> times = new HashMap<>();
    private int most;
    private int badInARow;

    void made(ToolCall call) {
        ids.add(call.id());
        most = Math.max(most, times.merge(key(call), 1, Integer::sum));
        badInARow = ToolRunner.isReadable(call) ? 0 : badInARow + 1;
    }

    boolean hasId(String id) {
        return ids.contains(id);
    }

    /** How often a call of this name and meaning was made. */
    int times(ToolCall call) {
        return times.getOrDefault(key(call), 0);
    }

    /** How often the most frequent call was made. */
    int most() {
        return most;
    }

    /** Unreadable or unknown calls in a row. */
    int badInARow() {
        return badInARow;
    }

    private static String key(ToolCall call) {
        return ToolContract.canonical(call.name(), call.arguments());
    }
}
