package dev.footnote.research.state;

import dev.footnote.api.Budget;
import dev.footnote.api.run.ResearchEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the usage of a run with its budget. Holds no state of its own. */
public final class BudgetMeter {

    private static final String REPEATS = "repeats";

    /** The limit that the model's window sets. */
    public static final String WINDOW = "window";

    /** The note that the model gets then. */
    public static final String WINDOW_FULL =
            "The conversation nearly fills your window. Call submit_answer now with what you have; no other tool will run.";

    /** Share of the window from which on the model has to hand in; above it there must be room for pages and an answer. */
    private static final double FULL = 0.85;

    private final Budget budget;
    private final double warnAt;
    private final int equalCalls;
    private final @Nullable SharedBudget shared;

    /**
     * @param equalCalls after which the model is asked to hand in; one that has lost its thread goes on for ever
     * @param shared limits that hold for several runs together, or null for a run of its own
     */
    public BudgetMeter(Budget budget, double warnAt, int equalCalls, @Nullable SharedBudget shared) {
        this.budget = budget;
        this.warnAt = warnAt;
        this.equalCalls = equalCalls;
        this.shared = shared;
    }

    /** The next warning that is due and has not been given, limits that are reached before those that are near. */
    public Optional<ResearchEvent.BudgetWarned> due(RunState state, Instant now) {
        Optional<ResearchEvent.BudgetWarned> reached = due(state, now, true);
        return reached.isPresent() ? reached : due(state, now, false);
    }

    private Optional<ResearchEvent.BudgetWarned> due(RunState state, Instant now, boolean reached) {
        double line = reached ? 1 : warnAt;
        for (String limit : new String[] {"steps", "tokens", "cost", "time", REPEATS}) {
            if (limit.equals(REPEATS) && !reached) {
                continue; // the tool's answers tell of repeats that are near
            }
            if (shareOfAll(limit, state, now) >= line
                    && !state.limits().wasWarned(limit, reached)
                    && !state.limits().wasWarned(limit, true)) {
                return Optional.of(new ResearchEvent.BudgetWarned(
                        state.steps().current(), limit, reached, note(limit, reached, state)));
            }
        }
        return Optional.empty();
    }

    private double shareOfAll(String limit, RunState state, Instant now) {
        double own = share(limit, state, now);
        return shared == null ? own : Math.max(own, shared.share(limit));
    }

    private double share(String limit, RunState state, Instant now) {
        return switch (limit) {
            case "steps" -> share(state.stepsOfAll() + 1L, budget.maxSteps());
            case "tokens" ->
                share(state.spent().tokens().input() + state.spent().tokens().output(), budget.maxTokens());
            case REPEATS -> share(state.steps().calls().most(), equalCalls);
            case "cost" -> budget.maxCostUsd() == null ? 0 : share(state.spent().cost(), budget.maxCostUsd());
            default ->
                budget.maxTime() == null
                        ? 0
                        : share(
                                Duration.between(state.startedAt(now), now).toMillis(),
                                budget.maxTime().toMillis());
        };
    }

    /**
     * True if the conversation nearly fills the window, and no limit was reached before.
     *
     * @param window of the model in tokens; 0 if it is not known
     */
    public boolean isFull(RunState state, long window) {
        return window > 0
                && state.conversation().tokensToSend() > window * FULL
                && !state.limits().isReached();
    }

    /** True if the last call began although the model had been told that its window is full. */
    public boolean wasFullBeforeLastCall(RunState state) {
        return state.limits().wasWarned(WINDOW, true)
                && state.limits().wasReachedBefore(state.steps().current());
    }

    /** True if the last call began although the model had made a call as often as it may be made. */
    public boolean wasRepeatingBeforeLastCall(RunState state) {
        return state.spent().beforeLastCall().equalCalls() >= equalCalls;
    }

    /** True if the last call began although a limit was used up: a run passes a limit by one call and no more. */
    public boolean wasUsedUpBeforeLastCall(RunState state, Instant now) {
        BudgetSpent.Spent spent = state.spent().beforeLastCall();
        return (shared != null && state.limits().wasReachedBefore(state.steps().current()))
                || share(spent.steps(), budget.maxSteps()) >= 1
                || share(spent.tokens(), budget.maxTokens()) >= 1
                || wasRepeatingBeforeLastCall(state)
                || wasFullBeforeLastCall(state)
                || (budget.maxCostUsd() != null && share(spent.cost(), budget.maxCostUsd()) >= 1)
                || (budget.maxTime() != null
                        && !Duration.between(state.startedAt(now), spent.at())
                                .minus(budget.maxTime())
                                .isNegative());
    }

    private static double share(long used, @Nullable Number limit) {
        return limit == null ? 0 : share(used, limit.doubleValue());
    }

    private static double share(double used, double limit) {
        return used / limit;
    }

    private static double share(Optional<BigDecimal> used, BigDecimal limit) {
        return used.map(u -> u.doubleValue() / limit.doubleValue()).orElse(0.0);
    }

    private String note(String limit, boolean reached, RunState state) {
        if (limit.equals(REPEATS)) {
            return "You have made the same call " + equalCalls + " times. Call submit_answer now with what you have;"
                    + " no other tool will run.";
        }
        if (reached) {
            return "The budget (" + limit + ") is used up. Call submit_answer now with what you have;"
                    + " no other tool will run.";
        }
        String left = limit.equals("steps") && budget.maxSteps() != null
                ? Math.max(0, budget.maxSteps() - state.stepsOfAll()) + " steps left"
                : String.format(Locale.ROOT, "%.0f%% used", 100 * warnAt);
        return "The budget (" + limit + ") is nearly used up: " + left
                + ". Finish what matters most and call submit_answer.";
    }
}
