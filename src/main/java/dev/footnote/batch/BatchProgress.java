package dev.footnote.batch;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a batch.
 *
 * @param total questions in the inputs, or -1 where standard input is among them
 * @param before answered by an earlier start
 * @param done ended in this start otherwise than failed or cancelled
 * @param notFound ended as not found, in this start or an earlier one
 * @param unsupported ended with claims that no quote supports, in this start or an earlier one
 * @param outOfBudget ended at a limit of its own before there was an answer, in this start or an earlier one
 * @param failed ended as failed
 * @param cancelled ended as cancelled
 * @param bad lines that could not be used
 * @param running questions on the way
 * @param costUsd spent in this start, or null where a price is unknown
 * @param elapsed since this start
 */
public record BatchProgress(
        long total,
        long before,
        long done,
        long notFound,
        long unsupported,
        long outOfBudget,
        long failed,
        long cancelled,
        long bad,
        int running,
        @Nullable BigDecimal costUsd,
        Duration elapsed) {}
