/**
 * The passages of quotes: the quoted sentences and the text around them.
 *
 * <p>Uses: {@code answer.statement}, {@code text}.
 *
 * <p>Used by: {@code answer}, {@code answer.support}, {@code answer.support.comparison}, {@code answer.support.figure}, {@code answer.support.party}, {@code answer.support.wording}.
 */
@NullMarked
package dev.footnote.answer.passage;

import org.jspecify.annotations.NullMarked;
