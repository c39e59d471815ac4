package dev.footnote.offline.span;

/**
 * A short answer.
 *
 * @param text verbatim
 * @param sentence index in the list of sentences of the one that speaks for it most
 * @param probability 0 to 1, over all spans that were looked at
 */
public record AnswerSpan(String text, int sentence, double probability) {}
