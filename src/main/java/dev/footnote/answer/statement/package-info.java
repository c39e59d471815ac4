/**
 * Takes sentences apart into parts that can be compared: numbers with units, dates, function words such as negations and hedges,
 * and the words that carry meaning, by families of like and opposite words. English and Chinese.
 *
 * <p>Uses: {@code text}.
 *
 * <p>Used by: {@code answer}, {@code answer.passage}, {@code answer.support}, {@code answer.support.comparison}, {@code answer.support.figure}, {@code answer.support.party}, {@code answer.support.wording}.
 */
@NullMarked
package dev.footnote.answer.statement;

import org.jspecify.annotations.NullMarked;
