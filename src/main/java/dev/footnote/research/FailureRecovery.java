package dev.footnote.research;

import dev.footnote.llm.endpoint.ModelFailure;
import java.util.EnumSet;
import java.util.Set;

/** Prepares a run for another request after one that failed: with less in it where that may help, or to the next model. */
final class FailureRecovery {

    /** Failures that a shorter conversation may cure: it is too long, or a page in it is refused. */
    private static final Set<ModelFailure.Kind> LESS_MAY_HELP =
            EnumSet.of(ModelFailure.Kind.CONTEXT, ModelFailure.Kind.FILTERED);

    private final Run run;
    private final ModelRequests requests;

    FailureRecovery(Run run, ModelRequests requests) {
        this.run = run;
        this.requests = requests;
    }

    /** Returns true if the model answered with nothing at all. */
    static boolean isEmptyTurn(Throwable error) {
        return error instanceof ModelFailure failure && failure.kind() == ModelFailure.Kind.EMPTY;
    }

    /** Returns true if another request may succeed; the conversation has been shortened then, or the model changed. */
    boolean canAskAgain(Throwable error) {
        if (!(error instanceof ModelFailure failure)) {
            return false;
        }
        if (LESS_MAY_HELP.contains(failure.kind()) && Folding.foldMore(run.journal(), run.settings())) {
            return true;
        }
        boolean changed = run.changeModel(failure);
        if (changed) {
            requests.historyIsForeign();
        }
        return changed;
    }
}
