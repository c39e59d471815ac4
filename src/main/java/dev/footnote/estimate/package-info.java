/**
 * What a question is expected to take: model calls, tokens, money and time.
 *
 * <p>In: a request with its budget, a model with its prices, and a file with what ended runs took. Out: {@link dev.footnote.api.run.Estimate}. Fails: never for want of
 * the file. Does not: ask a model, or keep anything of what was asked.
 *
 * <p>Uses: {@code api}, {@code api.run}.
 *
 * <p>Used by: {@code service}.
 */
@NullMarked
package dev.footnote.estimate;

import org.jspecify.annotations.NullMarked;
