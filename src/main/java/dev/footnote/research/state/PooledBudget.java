package dev.footnote.research.state;

import dev.footnote.api.Budget;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a run in heavy mode, which hold for all of its trajectories together. Of each limit so much is kept back that the calls that are going on can end, each
 * trajectory can hand in, and what they found can be reconciled; the largest call so far tells how much that is. Safe for many threads.
 */
public final class PooledBudget implements SharedBudget {

    private final RunJournal run;
    private final Budget whole;
    private final int reconciling;

    /**
     * @param run whose events tell what was used
     * @param whole with the limits for all together
     * @param reconciling model calls that are kept back for the last pass, from 1
     */
    public PooledBudget(RunJournal run, Budget whole, int reconciling) {
        this.run = run;
        this.whole = whole;
        this.reconciling = reconciling;
    }

    @Override
    public double share(String limit) {
        return run.with(state -> {
            Trajectories trajectories = state.trajectories();
            BudgetSpent spent = state.spent();
            int toHandIn = trajectories.going() + reconciling;
            int calls = trajectories.openSteps() + toHandIn;
            return switch (limit) {
                case "steps" -> share(state.stepsOfAll() + toHandIn, whole.maxSteps());
                case "tokens" -> {
                    long used = spent.tokens().input() + spent.tokens().output();
                    yield share(used + calls * trajectories.largestTokens(), whole.maxTokens());
                }
                case "cost" -> {
                    BigDecimal used = spent.cost().orElse(BigDecimal.ZERO);
                    BigDecimal kept = trajectories.largestCost().multiply(BigDecimal.valueOf(calls));
                    yield share(used.add(kept).doubleValue(), whole.maxCostUsd());
                }
                default -> 0.0;
            };
        });
    }

    private static double share(double used, @Nullable Number limit) {
        return limit == null ? 0 : used / limit.doubleValue();
    }
}
