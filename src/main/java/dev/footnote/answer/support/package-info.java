/**
 * Decides whether the quotes of a claim support it, and says why not. A claim is taken apart into parts that can be compared:
 * numbers, dates, names, negation, comparison, quantity words, hedges, conditions, and who says it.
 *
 * <p>Uses: {@code answer.passage}, {@code answer.statement}, {@code answer.support.comparison}, {@code answer.support.figure}, {@code answer.support.party}, {@code answer.support.wording}, {@code api}, {@code text}.
 *
 * <p>Used by: {@code answer}.
 */
@NullMarked
package dev.footnote.answer.support;

import org.jspecify.annotations.NullMarked;
