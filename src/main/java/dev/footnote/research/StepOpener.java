package dev.footnote.research;

import dev.footnote.api.run.ResearchEvent;
import dev.footnote.research.state.RunJournal;
import dev.footnote.tools.ToolNames;
import java.util.List;
import java.util.OptionalInt;

/** Opens the steps of a run in its journal, and does before each what is due between two steps. */
final class StepOpener {

    private final Run run;
    private final RunJournal journal;
    private final RunLimits limits;
    private final ModelRequests requests;
    private final ProseTurns prose;

    StepOpener(Run run, RunLimits limits, ModelRequests requests) {
        this.run = run;
        this.journal = run.journal();
        this.limits = limits;
        this.requests = requests;
        this.prose = new ProseTurns(run);
    }

    /** Returns the number of the open step, which is opened if none is; empty if the run has been ended instead. */
    OptionalInt open() {
        boolean ready = journal.with(state -> state.steps().isOpen()) || isReady();
        return ready ? OptionalInt.of(openIfNone()) : OptionalInt.empty();
    }

    /** Does what is due between two steps; returns false if it has ended the run. */
    private boolean isReady() {
        if (!prose.isReplied() || limits.haveEndedRun()) {
            return false;
        }
        run.thinking().afterSteps();
        limits.warn();
        long window = run.model().window().getAsLong();
        Folding.fold(journal, window, run.settings());
        limits.handInBeforeWindowIsFull(window);
        return true;
    }

    /** The tools that a step offers are fixed here. */
    private int openIfNone() {
        return journal.with(state -> {
            if (!state.steps().isOpen()) {
                boolean last = state.limits().isReached();
                journal.append(new ResearchEvent.ModelCalled(
                        state.steps().current() + 1,
                        last ? List.of(ToolNames.SUBMIT) : requests.offered(),
                        last && state.limits().isIgnored()));
            }
            return state.steps().current();
        });
    }

    /** Opens a step in which an answer can only be handed in, whether or not another step is open; returns its number. */
    int openForHandIn() {
        limits.warn();
        return journal.with(state -> {
            int step = state.steps().current() + 1;
            journal.append(new ResearchEvent.ModelCalled(step, List.of(ToolNames.SUBMIT), true));
            return state.steps().current();
        });
    }
}
