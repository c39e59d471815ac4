package dev.footnote.research.state;

import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import dev.footnote.tools.ToolNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The step that a run is in: what the model was offered, what it called, and which calls have no result yet. Guarded with its {@link RunState}. */
public final class StepState {

    private final CallCounts calls = new CallCounts();
    private final Map<String, ToolCall> unanswered = new LinkedHashMap<>();
    private int current;
    private int answered;
    private List<String> offered = List.of();
    private boolean onlySubmit;
    private boolean onlySearched;
    private int proseTurns;
    private @Nullable Message prose;

    void opened(ResearchEvent.ModelCalled e) {
        current = e.step();
        offered = e.tools();
        onlySubmit = e.onlySubmit();
    }

    void answered(ResearchEvent.ModelAnswered e) {
        answered = e.step();
        if (e.message().toolCalls().isEmpty()) {
            proseTurns++;
            prose = e.message();
            return;
        }
        proseTurns = 0;
        onlySearched =
                e.message().toolCalls().stream().allMatch(call -> call.name().equals(ToolNames.SEARCH));
        for (ToolCall call : e.message().toolCalls()) {
            unanswered.put(call.id(), call);
            calls.made(call, offered);
        }
    }

    void noted() {
        prose = null;
        onlySearched = false;
    }

    /** Takes the result of a call, and returns the call. */
    Optional<ToolCall> resultOf(ResearchEvent.ToolAnswered e) {
        onlySearched &= !e.failed();
        String callId = e.message().toolCallId();
        return callId == null ? Optional.empty() : Optional.ofNullable(unanswered.remove(callId));
    }

    /** Returns the number of the last step that was opened, from 1; 0 before the first. */
    public int current() {
        return current;
    }

    /** Returns the number of the last step that the model has answered; 0 before the first. */
    int lastAnswered() {
        return answered;
    }

    /** Returns true if the model was asked and has not answered yet. */
    public boolean isOpen() {
        return current > answered;
    }

    /** Returns the names of the tools that the model was offered last. */
    public List<String> offered() {
        return offered;
    }

    /** Returns true if the last request listed no tool but the one that hands in. */
    public boolean onlySubmit() {
        return onlySubmit;
    }

    /** Returns true if the last turn did nothing but search, no search failed, and the model was sent no note since. */
    boolean hasOnlySearched() {
        return onlySearched;
    }

    /** Returns all calls that have been made. */
    public CallCounts calls() {
        return calls;
    }

    /** Returns the calls without a result, in the model's order. */
    public List<ToolCall> unanswered() {
        return List.copyOf(unanswered.values());
    }

    /**
     * Returns a call that has no result yet.
     *
     * @param id of the call
     */
    public Optional<ToolCall> unanswered(String id) {
        return Optional.ofNullable(unanswered.get(id));
    }

    /** Returns how many turns in a row had no call. */
    public int proseTurns() {
        return proseTurns;
    }

    /** Returns a turn without calls that has not been replied to yet. */
    public Optional<Message> prose() {
        return Optional.ofNullable(prose);
    }
}
