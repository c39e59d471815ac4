/**
 * Cuts the pages that were read into sentences and weighs them against a question.
 *
 * <p>In: the question and the pages that were read. Out: sentences ranked by how much of the question they and the sentences that lead to them carry,
 * the names of the question, and whether they stand there. Fails: never; nothing read is no sentences. Does not: choose answers, or
 * search.
 *
 * <p>Uses: {@code api}, {@code offline.prose}, {@code offline.relation}, {@code offline.span}, {@code text}, {@code tools}.
 *
 * <p>Used by: {@code offline}, {@code offline.confidence}, {@code offline.fact}.
 */
@NullMarked
package dev.footnote.offline.evidence;

import org.jspecify.annotations.NullMarked;
