/**
 * Holds the wording of a claim against its evidence: negation, quantity words, hedges, conditions, scope, and what the source does not say.
 *
 * <p>Uses: {@code answer.passage}, {@code answer.statement}, {@code answer.support.comparison}, {@code text}.
 *
 * <p>Used by: {@code answer.support}.
 */
@NullMarked
package dev.footnote.answer.support.wording;

import org.jspecify.annotations.NullMarked;
