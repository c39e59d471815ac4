/**
 * Holds who does what in a claim against its evidence: names, who a statement is about, and parties that have changed places.
 *
 * <p>Uses: {@code answer.passage}, {@code answer.statement}, {@code answer.support.comparison}, {@code text}.
 *
 * <p>Used by: {@code answer.support}.
 */
@NullMarked
package dev.footnote.answer.support.party;

import org.jspecify.annotations.NullMarked;
