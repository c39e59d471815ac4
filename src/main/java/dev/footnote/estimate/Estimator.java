package dev.footnote.estimate;

import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.Estimate.Money;
import dev.footnote.api.run.Estimate.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Estimates from runs that were seen, or where they are too few, from rough figures of how runs usually go. */
public final class Estimator {

    /** Runs below which their spread tells nothing. */
    private static final int TELLING = 5;

    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    /** Tokens of the first request: instructions, tools and the question. */
    private static final long OPENING = 2_600;

    /** Tokens by which a search or a page lets the next request grow. */
    private static final long GROWTH = 3_500;

    /** Tokens of an answer, with and without thinking. */
    private static final long THOUGHT = 900;

    private static final long SAID = 150;

    /** Milliseconds of a step with its tools, at the least and at the most. */
    private static final Range FAST_STEP = new Range(2_500, 9_000);

    private static final Range THINKING_STEP = new Range(7_000, 35_000);

    /** Steps of questions that are thought about, and what an escalated fast attempt adds. */
    private static final Range THINKING_STEPS = new Range(4, 20);

    /** Steps and milliseconds of the embedded model: one step with its search for each name of a chain, and one to hand in. */
    private static final Range EMBEDDED_STEPS = new Range(2, 9);

    private static final Range EMBEDDED_TIME = new Range(200, 5_000);
    private static final Range NOTHING = new Range(0, 0);

    private static final int FEWEST = 3;

    /** Steps of the pass that reconciles what trajectories found. */
    private static final Range RECONCILING = new Range(1, 3);

    private final EndedRuns seen;
    private final int fastSteps;
    private final int trajectories;

    /**
     * @param fastSteps model calls of a fast attempt at most
     * @param trajectories of a run in heavy mode
     */
    public Estimator(EndedRuns seen, int fastSteps, int trajectories) {
        this.seen = seen;
        this.fastSteps = fastSteps;
        this.trajectories = trajectories;
    }

    /**
     * The task that is estimated.
     *
     * @param endpoint the name of the model's endpoint
     * @param model the model's id
     * @param price US dollars for tokens, or null where unknown
     * @param mode fast, think or heavy
     * @param escalates true if a fast attempt may go on with thinking
     * @param reason why that mode
     * @param budget with every limit filled in
     * @param embedded true for the embedded model, which takes no tokens and a moment for a step
     */
    public record Task(
            String endpoint,
            String model,
            @Nullable Function<TokenCount, BigDecimal> price,
            Mode mode,
            boolean escalates,
            String reason,
            Budget budget,
            boolean embedded) {

        /** The name of the way in which its run begins. */
        String way() {
            return Estimator.way(mode, escalates);
        }
    }

    /** The name of the way in which a run begins. */
    public static String way(Mode mode, boolean escalates) {
        return escalates ? "fast_first" : mode.name().toLowerCase(Locale.ROOT);
    }

    /** Estimates a task; its budget bounds the estimate, as it bounds the run. */
    public Estimate estimate(Task task) {
        List<EndedRun> runs = seen.of(task.model(), task.way());
        boolean telling = runs.size() >= TELLING;
        return bounded(telling ? from(runs, task) : roughly(task), task.budget());
    }

    private static Estimate from(List<EndedRun> runs, Task task) {
        Function<TokenCount, BigDecimal> price = task.price();
        Money cost = null;
        if (price != null) {
            List<BigDecimal> costs =
                    runs.stream().map(run -> price.apply(run.tokens())).sorted().toList();
            cost = new Money(costs.get(place(LOW, costs.size())), costs.get(place(HIGH, costs.size())));
        }
        return estimate(
                task,
                range(runs, EndedRun::steps),
                range(runs, run -> run.tokens().input() + run.tokens().output()),
                cost,
                range(runs, EndedRun::millis),
                runs.size());
    }

    private static Range range(List<EndedRun> runs, ToLongFunction<EndedRun> value) {
        long[] sorted = runs.stream().mapToLong(value).sorted().toArray();
        return new Range(sorted[place(LOW, sorted.length)], sorted[place(HIGH, sorted.length)]);
    }

    /** The nearest rank. */
    private static int place(double share, int count) {
        return Math.max(0, (int) Math.ceil(share * count) - 1);
    }

