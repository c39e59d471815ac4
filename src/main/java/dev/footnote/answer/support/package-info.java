/**
 * Decides whether the quotes of a claim support it, and says why not. A claim is taken apart into what can be compared:
 * numbers, dates, names, negation, comparison, quantity words, hedges, conditions, and who says it.
 */
@NullMarked
package dev.footnote.answer.support;

import org.jspecify.annotations.NullMarked;
