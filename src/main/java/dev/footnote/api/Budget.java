package dev.footnote.api;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a run. A limit that is null takes its default from the settings; see {@link #orElse}.
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
     * Returns this budget, with the limits that it leaves open taken from another.
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

    /** Returns a builder without any limit; new limits come to it without breaking its callers. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a budget. Not safe for many threads. */
    public static final class Builder {

        private @Nullable Integer maxSteps;
        private @Nullable Long maxTokens;
        private @Nullable BigDecimal maxCostUsd;
        private @Nullable Duration maxTime;

        private Builder() {}

        /**
         * Limits the model calls.
         *
         * @param calls from 1
         */
        public Builder maxSteps(int calls) {
            this.maxSteps = calls;
            return this;
        }

        /**
         * Limits the input and output tokens of all model calls together.
         *
         * @param tokens from 1
         */
        public Builder maxTokens(long tokens) {
            this.maxTokens = tokens;
            return this;
        }

        /**
         * Limits the cost of model calls and paid searches.
         *
         * @param usd US dollars, above 0
         */
        public Builder maxCostUsd(BigDecimal usd) {
            this.maxCostUsd = usd;
            return this;
        }

        /**
         * Limits the wall-clock time.
         *
         * @param time above 0
         */
        public Builder maxTime(Duration time) {
            this.maxTime = time;
            return this;
        }

        /**
         * Returns the budget.
         *
         * @throws IllegalArgumentException if a limit is out of its range
         */
        public Budget build() {
            return new Budget(maxSteps, maxTokens, maxCostUsd, maxTime);
        }
    }
}
