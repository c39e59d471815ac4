package dev.footnote.research.state;

import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.tools.ToolNames;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which limits of its budget a run is near to or has reached, and whether the model was told. Guarded with its {@link RunState}. */
public final class LimitState {

    private final Set<String> warned = new HashSet<>();
    private boolean reached;
    private int reachedAt;
    private String first = "";
    private boolean ignored;
    private ResearchEvent.@Nullable BudgetWarned untold;

    void warned(ResearchEvent.BudgetWarned e) {
        warned.add(e.limit() + e.reached());
        if (e.reached() && !reached) {
            reached = true;
            reachedAt = e.step();
            first = e.limit();
        }
        untold = e;
    }

    /** A message that can carry a warning went to the model. */
    void told() {
        untold = null;
    }

    void called(List<ToolCall> calls, List<String> offered) {
        for (ToolCall call : calls) {
            boolean known = ToolNames.WITH_DELEGATE.contains(call.name()) || ToolNames.isExternal(call.name());
            ignored |= known && !offered.contains(call.name());
        }
    }

    /**
     * Returns true if a limit was warned of.
     *
     * @param limit its name
     * @param reached true for the warning that it is reached, false for the one that it is near
     */
    boolean wasWarned(String limit, boolean reached) {
        return warned.contains(limit + reached);
    }

    /** Returns the warning that no message has carried to the model yet. */
    public Optional<ResearchEvent.BudgetWarned> untold() {
        return Optional.ofNullable(untold);
    }

    /** Returns true if some limit is reached or near. */
    public boolean isNear() {
        return !warned.isEmpty();
    }

    /** Returns the name of the limit that was reached first; empty if none was. */
    public String first() {
        return first;
    }

    /** Returns true if some limit is reached. */
    public boolean isReached() {
        return reached;
    }

    /**
     * Returns true if some limit was reached before a step, so that the model was asked to hand in.
     *
     * @param step its number
     */
    boolean wasReachedBefore(int step) {
        return reached && step > reachedAt;
    }

    /** Returns true if the model has called a tool that it was no longer offered. */
    public boolean isIgnored() {
        return ignored;
    }
}
