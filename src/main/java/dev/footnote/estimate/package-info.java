/**
 * Estimates of the model calls, tokens, money and time that a question takes.
 *
 * <p>In: a request with its budget, a model with its prices, and a file with the usage of ended runs. Out: {@link dev.footnote.api.run.Estimate}. Fails: never for want of
 * the file. Does not: ask a model, or keep anything of the question.
 *
 * <p>Uses: {@code api}, {@code api.run}.
 *
 * <p>Used by: {@code service}.
 */
@NullMarked
package dev.footnote.estimate;

import org.jspecify.annotations.NullMarked;
