package dev.footnote.batch;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch is to do.
 *
 * @param inputs files of questions, in order; {@code -} is standard input
 * @param output where answers are appended
 * @param concurrency questions at a time, from 1
 * @param maxTotalCostUsd money that this start may spend, or null for no limit
 * @param maxTotalTime time that this start may take, or null for no limit
 * @param failFast true to stop at the first failed question
 * @param maxLineChars longer lines are bad ones
 */
public record BatchPlan(
        List<String> inputs,
        Path output,
        int concurrency,
        @Nullable BigDecimal maxTotalCostUsd,
        @Nullable Duration maxTotalTime,
        boolean failFast,
        int maxLineChars) {

    /** Standard input's name among the inputs. */
    public static final String STDIN = "-";

    public BatchPlan {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("there is no file of questions; name one, or - for standard input");
        }
        if (output.toString().equals(STDIN)) {
            throw new IllegalArgumentException("the output is -; name a file, which the next start can go on with");
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is " + concurrency + "; give at least 1");
        }
        if (maxTotalCostUsd != null && maxTotalCostUsd.signum() <= 0) {
            throw new IllegalArgumentException("max_total_cost is " + maxTotalCostUsd + "; give an amount above 0");
        }
        if (maxTotalTime != null && (maxTotalTime.isZero() || maxTotalTime.isNegative())) {
            throw new IllegalArgumentException("max_total_time is " + maxTotalTime + "; give a duration above 0");
        }
        if (maxLineChars < 1) {
            throw new IllegalArgumentException("max_line_chars is " + maxLineChars + "; give at least 1");
        }
    }
}