    private Estimate roughly(Task task) {
        if (task.embedded()) {
            return estimate(
                    task, EMBEDDED_STEPS, NOTHING, new Money(BigDecimal.ZERO, BigDecimal.ZERO), EMBEDDED_TIME, 0);
        }
        if (task.mode() == Mode.HEAVY) {
            return roughlyHeavy(task);
        }
        boolean fast = task.mode() == Mode.FAST;
        long most = !fast ? THINKING_STEPS.high() : fastSteps + (task.escalates() ? THINKING_STEPS.high() : 0);
        long least = fast ? Math.min(FEWEST, fastSteps) : THINKING_STEPS.low();
        TokenCount low = tokens(least, fast ? SAID : THOUGHT);
        TokenCount high = tokens(most, fast && !task.escalates() ? SAID : THOUGHT);
        Range slow = fast && !task.escalates() ? FAST_STEP : THINKING_STEP;
        Range quick = fast ? FAST_STEP : THINKING_STEP;
        Function<TokenCount, BigDecimal> price = task.price();
        return estimate(
                task,
                new Range(least, most),
                new Range(low.input() + low.output(), high.input() + high.output()),
                price == null ? null : new Money(price.apply(low), price.apply(high)),
                new Range(least * quick.low(), most * slow.high()),
                0);
    }

    /** Trajectories go side by side, so that they take the money of all and the time of the longest; the last pass comes after them. */
    private Estimate roughlyHeavy(Task task) {
        TokenCount low =
                times(tokens(THINKING_STEPS.low(), THOUGHT), trajectories).plus(tokens(RECONCILING.low(), THOUGHT));
        TokenCount high =
                times(tokens(THINKING_STEPS.high(), THOUGHT), trajectories).plus(tokens(RECONCILING.high(), THOUGHT));
        Function<TokenCount, BigDecimal> price = task.price();
        return estimate(
                task,
                new Range(
                        trajectories * THINKING_STEPS.low() + RECONCILING.low(),
                        trajectories * THINKING_STEPS.high() + RECONCILING.high()),
                new Range(low.input() + low.output(), high.input() + high.output()),
                price == null ? null : new Money(price.apply(low), price.apply(high)),
                new Range(
                        (THINKING_STEPS.low() + RECONCILING.low()) * THINKING_STEP.low(),
                        (THINKING_STEPS.high() + RECONCILING.high()) * THINKING_STEP.high()),
                0);
    }

    private static TokenCount times(TokenCount tokens, int factor) {
        return new TokenCount(
                tokens.input() * factor,
                tokens.cachedInput() * factor,
                tokens.output() * factor,
                tokens.reasoning() * factor);
    }

    /** The tokens of so many requests, each with all that came before, which the host has in its cache. */
    private static TokenCount tokens(long steps, long said) {
        long before = steps * (steps - 1) / 2 * (GROWTH + said);
        long input = steps * OPENING + before;
        long last = OPENING + (steps - 1) * (GROWTH + said);
        return new TokenCount(input, input - last, steps * said, 0);
    }

    private static Estimate estimate(
            Task task, Range steps, Range tokens, @Nullable Money cost, Range millis, int seenRuns) {
        return new Estimate(
                task.endpoint(), task.model(), task.mode(), task.reason(), steps, tokens, cost, millis, seenRuns);
    }

    /** A run passes a limit by one call and no more, so that the limit is what can be told. */
    private static Estimate bounded(Estimate e, Budget budget) {
        Money cost = e.costUsd();
        BigDecimal limit = budget.maxCostUsd();
        return new Estimate(
                e.endpoint(),
                e.model(),
                e.mode(),
                e.reason(),
                bounded(e.steps(), budget.maxSteps() == null ? null : (long) budget.maxSteps()),
                bounded(e.tokens(), budget.maxTokens()),
                cost == null
                        ? null
                        : new Money(rounded(bounded(cost.low(), limit)), rounded(bounded(cost.high(), limit))),
                bounded(
                        e.millis(),
                        budget.maxTime() == null ? null : budget.maxTime().toMillis()),
                e.seenRuns());
    }

    private static Range bounded(Range range, @Nullable Long limit) {
        return limit == null ? range : new Range(Math.min(range.low(), limit), Math.min(range.high(), limit));
    }

    private static BigDecimal bounded(BigDecimal amount, @Nullable BigDecimal limit) {
        return limit == null ? amount : amount.min(limit);
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(4, RoundingMode.HALF_UP);
    }
}
