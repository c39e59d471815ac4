package dev.footnote.research.state;

import dev.footnote.api.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens, money and time that a run has used. Guarded with its {@link RunState}. */
final class BudgetSpent {

    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private TokenCount tokens = TokenCount.ZERO;
    private @Nullable BigDecimal cost = BigDecimal.ZERO;
    private int judgeCalls;
    private Spent beforeLastCall = new Spent(0, 0, Optional.of(BigDecimal.ZERO), 0, Instant.EPOCH);

    /**
     * What a run had used up at a time.
     *
     * @param steps model calls
     * @param tokens input and output
     * @param cost US dollars, where known
     * @param equalCalls how often the most frequent call was made
     * @param at the time
     */
    record Spent(int steps, long tokens, Optional<BigDecimal> cost, int equalCalls, Instant at) {}

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
        long used = tokens.input() + tokens.output();
        beforeLastCall = new Spent(steps.current(), used, cost(), steps.calls().most(), at);
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

    TokenCount tokens() {
        return tokens;
    }

    /** Returns the US dollars that were spent; empty if some price is not known. */
    Optional<BigDecimal> cost() {
        return Optional.ofNullable(cost);
    }

    /** Returns how often a judge was asked. */
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
