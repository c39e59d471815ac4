package dev.footnote.doctor;

import dev.footnote.api.TokenCount;
import dev.footnote.llm.endpoint.Prices;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the checks of one host have taken, and the limits of it. For one thread. */
final class CheckBudget {

    private final DoctorSettings limits;
    private final Clock clock;
    private final Instant begin;
    private TokenCount tokens = TokenCount.ZERO;

    /**
     * Begins to count the time.
     *
     * @param clock tells the time that passes
     */
    CheckBudget(DoctorSettings limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.begin = clock.instant();
    }

    /** Adds what one answer has taken. */
    void add(TokenCount used) {
        tokens = tokens.plus(used);
    }

    /**
     * Refuses another request when a limit is reached.
     *
     * @param prices of the model, or null where they are unknown; no limit of money holds then
     * @throws LimitReached if tokens, money or time are used up
     */
    void check(@Nullable Prices prices) {
        if (tokens.input() + tokens.output() >= limits.maxTokens()) {
            throw new LimitReached(
                    "the " + limits.maxTokens() + " tokens for the checks are used up (doctor.max_tokens)");
        }
        BigDecimal cost = cost(prices);
        if (cost != null
                && limits.maxCost().filter(most -> cost.compareTo(most) >= 0).isPresent()) {
            throw new LimitReached("the money for the checks is used up (doctor.max_cost_usd)");
        }
        Duration unused = left();
    }

    /**
     * Returns the time that is left, above 0.
     *
     * @throws LimitReached if none is
     */
    Duration left() {
        Duration left = limits.maxTime().minus(elapsed());
        if (left.isNegative() || left.isZero()) {
            throw new LimitReached("the time for the checks is over (doctor.max_time, --max-time)");
        }
        return left;
    }

    /** Returns the time since the beginning. */
    Duration elapsed() {
        return Duration.between(begin, clock.instant());
    }

    /** Returns the tokens so far. */
    TokenCount tokens() {
        return tokens;
    }

    /**
     * Returns what the tokens so far have cost, in US dollars, or null where the price is unknown.
     *
     * @param prices of the model, or null
     */
    @Nullable
    BigDecimal cost(@Nullable Prices prices) {
        if (tokens.equals(TokenCount.ZERO)) {
            return BigDecimal.ZERO;
        }
        return prices == null ? null : prices.cost(tokens);
    }
}
