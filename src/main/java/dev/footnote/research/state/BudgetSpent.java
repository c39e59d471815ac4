package dev.footnote.research.state;

import dev.footnote.api.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens, money and time that a run has used, with those of its trajectories. Guarded with its {@link RunState}. */
final class BudgetSpent {

    private final Trajectories trajectories;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private TokenCount tokens = TokenCount.ZERO;
    private @Nullable BigDecimal cost = BigDecimal.ZERO;
    private int judgeCalls;
    private Spent beforeLastCall = new Spent(0, 0, Optional.of(BigDecimal.ZERO), 0, Instant.EPOCH);

    /**
     * The part of a run's budget that was used up at a time.
     *
     * @param steps model calls
     * @param tokens input and output
     * @param cost US dollars, where known
     * @param equalCalls how often the most frequent call was made
     * @param at the time
     */
    record Spent(int steps, long tokens, Optional<BigDecimal> cost, int equalCalls, Instant at) {}

    /**
     * @param trajectories of the run, whose tokens and money count too
     */
    BudgetSpent(Trajectories trajectories) {
        this.trajectories = trajectories;
    }

    void startedAt(Instant at) {
        if (startedAt == null) {
            startedAt = at;
        }
    }

    void endedAt(Instant at) {
        endedAt = at;
    }

    /** The model is about to be called. */
    void calling(StepState steps, Instant at) {
        beforeLastCall = new Spent(
                steps.current() + trajectories.steps(),
                tokens().input() + tokens().output(),
                cost(),
                steps.calls().most(),
                at);
    }

    void tokens(TokenCount more) {
        tokens = tokens.plus(more);
    }

    void judged() {
        judgeCalls++;
    }

    /**
     * Adds money.
     *
     * @param amount US dollars; null if they are not known, after which the sum is not known either
     */
    void money(@Nullable BigDecimal amount) {
        BigDecimal before = cost;
        cost = before == null || amount == null ? null : before.add(amount);
    }

    /** Returns what was used when the model was called last. */
    Spent beforeLastCall() {
        return beforeLastCall;
    }

    /** Returns the tokens of the run and its trajectories together. */
    TokenCount tokens() {
        return tokens.plus(trajectories.tokens());
    }

    /** Returns the US dollars that the run and its trajectories have spent together; empty if some price is not known. */
    Optional<BigDecimal> cost() {
        BigDecimal own = cost;
        BigDecimal others = trajectories.cost();
        return own == null || others == null ? Optional.empty() : Optional.of(own.add(others));
    }

    /** Returns how often a judge was asked by the run itself. */
    int judgeCalls() {
        return judgeCalls;
    }

    Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
