package dev.footnote.research.state;

import dev.footnote.api.run.ToolCall;
import dev.footnote.tools.InvalidArgumentsException;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calls that a model has made: their ids with their content, how often each was made, how many in a row were bad. Guarded with its {@link RunState}. */
public final class CallCounts {

    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private int most;
    private int badInARow;

    /**
     * Counts a call.
     *
     * @param offered names of the tools that could be called
     */
    void made(ToolCall call, List<String> offered) {
        String key = ToolContract.canonical(call.name(), call.arguments());
        keys.put(call.id(), key);
        most = Math.max(most, times.merge(key, 1, Integer::sum));
        boolean unknown = call.name().equals(ToolNames.WEB_SEARCH) && !offered.contains(ToolNames.WEB_SEARCH);
        badInARow = !unknown && isReadable(call) ? 0 : badInARow + 1;
    }

    /** Returns true if the model has called anything at all. */
    public boolean any() {
        return most > 0;
    }

    public boolean hasId(String id) {
        return keys.containsKey(id);
    }

    /** How often a call of this name and meaning was made. */
    public int times(ToolCall call) {
        String known = keys.get(call.id());
        return times.getOrDefault(known == null ? ToolContract.canonical(call.name(), call.arguments()) : known, 0);
    }

    /** How often the most frequent call was made. */
    int most() {
        return most;
    }

    /** Unreadable or unknown calls in a row. */
    public int badInARow() {
        return badInARow;
    }

    /** True if a call names one of our tools and its arguments can be read. */
    public static boolean isReadable(ToolCall call) {
        try {
            switch (call.name()) {
                case ToolNames.SEARCH -> ToolContract.search(call.arguments());
                case ToolNames.READ -> ToolContract.read(call.arguments());
                case ToolNames.FIND -> ToolContract.find(call.arguments());
                case ToolNames.DELEGATE -> ToolContract.delegated(call.arguments());
                case ToolNames.SUBMIT -> ToolContract.draft(call.arguments());
                case ToolNames.WEB_SEARCH -> ToolContract.webSearch(call.arguments());
                default -> {
                    if (ToolNames.isExternal(call.name())) {
                        ToolContract.external(call.name(), call.arguments());
                        return true;
                    }
                    return false;
                }
            }
            return true;
        } catch (InvalidArgumentsException e) {
            return false;
        }
    }
}
