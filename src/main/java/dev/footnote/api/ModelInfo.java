package dev.footnote.api;

import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a caller's own model.
 *
 * @param name shown in answers
 * @param window tokens that fit into a request with its answer; 0 where unknown: nothing is folded then
 * @param price US dollars for a call's tokens, or null where unknown: a limit in money is refused then
 */
public record ModelInfo(String name, int window, @Nullable Function<TokenCount, BigDecimal> price) {

    public ModelInfo {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the model's name is blank; it is shown in answers");
        }
        if (window < 0) {
            throw new IllegalArgumentException("window is " + window + "; give tokens from 1, or 0 where unknown");
        }
    }

    /**
     * Returns the information on a model of which only the name is known.
     *
     * @param name shown in answers
     */
    public static ModelInfo named(String name) {
        return new ModelInfo(name, 0, null);
    }

    /**
     * Returns this with a window.
     *
     * @param tokens that fit into a request with its answer, from 1
     */
    public ModelInfo withWindow(int tokens) {
        return new ModelInfo(name, tokens, price);
    }

    /**
     * Returns this with prices.
     *
     * @param perCall computes the price of a call's tokens in US dollars; safe for many threads
     */
    public ModelInfo withPrice(Function<TokenCount, BigDecimal> perCall) {
        return new ModelInfo(name, window, perCall);
    }
}
