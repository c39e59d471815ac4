package dev.footnote.api;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run may use. A limit that is null is left to the settings' default; {@link #orElse} fills those in.
 *
 * @param maxSteps model calls, from 1
 * @param maxTokens input and output tokens of all model calls together, from 1
 * @param maxCostUsd US dollars for model calls and paid searches, above 0
 * @param maxTime wall-clock time, above 0
 */
public record Budget(
        @Nullable Integer maxSteps,
        @Nullable Long maxTokens,
        @Nullable BigDecimal maxCostUsd,
        @Nullable Duration maxTime) {

    /** No limit of its own: all are left to the defaults. */
    public static final Budget UNSET = new Budget(null, null, null, null);

    public Budget {
        if (maxSteps != null && maxSteps < 1) {
            throw new IllegalArgumentException("max_steps is " + maxSteps + "; a run needs at least 1 step");
        }
        if (maxTokens != null && maxTokens < 1) {
            throw new IllegalArgumentException("max_tokens is " + maxTokens + "; a run needs at least 1 token");
        }
        if (maxCostUsd != null && maxCostUsd.signum() <= 0) {
            throw new IllegalArgumentException("max_cost_usd is " + maxCostUsd + "; give an amount above 0");
        }
        if (maxTime != null && (maxTime.isZero() || maxTime.isNegative())) {
            throw new IllegalArgumentException("max_time is " + maxTime + "; give a duration above 0");
        }
    }

    /**
     * This budget, with what it leaves open taken from another.
     *
     * @param defaults the limits to fall back on
     */
    public Budget orElse(Budget defaults) {
        return new Budget(
                maxSteps != null ? maxSteps : defaults.maxSteps,
                maxTokens != null ? maxTokens : defaults.maxTokens,
                maxCostUsd != null ? maxCostUsd : defaults.maxCostUsd,
                maxTime != null ? maxTime : defaults.maxTime);
    }
}
