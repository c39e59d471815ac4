/**
 * Holds the figures of a claim against its evidence: numbers with their units, dates, cells of tables, places in a list of results.
 *
 * <p>Uses: {@code answer.passage}, {@code answer.statement}, {@code answer.support.comparison}, {@code text}.
 *
 * <p>Used by: {@code answer.support}.
 */
@NullMarked
package dev.footnote.answer.support.figure;

import org.jspecify.annotations.NullMarked;
