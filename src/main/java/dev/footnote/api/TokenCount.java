package dev.footnote.api;

/**
 * The tokens of one model call as its host counted them; 0 where it did not say.
 *
 * @param input prompt tokens, cached ones included
 * @param cachedInput prompt tokens that came from the host's cache
 * @param output completion tokens, reasoning included
 * @param reasoning completion tokens spent on thinking
 */
public record TokenCount(long input, long cachedInput, long output, long reasoning) {

    /** Nothing. */
    public static final TokenCount ZERO = new TokenCount(0, 0, 0, 0);

    public TokenCount {
        if (input < 0 || cachedInput < 0 || output < 0 || reasoning < 0) {
            throw new IllegalArgumentException("token counts are never negative: " + input + ", " + cachedInput + ", "
                    + output + ", " + reasoning);
        }
    }

    /**
     * Both together.
     *
     * @param other another call's tokens
     */
    public TokenCount plus(TokenCount other) {
        return new TokenCount(
                input + other.input,
                cachedInput + other.cachedInput,
                output + other.output,
                reasoning + other.reasoning);
    }
}
