package dev.footnote.batch;

/**
 * The end of a batch.
 *
 * @param outcome how it ended
 * @param progress its last state
 * @param reason one sentence on why it stopped early; empty when it did not
 */
public record BatchReport(Outcome outcome, BatchProgress progress, String reason) {

    /** The way in which a batch ended. */
    public enum Outcome {
        /** Every question has its answer. */
        COMPLETE,
        /** Some questions failed, or some lines could not be used. */
        SOME_FAILED,
        /** A total budget stopped it. */
        BUDGET_EXHAUSTED,
        /** Somebody stopped it. */
        CANCELLED
    }
}
