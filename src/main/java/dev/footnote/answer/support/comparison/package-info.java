/**
 * A claim beside its evidence, the words that both share, and the reasons that are found against the claim.
 *
 * <p>Uses: {@code answer.passage}, {@code answer.statement}.
 *
 * <p>Used by: {@code answer}, {@code answer.support}, {@code answer.support.figure}, {@code answer.support.party}, {@code answer.support.wording}.
 */
@NullMarked
package dev.footnote.answer.support.comparison;

import org.jspecify.annotations.NullMarked;
