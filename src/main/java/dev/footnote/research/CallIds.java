package dev.footnote.research;

import dev.footnote.api.run.ToolCall;
import dev.footnote.research.state.MessageMapping;
import dev.footnote.research.state.RunJournal;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gives each call an id that no other call of its run has: some template families count over the whole run, others start anew each turn. */
final class CallIds {

    private final RunJournal journal;

    CallIds(RunJournal journal) {
        this.journal = journal;
    }

    /**
     * Returns the calls of a turn.
     *
     * @param step of the turn
     * @param requests as the model made them
     */
    List<ToolCall> of(int step, List<ToolExecutionRequest> requests) {
        List<ToolCall> calls = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            calls.add(of(step, i, requests.get(i), used));
        }
        return calls;
    }

    /**
     * Returns a call with the id that the model gave it where that is usable.
     *
     * @param step of its turn
     * @param index in its turn, from 0
     * @param request as the model made it
     * @param used ids of the same turn; the id of this call is added
     */
    ToolCall of(int step, int index, ToolExecutionRequest request, Set<String> used) {
        ToolCall call = MessageMapping.call(request);
        boolean taken = journal.with(state -> state.steps().calls().hasId(call.id()));
        boolean usable = !call.id().isBlank() && !taken && used.add(call.id());
        return usable ? call : new ToolCall(id(step, index), call.name(), call.arguments());
    }

    /** Nine letters or digits, which the strictest chat templates take. */
    private static String id(int step, int index) {
        return String.format(Locale.ROOT, "s%05dc%02d", step, index);
    }
}
