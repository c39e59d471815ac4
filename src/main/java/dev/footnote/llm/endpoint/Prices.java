package dev.footnote.llm.endpoint;

import dev.footnote.api.TokenCount;
import java.math.BigDecimal;

/**
 * The prices of a model, as an estimate.
 *
 * @param input USD per million prompt tokens that were not cached
 * @param cachedInput USD per million prompt tokens from the host's cache
 * @param output USD per million completion tokens, thinking included
 * @param asOf when the list was read
 */
public record Prices(BigDecimal input, BigDecimal cachedInput, BigDecimal output, String asOf) {

    /**
     * The cost in USD.
     *
     * @param t the tokens of one or many calls
     */
    public BigDecimal cost(TokenCount t) {
        long cached = Math.min(t.cachedInput(), t.input());
        return input.multiply(BigDecimal.valueOf(t.input() - cached))
                .add(cachedInput.multiply(BigDecimal.valueOf(cached)))
                .add(output.multiply(BigDecimal.valueOf(t.output())))
                .movePointLeft(6);
    }
}
