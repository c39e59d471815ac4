package dev.footnote.research;

import dev.footnote.api.run.Draft;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.research.state.RunContext;
import dev.footnote.research.state.SharedBudget;
import dev.footnote.research.tool.ToolRunner;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The differences between a run that works together with others and a run of its own.
 *
 * @param instructions end its system message; empty for none
 * @param whole the sources that all of them have read together, or null if it reads for itself
 * @param budget limits that hold for all of them together, or null if it has only its own
 * @param note one sentence for the notes of the answer; empty for none
 * @param before begins once the run is in its log and before its model is asked, each time that the run is started; the model is asked when it is done. Gets the run and
 *     what that has read
 * @param delegate makes the tool with which its model hands questions to others, of the run and the sources that it has read; null if it may not
 * @param fallback the draft that the run ends with where it has none of its own
 */
public record RunPlan(
        String instructions,
        @Nullable EvidenceLedger whole,
        @Nullable SharedBudget budget,
        String note,
        BiFunction<RunContext, EvidenceLedger, CompletableFuture<Void>> before,
        @Nullable BiFunction<RunContext, EvidenceLedger, ToolRunner.Tool> delegate,
        Supplier<Optional<Draft>> fallback) {

    /** For a run of its own. */
    public static final RunPlan ALONE = alone("");

    /**
     * Returns the plan of a run of its own.
     *
     * @param note for the notes of its answer; empty for none
     */
    public static RunPlan alone(String note) {
        return new RunPlan(
                "", null, null, note, (run, ledger) -> CompletableFuture.completedFuture(null), null, Optional::empty);
    }
}
